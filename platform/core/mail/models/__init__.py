"""Tables of the mail: what goes out, what comes in, and which addresses are left alone."""

from core.mail.models.events import DomainTrouble, MailEvent
from core.mail.models.inbound import InboundMail
from core.mail.models.outgoing import (
    UNFINISHED,
    WAITING,
    OutgoingMail,
    Purpose,
    State,
    Suppression,
)
from core.mail.models.pace import Pace
from core.mail.models.tally import Tally

__all__ = [
    "UNFINISHED",
    "WAITING",
    "DomainTrouble",
    "InboundMail",
    "MailEvent",
    "OutgoingMail",
    "Pace",
    "Purpose",
    "State",
    "Suppression",
    "Tally",
]
