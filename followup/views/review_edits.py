"""Each correction of a row on the review page. All answer with the page, at the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.accounts.access import user_of
from core.audit import log
from core.errors import Refused, Stale
from followup.forms.review import WhatForm, WhenForm, WhoForm
from followup.models import FirstStep, Referat
from followup.selectors import review as selectors
from followup.selectors.review_rows import CELLS
from followup.services import referat_open_cell, referat_review
from followup.views.dugnad_doors import edits_referat
from followup.views.review_common import back, chosen_idea, gone, number, recorded, show, step_of
from followup.views.review_editing import Editing, known_names, people_in


@require_POST
@edits_referat
def review_cell(request: HttpRequest, referat: Referat, step: int, cell: str) -> HttpResponse:
    """Save one corrected cell. What was typed stays when it cannot be saved."""
    if cell not in CELLS:
        raise Http404
    try:
        row = step_of(referat, step)
    except Refused as refused:
        return gone(request, referat, refused)
    party = number(request.POST.get("party", ""))
    form = _form_for(request, referat, cell)
    editing = Editing(step=row.pk, cell=cell, form=form, party=-1 if party is None else party)
    if not form.is_valid():
        return show(request, referat, editing)
    try:
        with recorded(request, referat, cell, f"step:{row.pk}"):
            _save(request, row, cell, form, party)
            referat_open_cell.close(referat=referat, user=user_of(request))
    except Stale as stale:
        editing.problem = str(stale.message)
        row.refresh_from_db()
        # The next press is made knowing what the other one wrote, which the page now shows.
        form.data = {**request.POST.dict(), "version": str(row.version)}
        return show(request, referat, editing)
    except Refused as refused:
        editing.problem = str(refused.message)
        return show(request, referat, editing)
    return back(referat, _anchor(request, row))


def _form_for(request: HttpRequest, referat: Referat, cell: str) -> Form:
    if cell == "what":
        return WhatForm(request.POST, known_names=known_names(referat))
    if cell == "when":
        return WhenForm(request.POST)
    people = selectors.choosable(referat.dugnad)
    wording = request.POST.get("wording", "")
    return WhoForm(people, people_in(referat), request.POST, wording=wording)


def _save(request: HttpRequest, row: FirstStep, cell: str, form: Form, party: int | None) -> None:
    data, version = form.cleaned_data, form.cleaned_data["version"]
    if cell == "what":
        referat_review.set_what(row, version, data["what"])
    elif cell == "when":
        reference = row.referat.dugnad.date
        referat_review.set_when(row, version, data["when_text"], data["due"], reference)
    elif party is None:
        referat_review.add_party(row, version, data["person"], data["name"], data["email"])
    else:
        before = row.parties[party] if party < len(row.parties) else None
        saved = referat_review.choose_person(
            row, version, party, data["person"], data["name"], data["email"]
        )
        if data.get("everywhere"):
            actor = log.by_user(user_of(request))
            referat_review.same_everywhere(step=saved, index=party, actor=actor, instead_of=before)


@require_POST
@edits_referat
def review_step(request: HttpRequest, referat: Referat, step: int) -> HttpResponse:
    """One-tap acts on a row: leave out, take in, choose a candidate, say that it is right, …"""
    act = request.POST.get("act", "")
    try:
        row = step_of(referat, step)
    except Refused as refused:
        return gone(request, referat, refused)
    version = number(request.POST.get("version", ""))
    try:
        with recorded(request, referat, act[:20], f"step:{row.pk}"):
            _act(request, referat, row, -1 if version is None else version, act)
    except Refused as refused:
        return show(request, referat, Editing(step=row.pk, problem=str(refused.message)))
    return back(referat, _anchor(request, row))


def _act(request: HttpRequest, referat: Referat, row: FirstStep, version: int, act: str) -> None:
    cell = request.POST.get("cell", "")
    party = number(request.POST.get("party", ""))
    index = -1 if party is None else party
    simple: dict[str, Callable[[], Any]] = {
        "drop": lambda: referat_review.set_dropped(row, version, True),
        "restore": lambda: referat_review.set_dropped(row, version, False),
        "first": lambda: referat_review.set_first(row, version, True),
        "not_first": lambda: referat_review.set_first(row, version, False),
        "accept": lambda: referat_review.accept(row, version, cell),
        "put_back": lambda: referat_review.put_back(row, version, cell),
        "keep": lambda: referat_review.keep_as_it_is(row, version, cell, True),
        "take": lambda: referat_review.keep_as_it_is(row, version, cell, False),
        "is_new": lambda: referat_review.is_new(row, version),
        "lead": lambda: referat_review.make_lead(row, version, index),
        "remove": lambda: referat_review.remove_party(row, version, index),
        "candidate": lambda: _choose_candidate(request, referat, row, version, index),
        "move": lambda: referat_review.move(row, version, chosen_idea(referat, request, "idea")),
        "join": lambda: referat_review.join(row, version, _other(referat, request)),
    }
    if act not in simple:
        raise Http404
    simple[act]()


def _choose_candidate(
    request: HttpRequest, referat: Referat, row: FirstStep, version: int, index: int
) -> None:
    """One of the names a party may be: with the address and person known for that name."""
    name = request.POST.get("name", "")
    named = name.casefold()
    people = [p for p in selectors.choosable(referat.dugnad) if p.name.casefold() == named]
    found = [p for p in people_in(referat) if p.name.casefold() == named]
    person = people[0] if len(people) == 1 else None
    email = found[0].email if len(found) == 1 else ""
    saved = referat_review.choose_person(row, version, index, person, name, email)
    if request.POST.get("everywhere"):
        actor = log.by_user(user_of(request))
        referat_review.same_everywhere(step=saved, index=index, actor=actor)


def _anchor(request: HttpRequest, row: FirstStep) -> str:
    """Back to the questions for those who answer them one by one, else to the row."""
    return "tvil" if request.POST.get("from") == "tvil" else f"s{row.pk}"


def _other(referat: Referat, request: HttpRequest) -> FirstStep:
    key = number(request.POST.get("other", ""))
    if key is None:
        raise Refused(_("Velg en rad i lista først."), "no_row")
    return step_of(referat, key)
