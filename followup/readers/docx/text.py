"""The text of one paragraph as the reader of the finished document would see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from followup.readers.docx.package import Package, mail_address
from followup.readers.docx.styles import Styles, switched
from followup.readers.safe_xml import attribute, child, local

DELETED: Final = frozenset({"del", "moveFrom"})
INSERTED: Final = frozenset({"ins", "moveTo"})
WRAPPERS: Final = frozenset({"sdt", "sdtContent", "customXml", "smartTag"}) | INSERTED
_SILENT: Final = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "fldData", "rt", "posOffset"}
)
_FIXED: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS: Final = {
    "F0FE": "☒", "F0FD": "☒", "F078": "☒", "F0FC": "✓", "F0A8": "☐", "F06F": "☐", "F071": "☐",
    "F0E0": "→", "F0E8": "→", "F0B7": "•", "F0A7": "▪", "F0D8": "➢", "2610": "☐", "2611": "☑",
    "2612": "☒",
}  # fmt: skip
_MAIL_FIELD: Final = re.compile(r'HYPERLINK\s+"?(mailto:[^"\s]+)', re.IGNORECASE)


def chosen(alternate: etree._Element) -> Iterator[etree._Element]:
    """The content of the first choice; the fallback says the same once more."""
    pick = child(alternate, "Choice")
    pick = child(alternate, "Fallback") if pick is None else pick
    return iter(()) if pick is None else iter(pick)


@dataclass(slots=True)
class _Field:
    start: int
    instruction: str = ""


@dataclass(slots=True)
class ParagraphText:
    """Text of a paragraph, whether all of it is bold, and what hangs on it.

    `boxes` are text boxes anchored here, `footnotes` and `endnotes` ids in order.
    """

    package: Package
    styles: Styles
    notes: set[str]
    base_bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _plain: bool = False
    _fields: list[_Field] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def bold(self) -> bool:
        return bool(self.text.strip()) and not self._plain

    def add(self, element: etree._Element) -> None:
        """Takes in the element's content, deleted text and hidden text left out."""
        for part in element:
            self._take(part)

    def _take(self, part: etree._Element) -> None:
        name = local(part)
        if name == "r":
            self._run(part)
        elif name == "t":
            self._write(part.text or "", bold=True)
        elif name in DELETED:
            self.notes.add("tracked_changes")
        elif name == "instrText":
            if self._fields:
                self._fields[-1].instruction += part.text or ""
        elif name in _SILENT:
            return
        elif name == "hyperlink":
            self._link(part, self.package.mail_address(attribute(part, "id") or ""))
        elif name == "fldSimple":
            self._link(part, _field_address(attribute(part, "instr") or ""))
        elif name == "AlternateContent":
            for inner in chosen(part):
                self._take(inner)
        elif name == "txbxContent":
            self.boxes.append(part)
        else:
            self._mark(name)
            self.add(part)

    def _mark(self, name: str) -> None:
        if name in INSERTED:
            self.notes.add("tracked_changes")
        elif name in {"blip", "imagedata"}:
            self.notes.add("images")

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        style = child(properties, "rStyle")
        key = None if style is None else attribute(style, "val") or ""
        hidden = switched(properties, "vanish")
        if hidden is None and key is not None:
            hidden = self.styles.hidden(key)
        if hidden:
            self.notes.add("hidden_text")
            return
        bold = switched(properties, "b")
        if bold is None:
            bold = self.base_bold or (key is not None and self.styles.bold(key))
        for part in run:
            self._run_part(part, bold=bold)

    def _run_part(self, part: etree._Element, *, bold: bool) -> None:
        name = local(part)
        if name == "t":
            self._write(part.text or "", bold=bold)
        elif name in _FIXED:
            self._parts.append(_FIXED[name])
        elif name == "sym":
            code = (attribute(part, "char") or "").upper()
            self._write(_SYMBOLS.get(code, " "), bold=bold)
        elif name == "fldChar":
            self._field(attribute(part, "fldCharType") or "")
        elif name in {"footnoteReference", "endnoteReference"}:
            self.footnotes.append((name.removesuffix("Reference"), attribute(part, "id") or ""))
        elif name == "commentReference":
            self.notes.add("comments")
        else:
            self._take(part)

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append(_Field(len(self._parts)))
        elif step == "separate" and self._fields:
            self._fields[-1].start = len(self._parts)
        elif step == "end" and self._fields:
            ended = self._fields.pop()
            self._append_address(ended.start, _field_address(ended.instruction))

    def _link(self, element: etree._Element, address: str) -> None:
        start = len(self._parts)
        self.add(element)
        self._append_address(start, address)

    def _append_address(self, start: int, address: str) -> None:
        shown = "".join(self._parts[start:])
        if address and address.casefold() not in shown.casefold():
            self._parts.append(f" <{address}>")

    def _write(self, text: str, *, bold: bool) -> None:
        self._parts.append(text)
        if text.strip() and not bold:
            self._plain = True


def _field_address(instruction: str) -> str:
    found = _MAIL_FIELD.search(instruction)
    return mail_address(found[1]) if found else ""
