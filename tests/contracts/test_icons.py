"""Every icon a template asks for exists, and each stands in the page hidden from screen readers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines

from core.templatetags.icons import UnknownIcon, drawing

TEMPLATES = Path(__file__).parents[2] / "templates"


def names() -> set[str]:
    """Every icon named in a template, directly or handed to an include as `icon_name`."""
    found: set[str] = set()
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"{%\s*icon\s+\"(\w+)\"", text))
        found |= set(re.findall(r"icon_name=\"(\w+)\"", text))
    return found


@pytest.mark.parametrize("name", sorted(names()))
def test_it_exists_and_follows_the_colour_of_the_text(name: str) -> None:
    svg = drawing(name)
    assert 'aria-hidden="true"' in svg
    assert "currentColor" in svg
    assert "style=" not in svg


@pytest.mark.parametrize("name", ["NoSuchIcon", "../Checkmark", ""])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(UnknownIcon):
        drawing(name)


def test_the_tag_writes_the_drawing() -> None:
    page = engines["django"].from_string('{% load icons %}{% icon "Checkmark" %}').render({})
    assert page.startswith("<svg ")
