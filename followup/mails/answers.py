"""The mails that follow an answer: a receipt, news to those it concerns, and a fresh link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.mail.messages import Message, register
from core.mail.models import Purpose
from followup.domain import day_words
from followup.mails.words import lower_first, promise_line


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer as a mail tells it. `choice`: of Answer.Choice, or "silent" or "no_contact"."""

    what: str
    choice: str
    note: str = ""
    new_due: date | None = None
    barrier: str = ""
    proposed: str = ""
    next_step: str = ""
    url: str = ""


@register
@dataclass(frozen=True)
class Receipt(Message):
    """To the address on file: what was answered from its link, in case somebody else did."""

    lines: tuple[AnswerLine, ...]
    answered_as: str
    today: date
    url: str
    contact_name: str = ""
    contact_phone: str = ""
    name = "followup.receipt"
    purpose: ClassVar[Purpose] = Purpose.RECEIPT

    def context(self) -> dict[str, Any]:
        return {
            "lines": [_line(line, self.today) for line in self.lines],
            "first": lower_first(promise_line(self.lines[0].what)),
            "answered_as": self.answered_as,
            "url": self.url,
            "contact_name": self.contact_name,
            "contact_phone": self.contact_phone,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            lines=(_sample_line(),),
            answered_as="Kari Granbark",
            today=date(2026, 11, 16),
            url="https://videre.example.no/s/eksempel/",
            contact_name="Ola Myrstubb",
            contact_phone="900 00 000",
        )


@register
@dataclass(frozen=True)
class AnswerNews(Message):
    """To a contact person: somebody is stuck, proposes somebody else, or does not answer."""

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
            today=date(2026, 11, 16),
            municipality="Granvik",
            url="https://videre.example.no/k/9901/i-dag/",
        )


@register
@dataclass(frozen=True)
class HelperNews(Message):
    """To those who help with a task: it is done, moved, stuck, or given up."""

    line: AnswerLine
    who: str
    today: date
    url: str
    stop_page: str
    contact_name: str = ""
    contact_phone: str = ""
    name = "followup.helper_news"
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return {
            "line": _line(self.line, self.today),
            "heading": _news_heading(self.line, self.who),
            "who": self.who,
            "url": self.url,
            "contact_name": self.contact_name,
            "contact_phone": self.contact_phone,
        }

    def stop_url(self) -> str:
        return self.stop_page

    @classmethod
    def sample(cls) -> Self:
        return cls(
            line=_sample_line(),
            who="Kari Granbark",
            today=date(2026, 11, 16),
            url="https://videre.example.no/s/eksempel/",
            stop_page="https://videre.example.no/s/eksempel/ikke-skriv/",
            contact_name="Ola Myrstubb",
            contact_phone="900 00 000",
        )


@register
@dataclass(frozen=True)
class FreshLink(Message):
    """A new link, asked for from an old one, to the address on file and nowhere else."""

    url: str
    municipality: str
    contact_name: str = ""
    contact_phone: str = ""
    name = "followup.fresh_link"
    purpose: ClassVar[Purpose] = Purpose.RECEIPT

    def context(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "municipality": self.municipality,
            "contact_name": self.contact_name,
            "contact_phone": self.contact_phone,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            url="https://videre.example.no/s/eksempel/",
            municipality="Granvik",
            contact_name="Ola Myrstubb",
            contact_phone="900 00 000",
        )


def _line(line: AnswerLine, today: date) -> dict[str, Any]:
    return {
        "promise": promise_line(line.what),
        "stored": stored_sentence(line.choice, line.new_due, line.proposed, today),
        "note": line.note,
        "barrier": line.barrier,
        "next_step": line.next_step,
        "url": line.url,
    }


def stored_sentence(choice: str, new_due: date | None, proposed: str, today: date) -> str:
    """What an answer came to, as one sentence in the active language."""
    if choice == "later" and new_due:
        day = day_words.full(new_due, today, get_language() or "nb")
        return _("Trenger mer tid. Ny frist er %(day)s.") % {"day": day}
    if choice == "not_me" and proposed:
        return _("Noen andre gjør dette: %(name)s.") % {"name": proposed}
    sentences = {
        "done": _("Ferdig."),
        "under_way": _("I gang."),
        "blocked": _("Står fast og trenger hjelp."),
        "not_me": _("Noen andre gjør dette."),
        "dropped": _("Ikke aktuelt lenger."),
        "silent": _("Vi har spurt flere ganger uten å få svar, og spør ikke mer."),
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
        "silent": _("%(who)s svarer ikke: %(what)s"),
        "no_contact": _("%(who)s vil ikke ha flere e-poster"),
    }
    return headings[line.choice] % values


def _sample_line() -> AnswerLine:
    return AnswerLine(
        what="Ringe idrettsrådet om utstyrsbod",
        choice="later",
        note="Venter på svar fra idrettsrådet.",
        new_due=date(2026, 12, 4),
        url="https://videre.example.no/s/eksempel/",
    )
