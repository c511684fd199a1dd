"""Who and when where signs set them apart: "Kari: …", "… – snarest", "(ansvar: Ola)"."""

from __future__ import annotations

import re

from followup.domain.who_phrases.lexicon import NOBODY
from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import pieces

from .clause import Clause
from .parties import is_person
from .parts import Part, mark_part
from .time_spans import is_time


def lead(parts: list[Part], clause: Clause, people: People) -> None:
    """ "Kari, Ola: …", "Innen 1. mars – Kari: …" """
    while len(parts) > 1:
        run = 0
        while (
            run < len(parts)
            and parts[run].kind in {"person", "party", "who!"}
            and (run == 0 or parts[run].before in {"comma", "close", "slash"})
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
    if sign in {"colon", "dash", "semi", "slash"}:
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


def trail(parts: list[Part], clause: Clause, people: People) -> None:
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
                and parts[start].before in {"comma", "slash"}
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
    if last.before in {"dash", "colon", "semi", "stop", "close", "slash"}:
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


def brackets(parts: list[Part], clause: Clause, people: People) -> None:
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
        if not all(p.kind for p in probes) and _names_all(part.text, people):
            clause.who_text = clause.who_text or part.text
            clause.signs.add("bracket")
            _drop(parts, part)
            continue
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


def _names_all(text: str, people: People) -> bool:
    """ "(Bjørn Eirik + sjåførane)": a person first, and a short word for others beside."""
    found = pieces(text)
    short = all(len(p.text.split()) <= 3 and not is_time(p.text) for p in found)
    return len(found) > 1 and short and is_person(found[0].text, people)


def _drop(parts: list[Part], part: Part) -> None:
    place = parts.index(part)
    parts.remove(part)
    if place < len(parts) and parts[place].before == "close":
        parts[place].before = "space"
