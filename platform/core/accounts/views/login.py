"""Login by code and the second factor: allauth's flows, our pages around them."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ConfirmLoginCodeView
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as django_set_language

from core.accounts.access import user_of
from core.accounts.demo import demo_code
from core.accounts.models import User
from core.accounts.profile import choose_language


class LoginCodeView(ConfirmLoginCodeView):
    """The code; the same page whether or not anybody has the address."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60}


class SecondFactorView(AuthenticateView):
    """The second factor at login; nobody is logged in before it is given."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "demo_code": demo_code(self.stage.login.user)}


class ConfirmSecondFactorView(ReauthenticateView):
    """The second factor once more: before changing it, and in a session that never gave it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "demo_code": demo_code(user_of(self.request))}


class ActivateSecondFactorView(ActivateTOTPView):
    """Setting up is proof for this session: whoever does it has just shown the app's code."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        factor = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        post_authentication(self.request, factor, reauthenticated=True)
        return response


class DeactivateSecondFactorView(DeactivateTOTPView):
    success_url = reverse_lazy("profile")


def admin_login(request: HttpRequest) -> HttpResponse:
    """Send a visitor to Django's admin to our login page; there is no form with a password."""
    if request.user.is_authenticated:
        raise Http404  # logged in, but not for the admin: nothing is told by the refusal
    return redirect_to_login(request.GET.get("next", ""))


def no_password(request: HttpRequest) -> HttpResponse:
    """Nobody has a password to change."""
    raise Http404


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Set this browser's language, and the user's own when somebody is logged in."""
    if isinstance(request.user, User):
        choose_language(user=request.user, language=request.POST.get("language", ""))
    return django_set_language(request)
