"""An HTML mail as lines: what a reader sees, and what its markup says of quotes and signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from .lines import GREETING_OF_QUOTE, MOST_CHARACTERS, MOST_LINES, REST, SIGNATURE, Line, clean

_SILENT: Final = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg", "del"}
)
_BLOCK: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li"}
    | {"main", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
_HIDDEN: Final = re.compile(r"display\s?:\s?none|mso-hide\s?:\s?all|visibility\s?:\s?hidden")
#: From this element on, all is quoted: new Outlook, Outlook on the web and on phones, others.
_REST: Final = re.compile(
    r"appendonsend|divrplyfwdmsg|mail-editor-reference-message-container|olk_src_body_section|"
    r"ms-outlook-mobile-reference-message|yahoo_quoted|gmail_forward|zmail_extra|"
    r"thread-original-message",
    re.IGNORECASE,
)
#: Elements whose content is a quote; what follows them may be an answer.
_QUOTE: Final = re.compile(
    r"protonmail_quote|tutanota_quote|moz-cite-blockquote|gmail_extra_quote", re.IGNORECASE
)
_ATTRIBUTION: Final = re.compile(r"gmail_attr|moz-cite-prefix", re.IGNORECASE)
_SIGNATURE: Final = re.compile(
    r"gmail_signature|(?:^|[ _-])(?:x_)?signature(?:$|[ _-])|ms-outlook-mobile-signature|"
    r"applemailsignature|applelinkssignature|composer_signature|moz-signature|"
    r"protonmail_signature",
    re.IGNORECASE,
)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


def from_html(html: str) -> list[Line]:
    """The lines of an HTML part; none for what is no HTML at all. Fetches nothing, never raises."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    source = html[:MOST_CHARACTERS].replace("\x00", "")
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return []
    if root is None:
        return []
    page = _Page()
    page.walk(root)
    return page.lines


@dataclass(slots=True)
class _Page:
    """Gathers text until a block begins or ends."""

    lines: list[Line] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _depth: int = 0
    _marks: list[str] = field(default_factory=list)
    _pre: int = 0

    def walk(self, root: etree._Element) -> None:
        """The whole tree, without recursion."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if self._skipped(name, element):
                    events.skip_subtree()
                    continue
                self._open(name, element)
                self._say(element.text)
            else:
                if not self._skipped(name, element):
                    self._close(name, element)
                self._say(element.tail)
            if len(self.lines) > MOST_LINES:
                return
        self._end_line()

    def _skipped(self, name: str, element: etree._Element) -> bool:
        if not name or name in _SILENT or element.get("hidden") is not None:
            return True
        style = element.get("style") or ""
        return bool(style) and bool(_HIDDEN.search(style[:1000].lower()))

    def _open(self, name: str, element: etree._Element) -> None:
        if name in _BLOCK or name in {"br", "hr"}:
            self._end_line(blank=name == "p" or (name in {"br", "hr"} and not self._said()))
        elif name in {"td", "th"}:
            self._parts.append(" ")
        self._depth += name == "blockquote"
        self._pre += name == "pre"
        mark = _mark(element)
        if mark == "quote":
            self._end_line()
            self._depth += 1
        elif mark == REST:
            self._end_line()
            self.lines.append(Line("", self._depth, REST))
        elif mark:
            self._end_line()
            self._marks.append(mark)

    def _close(self, name: str, element: etree._Element) -> None:
        mark = _mark(element)
        if name in _BLOCK or mark:
            self._end_line(blank=name == "p")
        self._depth -= (name == "blockquote") + (mark == "quote")
        self._pre -= name == "pre"
        if mark in {SIGNATURE, GREETING_OF_QUOTE}:
            self._marks.pop()

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._pre and "\n" in text:
            first, *more = text.split("\n")
            self._parts.append(first)
            for line in more:
                self._end_line()
                self._parts.append(line)
            return
        self._parts.append(text)

    def _said(self) -> bool:
        return any(part.strip() for part in self._parts)

    def _end_line(self, *, blank: bool = False) -> None:
        text = _SPACE.sub(" ", clean("".join(self._parts)).replace("\n", " ")).strip()
        self._parts.clear()
        if text:
            self.lines.append(Line(text, self._depth, self._marks[-1] if self._marks else ""))
        if blank and self.lines and self.lines[-1].text:
            self.lines.append(Line("", self._depth))


def _mark(element: etree._Element) -> str:
    names = f"{element.get('id') or ''} {element.get('class') or ''}"[:300]
    if len(names) < 4:
        return ""
    if _REST.search(names):
        return REST
    if _ATTRIBUTION.search(names):
        return GREETING_OF_QUOTE
    if _SIGNATURE.search(names):
        return SIGNATURE
    return "quote" if _QUOTE.search(names) else ""
