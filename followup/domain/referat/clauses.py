"""One line or sentence into who, what and when: "Gry lager utkast, frist 15.11"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from followup.domain.who_phrases.lexicon import NOBODY, is_role
from followup.domain.who_phrases.names import EMAIL, is_full_name, is_initials, is_single_name
from followup.domain.who_phrases.people import People

from .parties import is_person, is_who
from .parts import Part, joined, mark_part, parts_of_clause, told_by_label
from .time_spans import Span, is_time, spans
from .verbs import is_verb, without_auxiliary

_PASSIVE: Final = re.compile(r"\s(?:av|v/|ved)\s+(?P<who>[^,.;:()]{2,80})$", re.IGNORECASE)
_AV: Final = re.compile(r"\b\w+(?:es|ast|as|s|t|de|a) av\s+", re.IGNORECASE)
_RECURRING: Final = re.compile(
    r"^(?:til |i |på )?(?:(?:hver|kvar|hvert|kvart|alle|ukentlig|månedlig|månadleg|årlig|årleg|"
    r"jevnlig|jamnleg|hele|heile)\b|"
    r"(?:i|om) (?:uka|veka|uken|året|måneden|månaden|helga|helgene|sesongen|hele)|senere|seinare|"
    r"etter ?hvert|etter ?kvart|løpende$|"
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
_LEFTOVER: Final = re.compile(
    r"(?:,?\sog\s(?:skal|vil|bør|må|håper å)\s(?:ha|få|være|vere)"
    r"(?:\s(?:den|det|dette|alt|dei|de))?|"
    r"[\s,;:–—(-]+|\s(?:og|innen|innan|til|med|frist|før|i|på|av|senest))+$",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"^(?:(?:å|at|og|så|deretter|dessuten|i tillegg|også|samtidig|videre|vidare|til slutt|er at|"
    r"er å|er|blir at|blir|vert at|vert|det er at|som er|avtale:|avtalt:|steg \d+:?|"
    r"skritt \d+:?)\s+)+",
    re.IGNORECASE,
)
SOMEBODY: Final = re.compile(r"^(?:noen|nokon|ein|man)\s(?:må|skal|bør|kan)\s(?=\w)", re.IGNORECASE)
_LONGEST: Final = 700
_EMOJI: Final = re.compile(r"[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F\u200d]+")


@dataclass(slots=True)
class Clause:
    """What was found; `signs` says how (label, subject, segment, passive, trailing, middle)."""

    what: str = ""
    when_text: str = ""
    who_text: str = ""
    signs: set[str] = field(default_factory=set)
    status_text: str = ""

    def lacks(self, cell: str) -> bool:
        return not (self.who_text if cell == "who" else self.when_text)


def read_clause(text: str, people: People) -> Clause:
    """Who, what and when of one step in free text. `what` keeps the document's own words."""
    clean = " ".join(_EMOJI.sub(" ", text).split()).strip(" *•·")
    if len(clean) > _LONGEST:
        return Clause(what=clean)
    clause = Clause()
    parts = parts_of_clause(clean)
    for part in parts:
        mark_part(part, people)
    parts = told_by_label(parts)
    _lead(parts, clause, people)
    _trail(parts, clause, people)
    _brackets(parts, clause, people)
    main = _in_words(joined(parts), clause, people)
    main = without_auxiliary(_OPENING.sub("", main)) if "subject" in clause.signs else main
    clause.what = _tidy(main if clause.who_text else SOMEBODY.sub("", main))
    return clause


def _in_words(text: str, clause: Clause, people: People) -> str:
    """What the signs did not show: a subject before its verb, a time in the sentence, «av Kari»."""
    if clause.lacks("who"):
        text = _subject(text, clause, people)
    if clause.lacks("when"):
        text = _time(text, clause)
        if clause.lacks("who"):
            text = _subject(text, clause, people)
    if clause.lacks("who"):
        text = _second_sentence(text, clause, people)
    if clause.lacks("who"):
        text = _passive(text, clause, people)
        if not clause.lacks("who") and clause.lacks("when"):
            text = _time(text, clause)
    return text


