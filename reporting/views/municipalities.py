"""How the municipalities are doing, and one of them."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import ndfu_only, user_of
from core.accounts.models import Membership, Role
from core.accounts.selectors import open_invitations
from core.accounts.services import send_invitation
from core.audit.log import by_user
from core.errors import Refused
from core.municipalities.models import Municipality, Phase
from core.municipalities.selectors import current
from core.municipalities.services import set_phase
from core.navigation import be_in
from followup.models import Idea, Task
from followup.selectors.dugnads import in_municipality
from followup.selectors.tasks import progress
from reporting.forms import PhaseForm
from reporting.selectors.municipalities import SCOPES, WITH_DUGNAD, Row, one, overview
from reporting.words import reason_words

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@ndfu_only
def ndfu_municipalities(request: HttpRequest) -> HttpResponse:
    """Every municipality with a dugnad, those that need somebody first."""
    scope, phase, text = _asked(request)
    rows = overview(today=timezone.localdate(), scope=scope, phase=phase, text=text)
    context = {
        "rows": [(row, [reason_words(reason) for reason in row.reasons]) for row in rows],
        "scope": scope,
        "phase": phase,
        "phases": Phase.choices,
        "text": text,
        "is_admin": user_of(request).role == Role.NDFU_ADMIN,
    }
    return render(request, "reporting/municipalities.html", context)


@require_safe
@ndfu_only
def ndfu_municipalities_csv(request: HttpRequest) -> HttpResponse:
    """The same rows as Excel in Norway opens them: semicolons, UTF-8 with a mark."""
    scope, phase, text = _asked(request)
    today = timezone.localdate()
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="kommuner-{today:%Y-%m-%d}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow(
        [
            _("Kommunenummer"),
            _("Kommune"),
            _("Fylke"),
            _("Fase"),
            _("Dugnader"),
            _("Siste dugnad"),
            _("Oppgaver"),
            _("Ferdige"),
            _("Over fristen"),
            _("Står fast"),
            _("Siste aktivitet"),
            _("Kontaktperson"),
            _("E-post"),
            _("Hvorfor"),
        ]
    )
    for row in overview(today=today, scope=scope, phase=phase, text=text):
        writer.writerow([_cell(value) for value in _values(row)])
    return response


@require_safe
@ndfu_only
def ndfu_municipality(request: HttpRequest, number: str) -> HttpResponse:
    """One municipality: dugnads, ideas, contact persons, phase, and the way to its own pages."""
    place = _place(number)
    be_in(request, place)
    today = timezone.localdate()
    row = one(place, today=today)
    ideas = Idea.objects.filter(dugnad__municipality=place)
    waiting = open_invitations(place).filter(kind=Membership.Kind.CONTACT)
    context = {
        "municipality": place,
        "crumbs": [{"url": reverse("ndfu_municipalities"), "label": _("Kommuner")}],
        "row": row,
        "reasons": [reason_words(reason) for reason in row.reasons],
        "dugnads": in_municipality(place),
        "ideas": progress(ideas, today=today),
        "loose_tasks": Task.objects.filter(municipality=place, idea__isnull=True).count(),
        "prepared": [i for i in waiting if i.sent_at is None],
        "invited": [i for i in waiting if i.sent_at is not None],
        "form": PhaseForm(initial={"phase": place.phase}),
    }
    return render(request, "reporting/municipality.html", context)


@require_POST
@ndfu_only
def ndfu_phase(request: HttpRequest, number: str) -> HttpResponse:
    """Set the phase before the dugnad by hand."""
    place = _place(number)
    form = PhaseForm(request.POST)
    if form.is_valid():
        set_phase(
            municipality=place, phase=form.cleaned_data["phase"], actor=by_user(user_of(request))
        )
        messages.success(request, _("Fasen er lagret."))
    else:
        messages.error(request, _("Velg en av fasene i listen."))
    return redirect("ndfu_municipality", place.number)


@require_POST
@ndfu_only
def ndfu_invite(request: HttpRequest, number: str) -> HttpResponse:
    """Mail every invitation prepared for this municipality."""
    place = _place(number)
    sent = 0
    for invitation in open_invitations(place).filter(sent_at__isnull=True):
        try:
            send_invitation(invitation=invitation, actor=by_user(user_of(request)))
            sent += 1
        except Refused as refused:
            messages.error(request, str(refused.message))
    if sent:
        text = ngettext(
            "%(number)s invitasjon er på vei.", "%(number)s invitasjoner er på vei.", sent
        )
        messages.success(request, text % {"number": sent})
    return redirect("ndfu_municipality", place.number)


def _asked(request: HttpRequest) -> tuple[str, str | None, str]:
    scope = request.GET.get("vis", WITH_DUGNAD)
    phase = request.GET.get("fase")
    return (
        scope if scope in SCOPES else WITH_DUGNAD,
        phase if phase and phase in Phase.values else None,
        request.GET.get("q", "")[:100],
    )


def _place(number: str) -> Municipality:
    return get_object_or_404(current(), number=number)


def _values(row: Row) -> list[object]:
    place, figures = row.municipality, row.figures
    return [
        place.number,
        place,
        place.county,
        place.get_phase_display() if place.phase else "",
        figures.dugnads,
        f"{figures.last_dugnad:%d.%m.%Y}" if figures.last_dugnad else "",
        figures.tasks,
        figures.done,
        figures.overdue,
        figures.blocked,
        f"{figures.last_activity:%d.%m.%Y}" if figures.last_activity else "",
        ", ".join(str(person) for person in row.contacts),
        ", ".join(person.email for person in row.contacts),
        ". ".join(reason_words(reason) for reason in row.reasons),
    ]


def _cell(value: object) -> str:
    """Text that a spreadsheet will not take for a formula."""
    text = str(value)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
