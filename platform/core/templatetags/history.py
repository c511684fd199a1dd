"""Lines of history in plain words."""

from __future__ import annotations

from django import template

from core.audit import sentences
from core.audit.models import Entry

register = template.Library()


@register.filter
def told(entry: Entry) -> str:
    """What happened, as a short sentence in the reader's language."""
    return sentences.told(entry)
