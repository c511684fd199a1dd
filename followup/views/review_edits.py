"""Each correction on the review page. All answer with the page itself, at the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import user_of
from core.audit import log
from core.errors import Refused, Stale
from followup.forms.review import IdeaForm, StepForm, WhatForm, WhenForm, WhoForm
from followup.models import FirstStep, Idea, Referat
from followup.selectors import review as selectors
from followup.selectors.review_rows import CELLS
from followup.services import dugnads, participants, referat_ideas, referat_review
from followup.services.referat_cells import identity, no_party, put_when
from followup.views.dugnad_doors import edits_referat
from followup.views.review import back, show, step_of
from followup.views.review_editing import Editing, people_in

Saver = Callable[[FirstStep, Form], FirstStep]


@require_POST
@edits_referat
def review_cell(request: HttpRequest, referat: Referat, step: int, cell: str) -> HttpResponse:
    """Save one corrected cell. What was typed stays when it cannot be saved."""
    row = step_of(referat, step)
    if cell not in CELLS:
        raise Http404
    party = _number(request.POST.get("party", ""))
    form = _form_for(request, referat, cell)
    editing = Editing(step=row.pk, cell=cell, form=form, party=-1 if party is None else party)
    if not form.is_valid():
        return show(request, referat, editing)
    try:
        _save(request, row, cell, form, party)
    except Stale as stale:
        editing.problem = str(stale.message)
        row.refresh_from_db()
        # The next press is made knowing what the other one wrote, which the page now shows.
        form.data = {**request.POST.dict(), "version": str(row.version)}
        return show(request, referat, editing)
    except Refused as refused:
        editing.problem = str(refused.message)
        return show(request, referat, editing)
    return back(referat, f"s{row.pk}")


def _form_for(request: HttpRequest, referat: Referat, cell: str) -> Form:
    if cell == "what":
        return WhatForm(request.POST)
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
        saved = referat_review.choose_person(
            row, version, party, data["person"], data["name"], data["email"]
        )
        if data.get("everywhere"):
            referat_review.same_everywhere(
                step=saved, index=party, actor=log.by_user(user_of(request))
            )


@require_POST
@edits_referat
def review_step(request: HttpRequest, referat: Referat, step: int) -> HttpResponse:
    """One-tap acts on a row: leave out, take in, choose a candidate, say that it is right, …"""
    row = step_of(referat, step)
    version = _number(request.POST.get("version", ""))
    act = request.POST.get("act", "")
    try:
        _act(request, referat, row, -1 if version is None else version, act)
    except Refused as refused:
        return show(request, referat, Editing(step=row.pk, problem=str(refused.message)))
    return back(referat, f"s{row.pk}")


def _act(request: HttpRequest, referat: Referat, row: FirstStep, version: int, act: str) -> None:
    cell = request.POST.get("cell", "")
    party = _number(request.POST.get("party", ""))
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
        "move": lambda: referat_review.move(row, version, _idea(referat, request, "idea")),
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
    referat_review.choose_person(row, version, index, person, name, email)


@require_POST
@edits_referat
def review_step_new(request: HttpRequest, referat: Referat, idea: int) -> HttpResponse:
    """Add a row by hand."""
    section = _own_idea(referat, idea)
    form = StepForm(selectors.choosable(referat.dugnad), people_in(referat), request.POST)
    editing = Editing(idea=section.pk, cell="new_step", form=form)
    if not form.is_valid():
        return show(request, referat, editing)
    data = form.cleaned_data
    try:
        parties = []
        if data["person"] or data["name"]:
            who = identity(data["person"], data["name"], data["email"])
            parties = [{**no_party(), **who, "text": who["name"]}]
        step = referat_ideas.add_step(
            idea=section,
            what=data["what"],
            when_text=data["when_text"],
            due=data["due"],
            reference=referat.dugnad.date,
            parties=parties,
        )
    except Refused as refused:
        editing.problem = str(refused.message)
        return show(request, referat, editing)
    return back(referat, f"s{step.pk}")


@require_POST
@edits_referat
def review_idea(request: HttpRequest, referat: Referat, idea: int) -> HttpResponse:
    """Change, park, choose, merge or remove an idea."""
    section = _own_idea(referat, idea)
    act = request.POST.get("act", "")
    try:
        if act == "save":
            return _save_idea(request, referat, section)
        if act in {"park", "choose"}:
            referat_ideas.set_chosen(idea=section, chosen=act == "choose")
        elif act == "merge":
            section = referat_ideas.merge_ideas(idea=section, into=_idea(referat, request, "into"))
        elif act == "remove":
            referat_ideas.remove_idea(idea=section)
            return back(referat)
        else:
            raise Http404
    except Refused as refused:
        return show(request, referat, Editing(idea=section.pk, problem=str(refused.message)))
    return back(referat, f"i{section.pk}")


def _save_idea(request: HttpRequest, referat: Referat, section: Idea) -> HttpResponse:
    form = IdeaForm(request.POST)
    editing = Editing(idea=section.pk, cell="idea", form=form)
    if not form.is_valid():
        return show(request, referat, editing)
    try:
        referat_ideas.change_idea(
            idea=section,
            version=form.cleaned_data["version"] or 0,
            title=form.cleaned_data["title"],
            description=form.cleaned_data["description"],
        )
    except Stale as stale:
        section.refresh_from_db()
        form.data = {**request.POST.dict(), "version": str(section.version)}
        editing.problem = str(stale.message)
        return show(request, referat, editing)
    return back(referat, f"i{section.pk}")


@require_POST
@edits_referat
def review_idea_new(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Add an idea by hand."""
    form = IdeaForm(request.POST)
    editing = Editing(cell="new_idea", form=form)
    if not form.is_valid():
        return show(request, referat, editing)
    try:
        idea = referat_ideas.add_idea(
            referat=referat,
            title=form.cleaned_data["title"],
            description=form.cleaned_data["description"],
        )
    except Refused as refused:
        editing.problem = str(refused.message)
        return show(request, referat, editing)
    return back(referat, f"i{idea.pk}")


