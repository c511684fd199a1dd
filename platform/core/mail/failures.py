"""Why a mail did not arrive, in words for people. Codes: RFC 3463."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core.mail.models import OutgoingMail, State

#: States in which a mail has not reached anybody and will not.
NOT_ARRIVED: Final = frozenset({State.FAILED, State.BOUNCED, State.SUPPRESSED, State.MISSED})

_BY_CODE: Final = (
    (r"\b5\.1\.\d+|\b5\.2\.1\b|\b55[013]$|refused by the provider", "gone"),
    (r"\b[45]\.2\.2\b|\b[45]52\b", "full"),
    (r"\b[45]\.7\.\d+|\b554\b", "blocked"),
    (r"\b4\d\d\b|\b4\.\d+\.\d+|Error$|not taken|HTTP 5", "unreachable"),
)
_SENTENCES: Final = {
    "gone": gettext_noop("adressen finnes ikke"),
    "full": gettext_noop("postkassen er full"),
    "blocked": gettext_noop("mottakerens filter slapp den ikke gjennom"),
    "unreachable": gettext_noop("mottakerens e-posttjener svarte ikke"),
    "asked": gettext_noop("har bedt om å slippe e-post"),
    "bounced": gettext_noop("adressen tar ikke imot e-post"),
    "complained": gettext_noop("har meldt e-posten som søppelpost"),
    "missed": gettext_noop("den ble for gammel før den kunne sendes"),
    "staging": gettext_noop("dette er et prøvemiljø, og adressen står ikke på lista"),
    "unknown": gettext_noop("vi vet ikke hvorfor"),
}


def why(mail: OutgoingMail) -> str:
    """The cause in a few words of the reader's language, "" for a mail that may have arrived."""
    return _(_SENTENCES[_cause(mail)]) if mail.state in NOT_ARRIVED else ""


def _cause(mail: OutgoingMail) -> str:
    if mail.state == State.MISSED:
        return "missed"
    if mail.state == State.SUPPRESSED:
        return mail.state_detail if mail.state_detail in _SENTENCES else "staging"
    found = (cause for code, cause in _BY_CODE if re.search(code, mail.state_detail))
    fallback = "gone" if mail.state == State.BOUNCED and not mail.state_detail else "unknown"
    return next(found, fallback)
