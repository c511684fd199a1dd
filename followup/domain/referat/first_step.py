"""The very first step: the answer to the last question of the card (convention 6)."""

from __future__ import annotations

import re
from typing import Final

from core.privacy.guard import sentences
from followup.domain.blocks import Place
from followup.domain.who_phrases.names import fold
from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .drafts import Draft, from_clause
from .first_sentences import in_one
from .ideas import IdeaRoom
from .parties import is_who
from .time_spans import is_time
from .titles import COMPARED, affinity
from .verbs import is_verb

_NUMBERED: Final = re.compile(
    r"(?:\b(?:punkt|rad|linje|nr\.?|nummer|skritt|steg|pkt\.?|oppgave|oppgåve|tiltak)\s*"
    r"(?:nr\.?\s*|nummer\s*)?|#\s?)(?P<n>\d{1,2}|én|en|ein|to|tre)\b",
    re.IGNORECASE,
)
_ROW: Final = re.compile(
    r"\b(?:første|fyrste|øverste|øvste)\s(?:punkt(?:et)?|rad(?:a|en)?|linje[na]?|skritt(?:et)?|"
    r"steg(?:et)?)\b(?:.*\b(?:tabell|over|ovenfor|oppe|lista|listen|planen)\w*)?",
    re.IGNORECASE,
)
_COUNT: Final = {"én": 1, "en": 1, "ein": 1, "to": 2, "tre": 3}
_NOTHING: Final = re.compile(
    r"^(?:se (?:over|ovenfor|tabellen)|som over|[-–—?.\s]*|ikke (?:bestemt|avklart)|"
    r"ikkje (?:bestemt|avklart)|samme)[.\s]*$",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(
    r"(?:^|(?<=[.?!])\s*)(?:og )?(?:hvem|kven) (?:tar|tek|har) ansvar(?:et)?(?: for (?:det|"
    r"dette))?\s*[?:]\s*",
    re.IGNORECASE,
)
_AS_TOLD: Final = re.compile(
    r",?\s\(?(?:som (?:avtalt|over|sagt|nevnt)|se (?:over|ovenfor|tabellen)|sjå (?:over|ovanfor|"
    r"tabellen))\)?[.!]*$",
    re.IGNORECASE,
)
_NO_ANSWER: Final = re.compile(
    r"^(?:[^:]{2,40}:\s)?(?:\([^()]*\)|(?:gleder|gler|ser fram|ser frem|håper|håpar|takk|synes|"
    r"syns|det som|her er|dette er|slik|måtte|må gå|ingenting|vet ikke|veit ikkje|pass)\b.*)[.!]*$",
    re.IGNORECASE,
)
_STOP_TEXT: Final = """
og i på til for av fra frå med som en ei et ein eit den det de dei å at om er ta tar tek skal
opp ut ha han hun vi
"""
_STOP: Final = frozenset(_STOP_TEXT.split())


_ASIDE: Final = re.compile(
    r"\s(?:Det|Dette|Denne|Den)\s(?:gjelder|gjeld|handler om|handlar om|er for|er til|hører til|"
    r"høyrer til)\s(?P<about>[^.]{3,60})\.?$"
)
_HE_DOES: Final = re.compile(
    r"\.\s(?:Det|Dette)\s(?:gjør|gjer)\s(?:han|hun|ho|hen|de|dei|vi|jeg|eg)\s"
)
_AIM: Final = re.compile(
    r"^(?:for|når det gjelder|når det gjeld|i|på)\s(?P<about>[\wæøåÆØÅ-]+(?:\s[\wæøå-]+){0,2}?)"
    r"\s(?=[a-zæøå]+\s[A-ZÆØÅ])",
    re.IGNORECASE,
)


def separate_answers(text: str, people: People) -> list[str]:
    """One answer per sentence where each sentence has its own subject, else the text whole."""
    told = [t for _, t in sentences(text)]
    if len(told) < 2:
        return [text]
    clauses = [read_clause(_without_aim(t)[0], people) for t in told]
    alone = all(c.what and c.who_text and "subject" in c.signs for c in clauses)
    return told if alone else [text]


def _without_aim(text: str) -> tuple[str, str]:
    """ "For turkassa ringer Kari …" → "Da ringer Kari …", and what it is for."""
    lead = _AIM.match(text)
    if lead and not is_time(lead.group().strip()) and is_verb(text[lead.end() :].split(" ")[0]):
        return f"Da {text[lead.end() :]}", lead.group("about")
    end = _ASIDE.search(text)
    return (text[: end.start()], end.group("about")) if end else (text, "")


def read_first(text: str, people: People, place: Place) -> Draft | None:
    """The step in the answer to «det aller første skrittet», or None when nothing is answered."""
    answer = _AS_TOLD.sub("", _QUESTION.sub(" – Ansvarlig: ", text)).strip()
    if _NO_ANSWER.match(answer):
        return None
    answer = re.sub(r"^–\s*", "", answer)
    if _NOTHING.match(answer) or not answer:
        return None
    answer = in_one(_HE_DOES.sub(" ", answer))
    answer, about = _without_aim(answer)
    words = answer.split(" ")
    if len(words) > 1 and is_verb(words[0]) and words[1][:1].isupper():
        answer = f"Da {answer}"
    clause = read_clause(answer, people)
    if not clause.what and clause.who_text:
        return Draft(
            what="", who_text=clause.who_text, when_text=clause.when_text, place=place, first=True
        )
    if is_who(clause.what, people) and not clause.who_text:
        return Draft(
            what="", who_text=clause.what, when_text=clause.when_text, place=place, first=True
        )
    draft = from_clause(clause, place)
    draft.first, draft.about = True, about
    draft.signs.add("first")
    return draft if draft.what else None


def settle(room: IdeaRoom) -> None:
    """Flag the row a first step repeats; else it is a step of its own, after the rows."""
    for first in room.firsts:
        row = _pointed(first, room) or _repeated(first, room.drafts[:COMPARED])
        if row is not None:
            row.first = True
            row.who_text = row.who_text or first.who_text
            row.when_text = row.when_text or first.when_text
        elif first.what:
            room.drafts.append(first)
    room.firsts = []


def _pointed(first: Draft, room: IdeaRoom) -> Draft | None:
    found = _NUMBERED.search(first.what) or _ROW.search(first.what)
    if not found or len(first.what.split()) > 9 or not room.drafts:
        return None
    digits = found.groupdict().get("n") or "1"
    number = (
        _COUNT.get(digits.lower()) or int(digits)
        if digits.isdigit() or digits.lower() in _COUNT
        else 1
    )
    return room.drafts[number - 1] if 0 < number <= len(room.drafts) else None


def _repeated(first: Draft, rows: list[Draft]) -> Draft | None:
    words = _words(first.what)
    best, best_score = None, 0.0
    for row in rows:
        other = _words(row.what)
        if not words or not other or row.first:
            continue
        hits = sum(any(_alike(w, o) for o in other) for w in words)
        back = sum(any(_alike(o, w) for w in words) for o in other)
        score = max(
            hits / len(words) if hits > 1 or len(words) == 1 else 0.0,
            0.9 * back / len(other) if back > 1 else 0.0,
        )
        if first.who_text and row.who_text:
            score += 0.15 if shares(first.who_text, row.who_text) else -0.2
        if len(words) == 1 and not (first.who_text and shares(first.who_text, row.who_text)):
            score -= 0.4
        if score > best_score:
            best, best_score = row, score
    if not words and first.who_text and rows:
        return next((r for r in rows if shares(first.who_text, r.who_text)), None)
    return best if best_score >= 0.65 else None


def _words(text: str) -> list[str]:
    return [w for w in fold(text).split() if w not in _STOP and len(w) > 1]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and (
        long.startswith(short[: max(4, len(short) - 2)]) and len(long) - len(short) <= 5
    )


def shares(one: str, other: str) -> bool:
    return bool(set(fold(one).split()) & set(fold(other).split()) - {"og", "i", "fra"})


def serves(first: Draft, rooms: list[IdeaRoom], near: IdeaRoom | None) -> IdeaRoom | None:
    """The idea a first step after all ideas is about; `near` is the one it stands in."""
    scored = [(_fit(first, r), n) for n, r in enumerate(rooms)]
    if not scored:
        return near
    best, at = max(scored, key=lambda s: (s[0], -s[1]))
    own = next((s for s, n in scored if near is not None and rooms[n] is near), 0.0)
    if near is not None and not near.firsts and best - own < 1.0:
        return near
    if near is not None and best - own < 0.4:
        return near
    return rooms[at] if best > 0 or near is None else near


def _fit(first: Draft, room: IdeaRoom) -> float:
    """Shared words, and a little for somebody who has other steps of this idea."""
    steps = room.drafts[:COMPARED]
    same = any(first.who_text and shares(first.who_text, d.who_text) for d in steps)
    about = f"{first.about} {first.what}".strip()
    return affinity(about, room.title, room.told_with_steps()) + (0.5 if same else 0.0)
