"""Why somebody is mailed, or not, in plain words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

from core.mail import failures
from core.mail.models import OutgoingMail
from followup.domain.reminder_schedule import Policy
from followup.forms.reminders import WEEKDAYS
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


#: Why no reminder goes on a day, in whatever municipality or in this one.
DAYS = {
    "pause": _("Påminnelsene har pause."),
    "day_off": _("Det er ingen arbeidsdag."),
    "weekday": _("Kommunen har valgt andre ukedager."),
    "summer": _("Det er fellesferie: ingen påminnelser i juli."),
    "half_away": _("Mange er borte denne dagen, så vi lar folk være i fred."),
    "break": _("Det er skoleferie i kommunen."),
}


@register.filter
def day_reason_words(reason: str) -> str:
    """Why no reminder goes on a day; a first mail may still go."""
    return str(DAYS.get(reason, ""))


@register.simple_tag
def weekdays_in_words(policy: Policy) -> str:
    """ "mandag–fredag", or the chosen days in a row."""
    names = [str(name) for _day, name in WEEKDAYS]
    chosen = sorted(policy.weekdays)
    if chosen == list(range(5)):
        return f"{names[0]}–{names[4]}"
    listed = [names[day] for day in chosen]
    if len(listed) == 1:
        return listed[0]
    return _("%(most)s og %(last)s") % {"most": ", ".join(listed[:-1]), "last": listed[-1]}


@register.filter
def why_not_arrived(mail: OutgoingMail) -> str:
    """Why a mail did not reach anybody, "" when it may have."""
    return failures.why(mail)


@register.filter
def reason_words(reason: str) -> str:
    """Why nothing goes to this person."""
    return str(REASONS.get(reason, reason))


@register.filter
def point_words(point: str) -> str:
    """Which point of the schedule a mail stands for."""
    return str(dict(ReminderItem.Point.choices).get(point, point))
