"""NDFU's own people and the process leaders. For NDFU administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.accounts import services, staffing
from core.accounts.access import View, ndfu_only, user_of
from core.accounts.forms import StaffForm
from core.accounts.models import Invitation, Role, User
from core.accounts.views.invitations import withdraw
from core.audit.log import by_user
from core.errors import Refused


def administrators_only(view: View) -> View:
    """View(request, …) for NDFU administrators; "not found" for everybody else."""

    @ndfu_only
    def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if user_of(request).role != Role.NDFU_ADMIN:
            raise Http404
        return view(request, *args, **kwargs)

    return inner


@administrators_only
def ndfu_people(request: HttpRequest) -> HttpResponse:
    """Everybody with a national role, what waits, and a form to invite one more."""
    form = StaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = services.invite(**form.cleaned_data, actor=by_user(user_of(request)))
        except Refused as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(
                request, _("Invitasjonen er på vei til %(email)s.") % {"email": invitation.email}
            )
            return redirect("ndfu_people")
    context = {
        "form": form,
        "people": User.objects.exclude(role="").order_by("role", "name", "email"),
        "invitations": Invitation.objects.open().exclude(role=""),
    }
    return render(request, "accounts/ndfu_people.html", context)


@require_POST
@administrators_only
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a national role away."""
    person = get_object_or_404(User, pk=pk)
    try:
        staffing.end_role(user=person, actor=by_user(user_of(request)))
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("%(name)s har ikke lenger rollen.") % {"name": person})
    return redirect("ndfu_people")


@require_POST
@administrators_only
def second_factor_reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague who lost the telephone set up the second factor anew."""
    person = get_object_or_404(User.objects.exclude(role=""), pk=pk)
    if staffing.reset_second_factor(user=person, actor=by_user(user_of(request))):
        text = _("%(name)s setter opp totrinnsinnlogging på nytt ved neste innlogging.")
        messages.success(request, text % {"name": person})
    else:
        messages.info(
            request, _("%(name)s har ikke slått på totrinnsinnlogging.") % {"name": person}
        )
    return redirect("ndfu_people")


@require_POST
@administrators_only
def role_invitation_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation to a national role back."""
    invitation = get_object_or_404(Invitation.objects.exclude(role=""), pk=pk)
    withdraw(request, invitation)
    return redirect("ndfu_people")
