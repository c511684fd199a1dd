"""Why somebody is mailed, or not, in plain words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

from followup.models import ReminderItem

register = template.Library()

REASONS = {
    "erased": _("personen er slettet"),
    "left": _("er ikke med lenger"),
    "no_contact": _("har bedt om å slippe e-post fra oss"),
    "no_address": _("mangler adresse"),
    "suppressed": _("adressen tar ikke imot e-post"),
    "no_tasks": _("har ingen oppgaver å svare på"),
    "finished": _("oppgavene er ferdige"),
    "held": _("de første e-postene er stoppet"),
    "helper": _("hjelper bare til, og purres ikke"),
    "closed": _("har fått siste e-post uten å svare – nå er det du som tar kontakt"),
}


@register.filter
def reason_words(reason: str) -> str:
    """Why nothing goes to this person."""
    return str(REASONS.get(reason, reason))


@register.filter
def point_words(point: str) -> str:
    """Which point of the schedule a mail stands for."""
    return str(dict(ReminderItem.Point.choices).get(point, point))