@require_POST
@edits_referat
def review_participants(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Take participants read from the referat into the dugnad's list."""
    chosen = {n for value in request.POST.getlist("found") if (n := _number(value)) is not None}
    found = [p for n, p in enumerate(people_in(referat)) if n in chosen]
    participants.add_found(dugnad=referat.dugnad, found=found, actor=log.by_user(user_of(request)))
    return back(referat, "deltakere")


@require_POST
@edits_referat
def review_answer(request: HttpRequest, referat: Referat) -> HttpResponse:
    """The document says another day or edition than the dugnad has: which one is right?"""
    actor = log.by_user(user_of(request))
    about = request.POST.get("about", "date")
    differing = selectors.differing(referat)
    try:
        if request.POST.get("act") == "use" and about in {"date", "edition"} & set(differing):
            dugnads.change(dugnad=referat.dugnad, actor=actor, **{about: differing[about]})
            referat_ideas.read_dates_again(referat=referat, reference=referat.dugnad.date)
        referat_ideas.remember(referat=referat, answered=about[:20])
    except Refused as refused:
        return show(request, referat, Editing(cell="answer", problem=str(refused.message)))
    return back(referat)


@require_POST
@edits_referat
def review_missing(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Which of the tasks the new referat lacks are over."""
    numbers = [_number(value) for value in request.POST.getlist("drop")]
    referat_ideas.remember(referat=referat, drops=[n for n in numbers if n is not None])
    return back(referat, "mangler")


@require_safe
@edits_referat
def review_when(request: HttpRequest, referat: Referat) -> HttpResponse:
    """What the words of Når mean, while they are being typed."""
    step = FirstStep()
    put_when(step, request.GET.get("when_text", "")[:300], referat.dugnad.date)
    context = {"step": step, "reference": referat.dugnad.date}
    return render(request, "followup/review/read_as.html", context)


def _own_idea(referat: Referat, pk: int | None) -> Idea:
    idea = referat.ideas.select_related("referat").filter(pk=pk or 0).first()
    if idea is None:
        raise Http404
    return idea


def _idea(referat: Referat, request: HttpRequest, name: str) -> Idea:
    key = _number(request.POST.get(name, ""))
    if key is None:
        raise Refused(_("Velg en idé i lista først."), "no_idea")
    return _own_idea(referat, key)


def _other(referat: Referat, request: HttpRequest) -> FirstStep:
    key = _number(request.POST.get("other", ""))
    if key is None:
        raise Refused(_("Velg en rad i lista først."), "no_row")
    return step_of(referat, key)


def _number(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 16 else None
