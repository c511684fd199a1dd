"""Paragraph and character styles: what a style says about headings, lists and bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from followup.readers.safe_xml import attribute, child, local

_HEADING_NAME: Final = re.compile(r"^(?:heading|overskrift)\s*(\d)$", re.IGNORECASE)
_TITLE_NAMES: Final = frozenset({"title", "tittel", "subtitle", "undertittel"})
_OFF: Final = frozenset({"0", "false", "off", "none"})
_DEEPEST_CHAIN: Final = 12


@dataclass(frozen=True, slots=True)
class Numbering:
    """A reference into the numbering part; `level` None when the style leaves it open."""

    number: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    based_on: str
    outline: int | None
    numbering: Numbering | None
    bold: bool | None
    hidden: bool | None


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """True or False where the toggle is set in these run properties, None where it is not."""
    toggle = child(properties, name)
    if toggle is None:
        return None
    return (attribute(toggle, "val") or "true").lower() not in _OFF


def number(element: etree._Element | None) -> int | None:
    """The `val` attribute as a whole number, or None."""
    value = None if element is None else attribute(element, "val")
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value) else None


def numbering_of(paragraph_properties: etree._Element | None) -> Numbering | None:
    """The numbering these paragraph properties ask for; number "0" switches it off."""
    reference = child(paragraph_properties, "numPr")
    if reference is None:
        return None
    wanted = child(reference, "numId")
    if wanted is None:
        return None
    level = number(child(reference, "ilvl"))
    return Numbering(attribute(wanted, "val") or "0", level)


class Styles:
    """The styles part of a document; an unknown style says nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in root if root is not None else ():
            if local(element) != "style":
                continue
            key = attribute(element, "styleId") or ""
            self._styles[key] = _style(element)
            is_default = attribute(element, "default") in {"1", "true"}
            if is_default and attribute(element, "type") == "paragraph":
                self._default = key

    def chain(self, key: str | None) -> list[Style]:
        """The style and those it is based on, nearest first."""
        found: list[Style] = []
        current = self._default if key is None else key
        while current in self._styles and len(found) < _DEEPEST_CHAIN:
            found.append(self._styles[current])
            current = found[-1].based_on
        return found

    def heading_level(self, key: str | None) -> int | None:
        """1 for the title and the highest heading, None for other styles."""
        for style in self.chain(key):
            named = _HEADING_NAME.match(style.name)
            if named:
                return max(1, int(named[1]))
            if style.name in _TITLE_NAMES:
                return 2 if style.name in {"subtitle", "undertittel"} else 1
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
        return None

    def is_title(self, key: str | None) -> bool:
        return any(style.name in {"title", "tittel"} for style in self.chain(key)[:1])

    def is_contents_entry(self, key: str | None) -> bool:
        """Whether the style is one of a table of contents, whose lines all stand elsewhere."""
        return any(re.match(r"toc \d|innh\d", style.name) for style in self.chain(key)[:1])

    def numbering(self, key: str | None) -> Numbering | None:
        return next((s.numbering for s in self.chain(key) if s.numbering is not None), None)

    def bold(self, key: str | None) -> bool:
        return next((s.bold for s in self.chain(key) if s.bold is not None), False)

    def hidden(self, key: str) -> bool:
        return next((s.hidden for s in self.chain(key) if s.hidden is not None), False)


def _style(element: etree._Element) -> Style:
    paragraph = child(element, "pPr")
    run = child(element, "rPr")
    name, based_on = child(element, "name"), child(element, "basedOn")
    return Style(
        name=(attribute(name, "val") or "").lower() if name is not None else "",
        based_on=(attribute(based_on, "val") or "") if based_on is not None else "",
        outline=number(child(paragraph, "outlineLvl")),
        numbering=numbering_of(paragraph),
        bold=switched(run, "b"),
        hidden=switched(run, "vanish"),
    )
