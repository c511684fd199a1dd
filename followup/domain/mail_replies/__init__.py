"""Reading mails that answer ours: whose words they are, and what they mean."""

from .absence import Absence
from .bounces import Bounce
from .mail import Mail
from .meaning import CHOICES, SURE_FROM, Meaning, TaskWords
from .parties import Party
from .reading import AUTO, BOUNCE, OUT_OF_OFFICE, REPLY, UNREADABLE, Reading, read

__all__ = [
    "AUTO",
    "BOUNCE",
    "CHOICES",
    "OUT_OF_OFFICE",
    "REPLY",
    "SURE_FROM",
    "UNREADABLE",
    "Absence",
    "Bounce",
    "Mail",
    "Meaning",
    "Party",
    "Reading",
    "TaskWords",
    "read",
]
