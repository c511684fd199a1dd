"""How allauth behaves: nobody signs up, its mails go through our ledger, its words are ours."""

from __future__ import annotations

import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.accounts.mails import send_login_code
from core.accounts.models import Invitation, User
from core.accounts.services import accept_invitations

WRONG_CODE = _("Koden stemmer ikke. Se etter at alle tallene er med, og prøv igjen.")
TOO_MANY = _("Det ble for mange forsøk. Vent noen minutter, og be om en ny kode.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Kontoen er ikke i bruk lenger."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations only."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put allauth's only mail here, the login code, into the ledger. Refuses any other."""
        if template_prefix != "account/email/login_code":
            raise ValueError(f"There is no mail of ours for {template_prefix}.")
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        with transaction.atomic():
            send_login_code(email, context["code"], user)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Take up the invitations to this address: the code has just proved that it is theirs."""
        for invitation in accept_invitations(user=user, now=timezone.now()):
            messages.success(request, _welcome(invitation))
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _("Du kan ikke slå av totrinnsinnlogging."),
        "cannot_generate_recovery_codes": _("Slå på totrinnsinnlogging først."),
    }

    def build_totp_svg(self, url: str) -> str:
        """A QR code as SVG without styles: the page's security policy allows none."""
        out = io.BytesIO()
        segno.make(url, error="m").save(
            out, kind="svg", scale=5, border=4, xmldecl=False, dark="#000", light="#fff"
        )
        return out.getvalue().decode("utf-8")


def _welcome(invitation: Invitation) -> str:
    if invitation.municipality is None:
        return gettext("Velkommen. Du har nå rollen %(role)s.") % {
            "role": invitation.get_role_display()
        }
    return gettext("Velkommen. Du har nå tilgang til %(place)s.") % {
        "place": invitation.municipality
    }
