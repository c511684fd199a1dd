"""Mails that came in: the sender's word on one, and the pages where a human looks at the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import edits_municipality, ndfu_only, user_of
from core.accounts.selectors import can_edit
from core.audit import log
from core.errors import Refused
from core.municipalities.models import Municipality
from core.navigation import be_in
from followup.models import MailReply, Person
from followup.selectors import replies as selectors
from followup.services import reply_queue as services
from followup.views.links import for_holder
from followup.views.reply_context import detail, rows

View = Callable[..., HttpResponse]


def _reply_door(view: View) -> View:
    """View(request, reply): for the contact person of its municipality; NDFU for nobody's."""

    @wraps(view)
    @login_required
    def inner(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        found = MailReply.objects.select_related("municipality", "person", "inbound")
        reply = get_object_or_404(found, pk=pk, state__in=selectors.SEEN)
        user, place = user_of(request), reply.municipality
        if not (can_edit(user, place) if place else user.is_ndfu):
            raise Http404
        if place:
            be_in(request, place)
        return view(request, reply, **kwargs)

    return inner


@require_safe
@_reply_door
def reply(request: HttpRequest, reply: MailReply) -> HttpResponse:
    """One mail: the words, what they were read as, and what can be done."""
    return render(request, "followup/replies/reply.html", detail(reply, user_of(request)))


@require_safe
@_reply_door
def reply_file(request: HttpRequest, reply: MailReply) -> HttpResponse:
    """The whole mail as it came, to be opened in a mail program."""
    raw = reply.inbound.raw if reply.inbound else b""
    if not raw or not selectors.may_read_words(user_of(request), reply):
        raise Http404
    response = HttpResponse(raw, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="e-post-{reply.pk}.eml"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@_reply_door
def reply_settle(request: HttpRequest, reply: MailReply) -> HttpResponse:
    """«Jeg har sett den»: it waits for nobody any more."""
    services.settle(reply, actor=log.by_user(user_of(request)), now=timezone.now())
    messages.success(request, _("Takk. Da tar vi det bort fra lista."))
    if reply.municipality is None:
        return redirect("ndfu_replies")
    return redirect("today", number=reply.municipality.number)


@require_safe
@edits_municipality
def replies(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The mails from a municipality's people: first those that wait, then the others."""
    now = timezone.now()
    waiting = selectors.for_humans(municipality, now=now)
    keys = {one.pk for one in waiting}
    others = [one for one in selectors.of_municipality(municipality) if one.pk not in keys]
    user = user_of(request)
    context = {
        "municipality": municipality,
        "waiting": rows(waiting, user),
        "others": rows(others, user),
    }
    return render(request, "followup/replies/list.html", context)


@require_safe
@ndfu_only
def ndfu_replies(request: HttpRequest) -> HttpResponse:
    """Mails nobody knows whose they are, and those left unread by their contact person."""
    user = user_of(request)
    context = {
        "strangers": rows(selectors.of_nobody(), user),
        "unread": rows(selectors.left_unread(now=timezone.now()), user),
        "untaken": selectors.untaken(),
    }
    return render(request, "followup/replies/ndfu.html", context)


@require_POST
@for_holder
def reply_mine(request: HttpRequest, token: str, person: Person, pk: int) -> HttpResponse:
    """«Er denne e-posten fra deg?»: yes lets it be read, no throws it away."""
    choice = request.POST.get("mine", "")
    reply = MailReply.objects.filter(pk=pk, person=person).first()
    if reply is None or choice not in {"yes", "no"}:
        messages.error(request, _("Velg ja eller nei først. Ingenting er endret."))
        return redirect("answer", token=token)
    try:
        if choice == "yes":
            services.release(reply, person=person, now=timezone.now())
            messages.success(request, _("Takk. Se om vi har forstått e-posten riktig."))
        else:
            services.reject(reply, person=person, now=timezone.now())
            messages.success(request, _("Takk. Vi har kastet den."))
    except Refused as refused:
        messages.error(request, str(refused.message))
    return redirect("answer", token=token)
