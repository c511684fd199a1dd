"""From a Message to words in the recipient's language: subject, text, HTML.

Two template engines of our own for each language, compiled once per process: one for text, which
escapes nothing, and one for HTML, which escapes everything and carries its styles in the tags
(`inlining`). Both carry the words of their language (`loading`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.template import Context, Engine, Template
from django.template.backends.django import get_installed_libraries
from django.utils import translation

from core.mail.messages import Message

SUBJECT_MOST: Final = 150
_SPACE: Final = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029]+")
_LINE_END: Final = re.compile(r"[ \t\r]+\n")
_GAP: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Rendered:
    subject: str
    text: str
    html: str
    calendar: str = ""


def render(message: Message, language: str, *, to_name: str = "") -> Rendered:
    """All three parts of `message` in `language` (nb, nn or en).

    The subject is one line however many the template or the data has.
    """
    folder = message.folder()
    with translation.override(language):
        values: dict[str, Any] = {
            "site": settings.SITE_URL,
            "language": language,
            "to_name": to_name,
            "stop_url": message.stop_url(),
            **message.context(),
        }
        subject = one_line(_fill(f"{folder}/subject.txt", language, values), SUBJECT_MOST)
        values["subject"] = subject
        text = tidy(_fill(f"{folder}/body.txt", language, values))
        html = _fill(f"{folder}/body.html", language, values).strip() + "\n"
        return Rendered(subject, text, html, message.calendar())


def one_line(text: str, most: int) -> str:
    """`text` without control characters or line breaks, at most `most` characters long."""
    line = _SPACE.sub(" ", text).strip()
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def tidy(text: str) -> str:
    """Plain text without the blank lines that template tags leave behind."""
    return _GAP.sub("\n\n", _LINE_END.sub("\n", text.replace("\r\n", "\n"))).strip() + "\n"


def template(path: str, language: str) -> Template:
    """The compiled template; raises TemplateDoesNotExist or TemplateSyntaxError."""
    return _compiled(path, language, Engine.get_default())


def _fill(path: str, language: str, values: dict[str, Any]) -> str:
    compiled = template(path, language)
    context = Context(values, autoescape=compiled.engine.autoescape)
    # What no database and no mail can hold: NUL, and halves of surrogate pairs.
    return compiled.render(context).replace("\x00", "").encode("utf-8", "replace").decode()


@cache
def _compiled(path: str, language: str, pages: Engine) -> Template:
    return _engine(path.endswith(".html"), language, pages).get_template(path)


@cache
def _engine(html: bool, language: str, pages: Engine) -> Engine:
    """An engine for mails that finds its files, tags and filters where that of the pages does."""
    loader = "inlining.InliningLoader" if html else "loading.LanguageLoader"
    return Engine(
        dirs=list(pages.dirs),
        autoescape=html,
        libraries=get_installed_libraries(),
        loaders=[
            ("django.template.loaders.cached.Loader", [(f"core.mail.{loader}", language)]),
        ],
        string_if_invalid=pages.string_if_invalid,
    )
