"""The text of one OpenDocument paragraph as its reader would see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from followup.readers.docx.package import mail_address
from followup.readers.odf.styles import Styles
from followup.readers.safe_xml import attribute, local

_SILENT: Final = frozenset(
    {"annotation-end", "tracked-changes", "note-citation", "hidden-text", "title", "desc"}
    | {"ruby-text", "event-listeners", "change", "alphabetical-index-mark"}
)
_STORIES: Final = frozenset({"p", "h", "list", "table"})
"""What a text box or a drawn shape holds when it has text of its own."""

_MOST_SPACES: Final = 200


@dataclass(slots=True)
class ParagraphText:
    """Text of a paragraph, whether all of it is bold, and what hangs on it."""

    styles: Styles
    notes: set[str]
    base_bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    footnotes: list[etree._Element] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _plain: bool = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def bold(self) -> bool:
        return bool(self.text.strip()) and not self._plain

    def add(self, element: etree._Element) -> None:
        """Takes in the paragraph's content."""
        self._content(element, self.base_bold)

    def _content(self, element: etree._Element, bold: bool) -> None:
        self._write(element.text, bold)
        for part in element:
            self._take(part, bold)
            self._write(part.tail, bold)

    def _take(self, part: etree._Element, bold: bool) -> None:
        name = local(part)
        if name in _SILENT:
            return
        if name == "s":
            count = attribute(part, "c") or "1"
            spaces = min(int(count), _MOST_SPACES) if count.isdecimal() else 1
            self._parts.append(" " * spaces)
        elif name in {"tab", "line-break"}:
            self._parts.append("\t" if name == "tab" else "\n")
        elif name == "annotation":
            self.notes.add("comments")
        elif name in {"change-start", "change-end"}:
            self.notes.add("tracked_changes")
        elif name == "note-body":
            self.footnotes.append(part)
        elif any(local(inner) in _STORIES for inner in part):
            self.boxes.append(part)
        elif name == "span":
            self._span(part, bold)
        elif name == "a":
            self._link(part, bold)
        else:
            if name == "image":
                self.notes.add("images")
                return
            self._content(part, bold)

    def _span(self, span: etree._Element, bold: bool) -> None:
        style = attribute(span, "style-name") or ""
        if self.styles.hidden(style):
            self.notes.add("hidden_text")
            return
        own = self.styles.bold(style)
        self._content(span, bold if own is None else own)

    def _link(self, link: etree._Element, bold: bool) -> None:
        start = len(self._parts)
        self._content(link, bold)
        address = mail_address(attribute(link, "href") or "")
        shown = "".join(self._parts[start:])
        if address and address.casefold() not in shown.casefold():
            self._parts.append(f" <{address}>")

    def _write(self, text: str | None, bold: bool) -> None:
        if not text:
            return
        self._parts.append(" ".join(text.split("\n")))
        if text.strip() and not bold:
            self._plain = True
