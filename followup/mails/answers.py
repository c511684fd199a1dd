"""The mails that follow an answer: a receipt, news to those it concerns, and a fresh link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Final, Self

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.mail.messages import Message, register
from core.mail.models import Purpose
from followup.domain import day_words
from followup.mails.words import lower_first, promise_line

_SAMPLE_DAY: Final = date(2026, 11, 16)
_SAMPLE_LINK: Final = "https://videre.example.no/s/eksempel/"
_SAMPLE_SIGNATURE: Final = {"contact_name": "Ola Myrstubb", "contact_phone": "900 00 000"}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer as a mail tells it. `choice`: of Answer.Choice, or "no_contact"."""

    what: str
    choice: str
    note: str = ""
    new_due: date | None = None
    ask_on: date | None = None
    barrier: str = ""
    proposed: str = ""
    next_step: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class _Signed(Message):
    """Signed by the contact person, where there is one."""

    contact_name: str = ""
    contact_phone: str = ""

    def context(self) -> dict[str, Any]:
        return {"contact_name": self.contact_name, "contact_phone": self.contact_phone}


@register
@dataclass(frozen=True)
class Receipt(_Signed):
    """To the address on file: what was answered from its link, in case somebody else did."""

    lines: tuple[AnswerLine, ...]
    answered_as: str
    today: date
    url: str
    name = "followup.receipt"
    purpose: ClassVar[Purpose] = Purpose.RECEIPT

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "lines": [_line(line, self.today) for line in self.lines],
            "first": lower_first(promise_line(self.lines[0].what)),
            "answered_as": self.answered_as,
            "url": self.url,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            lines=(_sample_line(),),
            answered_as="Kari Granbark",
            today=_SAMPLE_DAY,
            url=_SAMPLE_LINK,
            **_SAMPLE_SIGNATURE,
        )


@register
@dataclass(frozen=True)
class AnswerNews(Message):
    """To a contact person: somebody is stuck, proposes somebody else, or wants no mail."""

    lines: tuple[AnswerLine, ...]
    who: str
    today: date
    municipality: str
    url: str
    who_contact: str = ""
    name = "followup.answer_news"
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return {
            "lines": [_line(line, self.today) for line in self.lines],
            "heading": _news_heading(self.lines[0], self.who),
            "who": self.who,
            "who_contact": self.who_contact,
            "municipality": self.municipality,
            "url": self.url,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            lines=(
                replace(
                    _sample_line(),
                    choice="blocked",
                    note="Vi har ingen bil som er stor nok.",
                    barrier="transport",
                    new_due=None,
                ),
            ),
            who="Kari Granbark",
            who_contact="kari.granbark@example.no",
            today=_SAMPLE_DAY,
            municipality="Granvik",
            url="https://videre.example.no/k/9901/i-dag/",
        )


@register
@dataclass(frozen=True)
class HelperNews(_Signed):
    """To those who help with a task: it is done, moved, stuck, or given up."""

    line: AnswerLine
    who: str
    today: date
    url: str
    stop_page: str
    name = "followup.helper_news"
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "line": _line(self.line, self.today),
            "heading": _news_heading(self.line, self.who),
            "who": self.who,
            "url": self.url,
        }

    def stop_url(self) -> str:
        return self.stop_page

    @classmethod
    def sample(cls) -> Self:
        return cls(
            line=_sample_line(),
            who="Kari Granbark",
            today=_SAMPLE_DAY,
            url=_SAMPLE_LINK,
            stop_page=f"{_SAMPLE_LINK}ikke-skriv/",
            **_SAMPLE_SIGNATURE,
        )


@register
@dataclass(frozen=True)
class FreshLink(_Signed):
    """A new link, asked for from an old one, to the address on file and nowhere else."""

    url: str
    municipality: str
    name = "followup.fresh_link"
    purpose: ClassVar[Purpose] = Purpose.RECEIPT

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "url": self.url,
            "municipality": self.municipality,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            url=_SAMPLE_LINK,
            municipality="Granvik",
            **_SAMPLE_SIGNATURE,
        )


def _line(line: AnswerLine, today: date) -> dict[str, Any]:
    return {
        "promise": promise_line(line.what),
        "stored": stored_sentence(line.choice, line.new_due or line.ask_on, line.proposed, today),
        "note": line.note,
        "barrier": line.barrier,
        "next_step": line.next_step,
        "url": line.url,
    }


def stored_sentence(choice: str, day: date | None, proposed: str, today: date) -> str:
    """What an answer came to, as one sentence in the active language."""
    words = day_words.full(day, today, get_language() or "nb") if day else ""
    if choice == "later" and day:
        return _("Trenger mer tid. Ny frist er %(day)s.") % {"day": words}
    if choice == "snooze" and day:
        return _("Vi spør igjen %(day)s. Fristen er den samme.") % {"day": words}
    if choice == "not_me" and proposed:
        return _("Noen andre gjør dette: %(name)s.") % {"name": proposed}
    sentences = {
        "done": _("Ferdig."),
        "under_way": _("I gang."),
        "blocked": _("Står fast og trenger hjelp."),
        "not_me": _("Noen andre gjør dette."),
        "dropped": _("Ikke aktuelt lenger."),
        "accept": _("Tar over oppgaven."),
        "no_contact": _("Vil ikke ha flere e-poster fra oss."),
    }
    return sentences.get(choice, "")


def _news_heading(line: AnswerLine, who: str) -> str:
    values = {"who": who, "what": lower_first(promise_line(line.what, 90))}
    headings = {
        "done": _("Ferdig: %(what)s"),
        "under_way": _("I gang: %(what)s"),
        "later": _("Ny frist: %(what)s"),
        "blocked": _("%(who)s trenger hjelp: %(what)s"),
        "not_me": _("%(who)s sier at noen andre gjør dette: %(what)s"),
        "dropped": _("Ikke aktuelt lenger: %(what)s"),
        "accept": _("%(who)s tar over: %(what)s"),
        "no_contact": _("%(who)s vil ikke ha flere e-poster"),
    }
    return headings[line.choice] % values


def _sample_line() -> AnswerLine:
    return AnswerLine(
        what="Ringe idrettsrådet om utstyrsbod",
        choice="later",
        note="Venter på svar fra idrettsrådet.",
        new_due=date(2026, 12, 4),
        url=_SAMPLE_LINK,
    )
