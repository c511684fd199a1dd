"""Words for what happens to dugnads, people and tasks."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from core import words_no
from core.audit.models import Entry
from core.audit.sentences import Words
from followup.models import Answer, Task

ANSWERS: dict[str, StrOrPromise] = {
    Answer.Choice.DONE: gettext_lazy("Svarte: ferdig"),
    Answer.Choice.UNDER_WAY: gettext_lazy("Svarte: i gang"),
    Answer.Choice.LATER: gettext_lazy("Svarte: trenger mer tid"),
    Answer.Choice.SNOOZE: gettext_lazy("Svarte: spør meg senere"),
    Answer.Choice.ACCEPT: gettext_lazy("Svarte: ja, jeg tar over"),
    Answer.Choice.BLOCKED: gettext_lazy("Svarte: står fast og trenger hjelp"),
    Answer.Choice.NOT_ME: gettext_lazy("Svarte: noen andre gjør dette"),
    Answer.Choice.DROPPED: gettext_lazy("Svarte: ikke aktuelt lenger"),
}


def _day(value: object) -> str:
    try:
        return words_no.date_in_words(date.fromisoformat(str(value)), get_language() or "nb")
    except ValueError:
        return _("ingen dato")


def _state(entry: Entry) -> str:
    before_after = entry.data.get("state")
    if not before_after:
        return _("Fortalte hvordan det går")
    label = dict(Task.State.choices).get(before_after[1], before_after[1])
    return _("Status ble satt til: %(state)s") % {"state": label}


def _edited(entry: Entry) -> str:
    moved = entry.data.get("due")
    if moved:
        return _("Fristen ble flyttet fra %(before)s til %(after)s") % {
            "before": _day(moved[0]),
            "after": _day(moved[1]),
        }
    if "what" in entry.data:
        return _("Teksten ble endret fra «%(before)s»") % {"before": entry.data["what"][0]}
    return _("Oppgaven ble endret")


def _answered(entry: Entry) -> str:
    words = ANSWERS.get(entry.data.get("choice", ""))
    return str(words) if words else _("Svarte")


def _away(entry: Entry) -> str:
    return _("Er borte til og med %(day)s") % {"day": _day(entry.data.get("until"))}


def _result(entry: Entry) -> str:
    children = entry.data.get("children")
    if children is None:
        return _("Fortalte hva som kom ut av det")
    return ngettext(
        "Fortalte hva som kom ut av det: %(n)d barn",
        "Fortalte hva som kom ut av det: %(n)d barn",
        children,
    ) % {"n": children}


def _paused(entry: Entry) -> str:
    days = {"start": _day(entry.data.get("start")), "end": _day(entry.data.get("end"))}
    return _("Påminnelsene fikk pause fra %(start)s til %(end)s") % days


WORDS: dict[str, Words] = {
    "task.created": gettext_lazy("Oppgaven ble laget"),
    "task.edited": _edited,
    "task.assigned": gettext_lazy("Oppgaven fikk nye folk"),
    "task.state": _state,
    "task.result": _result,
    "task.called": gettext_lazy("NDFU ringte om den"),
    "task.answered": _answered,
    "task.answer_undone": gettext_lazy("Svaret ble angret"),
    "reply.received": gettext_lazy("Skrev til oss på e-post"),
    "answer.accepted": gettext_lazy("Forslaget om en annen person ble godtatt"),
    "answer.handled": gettext_lazy("Kontaktpersonen tok seg av svaret"),
    "person.edited": gettext_lazy("Opplysningene ble endret"),
    "person.left": gettext_lazy("Er ikke med lenger"),
    "person.back": gettext_lazy("Er med igjen"),
    "person.away": _away,
    "person.calendar_ended": gettext_lazy("Kalenderadressen ble gjort ugyldig"),
    "calendar.ended": gettext_lazy("Kalenderadressene ble gjort ugyldige"),
    "person.at_work": gettext_lazy("Er tilbake"),
    "reminders.policy": gettext_lazy("Dagene for påminnelser ble endret"),
    "reminders.paused": _paused,
    "reminders.resumed": gettext_lazy("Pausen i påminnelsene ble avsluttet"),
    "person.undeliverable": gettext_lazy("E-posten kom i retur"),
    "person.address_kept": gettext_lazy("Adressen er riktig, ble det sagt: vi prøver igjen"),
    "person.no_contact": gettext_lazy("Ba om å slippe e-post"),
    "person.contact_again": gettext_lazy("Vil ha e-post igjen"),
    "person.erased": gettext_lazy("Personen ble slettet"),
    "dugnad.registered": gettext_lazy("Dugnaden ble registrert"),
    "dugnad.changed": gettext_lazy("Dugnaden ble endret"),
    "participants.added": gettext_lazy("Deltakere ble lagt til"),
    "participant.removed": gettext_lazy("En deltaker ble tatt bort"),
    "referat.uploaded": gettext_lazy("Referatet ble lastet opp"),
    "referat.confirmed": gettext_lazy("Referatet ble bekreftet"),
    "referat.put_away": gettext_lazy("Utkastet ble lagt bort"),
    "referat.deleted": gettext_lazy("Dokumentet ble slettet"),
    "referat.delete_on": gettext_lazy("Slettedatoen ble endret"),
    "referat.mails_held": gettext_lazy("De første e-postene ble stoppet"),
    "referat.mails_started": gettext_lazy("De første e-postene ble satt i gang"),
}
