"""From dugnad to done: what was agreed, who does it, and how it goes."""

from followup.models.addresses import AddressQuestion
from followup.models.corrections import Correction, OpenCell
from followup.models.dugnads import Dugnad, Edition, GoodExperience, Participation
from followup.models.escalations import Escalation
from followup.models.ideas import FirstStep, Idea, KnownWording, Referat
from followup.models.people import Person
from followup.models.policies import ReminderPause, ReminderPolicy
from followup.models.reminders import Reminder, ReminderItem
from followup.models.replies import MailReply, ReplySuggestion
from followup.models.tasks import Answer, Barrier, Task

__all__ = [
    "AddressQuestion",
    "Answer",
    "Barrier",
    "Correction",
    "Dugnad",
    "Edition",
    "Escalation",
    "FirstStep",
    "GoodExperience",
    "Idea",
    "KnownWording",
    "MailReply",
    "OpenCell",
    "Participation",
    "Person",
    "Referat",
    "Reminder",
    "ReminderItem",
    "ReminderPause",
    "ReminderPolicy",
    "ReplySuggestion",
    "Task",
]
