"""Days in words on pages and in mails, in the language of the reader."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import words_no

register = template.Library()


def _language() -> str:
    return words_no.known_language(get_language() or "nb")


@register.filter
def day_words(day: date | None) -> str:
    """«fredag 20. mars 2026»."""
    return words_no.date_in_words(day, _language()) if day else ""


@register.filter
def moment_words(moment: datetime | None) -> str:
    """«fredag 20. mars 2026 kl. 08.30», in Norwegian time."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    return _("%(day)s kl. %(time)s") % {
        "day": words_no.date_in_words(local.date(), _language()),
        "time": f"{local:%H.%M}",
    }


@register.filter
def listed(words: list[str]) -> str:
    """«Kari, Ola og Berit»."""
    return words_no.listing(words, _language())


@register.filter
def when_words(task: Any, today: date) -> str:
    """When a task is due, as said to a person; its own words where it has no date.

    A finished task tells the day alone: nothing is late any more.
    """
    if not task.due:
        return f"«{task.when_text}»" if task.when_text else _("Ingen dato")
    if not task.is_active:
        return words_no.date_in_words(task.due, _language())
    words = words_no.days_in_words(task.due, today, _language())
    if 1 < (task.due - today).days < 62:
        words = f"{words_no.date_in_words(task.due, _language(), year=False)} – {words}"
    return words[0].upper() + words[1:]