def _lead(parts: list[Part], clause: Clause, people: People) -> None:
    """ "Kari, Ola: …", "Innen 1. mars – Kari: …" """
    while len(parts) > 1:
        run = 0
        while (
            run < len(parts)
            and parts[run].kind in {"person", "party", "who!"}
            and (run == 0 or parts[run].before in {"comma", "close"})
        ):
            run += 1
            if run < len(parts) and parts[run].before == "open" and not is_time(parts[run].text):
                run += 1
        if 0 < run < len(parts) and not clause.who_text and _cuts(parts, run):
            clause.who_text = _together(parts[:run])
            clause.signs.add("label" if parts[run].before == "colon" else "segment")
            del parts[:run]
            parts[0].before = ""
        elif parts[0].kind in {"when", "when!"} and not clause.when_text and len(parts) > 1:
            clause.when_text = parts.pop(0).text
            clause.signs.add("lead-when")
        elif parts[0].kind == "word":
            parts.pop(0)
        else:
            return


def _cuts(parts: list[Part], run: int) -> bool:
    """The sign after a leading party makes it responsible: colon or dash, a comma before a verb."""
    sign = parts[run].before
    if sign in {"colon", "dash", "semi"}:
        return True
    return (
        parts[0].kind in {"person", "who!"}
        and sign in {"comma", "close", "open"}
        and run < len(parts) - 0
        and (parts[0].kind == "who!" or parts[run].kind not in {"person", "party"})
        and all(p.kind in {"person", "party", "who!", ""} for p in parts[:run])
    )


def _together(parts: list[Part]) -> str:
    out = ""
    for part in parts:
        if part.before == "open":
            out += f" ({part.text})"
        else:
            out += f", {part.text}" if out else part.text
    return out


def _trail(parts: list[Part], clause: Clause, people: People) -> None:
    """ "…: Jørn, uke 4", "… – snarest", "…, ansvar kulturkontoret" """
    while len(parts) > 1 and parts[-1].before != "open":
        last = parts[-1]
        if last.kind in {"when", "when!"} and not clause.when_text:
            clause.when_text = last.text.strip(" .!")
            clause.signs.add("label" if last.kind == "when!" else "segment")
        elif last.kind == "who!" and not clause.who_text:
            clause.who_text = last.text.strip(" .!")
            clause.signs.add("label")
        elif last.kind in {"person", "party"} and not clause.who_text and _is_tail(parts, clause):
            start = len(parts) - 1
            while (
                start > 1
                and parts[start - 1].kind in {"person", "party"}
                and parts[start].before == "comma"
            ):
                start -= 1
            clause.who_text = ", ".join(p.text.strip(" .!") for p in parts[start:])
            clause.signs.add("segment")
            del parts[start + 1 :]
        elif last.kind == "status":
            clause.status_text = last.text
        elif last.kind == "word":
            pass
        else:
            return
        parts.pop()


def _is_tail(parts: list[Part], clause: Clause) -> bool:
    last = parts[-1]
    if last.before in {"dash", "colon", "semi", "stop", "close"}:
        return True
    if last.kind == "person":
        return not _lists_names(parts)
    return bool(clause.when_text) and len(parts) == 2 and not _takes_object(parts[0].text)


def _lists_names(parts: list[Part]) -> bool:
    """ "Invitere Kari, Ola og Per": the names are what is done, nobody is responsible yet."""
    return bool(
        re.search(
            r"\b(?:til|med|invitere|spørre|spør|ringe|kontakte|av|for|hos)\s+[A-ZÆØÅ][\w-]+$",
            parts[-2].text,
        )
    )


def _takes_object(text: str) -> bool:
    return bool(re.search(r"\b(?:til|med|for|av|mellom|hos|blant)\s+\S+(?:\s\S+)?$", text))


