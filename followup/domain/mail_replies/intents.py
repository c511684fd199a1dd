"""What one sentence of a reply says about a task, clause by clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from . import lexicon as words
from .absence import says_left
from .acts import is_brought_about, moves_on, tells_act_of
from .delays import NOT_BEFORE, Setting, ahead, date_in, is_only_a_date, later, not_begun, promised
from .handover import read_handover
from .meaning import BLOCKED, DONE, DROPPED, LATER, NOT_ME, STOP, UNDER_WAY, Meaning
from .pointing import names
from .sentences import clauses

_UNSURE: Final = re.compile(
    r"\b(?:(?:ikke|ikkje|inte|not) (?:helt |heilt |quite )?(?:sikker|säker|sure)|usikker|osäker|"
    r"unsure|(?:vet|veit|ved|know|aner) (?:ikke|ikkje|inte|not)\b.{0,10}\b(?:om|hvor|kor|if|"
    r"whether)|don't know (?:if|whether)|lurer på|lurar på|undrar|wonder|lurt på)\b",
    re.IGNORECASE,
)
_THINKS: Final = re.compile(
    r"\b(?:tror|trur|mener|meiner|antar|antek|think|believe|antagelig|trolig|truleg|kanskje|"
    r"kanskje|muligens|maybe|perhaps|probably|vel|nok)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"\w+\s(?:dette|det|den|denne|du|dere|dykk|de|noen|nokon|vi|jeg|eg|me|saken|saka|oppgaven|alt|"
    r"this|it|you|we|they|i|the|that|någon|ni|någon|nogen|I)\b",
    re.IGNORECASE,
)
_WH: Final = re.compile(
    r"(?:hvem|hva|hvor|hvorfor|hvordan|kven|kva|kvar|kor|korleis|kvifor|who|what|when|where|why|"
    r"how|vem|vad|hur|hvad|hvornår|mon tro|lurer|lurar|undrar|jeg lurer|eg lurer|eg lurar|"
    r"jag undrar|i wonder)\b",
    re.IGNORECASE,
)
_BEGINS_TO: Final = re.compile(
    r"(?:gjør|gjer|tar|tek|fikser|fiksar|ordner|ordnar|sender|ringer|ringjer|skal) "
    r"(?:dette|det|den|dem|dei)\b",
    re.IGNORECASE,
)
_NOT_RIGHT_BEFORE: Final = re.compile(
    r"\b(?:ikke|ikkje|inte|not|don't|aldri)\s(?:\w{1,8}\s)?$", re.IGNORECASE
)
_ONLY: Final = re.compile(r"(?:bare|berre|kun|bara|only|just|kun)\b", re.IGNORECASE)


def read_sentence(sentence: str, setting: Setting) -> list[Meaning]:
    """All that a sentence says, in order; empty when it says nothing about a task."""
    stop = _stop(sentence)
    if stop:
        return [stop]
    if _UNSURE.search(sentence):
        return []
    handed = None if _asks(sentence) and not _wishes(sentence) else _handed(sentence, setting)
    if handed:
        return [handed]
    found = []
    conditional = False
    for clause in clauses(sentence):
        conditional = conditional or bool(words.CONDITION.match(clause))
        meaning = _of_clause(clause, sentence, setting, conditional=conditional)
        if meaning:
            doubt = 0.25 if _THINKS.search(clause) else 0.0
            found.append(replace(meaning, confidence=round(meaning.confidence - doubt, 2)))
    return found


def _handed(sentence: str, setting: Setting) -> Meaning | None:
    handed = read_handover(sentence, sender=setting.sender)
    if handed is None:
        return Meaning(NOT_ME, 0.8, words=sentence) if says_left(sentence) else None
    doubt = 0.2 if _asks(sentence) or _THINKS.search(sentence) else 0.0
    return replace(handed, confidence=round(handed.confidence - doubt, 2))


def _stop(sentence: str) -> Meaning | None:
    found = words.STOP.search(sentence)
    if found and not _NOT_RIGHT_BEFORE.search(sentence[: found.start()]):
        return Meaning(STOP, 0.9, words=sentence)
    if words.STOP_ALONE.match(sentence):
        return Meaning(STOP, 0.8, words=sentence)
    return None


def _asks(sentence: str) -> bool:
    if sentence.rstrip(" \"'»)").endswith("?"):
        return True
    return bool(_WH.match(sentence)) or bool(
        words.QUESTION.match(sentence) and _SUBJECT.match(sentence)
    )


def _wishes(sentence: str) -> bool:
    """Questions that ask for something to be so: "Kan Kari ta dette?"."""
    return bool(re.match(r"(?:kan|kunne|can|could|går det an|er det mulig)\b", sentence, re.I))


def _of_clause(
    clause: str, sentence: str, setting: Setting, *, conditional: bool
) -> Meaning | None:
    asks = _asks(sentence)
    for read in (_blocked, _dropped, not_begun):
        if not asks or read is _blocked:
            found = read(clause, sentence, setting)
            if found:
                return found
    delay = later(clause, sentence, setting)
    if delay:
        return replace(delay, confidence=delay.confidence - 0.2) if asks else delay
    if asks:
        return None
    return _state(clause, sentence, setting, conditional=conditional)


def _blocked(clause: str, sentence: str, setting: Setting) -> Meaning | None:
    lack = words.LACKS.search(clause)
    if lack:
        what = lack["what"]
        if _ONLY.match(what.strip()):
            return Meaning(UNDER_WAY, 0.6, words=sentence)
        for barrier, pattern in words.NEEDED_TO_GO_ON.items():
            if pattern.search(what):
                return Meaning(BLOCKED, 0.8, barrier=barrier, words=sentence)
    if words.BLOCKED.search(clause):
        return Meaning(BLOCKED, 0.85, words=sentence)
    return None


def _dropped(clause: str, sentence: str, setting: Setting) -> Meaning | None:
    found = words.DROPPED.search(clause)
    if found is None or _NOT_RIGHT_BEFORE.search(clause[: found.start()]):
        return None
    if re.search(r"\b(?:før|inntil|foreløpig|førebels|enda|ennå|enno|yet|ännu)\b", clause, re.I):
        return None
    return Meaning(DROPPED, 0.85, words=sentence)


def _state(clause: str, sentence: str, setting: Setting, *, conditional: bool) -> Meaning | None:
    if words.MAY_BE_CLOSED.search(clause) and not words.NOT.search(clause):
        return Meaning(DONE, 0.85, words=sentence)
    if not conditional and _kept_promise(clause, setting):
        return Meaning(DONE, 0.75, words=sentence)
    under_way = words.UNDER_WAY.search(clause)
    done = words.DONE.search(clause)
    if done and not (under_way and not words.NOT.search(clause[: under_way.start()])):
        return _done(done, clause, sentence, setting, conditional=conditional)
    if under_way:
        if words.NOT.search(clause[: under_way.start()]):
            return Meaning(LATER, 0.5, words=sentence)
        return Meaning(UNDER_WAY, 0.55 if conditional else 0.85, words=sentence)
    if words.DONE_SOFT.match(clause) and not conditional:
        return Meaning(DONE, 0.65, words=sentence)
    return _acted(clause, sentence, setting, conditional=conditional)


def _done(
    found: re.Match[str], clause: str, sentence: str, setting: Setting, *, conditional: bool
) -> Meaning | None:
    before, after = clause[: found.start()], clause[found.end() :]
    if words.NOT.search(before) and NOT_BEFORE.match(after):
        return promised(date_in(clause, sentence, setting), sentence, setting)
    if words.NOT.search(before) or re.match(
        r"\s?(?:er|är|is)?\s?\w{0,6}\s?(?:ikke|ikkje|inte|not)\b", after
    ):
        return Meaning(UNDER_WAY, 0.55, words=sentence)
    if (
        words.NEARLY.search(before)
        or words.NEARLY.match(after.strip(" ,"))
        or re.match(
            r"\s?(?:med|with)\s(?:det meste|første|halv|noe|noko|en del|ein del|deler|delar|most|"
            r"some|the first|den første|to av|en av|ein av|mesteparten)",
            after,
            re.IGNORECASE,
        )
    ):
        return Meaning(UNDER_WAY, 0.75, words=sentence)
    day = ahead(before, after, setting)
    if conditional or words.NOT_YET.search(before):
        due = day or date_in(clause, sentence, setting)
        return promised(due, sentence, setting)
    return promised(day, sentence, setting) if day else Meaning(DONE, 0.9, words=sentence)


def _kept_promise(clause: str, setting: Setting) -> bool:
    """ "Har ringt dem", of a task that says "Ringe …"."""
    return bool(setting.what) and any(
        tells_act_of(found["verb"], setting.what)
        and not words.NOT.search(clause[: found.start("verb")])
        and not words.NOT_YET.search(clause[: found.start()])
        for found in words.PAST_ACT.finditer(clause)
    )


def _acted(clause: str, sentence: str, setting: Setting, *, conditional: bool) -> Meaning | None:
    if conditional:
        return None
    for found in words.PAST_ACT.finditer(clause):
        verb = found["verb"]
        if not moves_on(verb) and not (setting.what and tells_act_of(verb, setting.what)):
            continue
        if words.NOT.search(clause[: found.start("verb")]):
            return Meaning(LATER, 0.5, words=sentence)
        if not words.NOT_YET.search(clause[: found.start()]):
            return Meaning(UNDER_WAY, 0.6, words=sentence)
    if is_brought_about(clause) and setting.what and names(setting.what, clause):
        unsaid = words.NOT.search(clause) or words.NEARLY.search(clause)
        return None if unsaid else Meaning(DONE, 0.6, words=sentence)
    return _intended(clause, sentence, setting)


def _intended(clause: str, sentence: str, setting: Setting) -> Meaning | None:
    """ "Jeg skal ringe dem", "tar det i uke 34": more time when that is after the deadline."""
    day = date_in(clause, sentence, setting)
    intends = words.INTENDS.search(clause) or (day and _BEGINS_TO.match(clause))
    only_a_date = is_only_a_date(clause, setting)
    if not intends and not only_a_date and not words.LATER_WITH_DATE.search(clause):
        return None
    if day and (setting.due is None or day > setting.due):
        return Meaning(LATER, 0.65, new_due=day, words=sentence)
    if intends and not words.NOT.search(clause):
        return Meaning(UNDER_WAY, 0.55, words=sentence)
    return None
