"""Sentences for the review page: why a cell is marked, and what the words of Når mean."""

from __future__ import annotations

import re
from datetime import date

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core import words_no
from core.templatetags.words import moment_words
from followup.domain import when_phrases
from followup.models import FirstStep
from followup.selectors.review_consequence import Consequence

register = template.Library()

REASONS: dict[str, StrOrPromise] = {
    "when_unsure": _("Ordene sier ikke sikkert hvilken dag det er."),
    "when_past": _("Datoen var før dugnaden. Er årstallet rett?"),
    "when_weekday": _("Ukedagen passer ikke med datoen."),
    "when_weekday_mismatch": _("Dagen har en annen ukedag enn det som står. Hva er rett?"),
    "when_week_mismatch": _("Datoen ligger ikke i uka som står. Hva er rett?"),
    "when_spelling": _("Vi gjettet på et ord som er skrevet litt annerledes."),
    "when_impossible": _("Velg en annen dag eller uke. Denne finnes ikke."),
    "when_ambiguous": _("Dette kan bety to ulike dager."),
    "when_not_understood": _("Vi ser ikke noe tidspunkt her."),
    "when_left_over": _("Det står et tidspunkt i selve oppgaven også. Er det fristen?"),
    "when_no_reference": _("Vi vet ikke hvilken dag dugnaden var."),
    "when_none": _("Vi fant ingen frist. Står det en i referatet?"),
    "what_short": _("Oppgaven er bare ett ord. Vil du skrive litt mer?"),
    "what_guessed": _("Vi fant dette i løpende tekst. Er det et skritt noen skal ta?"),
    "who_two_fit": _("Flere heter det samme. Velg hvem som er ment."),
    "who_near_name": _("Navnet er skrevet litt annerledes enn på deltakerlista."),
    "who_short_name": _("Bare en del av navnet eller forbokstaver står i referatet."),
    "who_hint_differs": _("Stedet i parentes er et annet enn på deltakerlista."),
    "who_unknown_name": _("Ingen i referatet heter dette. Hvem er det?"),
    "who_doubt_mark": _("Det står et spørsmålstegn etter navnet."),
    "who_unknown_initials": _("Vi kjenner ikke forkortelsen. Hvem er det?"),
    "who_address_unclear": _("Vi ser en adresse, men ikke sikkert hvem den hører til."),
    "who_unclear": _("Vi forstår ikke hvem dette er."),
    "when_scanned": _("Dokumentet er skannet, og tall kan være lest feil. Stemmer datoen?"),
    "who_scanned": _("Dokumentet er skannet, og navnet kan være lest feil. Stemmer det?"),
    "when_computed": _("Tidspunktet er regnet ut av en formel i regnearket. Stemmer det?"),
    "what_computed": _("Teksten er satt sammen av en formel i regnearket. Stemmer den?"),
    "who_computed": _("Navnet er hentet av en formel i regnearket. Stemmer det?"),
    "who_guessed": _("Vi har gjettet på hvem det er ut fra setningen."),
}
_SYLLABLES = re.compile(
    r"(?<=[aeiouyæøå][bcdfghjklmnprstv])(?=[bcdfghjklmnprstv][aeiouyæøå])", re.IGNORECASE
)
CELLS: dict[str, StrOrPromise] = {"what": _("Hva"), "when": _("Når"), "who": _("Hvem")}


@register.filter
def breakable(text: str, narrow: str = "") -> SafeString:
    """Text with its line breaks, in which a long address may also break after @ and dots.

    In a `narrow` place, such as a table cell, long words break between syllables as well. Nothing
    is added that would be copied along.
    """
    lines = [
        " ".join(_breaks(word, narrow=bool(narrow)) for word in line.split(" "))
        for line in text.split("\n")
    ]
    return mark_safe("<br>".join(lines))


def _breaks(word: str, *, narrow: bool) -> str:
    parts = [word]
    if "@" in word or "/" in word:
        parts = re.split(r"(?<=[@./_-])(?=\w)", word)
    elif narrow and len(word) > 12:
        parts = _SYLLABLES.split(word)
    return "<wbr>".join(escape(part) for part in parts)


@register.filter
def reason(word: str) -> StrOrPromise:
    """Why a cell is marked, in a sentence; a kind default for a word without one."""
    return REASONS.get(word, _("Vi er ikke sikre på at vi leste dette rett. Se over."))


@register.filter
def cell_name(cell: str) -> StrOrPromise:
    """The heading of a column: Hva, Når or Hvem."""
    return CELLS.get(cell, cell)


@register.filter
def read_as(step: FirstStep, reference: date) -> str:
    """What Når was taken to mean, such as "senest fredag 20. mars 2026". `reference`: the dugnad.

    A date picked in a calendar is told as it is, whatever the words beside it say.
    """
    language = words_no.known_language(get_language() or "nb")
    reading = when_phrases.read(step.when_text, reference)
    if reading.due != step.due and step.due:
        return gettext("senest %(day)s") % {"day": words_no.date_in_words(step.due, language)}
    return when_phrases.in_words(reading, language)


@register.filter
def or_day(value: str | date | None) -> str:
    """A day in words, or the words themselves."""
    if isinstance(value, date):
        return words_no.date_in_words(value, words_no.known_language(get_language() or "nb"))
    return value or "–"


@register.filter
def told(consequence: Consequence) -> str:
    """What confirming does, as figures: "14 oppgaver, 9 personer får e-post …"."""
    c = consequence
    parts = [_count(c.new, ngettext("{count} oppgave", "{count} oppgaver", c.new))]
    if c.changed:
        parts.append(_count(c.changed, ngettext("{count} endret", "{count} endret", c.changed)))
    if c.dropped_tasks:
        words = ngettext(
            "{count} ikke aktuell lenger", "{count} ikke aktuelle lenger", c.dropped_tasks
        )
        parts.append(_count(c.dropped_tasks, words))
    parts.append(_recipients(c))
    if c.without_address:
        words = ngettext("{count} mangler adresse", "{count} mangler adresse", c.without_address)
        parts.append(_count(c.without_address, words))
    if c.without_anybody:
        words = ngettext(
            "{count} skritt har ingen ansvarlig",
            "{count} skritt har ingen ansvarlig",
            c.without_anybody,
        )
        parts.append(_count(c.without_anybody, words))
    if c.withheld:
        words = ngettext(
            "{count} skritt er holdt utenfor", "{count} skritt er holdt utenfor", c.withheld
        )
        parts.append(_count(c.withheld, words))
    return ", ".join(parts)


def _recipients(consequence: Consequence) -> str:
    count = len(consequence.recipients)
    if not count:
        return gettext("ingen får e-post")
    words = ngettext(
        "{count} person får e-post {when}", "{count} personer får e-post {when}", count
    )
    return words.format(count=count, when=moment_words(consequence.first_at))


def _count(count: int, words: str) -> str:
    return words.format(count=count)
