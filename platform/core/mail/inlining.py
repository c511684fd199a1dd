"""Styles are put into the tags once, when a template is loaded, so that rendering stays cheap.

Mail programs ignore style sheets to varying degrees, so each tag must carry its own. Doing that
for every mail costs more than everything else together; a template's tags never change. Rules in
`emails/styles.css` may name a tag, a class, or both (`td.button`): the loader sees one tag at a
time and knows nothing of what surrounds it.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import css_inline
from django.template import Origin

from core.mail.loading import LanguageLoader

STYLES: Final = "emails/styles.css"
_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)((?:\s(?:[^<>{]|\{\{.*?\}\}|\{%.*?%\}|\{)*)?)>")
_CLASS: Final = re.compile(r'\sclass="([a-z0-9 _-]*)"')
_STYLE: Final = re.compile(r'style="([^"]*)"')
_INDENT: Final = re.compile(r"\n\s+")
_UNSTYLED: Final = frozenset({"html", "head", "meta", "title", "style", "base"})


class InliningLoader(LanguageLoader):
    """Templates in one language, with the styles of `emails/styles.css` written into each tag."""

    def get_contents(self, origin: Origin) -> str:
        source: str = super().get_contents(origin)
        return _TAG.sub(lambda tag: _styled(tag, self.css), _INDENT.sub("\n", source))

    @cached_property
    def css(self) -> str:
        """The first `emails/styles.css` in the folders for templates."""
        sheets = (Path(folder) / STYLES for folder in self.get_dirs())
        return next(sheet for sheet in sheets if sheet.is_file()).read_text(encoding="utf-8")


def _styled(tag: re.Match[str], css: str) -> str:
    name, attributes = tag[1], tag[2]
    if name in _UNSTYLED or " style=" in attributes:
        return tag[0]
    classes = _CLASS.search(attributes)
    style = declarations(css, name, classes[1] if classes else "")
    return f'<{name}{attributes} style="{style}">' if style else tag[0]


@cache
def declarations(css: str, name: str, classes: str) -> str:
    """What `css` says about one such tag, as the value of its style attribute; "" for nothing."""
    inner = f'<{name} class="{classes}">'
    if name in {"td", "th"}:
        inner = f"<table><tr>{inner}"
    elif name == "tr":
        inner = f"<table>{inner}"
    page = f"<html><body>{inner}</body></html>" if name != "body" else f"<html>{inner}</html>"
    inlined = css_inline.CSSInliner(extra_css=css, keep_style_tags=False).inline(page)
    found = re.search(rf"<{name} [^>]*>", inlined)
    style = _STYLE.search(found[0]) if found else None
    return style[1].replace(": ", ":").replace(";;", ";").rstrip(";") if style else ""
