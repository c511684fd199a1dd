"""Numbered and bulleted paragraphs: the kind of each level, and labels made of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from followup.readers.docx.styles import Numbering, number
from followup.readers.safe_xml import attribute, child, local

_PLACEHOLDER: Final = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    ordered: bool
    label: str
    start: int
    style: str
    format: str


@dataclass(slots=True)
class Numberings:
    """The numbering part, with a counter per list so that "Idé %1:" can be written out."""

    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: etree._Element | None) -> Numberings:
        numberings = cls()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                key = attribute(element, "abstractNumId") or ""
                numberings._levels[key] = _levels(element)
            elif local(element) == "num":
                target = child(element, "abstractNumId")
                if target is not None:
                    key = attribute(element, "numId") or ""
                    numberings._lists[key] = attribute(target, "val") or ""
        return numberings

    def level_of(self, reference: Numbering, style: str | None) -> int:
        """The list level: given, or the one the paragraph's style is tied to, else 0."""
        if reference.level is not None:
            return max(0, min(8, reference.level))
        levels = self._levels.get(self._lists.get(reference.number, ""), {})
        return next((i for i, lv in levels.items() if style and lv.style == style), 0)

    def find(self, reference: Numbering, level: int) -> Level | None:
        """The level's description; None where numbering is off or shows nothing."""
        levels = self._levels.get(self._lists.get(reference.number, ""))
        if reference.number == "0" or levels is None:
            return None
        found = levels.get(level)
        return None if found is not None and found.format == "none" else found

    def label(self, reference: Numbering, level: int) -> str:
        """Counts this paragraph, and writes its label out where the label has words."""
        key = self._lists.get(reference.number, "")
        levels = self._levels.get(key, {})
        counts = self._counts.setdefault(key, {})
        start = levels[level].start if level in levels else 1
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [i for i in counts if i > level]:
            del counts[deeper]
        template = levels[level].label if level in levels else ""
        if not re.search(r"[^\W\d_]{2}", _PLACEHOLDER.sub("", template)):
            return ""
        return _PLACEHOLDER.sub(lambda m: str(counts.get(int(m[1]) - 1, 1)), template).strip()


def _levels(abstract: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in abstract:
        if local(element) != "lvl":
            continue
        style = child(element, "pStyle")
        kind = _value(child(element, "numFmt"))
        start = number(child(element, "start"))
        key = attribute(element, "ilvl") or "0"
        found[int(key) if key.isdecimal() else 0] = Level(
            ordered=kind not in {"bullet", "none", ""},
            label=_value(child(element, "lvlText")),
            start=1 if start is None else start,
            style="" if style is None else _value(style),
            format=kind,
        )
    return found


def _value(element: etree._Element | None) -> str:
    return "" if element is None else attribute(element, "val") or ""
