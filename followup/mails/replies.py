"""The mails that answer a mail: what we read from it, that we could not, or that a human has it.

They are answers to somebody who has just written, so they say so to machines (RFC 3834), and hold
none of the words that came in: who wrote them is not always who they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, Self

from django.utils.translation import gettext as _

from core.mail.messages import Message, register
from core.mail.models import Purpose
from followup.mails.answers import _Signed, stored_sentence
from followup.mails.words import lower_first, promise_line

_DAY: Final = date(2026, 11, 16)
_LINK: Final = "https://videre.example.no/s/eksempel/"
_SIGNATURE: Final = {"contact_name": "Ola Myrstubb", "contact_phone": "900 00 000"}


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What was read about one task. `choice` is "" for a task that is only asked about."""

    what: str
    url: str
    choice: str = ""
    new_due: date | None = None
    proposed: str = ""
    is_sure: bool = True


@dataclass(frozen=True, kw_only=True)
class Answering(_Signed):
    """An answer to the mail with the Message-ID `in_reply_to`."""

    url: str
    in_reply_to: str = ""
    purpose: ClassVar[Purpose] = Purpose.RECEIPT

    def context(self) -> dict[str, Any]:
        return super().context() | {"url": self.url}

    def headers(self) -> dict[str, str]:
        headers = super().headers() | {"Auto-Submitted": "auto-replied"}
        if not self.in_reply_to:
            return headers
        return headers | {"In-Reply-To": self.in_reply_to, "References": self.in_reply_to}


@register
@dataclass(frozen=True)
class ReplyRead(Answering):
    """To the address on file: what we read the mail as. Nothing is changed before they say so.

    `which`: the tasks it may be about when it did not say; the first of `lines` then has no task.
    `writer`: who wrote, where that is another address. `passed_on`: a human reads the rest.
    """

    lines: tuple[ReadLine, ...]
    today: date
    which: tuple[ReadLine, ...] = ()
    writer: str = ""
    stop_page: str = ""
    passed_on: bool = False
    name = "followup.reply_read"

    def context(self) -> dict[str, Any]:
        lines = [_line(line, self.today) for line in self.lines]
        return super().context() | {
            "lines": lines,
            "heading": self._heading(),
            "which": [_line(line, self.today) for line in self.which],
            "writer": self.writer,
            "stop_page": self.stop_page,
            "passed_on": self.passed_on,
            "is_stop": self._is_stop,
            "url": lines[0]["url"] if lines and lines[0]["url"] else self.url,
        }

    @property
    def _is_stop(self) -> bool:
        return self.lines[0].choice == "stop"

    def _heading(self) -> str:
        if self._is_stop:
            return _("Vil du slippe e-post fra oss?")
        if self.which:
            return _("Hvilken oppgave gjaldt svaret ditt?")
        what = lower_first(promise_line(self.lines[0].what, 90))
        return _("Stemmer dette? %(what)s") % {"what": what}

    @classmethod
    def sample(cls) -> Self:
        line = ReadLine(
            "Ringe idrettsrådet om utstyrsbod",
            f"{_LINK}#oppgave-7",
            "later",
            date(2026, 12, 4),
        )
        return cls(
            lines=(line,),
            today=_DAY,
            url=_LINK,
            contact_name=_SIGNATURE["contact_name"],
            contact_phone=_SIGNATURE["contact_phone"],
        )


@register
@dataclass(frozen=True)
class ReplyPassedOn(Answering):
    """To the address on file: a human has the mail, since it said nothing we could act on."""

    name = "followup.reply_passed_on"

    @classmethod
    def sample(cls) -> Self:
        return cls(url=_LINK, **_SIGNATURE)


@register
@dataclass(frozen=True)
class ReplyUnread(Answering):
    """To the address on file: we could not read the mail, and why. `reason` as of `Reading`."""

    reason: str = "empty"
    name = "followup.reply_unread"

    def context(self) -> dict[str, Any]:
        return super().context() | {"why": why_unread(self.reason)}

    @classmethod
    def sample(cls) -> Self:
        return cls(url=_LINK, reason="attachment", **_SIGNATURE)


@register
@dataclass(frozen=True)
class ReplyHeld(Answering):
    """To the address on file: is this mail yours? It did not prove where it came from."""

    name = "followup.reply_held"

    @classmethod
    def sample(cls) -> Self:
        return cls(url=_LINK, **_SIGNATURE)


@register
@dataclass(frozen=True)
class ReplyNews(Message):
    """To a contact person: somebody wrote, has left, or could not be read.

    `kind`: comment, left or unreadable. `words` are left out where they may tell of a child
    or of health: then they stand on the page alone (`has_marks`).
    """

    kind: str
    who: str
    municipality: str
    url: str
    words: str = ""
    has_marks: bool = False
    tasks: tuple[str, ...] = ()
    reason: str = ""
    proposed: str = ""
    writer: str = ""
    name = "followup.reply_news"
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "heading": self._heading(),
            "who": self.who,
            "municipality": self.municipality,
            "url": self.url,
            "words": "" if self.has_marks else self.words,
            "has_marks": self.has_marks,
            "tasks": [promise_line(what) for what in self.tasks],
            "why": why_unread(self.reason) if self.reason else "",
            "proposed": self.proposed,
            "writer": self.writer,
        }

    def _heading(self) -> str:
        headings = {
            "comment": _("%(who)s har skrevet til deg"),
            "left": _("%(who)s ser ut til å ha sluttet"),
            "unreadable": _("Vi klarte ikke å lese en e-post fra %(who)s"),
        }
        return headings[self.kind] % {"who": self.who}

    @classmethod
    def sample(cls) -> Self:
        return cls(
            kind="comment",
            who="Kari Granbark",
            municipality="Granvik",
            url="https://videre.example.no/e-post/7/",
            words="Idrettsrådet lurer på om boden kan stå ved skolen. Hvem kan svare på det?",
            tasks=("Ringe idrettsrådet om utstyrsbod",),
        )


def why_unread(reason: str) -> str:
    """Why a mail could not be read, as a sentence in the active language."""
    return {
        "empty": _("E-posten var tom."),
        "encrypted": _("E-posten er kryptert eller beskyttet, så vi får ikke åpnet den."),
        "attachment": _("E-posten hadde bare et vedlegg, og vedlegg åpner vi ikke."),
        "garbled": _("Bokstavene i e-posten var ødelagt på veien."),
        "large": _("E-posten var for stor."),
    }.get(reason, _("E-posten hadde en form vi ikke kjenner."))


def read_sentence(choice: str, new_due: date | None, proposed: str, today: date) -> str:
    """What a reply was read as, as one sentence in the active language."""
    if choice == "later" and new_due is None:
        return _("Trenger mer tid.")
    if choice == "stop":
        return _("Ikke skriv til meg.")
    return stored_sentence(choice, new_due, proposed, today)


def _line(line: ReadLine, today: date) -> dict[str, Any]:
    return {
        "promise": promise_line(line.what),
        "read": read_sentence(line.choice, line.new_due, line.proposed, today),
        "is_sure": line.is_sure,
        "url": line.url,
    }
