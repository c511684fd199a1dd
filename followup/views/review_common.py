"""What every view of the review page shares: showing it, going back to it, and finding rows."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.accounts.access import user_of
from core.audit import log
from core.errors import Refused
from followup.models import FirstStep, Idea, Referat
from followup.selectors import review as selectors
from followup.selectors.review_source import source
from followup.selectors.review_undo import undo_state
from followup.services import referat_undo
from followup.views.dugnad_doors import may_read_place
from followup.views.review_editing import WORDS, Editing, asked_for, restored


def show(request: HttpRequest, referat: Referat, editing: Editing | None = None) -> HttpResponse:
    """The review page, with one cell open for editing or a refusal told where it happened."""
    user = user_of(request)
    found = selectors.review(referat, now=timezone.now())
    editing = editing or _open(request, found)
    context = {
        "referat": referat,
        "dugnad": found.dugnad,
        "municipality": found.dugnad.municipality,
        "review": found,
        "source": source(referat, found.rows),
        "editing": editing,
        "undo": undo_state(found, user, told=number(request.GET.get("angret", ""))),
        "is_draft": referat.state == Referat.State.DRAFT,
        "reads_place": may_read_place(user, found.dugnad),
        "today": timezone.localdate(),
    }
    answer = render(request, "followup/review/page.html", context)
    # What is open is a state of the page, not another page: its address stays, also on reload.
    answer["HX-Push-Url"] = "false"
    return answer


def _open(request: HttpRequest, found: selectors.Review) -> Editing:
    """What the address asks for; without that, what was typed and not saved last time."""
    wanted = request.GET.get("rediger")
    return restored(user_of(request), found) if wanted is None else asked_for(wanted, found)


def back(referat: Referat, anchor: str = "", query: str = "") -> HttpResponse:
    """To the review page, at the place that was worked on."""
    url = reverse("review", args=[referat.pk])
    return redirect(url + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else ""))


def recorded(
    request: HttpRequest, referat: Referat, act: str, row: str = ""
) -> AbstractContextManager[None]:
    """Let what is written inside be undone by whoever is logged in."""
    actor = log.by_user(user_of(request))
    return referat_undo.recorded(referat=referat, actor=actor, act=act, row=row)


def step_of(referat: Referat, pk: int) -> FirstStep:
    """A row of this referat. "Not found" for another's; raises Refused for one that is gone."""
    step = referat.steps.select_related("idea", "referat__dugnad").filter(pk=pk).first()
    if step is not None:
        return step
    if FirstStep.objects.filter(pk=pk).exists():
        raise Http404
    raise Refused(
        _("Skrittet finnes ikke lenger. Noen har angret det eller slått det sammen."), "gone"
    )


def idea_of(referat: Referat, pk: int) -> Idea:
    """An idea of this referat. "Not found" for another's; raises Refused for one that is gone."""
    idea = referat.ideas.select_related("referat").filter(pk=pk).first()
    if idea is not None:
        return idea
    if Idea.objects.filter(pk=pk).exists():
        raise Http404
    raise Refused(
        _("Ideen finnes ikke lenger. Noen har angret den eller slått den sammen med en annen."),
        "gone",
    )


def chosen_idea(referat: Referat, request: HttpRequest, name: str) -> Idea:
    """The idea chosen in a list. Raises Refused when none is."""
    key = number(request.POST.get(name, ""))
    if key is None:
        raise Refused(_("Velg en idé i lista først."), "no_idea")
    return idea_of(referat, key)


def number(value: str) -> int | None:
    """A whole number that can be a key, or None."""
    return int(value) if value.isdecimal() and len(value) < 16 else None


def gone(request: HttpRequest, referat: Referat, refused: Refused) -> HttpResponse:
    """The page with what was typed for something that is no longer there."""
    typed = [request.POST.get(name, "").strip() for name in WORDS]
    return show(
        request,
        referat,
        Editing(cell="gone", problem=str(refused.message), typed=" · ".join(filter(None, typed))),
    )
