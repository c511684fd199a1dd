"""Feeds of deadlines: one person's behind a link of their own, a municipality's for its people.

A feed's address is the key to it, so it can be ended: then older addresses open nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import links
from core.accounts.access import edits_municipality, reads_municipality, user_of
from core.accounts.models import Membership
from core.accounts.selectors import can_edit
from core.audit.log import by_link, by_user
from core.municipalities.models import Municipality
from followup.mails import calendar
from followup.mails.letters import page_url, recipient
from followup.models import Person
from followup.selectors import answers as answer_selectors
from followup.selectors import calendars as selectors
from followup.services import calendars as services
from followup.views.links import for_holder, is_sure, private

#: A subscribed calendar asks for years; it is ended by hand, not by time.
LASTS: Final = timedelta(days=3650)


def _link(purpose: str, token: str) -> links.Link:
    try:
        return links.read(purpose, token, LASTS)
    except links.Ended as ended:
        raise Http404 from ended


def _file(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="allemed.ics"'
    return private(response)


@require_safe
def person_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """A person's deadlines, for the calendar program that subscribes to them."""
    link = _link(calendar.PERSON_FEED, token)
    people = Person.objects.filter(pk=link.pk, calendar_epoch=link.epoch, erased_at__isnull=True)
    person = people.select_related("municipality").first()
    if person is None:
        raise Http404
    tasks = answer_selectors.held_by(person)
    with translation.override(recipient(person).language):
        return _file(
            calendar.person_feed(person, tasks, page=page_url(person), stamp=timezone.now())
        )


@require_safe
def place_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """A municipality's deadlines, for as long as the one who subscribed belongs to it."""
    link = _link(calendar.PLACE_FEED, token)
    current = Membership.objects.filter(pk=link.pk, ended_at__isnull=True, user__is_active=True)
    membership = current.select_related("user", "municipality").first()
    if membership is None or selectors.epoch(membership.municipality) != link.epoch:
        raise Http404
    place = membership.municipality
    with translation.override(membership.user.language or "nb"):
        return _file(calendar.place_feed(place.name, selectors.dated(place), stamp=timezone.now()))


@require_safe
@reads_municipality
def place_calendar_page(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """How to get the deadlines into one's own calendar."""
    membership = selectors.membership_of(user_of(request), municipality)
    epoch = selectors.epoch(municipality)
    context = {
        "municipality": municipality,
        "feed": calendar.place_feed_url(membership, epoch) if membership else "",
        "editable": can_edit(user_of(request), municipality),
    }
    return render(request, "followup/calendar.html", context)


@require_POST
@edits_municipality
def place_calendar_end(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """End every calendar address of the municipality."""
    services.end_place_feeds(municipality, actor=by_user(user_of(request)))
    messages.success(request, _("De gamle adressene virker ikke lenger. Her er en ny."))
    return redirect("place_calendar_page", municipality.number)


@require_POST
@for_holder
def person_calendar_end(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """End a person's own calendar addresses."""
    if is_sure(request):
        services.end_person_feed(person, actor=by_link(person.pk, person.name))
        messages.success(request, _("Den gamle kalenderadressen virker ikke lenger. Her er en ny."))
    else:
        messages.warning(request, _("Kryss av først. Ingenting er endret."))
    return redirect("answer", token=token)
