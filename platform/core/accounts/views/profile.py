"""The user's own page."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.accounts.access import user_of
from core.accounts.forms import ProfileForm
from core.accounts.models import User
from core.accounts.profile import update_profile
from core.accounts.selectors import current_memberships


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Name, telephone, language, what one has access to, and the second factor."""
    user = User.objects.get(pk=user_of(request).pk)  # a form that is refused must not change ours
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        update_profile(user=user_of(request), **form.cleaned_data)
        messages.success(request, _("Endringene er lagret."))
        return _in_chosen_language(redirect("profile"), form.cleaned_data["language"])
    factors = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    context = {
        "form": form,
        "memberships": current_memberships(user),
        "has_second_factor": Authenticator.Type.TOTP.value in factors,
        "has_recovery_codes": Authenticator.Type.RECOVERY_CODES.value in factors,
    }
    return render(request, "accounts/profile.html", context)


def _in_chosen_language(response: HttpResponse, language: str) -> HttpResponse:
    # The cookie stands for an earlier choice in this browser; the newest choice wins.
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    else:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response
