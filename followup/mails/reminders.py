"""The mails that ask: first mail, reminder, closing mail. One per address and day.

Hold plain data only, so that samples and tests need no database. Words are chosen when the mail is
rendered, in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, ClassVar, Self

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import ical
from core.mail.messages import Message, register
from core.mail.models import Purpose
from followup.domain import day_words
from followup.domain.reminder_schedule import CLOSING, FIRST, STATUS
from followup.mails.words import CHOICES, lower_first, promise_line
from followup.models import Answer


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as a mail shows it. `point` is "" for one only listed."""

    key: int
    what: str
    when_text: str = ""
    due: date | None = None
    idea: str = ""
    dugnad_day: date | None = None
    point: str = ""
    is_lead: bool = True
    lead_name: str = ""
    is_done: bool = False
    tell_on: date | None = None
    handed_by: str = ""
    uid: str = ""
    version: int = 0
    story: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What one person is asked. `url` and `stop_url` are absolute and this person's own."""

    name: str
    municipality: str
    url: str
    stop_page: str
    one_click: str
    asked: tuple[TaskLine, ...]
    others: tuple[TaskLine, ...] = ()
    contact_name: str = ""
    contact_phone: str = ""
    given_by: str = ""
    ask_again: date | None = None


@dataclass(frozen=True)
class _TaskMail(Message):
    """Sections ask one person each; most mails have one. `today` is the day it is sent."""

    sections: tuple[Section, ...]
    today: date
    purpose: ClassVar[Purpose] = Purpose.REMINDER
    #: A day late it says the wrong thing; what it was about is then planned anew.
    expires_after: ClassVar[timedelta | None] = timedelta(days=1)

    def context(self) -> dict[str, Any]:
        language = get_language() or "nb"
        sections = [_section(s, self.today, language) for s in self.sections]
        top = sections[0]
        again = min((s.ask_again for s in self.sections if s.ask_again), default=None)
        return {
            "sections": sections,
            "top": top,
            "subject_line": _subject(self.sections[0].asked[0], self.today, language),
            "count": sum(len(s.asked) for s in self.sections),
            "ask_again": day_words.full(again, self.today, language) if again else "",
            "first": top["asked"][0],
            "url": self.sections[0].url,
        }

    def stop_url(self) -> str:
        return self.sections[0].stop_page

    def headers(self) -> dict[str, str]:
        """With RFC 8058's one-click way out, whose POST only stops mail."""
        return super().headers() | {
            "List-Unsubscribe": f"<{self.sections[0].one_click}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(sections=(_sample_section(),), today=date(2026, 11, 16))


@register
@dataclass(frozen=True)
class FirstNotice(_TaskMail):
    """Tells somebody that they are named, with the words that were promised."""

    name = "followup.first_notice"

    def calendar(self) -> str:
        """The deadlines it tells of, so that they need not be typed into a calendar."""
        stamp = datetime.combine(self.today, time(), UTC)
        days = [
            ical.Day(
                uid=line.uid,
                day=line.due,
                summary=_("Frist: %(what)s") % {"what": promise_line(line.what)},
                description=line.idea,
                url=task_url(section.url, line.key),
                sequence=line.version,
            )
            for section in self.sections
            for line in section.asked
            if line.due and line.due >= self.today
        ]
        return ical.calendar(days, stamp=stamp) if days else ""

    @classmethod
    def sample(cls) -> Self:
        section = _sample_section()
        asked = tuple(replace(line, point=FIRST) for line in section.asked)
        return cls(sections=(replace(section, asked=asked),), today=date(2026, 11, 16))


@register
@dataclass(frozen=True)
class TaskReminder(_TaskMail):
    """Asks how it goes around the date, or at a fitting distance where there is none."""

    name = "followup.reminder"


@register
@dataclass(frozen=True)
class Closing(_TaskMail):
    """Says that we stop asking, that the contact person is told, and that one tap starts again."""

    name = "followup.closing"

    @classmethod
    def sample(cls) -> Self:
        section = _sample_section()
        line = replace(
            section.asked[0],
            point=CLOSING,
            when_text="innen 16. oktober",
            due=date(2026, 10, 16),
            dugnad_day=date(2026, 9, 24),
        )
        return cls(
            sections=(replace(section, asked=(line,), ask_again=None),), today=date(2026, 11, 16)
        )


def _section(section: Section, today: date, language: str) -> dict[str, Any]:
    return {
        "section": section,
        "asked": [_asked(line, section, today, language) for line in section.asked],
        "others": [
            {
                "title": promise_line(line.what),
                "meta": _meta(line, today, language),
                "url": task_url(section.url, line.key),
            }
            for line in section.others
        ],
        "is_first": any(line.point == FIRST for line in section.asked),
    }


def task_url(url: str, key: int, choice: str = "") -> str:
    """The person's page, scrolled to the task or to one of its choices. Chooses nothing."""
    return f"{url}#svar-{key}-{choice}" if choice else f"{url}#oppgave-{key}"


def _asked(line: TaskLine, section: Section, today: date, language: str) -> dict[str, Any]:
    return {
        "line": line,
        "promise": promise_line(line.what),
        "meta": _meta(line, today, language, with_due=line.point in {FIRST, CLOSING, STATUS}),
        "ask": _question(line, section, today, language),
        "help": _offer(line, section, today, language),
        "url": task_url(section.url, line.key),
        "is_first": line.point == FIRST,
        "story": line.story,
        "choices": [
            {"label": label, "url": task_url(section.url, line.key, value)}
            for value, label in _choices(line, language)
        ],
    }


def _choices(line: TaskLine, language: str) -> list[tuple[str, str]]:
    """The answers a mail offers: first of all yes, where somebody else handed the task on."""
    offered = _labels(language)
    return offered if line.handed_by else offered[1:]


@cache
def _labels(language: str) -> list[tuple[str, str]]:
    yes = (Answer.Choice.ACCEPT.value, Answer.Choice.ACCEPT.label)
    with translation.override(language):
        return [(value, str(label)) for value, label in (yes, *CHOICES)]


def _meta(line: TaskLine, today: date, language: str, *, with_due: bool = True) -> str:
    parts = []
    if line.dugnad_day:
        day = day_words.full(line.dugnad_day, today, language)
        parts.append(_("Fra dugnaden %(day)s") % {"day": day})
    if line.idea:
        parts.append(line.idea)
    if line.when_text:
        parts.append(_("«%(words)s»") % {"words": line.when_text})
    if line.due and with_due:
        parts.append(day_words.due_sentence(line.due, today, language).rstrip("."))
    return " · ".join(parts)


def _question(line: TaskLine, section: Section, today: date, language: str) -> str:
    if line.point == FIRST:
        return _role(line, section, today, language)
    due = day_words.due_sentence(line.due, today, language) if line.due else ""
    if line.point == CLOSING:
        return _(
            "Vi har spurt noen ganger uten å høre noe, så nå slutter vi å spørre om denne "
            "oppgaven. %(contact)s tar over herfra. Vil du at vi skal begynne igjen, er det nok å "
            "svare «I gang»."
        ) % {"contact": section.contact_name or _("Kontaktpersonen")}
    if not line.due or line.point == STATUS:
        return _("Hvordan går det? Alle svar er nyttige.")
    if line.due < today:
        return _("%(due)s Er det gjort, eller trenger du mer tid?") % {"due": due}
    return _("%(due)s Hvordan går det?") % {"due": due}


def _offer(line: TaskLine, section: Section, today: date, language: str) -> str:
    """Help, and what happens next, in the last mail before a human is told."""
    if line.tell_on is None:
        return ""
    return _(
        "Trenger du hjelp? Svar «Står fast», så tar %(contact)s kontakt. Hører vi ikke fra deg "
        "innen %(day)s, sier vi fra til %(contact)s."
    ) % {
        "contact": section.contact_name or _("kontaktpersonen"),
        "day": day_words.full(line.tell_on, today, language),
    }


def _role(line: TaskLine, section: Section, today: date, language: str) -> str:
    if not line.is_lead:
        if line.lead_name:
            return _("%(name)s har ansvaret. Du står som en av dem som hjelper til.") % {
                "name": line.lead_name
            }
        return _("Du står som en av dem som hjelper til.")
    if line.handed_by:
        return _("%(name)s foreslår at du tar over dette i %(place)s. Tar du det?") % {
            "name": line.handed_by,
            "place": section.municipality,
        }
    if line.dugnad_day:
        return _("Du står som ansvarlig etter ALLEMED-dugnaden i %(place)s %(day)s.") % {
            "place": section.municipality,
            "day": day_words.full(line.dugnad_day, today, language),
        }
    return _("Du står som ansvarlig i ALLEMED-arbeidet i %(place)s.") % {
        "place": section.municipality
    }


def _subject(line: TaskLine, today: date, language: str) -> str:
    what = promise_line(line.what)
    if line.point == FIRST and line.dugnad_day:
        return _("Fra dugnaden %(day)s: %(what)s") % {
            "day": day_words.full(line.dugnad_day, today, language),
            "what": lower_first(what),
        }
    if line.point == FIRST:
        return _("Du står på dette: %(what)s") % {"what": lower_first(what)}
    if line.point == CLOSING:
        return _("Siste spørsmål: %(what)s") % {"what": lower_first(what)}
    if line.point == STATUS or not line.due:
        return _("Hvordan går det? %(what)s") % {"what": what}
    return _("%(day)s: %(what)s") % {
        "day": day_words.due_heading(line.due, today, language),
        "what": lower_first(what),
    }


def _sample_section() -> Section:
    return Section(
        name="Kari Granbark",
        municipality="Granvik",
        url="https://videre.example.no/s/eksempel/",
        stop_page="https://videre.example.no/s/eksempel/ikke-skriv/",
        one_click="https://videre.example.no/s/eksempel/avmeld/",
        asked=(
            TaskLine(
                7,
                "Ringe idrettsrådet om utstyrsbod",
                "innen fredag",
                date(2026, 11, 20),
                "Utstyrsbod ved Solbakken fritidsaktivitetssenter",
                date(2026, 11, 12),
                "before",
                uid="task-7@videre.example.no",
            ),
        ),
        others=(TaskLine(8, "Lage plakat på tre språk", "før jul", date(2026, 12, 23)),),
        contact_name="Ola Myrstubb",
        contact_phone="900 00 000",
        given_by="Ola Myrstubb",
        ask_again=date(2026, 11, 20),
    )
