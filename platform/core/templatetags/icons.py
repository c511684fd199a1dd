"""Icons of the installed icon package, written into the page to follow the colour of its text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


class UnknownIcon(template.TemplateSyntaxError):
    """The name is not a file of the icon package, or the front-end packages are not installed."""


def folder() -> Path:
    """Where the icon package keeps its drawings."""
    return Path(settings.ROOT) / "node_modules" / "@navikt" / "aksel-icons" / "dist" / "svg"


@cache
def drawing(name: str) -> SafeString:
    """The drawing called `name`, hidden from screen readers: an icon always stands beside words.

    Raises UnknownIcon.
    """
    path = folder() / f"{name}.svg"
    if not name.isalnum() or not path.is_file():
        raise UnknownIcon(f"No icon called {name!r}; the icons come with `make setup`.")
    svg = path.read_text(encoding="utf-8").strip().replace("\n", "")
    marked = svg.replace("<svg ", '<svg class="ds-icon" aria-hidden="true" focusable="false" ', 1)
    return mark_safe(marked)  # a file of an installed package, not input


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "Checkmark" %}`: write the drawing with that name."""
    return drawing(name)
