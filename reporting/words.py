"""Reasons in words."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting.domain import need
from reporting.domain.need import Reason


def reason_words(reason: Reason) -> str:
    """Why a municipality needs somebody, as a short sentence in the active language."""
    since = date_format(reason.since, "j. F Y") if reason.since else ""
    if reason.code == need.NO_CONTACT:
        return _("Mangler kontaktperson")
    if reason.code == need.BLOCKED:
        return ngettext(
            "%(number)s oppgave står fast", "%(number)s oppgaver står fast", reason.number
        ) % {"number": reason.number}
    if reason.code == need.OVERDUE:
        return ngettext(
            "Fristen har vært for %(number)s oppgave",
            "Fristen har vært for %(number)s oppgaver",
            reason.number,
        ) % {"number": reason.number}
    if reason.code == need.NO_TASKS:
        return _("Ingen oppgaver etter dugnaden %(day)s") % {"day": since}
    return _("Stille siden %(day)s") % {"day": since}
