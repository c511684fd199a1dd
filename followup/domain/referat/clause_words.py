"""Who and when where only the words tell: "Kari ringer …", "I morgen ringer Ola …", "… av Kari"."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.lexicon import is_role
from followup.domain.who_phrases.people import People

from .clause import OPENING, Clause
from .parties import is_who
from .time_spans import Span, spans
from .turned import together, turned
from .verbs import is_verb, without_auxiliary

_PASSIVE: Final = re.compile(r"\s(?:av|v/|ved)\s+(?P<who>[^,.;:()]{2,80})$", re.IGNORECASE)


_AV: Final = re.compile(r"\b\w+(?:es|ast|as|s|t|de|a) av\s+", re.IGNORECASE)


_RECURRING: Final = re.compile(
    r"^(?:til |i |på )?(?:(?:hver|kvar|hvert|kvart|alle|ukentlig|månedlig|månadleg|årlig|årleg|"
    r"jevnlig|jamnleg|hele|heile)\b|"
    r"(?:i|om) (?:uka|veka|uken|året|måneden|månaden|helgene|sesongen|hele)|om helga|"
    r"senere|seinare|etter ?hvert|etter ?kvart|løpende$|"
    r"når\b(?! (?:penge|midl|støtt|tilskudd|tilskot|vi får|me får|budsjett|alt er|det er (?:klart|"
    r"vedtatt|vedteke)))(?!.{3,40}\b(?:på plass|klart?|ferdig\w*|vedtatt|vedteke|godkjent|booket|"
    r"booka|kjøpt|bestilt)\b)|\d{4}\b|(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:er|"
    r"ar|"
    r"ene|ane)\b|"
    r"i ferien?e?$|i (?:sommer|høst|haust|vinter|jule|påske)ferie|"
    r"(?:sommer|sommar|høst|haust|vinter|jule|påske|skole|skule)?ferien?e?$|på (?:man|mån|tirs|"
    r"tys|ons|tors|fre|lør|laur|søn)dag(?:er|ar)|"
    r"om (?:sommeren|sommaren|vinteren|hausten|høsten|våren)|ved (?:behov|skolestart|skulestart))"
    r"|^(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:en)?$",
    re.IGNORECASE,
)


def in_words(text: str, clause: Clause, people: People) -> str:
    """What the signs did not show: a subject before its verb, a time in the sentence, «av Kari»."""
    if clause.lacks("who"):
        text = subject(text, clause, people)
    if clause.lacks("who"):
        text = together(text, clause, people)
    if clause.lacks("when"):
        text = _time(text, clause)
        if clause.lacks("who"):
            text = subject(text, clause, people)
    if clause.lacks("who"):
        text = _second_sentence(text, clause, people)
    if clause.lacks("who"):
        text = _passive(text, clause, people)
        if not clause.lacks("who") and clause.lacks("when"):
            text = _time(text, clause)
    return text


def subject(text: str, clause: Clause, people: People) -> str:
    """ "Steinar (kultur) tar kontakt …" → who "Steinar (kultur)", and the rest."""
    words = text.split(" ")
    for cut in range(1, min(len(words) - 1, 12) + 1):
        if cut >= len(words) or not is_verb(words[cut]):
            continue
        if words[cut] in {"blir", "vert"} and _AV.search(" ".join(words[cut:])):
            return text
        head = " ".join(words[:cut])
        bare = OPENING.sub("", head) if not is_who(head, people) else head
        persons = is_who(bare, people, wide=False)
        if is_who(bare, people) and (persons or not is_role(words[cut])):
            clause.who_text = bare.strip(" ,")
            clause.signs.add("subject")
            return " ".join(words[cut:])
    return turned(text, clause, people)


def _second_sentence(text: str, clause: Clause, people: People) -> str:
    """ "Avtale med NAV. Wenche ber om et møte": a short heading before who does what."""
    found = re.match(r"^(?P<head>[^.!?]{3,60}\w)\.\s(?P<rest>[A-ZÆØÅ].+)$", text)
    if found is None or len(found.group("head").split()) > 6:
        return text
    rest = subject(found.group("rest"), clause, people)
    return text if clause.lacks("who") else f"{found.group('head')}: {without_auxiliary(rest)}"


def _passive(text: str, clause: Clause, people: People) -> str:
    found = _PASSIVE.search(text)
    if found and is_who(
        found.group("who"), people, wide=bool(_AV.search(text[: found.end("who")]))
    ):
        clause.who_text = found.group("who").strip()
        clause.signs.add("passive")
        return text[: found.start()]
    by = _AV.search(text)
    if not by:
        return text
    words = text[by.end() :].split(" ")
    for cut in range(min(len(words), 5), 0, -1):
        who = " ".join(words[:cut])
        if is_who(who, people):
            clause.who_text = who.strip(" ,.")
            clause.signs.add("passive")
            kept = re.sub(r"\s(?:av)\s*$", "", text[: by.end()].rstrip())
            return f"{kept} {' '.join(words[cut:])}".strip()
    return text


def _time(text: str, clause: Clause) -> str:
    found = [s for s in spans(text) if not _RECURRING.match(s.text) or _one_day(s, text, clause)]
    chosen = _choose(text, found) or _before_next_verb(text, found, clause)
    if chosen is None:
        return text
    clause.when_text = chosen.text.strip(" .,")
    after = text[chosen.end :]
    clause.signs.add("trailing" if not after.strip(" .!)") else "middle")
    before = re.sub(
        r"[\s,(–-]*(?:\b(?:frist(?:en)?|med frist|og dette|dette)\s*(?:er|:)?\s*)?$",
        "",
        text[: chosen.start],
    )
    glue = "" if after[:1] in {",", ".", ")"} else " "
    return (before + glue + after.lstrip()).strip() if before else after.strip(" ,:–-")


def _one_day(span: Span, text: str, clause: Clause) -> bool:
    """A weekday alone at the end, where somebody does something: "Liv ringer sjefen mandag"."""
    alone = re.fullmatch(r"\w+dag", span.text) is not None
    return alone and not clause.lacks("who") and not text[span.end :].strip(" .!")


def _before_next_verb(text: str, found: list[Span], clause: Clause) -> Span | None:
    """ "Liv ringer sjefen på fredag og spør om lov": the time ends the first of two things done."""
    if clause.lacks("who"):
        return None
    for span in found:
        after = text[span.end :].split()[:2]
        if text[: span.start].strip() and after[:1] == ["og"] and is_verb(after[-1]):
            return span
    return None


def _choose(text: str, found: list[Span]) -> Span | None:
    tail = [s for s in found if not text[s.end :].strip(" .!)")]
    if tail:
        return tail[-1]
    lead = [
        s
        for s in found
        if not text[: s.start].strip(" (") and (s.strong or text[s.end : s.end + 1] in {":", ","})
    ]
    if lead:
        return lead[0]
    strong = [s for s in found if s.strong]
    return strong[-1] if strong else None
