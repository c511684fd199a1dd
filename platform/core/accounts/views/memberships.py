"""Who has access to a municipality: invite, replace, withdraw, end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.accounts import services
from core.accounts.access import edits_municipality, user_of
from core.accounts.forms import InviteForm, PersonForm
from core.accounts.models import Invitation, Membership
from core.accounts.selectors import (
    access_history,
    can_edit,
    open_invitations,
    people_with_access,
)
from core.accounts.views.invitations import withdraw
from core.audit.log import by_user
from core.audit.sentences import told
from core.errors import Refused
from core.municipalities.models import Municipality


@edits_municipality
def memberships(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Everybody with access, what waits to be taken up, and a form to invite one more."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = services.invite(
                **form.cleaned_data, municipality=municipality, actor=by_user(user_of(request))
            )
        except Refused as refused:
            form.add_error(None, str(refused.message))
        else:
            _say_sent(request, invitation)
            return redirect("memberships", municipality.number)
    context = {
        "municipality": municipality,
        "form": form,
        "people": people_with_access(municipality),
        "invitations": open_invitations(municipality),
        "history": [(entry, told(entry)) for entry in access_history(municipality)],
    }
    return render(request, "accounts/memberships.html", context)


@edits_municipality
def membership_replace(request: HttpRequest, municipality: Municipality, pk: int) -> HttpResponse:
    """Invite somebody to take over from a contact person."""
    membership = _membership(municipality, pk, kind=Membership.Kind.CONTACT)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = services.replace_contact(
                membership=membership, actor=by_user(user_of(request)), **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, str(refused.message))
        else:
            _say_sent(request, invitation)
            return redirect("memberships", municipality.number)
    context = {"municipality": municipality, "form": form, "membership": membership}
    return render(request, "accounts/membership_replace.html", context)


@edits_municipality
def membership_end(request: HttpRequest, municipality: Municipality, pk: int) -> HttpResponse:
    """Ask once, then take a person's access away."""
    membership = _membership(municipality, pk)
    if request.method == "POST":
        user = user_of(request)
        try:
            services.end_membership(membership=membership, actor=by_user(user))
        except Refused as refused:
            messages.error(request, str(refused.message))
            return redirect("memberships", municipality.number)
        messages.success(
            request, _("%(name)s har ikke lenger tilgang.") % {"name": membership.user}
        )
        if not can_edit(user, municipality):
            return redirect("start")
        return redirect("memberships", municipality.number)
    context = {"municipality": municipality, "membership": membership}
    return render(request, "accounts/membership_end.html", context)


@require_POST
@edits_municipality
def invitation_send(request: HttpRequest, municipality: Municipality, pk: int) -> HttpResponse:
    """Mail an invitation that was prepared, or mail it once more."""
    invitation = get_object_or_404(Invitation, pk=pk, municipality=municipality)
    try:
        services.send_invitation(invitation=invitation, actor=by_user(user_of(request)))
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        _say_sent(request, invitation)
    return redirect("memberships", municipality.number)


@require_POST
@edits_municipality
def invitation_withdraw(request: HttpRequest, municipality: Municipality, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation, pk=pk, municipality=municipality)
    withdraw(request, invitation)
    return redirect("memberships", municipality.number)


def _membership(municipality: Municipality, pk: int, **more: str) -> Membership:
    current = Membership.objects.filter(ended_at__isnull=True).select_related("user")
    return get_object_or_404(current, pk=pk, municipality=municipality, **more)


def _say_sent(request: HttpRequest, invitation: Invitation) -> None:
    messages.success(
        request,
        _("Invitasjonen er på vei til %(email)s. Tilgangen begynner ved første innlogging.")
        % {"email": invitation.email},
    )
