"""Which municipality a document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from followup.domain.blocks import Document
from followup.domain.who_phrases.names import ascii_fold

from .lines import Line

_BYDEL: Final = re.compile(
    r"\b[Bb]ydel\s+[A-ZÆØÅ]\w+|"
    r"\b(?:Gamle Oslo|Grünerløkka|St\. ?Hanshaugen|Nordre Aker|Vestre Aker|"
    r"Østensjø|Nordstrand|Søndre Nordstrand|Alna|Stovner|Grorud|Bjerke|Sagene|Ullern)\s+bydel"
)


@dataclass(frozen=True, slots=True)
class MunicipalityName:
    """One row of the municipality register: number of 2024, name, other official name."""

    number: str
    name: str
    other: str = ""


def municipality_of(
    lines: Sequence[Line], document: Document, filename: str, register: Sequence[MunicipalityName]
) -> tuple[str, str]:
    """(name, number) of the municipality the document is about, or ("", "")."""
    texts = [t for line in lines for t in (line.text, *line.cells.values()) if t]
    head = [filename.replace("_", " "), document.title, *document.header, *document.footer]
    everything = "\n".join([*head, *texts])
    if _BYDEL.search(everything):
        oslo = next((m for m in register if m.number == "0301"), MunicipalityName("0301", "Oslo"))
        return oslo.name, oslo.number
    scores: Counter[str] = Counter()
    by_number = {m.number: m for m in register}
    first = "\n".join([*head, *texts[:8]])
    domains = (
        " ".join(re.findall(r"@([\w.-]+)", everything))
        + " "
        + " ".join(re.findall(r"www\.([\w.-]+)", everything))
    )
    for entry in register:
        names = [entry.name, *(re.split(r"\s?[/–]\s?|\s-\s", entry.other) if entry.other else [])]
        for name in names:
            scores[entry.number] += _name_score(name, first, everything, domains)
    best = scores.most_common(2)
    if not best or best[0][1] <= 0:
        found = re.search(
            r"\b([A-ZÆØÅ][\wæøå-]+(?:[ -][A-ZÆØÅ][\wæøå-]+)?)\s(?:kommune|herad)\b", everything
        )
        return (found.group(1), "") if found else ("", "")
    entry = by_number[best[0][0]]
    return entry.name, entry.number


def _name_score(name: str, first: str, everything: str, domains: str) -> int:
    seen = name in everything or name.upper() in everything or ascii_fold(name) in domains
    if not seen and name.lower() not in first.lower():
        return 0
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\wæøå-])", re.IGNORECASE)
    score = 6 * min(len(pattern.findall(first)), 3) + min(len(pattern.findall(everything)), 4)
    if re.search(rf"(?<![\w-]){re.escape(name)}\s(?:kommune|herad)", everything, re.IGNORECASE):
        score += 8
    flat = ascii_fold(name).replace(" ", "-")
    if re.search(rf"(?<![\w]){re.escape(flat)}\.(?:kommune|herad)", domains) or re.search(
        rf"(?<![\w]){re.escape(flat.replace('-', ''))}\.(?:kommune|herad)", domains
    ):
        score += 12
    if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\wæøå-])", everything) and score < 12:
        score -= 6 if name.upper() not in everything else 0
    if len(name) <= 4:
        score -= 4
    return score
