"""A clause cut at its signs, each part marked as when, who, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from followup.domain.who_phrases.lexicon import (
    NOBODY,
)
from followup.domain.who_phrases.names import is_full_name, is_single_name
from followup.domain.who_phrases.people import People

from .parties import is_who
from .time_spans import is_time, spans

_SPLIT: Final = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<colon>:)(?=\s|$)|(?P<arrow>→|\s[-=]+>\s)|(?P<semi>[;|])|(?P<slash>\s/\s)|"
    r"(?P<dash>\s[-–—]+\s|"
    r"[–—](?=\s)|\s[–—](?=\w))"
    r"|(?P<comma>,)(?!\d)|(?P<stop>[.!?])(?=\s+[A-ZÆØÅ«\"]))\s*"
)


_FRIST: Final = re.compile(
    r"^(?:og\s|med\s|har\s)?(?:tids)?(?:frist(?:en)?|når|dato|deadline|tid|møtet|søknadsfristen|"
    r"ferdig|det|dette|levering|due)"
    r"(?:\s(?:er|blir|vert|må (?:skje|gjøres)|skal (?:skje|gjøres|være (?:klart|ferdig|gjort))|"
    r"satt til|sett til))*\s*[:=]?\s+"
    r"(?=\S)",
    re.IGNORECASE,
)


_ANSVAR: Final = re.compile(
    r"^(?:hoved)?(?:ansvar(?:et|lig|lege?|lige)?(?: for (?:dette|det|oppgaven|oppgåva))?|hvem|"
    r"kven|who|utføres av|gjøres av|gjerast av|oppfølging)"
    r"(?:\s(?:er|har|ligger hos|ligg hos|hos|på))?\s*[:=–-]?\s+(?=\S)",
    re.IGNORECASE,
)


_TAKES: Final = re.compile(
    r"^(?P<who>.{2,80}?)\s(?:(?:tar|tek|har|får|er|følger|følgjer|ordner|ordnar|fikser|fiksar|"
    r"gjør|gjer|skal)\s)"
    r"(?:(?:hoved)?ansvar(?:et|lig|leg)?(?: for (?:det|dette|oppgaven|oppgåva|å følge opp|"
    r"å følgje opp))?|opp(?: saken| dette| det)?|dette|det|"
    r"(?:opp)?følge (?:det|dette) opp|gjøre det|gjere det)\s*[.!]*$",
    re.IGNORECASE,
)


_STATUS: Final = re.compile(
    r"^(?:ferdig|utført|gjort|ok|påbegynt|påbyrja|startet|starta|ikke startet|ikkje starta|i gang|"
    r"under arbeid|pågår|avsluttet)[.!]*$",
    re.IGNORECASE,
)


_DOES: Final = re.compile(
    r"^(?P<who>[A-ZÆØÅ][^,;:]{1,50}?)\s(?:sender|ringer|ringjer|skriver|skriv|ordner|ordnar|"
    r"fikser|fiksar|gjør|gjer|tar|tek|lager|lagar|spør|snakker|"
    r"snakkar)(?:\s(?:det|den|dette|seg av det))?\s(?P<when>\S.{1,40})$"
)
""""Mail til skolene, Hege Ann sender på torsdag": who does what was named before, and when."""


@dataclass(slots=True)
class Part:
    before: str
    text: str
    kind: str = ""


def parts_of_clause(text: str) -> list[Part]:
    out: list[Part] = []
    end, before, depth = 0, "", 0
    for found in _SPLIT.finditer(text):
        kind = str(found.lastgroup)
        if depth and kind not in {"open", "close"}:
            continue
        if kind == "stop" and re.search(
            r"(?:\b\d{1,2}|\b(?:kl|ca|tlf|jan|feb|mar|apr|aug|sept?|okt|nov|des|bl|evt|nr|ordf|"
            r"inkl|dvs|st|v))$",
            text[: found.start()],
            re.I,
        ):
            continue
        if (
            kind in {"dash", "comma"}
            and re.search(r"\d\.?$", text[: found.start()])
            and re.match(r"\d", text[found.end() :])
        ):
            continue
        depth += (kind == "open") - (kind == "close" and depth > 0)
        if kind == "open" and depth > 1:
            continue
        out.append(Part(before, text[end : found.start()].strip()))
        end, before = found.end(), kind
    out.append(Part(before, text[end:].strip()))
    return [half for p in out if p.text.strip(" .!") for half in _halves(p)]


def _halves(part: Part) -> list[Part]:
    """ "Kari innen 20. mai" as a part of its own is who and when."""
    if part.before not in {"stop", "dash", "semi", "arrow", "open", "comma"} or len(part.text) > 60:
        return [part]
    does = _DOES.match(part.text)
    if does and part.before in {"comma", "dash", "stop"} and is_time(does.group("when")):
        who = does.group("who")
        if is_full_name(who) or all(is_single_name(w) or w == "og" for w in who.split()):
            return [Part(part.before, who), Part("comma", does.group("when"))]
    found = spans(part.text)
    if not found or part.text[found[-1].end :].strip(" .!") or found[-1].start == 0:
        return [part]
    head = part.text[: found[-1].start].strip(" ,:")
    if not 0 < len(head.split()) <= 3 or not all(
        w[:1].isupper() or w == "og" for w in head.split()
    ):
        return [part]
    if not (is_full_name(head) or all(is_single_name(w) or w == "og" for w in head.split())):
        return [part]
    second = "comma" if part.before == "open" else part.before
    return (
        [Part(part.before, head), Part(second, found[-1].text)] if part.before != "open" else [part]
    )


def mark_part(part: Part, people: People) -> None:
    text = part.text
    frist, ansvar = _FRIST.match(text), _ANSVAR.match(text)
    if frist and is_time(text[frist.end() :]):
        part.kind, part.text = "when!", text[frist.end() :].strip(" .")
    elif ansvar and (
        is_who(text[ansvar.end() :], people)
        or NOBODY.match(text[ansvar.end() :])
        or _anybody(ansvar.group(), text[ansvar.end() :])
    ):
        part.kind, part.text = "who!", text[ansvar.end() :].strip(" .")
    elif is_time(text):
        part.kind = "when"
    elif (takes := _TAKES.match(text)) and is_who(takes.group("who"), people):
        part.kind, part.text = "who!", takes.group("who")
    elif _STATUS.match(text):
        part.kind = "status"
    elif re.match(r"^(?:v/|ved )\s*", text) and is_who(
        re.sub(r"^(?:v/|ved )\s*", "", text), people
    ):
        part.kind, part.text = "who!", re.sub(r"^(?:v/|ved )\s*", "", text)
    elif is_who(text, people, wide=False):
        part.kind = "person"
    elif is_who(text, people):
        part.kind = "party"
    elif re.fullmatch(
        r"(?:ansvar(?:lig|leg|et)?|hvem|kven|frist|når|innen|innan|hva|kva|tiltak|oppgave|steg|"
        r"skritt)",
        text,
        re.I,
    ):
        part.kind = "word"


def _anybody(named: str, text: str) -> bool:
    """ "Ansvar: alle som er med": after the word and a colon whatever is short and no time."""
    return ":" in named and len(text.split()) <= 6 and not is_time(text) and "," not in text


_WHO_LABEL: Final = re.compile(r"^(?:ansvar(?:lig|leg|et)?|hvem|kven)$", re.IGNORECASE)


def told_by_label(parts: list[Part]) -> list[Part]:
    """ "Ansvar: de eldste turnerne": after a label and a colon any short text is who.

    "Ansvar: Kari, Ola og Siri" names them all.
    """
    out: list[Part] = []
    for number, part in enumerate(parts):
        last = out[-1] if out else None
        if _pointed_at(parts, number):
            out.append(Part(part.before, part.text, "who!"))
            continue
        labelled = last is not None and last.kind == "word" and bool(_WHO_LABEL.match(last.text))
        short = part.kind in {"person", "party"} or (not part.kind and len(part.text.split()) <= 6)
        goes_on = last is not None and last.kind == "who!" and part.before == "comma"
        if last is not None and labelled and part.before == "colon" and short:
            out[-1] = Part(last.before, part.text, "who!")
        elif last is not None and goes_on and part.kind in {"person", "party"}:
            out[-1] = Part(last.before, f"{last.text}, {part.text}", "who!")
        else:
            out.append(part)
    return out


def _pointed_at(parts: list[Part], number: int) -> bool:
    """ "Lage kaffe → vaffelgjengen, i juni": between the arrow and the time stands who."""
    part, after = parts[number], parts[number + 1] if number + 1 < len(parts) else None
    unknown = part.before == "arrow" and not part.kind and len(part.text.split()) <= 5
    return unknown and after is not None and after.kind in {"when", "when!"}


def with_units(parts: list[Part]) -> list[Part]:
    """ "Ansvar: Kari (NAV)": the bracket after a name at the end is hers, not one more party."""
    out: list[Part] = []
    for part in parts:
        last = out[-1] if out and out[-1].before != "open" else None
        named = last is not None and (
            last.kind == "who!" or (len(out) > 1 and last.kind == "person")
        )
        unit = part.before == "open" and part.kind in {"", "party"} and len(part.text.split()) <= 4
        if named and unit and not spans(part.text):
            out[-1] = Part(out[-1].before, f"{out[-1].text} ({part.text})", out[-1].kind)
        else:
            out.append(part)
    return out


_SIGNS: Final = {
    "colon": ": ",
    "semi": "; ",
    "arrow": "; ",
    "slash": " / ",
    "dash": " – ",
    "comma": ", ",
    "stop": ". ",
    "open": " (",
    "close": ") ",
    "space": " ",
    "": "",
}


def joined(parts: list[Part]) -> str:
    out = ""
    open_ = False
    for part in parts:
        sign = _SIGNS[part.before]
        if part.before == "close" and not open_:
            sign = " "
        if open_ and part.before != "close":
            sign = ")" + (sign if sign.strip() else " ")
            open_ = False
        out += (sign if out else sign.strip(" ,;:–.)")) + part.text
        open_ = part.before == "open"
    return out + (")" if open_ else "")
