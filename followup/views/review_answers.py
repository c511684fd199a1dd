"""Answers to the questions the review page asks about the whole referat; undo; unsaved words."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import user_of
from core.audit import log
from core.errors import Refused
from followup.models import FirstStep, Referat
from followup.selectors import review as selectors
from followup.selectors.review_undo import anchor
from followup.services import (
    dugnads,
    participants,
    referat_ideas,
    referat_open_cell,
    referat_undo,
)
from followup.services.referat_cells import put_when
from followup.views.dugnad_doors import edits_referat
from followup.views.review_common import back, number, recorded, show
from followup.views.review_editing import Editing, people_in


@require_POST
@edits_referat
def review_undo(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Take back the change the button was about, or make it again."""
    key = number(request.POST.get("correction", "")) or 0
    actor = log.by_user(user_of(request))
    act = referat_undo.redo if request.POST.get("act") == "redo" else referat_undo.undo
    try:
        turned = act(referat=referat, actor=actor, correction=key)
    except Refused as refused:
        return show(request, referat, Editing(cell="undo", problem=str(refused.message)))
    return back(referat, anchor(turned), f"angret={turned.pk}")


@require_POST
@edits_referat
def review_typing(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Keep what is typed and not saved, so that it is found again; an empty place forgets it."""
    place = request.POST.get("place", "")
    user = user_of(request)
    try:
        if place:
            referat_open_cell.keep(referat=referat, user=user, place=place, typed=request.POST)
        else:
            referat_open_cell.close(referat=referat, user=user)
    except Refused:
        # Confirmed or put away meanwhile: the page says so when it is next saved or read.
        return HttpResponse(status=204)
    return back(referat) if request.POST.get("act") == "close" else HttpResponse(status=204)


@require_POST
@edits_referat
def review_participants(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Take participants read from the referat into the dugnad's list."""
    chosen = {n for value in request.POST.getlist("found") if (n := number(value)) is not None}
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
        with recorded(request, referat, "answer", "referat"):
            if request.POST.get("act") == "use" and about in {"date", "edition"} & set(differing):
                dugnads.change(dugnad=referat.dugnad, actor=actor, **{about: differing[about]})
                referat_ideas.read_dates_again(referat=referat, reference=referat.dugnad.date)
            referat_ideas.remember(referat=referat, answered=about[:20])
    except Refused as refused:
        return show(request, referat, Editing(cell="answer", problem=str(refused.message)))
    return back(referat)


@require_POST
@edits_referat
def review_withheld(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Say that a step kept out because it names a child is not needed."""
    place = request.POST.get("place", "")
    if not place:
        raise Http404
    try:
        with recorded(request, referat, "withheld", "referat"):
            referat_ideas.remember(referat=referat, rewritten=place)
    except Refused as refused:
        return show(request, referat, Editing(cell="gone", problem=str(refused.message)))
    return back(referat, "tvil")


@require_POST
@edits_referat
def review_missing(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Which of the tasks the new referat lacks are over: of those shown, the ones ticked."""
    shown, ticked = (_numbers(request, name) for name in ("shown", "drop"))
    try:
        with recorded(request, referat, "missing", "referat"):
            referat_ideas.remember_drops(referat=referat, shown=shown, drops=ticked)
    except Refused as refused:
        return show(request, referat, Editing(cell="gone", problem=str(refused.message)))
    return back(referat, "mangler")


def _numbers(request: HttpRequest, name: str) -> list[int]:
    found = (number(value) for value in request.POST.getlist(name))
    return [n for n in found if n is not None]


@require_safe
@edits_referat
def review_when(request: HttpRequest, referat: Referat) -> HttpResponse:
    """What the words of Når mean, while they are being typed."""
    step = FirstStep()
    put_when(step, request.GET.get("when_text", "")[:300], referat.dugnad.date)
    context = {"step": step, "reference": referat.dugnad.date}
    return render(request, "followup/review/read_as.html", context)
