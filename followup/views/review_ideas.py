"""Corrections of ideas on the review page, and rows and ideas added by hand."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from core.accounts.access import user_of
from core.errors import Refused, Stale
from followup.forms.review import IdeaForm, StepForm
from followup.models import Idea, Referat
from followup.selectors import review as selectors
from followup.services import referat_ideas, referat_open_cell
from followup.services.referat_cells import identity, no_party
from followup.views.dugnad_doors import edits_referat
from followup.views.review_common import back, chosen_idea, gone, idea_of, recorded, show
from followup.views.review_editing import Editing, known_names, people_in


@require_POST
@edits_referat
def review_step_new(request: HttpRequest, referat: Referat, idea: int) -> HttpResponse:
    """Add a row by hand, perhaps for one that was kept out because it names a child."""
    try:
        section = idea_of(referat, idea)
    except Refused as refused:
        return gone(request, referat, refused)
    people = selectors.choosable(referat.dugnad)
    form = StepForm(people, people_in(referat), request.POST, known_names=known_names(referat))
    instead_of = request.POST.get("instead_of", "")
    editing = Editing(idea=section.pk, cell="new_step", form=form, instead_of=instead_of)
    if not form.is_valid():
        return show(request, referat, editing)
    data = form.cleaned_data
    try:
        with recorded(request, referat, "new_step"):
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
            if instead_of:
                referat_ideas.remember(referat=referat, rewritten=instead_of)
            referat_open_cell.close(referat=referat, user=user_of(request))
    except Refused as refused:
        editing.problem = str(refused.message)
        return show(request, referat, editing)
    return back(referat, f"s{step.pk}")


@require_POST
@edits_referat
def review_idea(request: HttpRequest, referat: Referat, idea: int) -> HttpResponse:
    """Change, park, choose, merge or remove an idea."""
    try:
        section = idea_of(referat, idea)
    except Refused as refused:
        return gone(request, referat, refused)
    act = request.POST.get("act", "")
    if act == "save":
        return _save_idea(request, referat, section)
    if act not in {"park", "choose", "merge", "remove"}:
        raise Http404
    try:
        with recorded(request, referat, f"idea_{act}", f"idea:{section.pk}"):
            if act == "merge":
                into = chosen_idea(referat, request, "into")
                section = referat_ideas.merge_ideas(idea=section, into=into)
            elif act == "remove":
                referat_ideas.remove_idea(idea=section)
            else:
                referat_ideas.set_chosen(idea=section, chosen=act == "choose")
    except Refused as refused:
        return show(request, referat, Editing(idea=section.pk, problem=str(refused.message)))
    return back(referat, "" if act == "remove" else f"i{section.pk}")


def _save_idea(request: HttpRequest, referat: Referat, section: Idea) -> HttpResponse:
    form = IdeaForm(request.POST, known_names=known_names(referat))
    editing = Editing(idea=section.pk, cell="idea", form=form)
    if not form.is_valid():
        return show(request, referat, editing)
    try:
        with recorded(request, referat, "idea_save", f"idea:{section.pk}"):
            referat_ideas.change_idea(
                idea=section,
                version=form.cleaned_data["version"] or 0,
                title=form.cleaned_data["title"],
                description=form.cleaned_data["description"],
            )
            referat_open_cell.close(referat=referat, user=user_of(request))
    except Stale as stale:
        section.refresh_from_db()
        form.data = {**request.POST.dict(), "version": str(section.version)}
        editing.problem = str(stale.message)
        return show(request, referat, editing)
    except Refused as refused:
        editing.problem = str(refused.message)
        return show(request, referat, editing)
    return back(referat, f"i{section.pk}")


@require_POST
@edits_referat
def review_idea_new(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Add an idea by hand."""
    form = IdeaForm(request.POST, known_names=known_names(referat))
    editing = Editing(cell="new_idea", form=form)
    if not form.is_valid():
        return show(request, referat, editing)
    try:
        with recorded(request, referat, "new_idea"):
            idea = referat_ideas.add_idea(
                referat=referat,
                title=form.cleaned_data["title"],
                description=form.cleaned_data["description"],
            )
            referat_open_cell.close(referat=referat, user=user_of(request))
    except Refused as refused:
        editing.problem = str(refused.message)
        return show(request, referat, editing)
    return back(referat, f"i{idea.pk}")
