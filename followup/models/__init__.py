"""From dugnad to done: what was agreed, who does it, and how it goes."""

from followup.models.dugnads import Dugnad, Edition, GoodExperience, Participation
from followup.models.ideas import FirstStep, Idea, KnownWording, Referat
from followup.models.people import Person
from followup.models.reminders import Reminder, ReminderItem
from followup.models.tasks import Answer, Barrier, Task

__all__ = [
    "Answer",
    "Barrier",
    "Dugnad",
    "Edition",
    "FirstStep",
    "GoodExperience",
    "Idea",
    "KnownWording",
    "Participation",
    "Person",
    "Referat",
    "Reminder",
    "ReminderItem",
    "Task",
]
