"""How long a sentence asks to wait: a date, a length, or only "more time"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from followup.domain.when_phrases import Reading

from . import lexicon as words
from .dates import extra_time, needed_time, read_dates
from .meaning import LATER, UNDER_WAY, Meaning
from .sentences import clauses, is_pleasantry

_BOUND: Final = re.compile(
    r"\s*(?:(?:til|innen|innan|inden|før|senest|seinast|i løpet av|by|before|till)\b)",
    re.IGNORECASE,
)
_LOOSE: Final = re.compile(
    r"\s*(?:på|i|om|over|etter|on|in|efter|after|next|neste)\b", re.IGNORECASE
)
_WAS: Final = re.compile(
    r"\b(?:ble|blei|var|vart|blev|was|were|has been|har vært)\b", re.IGNORECASE
)
_NEEDS: Final = re.compile(
    r"\b(?:trenger|treng|behøver|behöver|har brug for|need|needs|ber om|ønsker|ønskjer|vil ha|"
    r"kan (?:jeg|vi|eg) få|få|gi (?:meg|oss)|give me|ha)\b",
    re.IGNORECASE,
)
NOT_BEFORE: Final = re.compile(r"\s*(?:før|inden|förrän|until|before)\b", re.IGNORECASE)
_BARE_DATE_WORDS: Final = 4
_LONG_FUTURE: Final = timedelta(days=180)
_NOT_UNTIL: Final = re.compile(
    r"\b(?:(?:ikke|ikkje|inte|not)\b(?P<mid>.{0,40}?)\b)(?:før|förrän|inden|until|before)\b",
    re.IGNORECASE,
)
_FROM_TO: Final = re.compile(r"^.{0,120}?\b(?:fra|frå|från|from)\b.{1,30}?\b(?=til|till|to)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence is read against: today, the task in question, the sender's address."""

    today: date
    what: str = ""
    due: date | None = None
    sender: str = ""

    @property
    def counted_from(self) -> date:
        """More time counts from the deadline, or from today when that has passed."""
        return max(self.today, self.due) if self.due else self.today


def not_begun(clause: str, sentence: str, setting: Setting) -> Meaning | None:
    """ "Har ikke begynt", "har ikke fått tid": more time, though nobody says how much."""
    if not words.NOT_BEGUN.search(clause):
        return None
    return Meaning(LATER, 0.6, new_due=date_in(clause, sentence, setting), words=sentence)


def later(clause: str, sentence: str, setting: Setting) -> Meaning | None:
    """ "Utsatt til mai", "trenger to uker til": a day, or more time without one."""
    strong = words.LATER.search(clause)
    more = extra_time(clause, from_day=setting.counted_from)
    if more or (strong and _NEEDS.search(clause)):
        needed = more or needed_time(clause, from_day=setting.counted_from)
        if needed:
            return Meaning(LATER, 0.9, new_due=needed, words=sentence)
    if not strong and _NEEDS.search(clause):
        needed = needed_time(clause, from_day=setting.counted_from)
        if needed:
            return Meaning(LATER, 0.75, new_due=needed, words=sentence)
    if strong:
        day = date_in(clause, sentence, setting)
        return Meaning(LATER, 0.9 if day else 0.7, new_due=day, words=sentence)
    return None


def date_in(clause: str, sentence: str, setting: Setting) -> date | None:
    """The day named beside the words: in the clause, else anywhere in the sentence.

    What follows may say it more exactly: "til høsten, kanskje slutten av august".
    """
    reading = _ahead_in(clause, setting)
    if reading is None:
        whole = _ahead_in(sentence, setting)
        return whole.due if whole else None
    for more in clauses(sentence.partition(clause)[2]):
        closer = _ahead_in(more, setting)
        if closer and _lies_in(closer, reading):
            return closer.due
    return reading.due


def is_only_a_date(clause: str, setting: Setting) -> bool:
    """ "Til høsten", "i uke 34": an answer that is nothing but a day to come."""
    short = len(clause.split()) <= _BARE_DATE_WORDS and not is_pleasantry(clause)
    return short and _ahead_in(clause, setting) is not None


def _ahead_in(text: str, setting: Setting) -> Reading | None:
    """The date of a text that is still to come; None without one."""
    text = _NOT_UNTIL.sub(r"\g<mid> i", text)
    text = _FROM_TO.sub("", text)
    reading = read_dates(text, setting.today)
    ahead = reading.due and reading.due > setting.today and "past" not in reading.warnings
    return reading if ahead else None


def _lies_in(closer: Reading, reading: Reading) -> bool:
    if not (closer.start and closer.due and reading.start and reading.due):
        return False
    return reading.start <= closer.start and closer.due < reading.due


def promised(day: date | None, sentence: str, setting: Setting) -> Meaning:
    """Done by a day to come: more time when that is after the deadline, else on its way."""
    if day and (setting.due is None or day > setting.due):
        return Meaning(LATER, 0.75, new_due=day, words=sentence)
    return Meaning(UNDER_WAY, 0.65, words=sentence)


def ahead(before: str, after: str, setting: Setting) -> date | None:
    """The day to come that "ferdig" is said of: "ferdig til fredag", "ferdig i mai"."""
    bound = bool(_BOUND.match(after))
    if not bound and (not _LOOSE.match(after) or _WAS.search(before)):
        return None
    reading = read_dates(after, setting.today)
    if (
        not reading.due
        or reading.due <= setting.today
        or (reading.start or reading.due) < setting.today
    ):
        return None
    if not bound and reading.due - setting.today > _LONG_FUTURE:
        return None  # "gjennomført 12. mai", told in June
    return reading.due
