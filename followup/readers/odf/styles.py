"""Styles of an OpenDocument file: titles, bold, and which lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from followup.readers.safe_xml import attribute, child, local

_DEEPEST_CHAIN: Final = 12
_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class Style:
    parent: str
    bold: bool | None
    hidden: bool
    outline: int | None


_UNKNOWN: Final = Style(parent="", bold=None, hidden=False, outline=None)


class Styles:
    """Styles of the content and of the styles part; an unknown style says nothing."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[str, Style] = {}
        self._ordered: dict[str, set[int]] = {}
        self.pages: list[etree._Element] = []
        for root in roots:
            for group in root:
                if local(group) in {"automatic-styles", "styles", "master-styles"}:
                    self._group(group)

    def _group(self, group: etree._Element) -> None:
        for element in group:
            name = attribute(element, "name") or ""
            kind = local(element)
            if kind == "style":
                self._styles.setdefault(name, _style(element))
            elif kind == "list-style":
                self._ordered.setdefault(name, _numbered_levels(element))
            elif kind == "master-page":
                self.pages.append(element)

    def _chain(self, name: str) -> list[tuple[str, Style]]:
        """The style and those it is based on, nearest first; an unknown one says nothing."""
        found: list[tuple[str, Style]] = []
        while name and len(found) < _DEEPEST_CHAIN:
            found.append((name, self._styles.get(name, _UNKNOWN)))
            name = found[-1][1].parent
        return found

    def heading_level(self, name: str) -> int | None:
        """The level of a paragraph (not a text:h) whose style makes it a heading."""
        for key, style in self._chain(name):
            if key in {"Title", "Subtitle"}:
                return 1 if key == "Title" else 2
            if style.outline:
                return style.outline
        return None

    def is_title(self, name: str) -> bool:
        return any(key == "Title" for key, _ in self._chain(name)[:2])

    def bold(self, name: str) -> bool | None:
        return next((s.bold for _, s in self._chain(name) if s.bold is not None), None)

    def hidden(self, name: str) -> bool:
        return any(style.hidden for _, style in self._chain(name)[:1])

    def is_ordered(self, list_style: str, level: int) -> bool:
        return level + 1 in self._ordered.get(list_style, set())


def _style(element: etree._Element) -> Style:
    text = child(element, "text-properties")
    table = child(element, "table-properties")
    weight = None if text is None else attribute(text, "font-weight")
    outline = attribute(element, "default-outline-level") or ""
    return Style(
        parent=attribute(element, "parent-style-name") or "",
        bold=None if weight is None else weight in _BOLD,
        hidden=(text is not None and attribute(text, "display") == "none")
        or (table is not None and attribute(table, "display") == "false"),
        outline=int(outline) if outline.isdecimal() and 0 < int(outline) < 10 else None,
    )


def _numbered_levels(element: etree._Element) -> set[int]:
    levels: set[int] = set()
    for level in element:
        number = attribute(level, "level") or ""
        shows = (attribute(level, "num-format") or "") != ""
        if local(level) == "list-level-style-number" and shows and number.isdecimal():
            levels.add(int(number))
    return levels
