"""Who and when where signs set them apart: "Kari: …", "… – snarest", "(ansvar: Ola)"."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.lexicon import NOBODY
from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import pieces

from .clause import Clause
from .parties import is_person, is_who
from .parts import Part, mark_part
from .time_spans import is_time, may_be_time, spans


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
    if sign in {"colon", "dash", "semi", "arrow", "slash"}:
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
    if last.before in {"dash", "colon", "semi", "arrow", "stop", "close", "slash"}:
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
        if not clause.when_text and (when := _when_they_do(part.text)):
            clause.when_text = when
            _drop(parts, part)
            continue
        if NOBODY.match(part.text):
            clause.signs.add("bracket")
            _drop(parts, part)
            continue
        probes = _probes(part.text, people)
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


_ABOUT_THEM: Final = re.compile(r"^(?:han|hun|ho|hen|de|dei|det|dette)\s", re.IGNORECASE)
_INNER: Final = re.compile(r"\s*[,;]\s*|\s[-–—]\s|(?<![\d\s])\s?/\s?(?!\d)|:\s+")
_DOES_IT: Final = re.compile(
    r"\s(?:tar|tek|gjør|gjer|ordner|ordnar|fikser|fiksar|følger|følgjer|står for|har)"
    r"(?:\s(?:det|dette|den|opp|seg|av|ansvar(?:et)?))*$",
    re.IGNORECASE,
)


def tells_who_and_when(bracket: str, people: People) -> bool:
    """True for the words of a bracket that are who, or who and when, and nothing else."""
    probes = _probes(bracket, people)
    return (
        bool(probes)
        and all(p.kind for p in probes)
        and any(p.kind in {"person", "party", "who!"} for p in probes)
    )


def _probes(text: str, people: People) -> list[Part]:
    """The pieces of a bracket, each marked; "Kari i overmorgen" is who and when."""
    out: list[Part] = []
    for piece in (p for p in _INNER.split(text) if p):
        probe = Part("", piece)
        mark_part(probe, people)
        both = _both(piece, people) if not probe.kind.startswith(("when", "who!")) else ()
        out.extend(Part("", words, kind) for words, kind in both)
        out.extend([] if both else [probe])
    who = any(p.kind in {"person", "who!"} for p in out)
    for probe in out:
        if who and not probe.kind and may_be_time(probe.text):
            probe.kind = "when"
    return out


def _when_they_do(text: str) -> str:
    """The time in a bracket such as "(hun har dem klare 15. januar)", about who went before."""
    found = spans(text) if _ABOUT_THEM.match(text) else []
    return found[-1].text if found and not text[found[-1].end :].strip(" .") else ""


def _both(text: str, people: People) -> tuple[tuple[str, str], ...]:
    """Who and when of "Kari i overmorgen", "uke 14 Kari" and "Kari tar det før helga"."""
    for found in spans(text):
        head = _DOES_IT.sub("", text[: found.start].strip())
        tail = text[found.end :].strip(" .")
        if not tail and head and is_who(head, people):
            return ((head, "person"), (found.text, "when"))
        if not head and tail and is_who(tail, people):
            return ((found.text, "when"), (tail, "person"))
    words = text.split()
    for cut in range(1, min(4, len(words))) if not is_who(text, people) else ():
        head, rest = " ".join(words[:cut]), " ".join(words[cut:])
        if is_who(head, people, wide=False) and may_be_time(rest):
            return ((head, "person"), (rest, "when"))
    return ()


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
