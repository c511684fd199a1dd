"""Every mail about tasks. Importing this registers them (`core.mail.apps`)."""

from followup.mails.answers import AnswerNews, FreshLink, HelperNews, Receipt
from followup.mails.reminders import Closing, FirstNotice, Section, TaskLine, TaskReminder

__all__ = [
    "AnswerNews",
    "Closing",
    "FirstNotice",
    "FreshLink",
    "HelperNews",
    "Receipt",
    "Section",
    "TaskLine",
    "TaskReminder",
]
