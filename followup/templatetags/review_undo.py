"""Words for what "Angre" on the review page takes back, and for what came of it."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from followup.models import Correction
from followup.selectors.review_undo import Turn

register = template.Library()

ON_STEP: dict[str, StrOrPromise] = {
    "what": _("«Hva» i skritt {number}"),
    "when": _("«Når» i skritt {number}"),
    "who": _("«Hvem» i skritt {number}"),
    "candidate": _("«Hvem» i skritt {number}"),
    "lead": _("hvem som leder skritt {number}"),
    "remove": _("en person tatt bort fra skritt {number}"),
    "drop": _("skritt {number} tatt ut"),
    "restore": _("skritt {number} tatt med igjen"),
    "first": _("det aller første skrittet: {number}"),
    "not_first": _("det aller første skrittet: {number}"),
    "accept": _("«Det stemmer» på skritt {number}"),
    "put_back": _("«Tilbake til referatet» på skritt {number}"),
    "keep": _("det gamle beholdt i skritt {number}"),
    "take": _("det nye brukt i skritt {number}"),
    "is_new": _("skritt {number} gjort til et nytt skritt"),
    "move": _("skritt {number} flyttet"),
    "join": _("skritt {number} slått sammen med et annet"),
    "new_step": _("nytt skritt: {number}"),
}
"""What was done to a step, as something that can be taken back."""

ELSEWHERE: dict[str, StrOrPromise] = {
    "new_step": _("nytt skritt"),
    "new_idea": _("ny idé"),
    "idea_save": _("teksten i en idé"),
    "idea_park": _("en idé parkert"),
    "idea_choose": _("en idé tatt med"),
    "idea_merge": _("to ideer slått sammen"),
    "idea_remove": _("en idé tatt bort"),
    "answer": _("svaret om dugnaden"),
    "withheld": _("svaret om et utelatt skritt"),
    "missing": _("valget av oppgaver som er over"),
}


@register.filter
def turned(turn: Turn) -> str:
    """What the change was, such as "«Når» i skritt 3"."""
    if turn.step is not None and turn.act in ON_STEP:
        return str(ON_STEP[turn.act]).format(number=turn.step)
    return str(ELSEWHERE.get(turn.act, _("det siste du gjorde")))


@register.filter
def turned_told(turn: Turn) -> str:
    """What came of pressing "Angre" or "Gjør om"."""
    what = turned(turn)
    if turn.state == Correction.State.UNDONE:
        return gettext("Angret: %(what)s.") % {"what": what}
    if turn.state == Correction.State.DONE:
        return gettext("Gjort om igjen: %(what)s.") % {"what": what}
    if turn.blocked_by:
        return gettext("%(name)s har endret det samme etter deg, så det står: %(what)s.") % {
            "name": turn.blocked_by,
            "what": what,
        }
    return gettext("Noe er endret her siden, så det står: %(what)s.") % {"what": what}