def _brackets(parts: list[Part], clause: Clause, people: People) -> None:
    for part in list(parts):
        if part.before != "open":
            continue
        if NOBODY.match(part.text):
            clause.signs.add("bracket")
            _drop(parts, part)
            continue
        inner = [p for p in re.split(r"\s*[,;]\s*|\s[-–]\s", part.text) if p]
        probes = [Part("", p) for p in inner]
        for probe in probes:
            mark_part(probe, people)
        if part.kind in {"when", "when!"} or (probes and all(p.kind for p in probes)):
            whens = [p.text for p in probes if p.kind in {"when", "when!"}] or (
                [part.text] if part.kind.startswith("when") else []
            )
            whos = [p.text for p in probes if p.kind in {"person", "party", "who!"}]
            if whens and not clause.when_text:
                clause.when_text = whens[0]
            if whos and not clause.who_text:
                clause.who_text = ", ".join(whos)
            if whens or whos:
                clause.signs.add("bracket")
                _drop(parts, part)


def _drop(parts: list[Part], part: Part) -> None:
    place = parts.index(part)
    parts.remove(part)
    if place < len(parts) and parts[place].before == "close":
        parts[place].before = "space"


def _subject(text: str, clause: Clause, people: People) -> str:
    """ "Steinar (kultur) tar kontakt …" → who "Steinar (kultur)", and the rest."""
    words = text.split(" ")
    for cut in range(1, min(len(words) - 1, 12) + 1):
        if cut >= len(words) or not is_verb(words[cut]):
            continue
        head = " ".join(words[:cut])
        bare = _OPENING.sub("", head) if not is_who(head, people) else head
        if is_who(bare, people) and not (is_role(words[cut]) and not is_person(bare, people)):
            clause.who_text = bare.strip(" ,")
            clause.signs.add("subject")
            return " ".join(words[cut:])
    return _inverted(text, clause, people)


def _second_sentence(text: str, clause: Clause, people: People) -> str:
    """ "Avtale med NAV. Wenche ber om et møte": a short heading before who does what."""
    found = re.match(r"^(?P<head>[^.!?]{3,60}\w)\.\s(?P<rest>[A-ZÆØÅ].+)$", text)
    if found is None or len(found.group("head").split()) > 6:
        return text
    rest = _subject(found.group("rest"), clause, people)
    return text if clause.lacks("who") else f"{found.group('head')}: {without_auxiliary(rest)}"


def _inverted(text: str, clause: Clause, people: People) -> str:
    """ "I morgen ringer Kari rektor", "Da skal Ola …": the verb first, then who."""
    found = spans(text)
    start = 0
    lead = found[0] if found and found[0].start == 0 else None
    if lead:
        start = lead.end
    words = text[start:].strip(" ,:").split(" ")
    opener = 1 if words and words[0].lower() in {"da", "så", "først", "fyrst", "deretter"} else 0
    if not (lead or opener) or len(words) <= opener + 1 or not is_verb(words[opener]):
        return text
    ends = [
        c
        for c in range(opener + 2, min(len(words), opener + 9) + 1)
        if is_who(" ".join(words[opener + 1 : c]), people) and _whole(words[opener + 1 : c])
    ]
    for cut in ends[-1:]:
        who = " ".join(words[opener + 1 : cut])
        if who:
            clause.who_text = who.strip(" ,")
            clause.signs.add("subject")
            if lead and not clause.when_text:
                clause.when_text = lead.text
                clause.signs.add("lead-when")
            return " ".join([words[opener], *words[cut:]])
    return text


def _whole(words: list[str]) -> bool:
    """No name with a role straight after it ("Kari rektoren" is who and whom)."""
    return not any(
        is_single_name(a)
        and not b[:1].isupper()
        and b not in {"og", "+", "&", "/"}
        and not b.startswith("(")
        and b not in {"i", "fra", "frå", "på"}
        for a, b in pairwise(words)
    )


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
    chosen = _choose(text, found)
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


def _tidy(text: str) -> str:
    text = re.sub(r"\(\s*\)", "", text)
    text = EMAIL.sub("", text) if len(EMAIL.sub("", text).strip(" ()<>,")) > 10 else text
    text = re.sub(r"\s+([,.;:)])", r"\1", " ".join(text.split()))
    text = _OPENING.sub("", text.strip(" ,;:–—-•*"))
    text = _LEFTOVER.sub("", text).strip()
    return text[:-1].strip() if text.endswith(("!", ".")) and not text.endswith("..") else text


def only_name(text: str) -> bool:
    """True for a text that is initials or one name: no task of its own."""
    return is_initials(text) or is_single_name(text) or is_full_name(text)
