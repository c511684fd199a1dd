"""Every mail about tasks. Importing this registers them (`core.mail.apps`)."""

from followup.mails.answers import AnswerNews, FreshLink, HelperNews, Receipt
from followup.mails.escalations import GivenReceipt, SilentNews, WhoTakesThis
from followup.mails.reminders import Closing, FirstNotice, Section, TaskLine, TaskReminder
from followup.mails.replies import (
    ReplyHeld,
    ReplyNews,
    ReplyPassedOn,
    ReplyRead,
    ReplyUnread,
)

__all__ = [
    "AnswerNews",
    "Closing",
    "FirstNotice",
    "FreshLink",
    "GivenReceipt",
    "HelperNews",
    "Receipt",
    "ReplyHeld",
    "ReplyNews",
    "ReplyPassedOn",
    "ReplyRead",
    "ReplyUnread",
    "Section",
    "SilentNews",
    "TaskLine",
    "TaskReminder",
    "WhoTakesThis",
]
