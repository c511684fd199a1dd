"""The mails about accounts: the code to log in with, and the invitation."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core.accounts.models import Invitation, Membership, User
from core.accounts.selectors import language_of, language_of_form
from core.mail.messages import Message, register
from core.mail.models import OutgoingMail, Purpose
from core.mail.outbox import Recipient, enqueue


@register
@dataclass(frozen=True)
class LoginCode(Message):
    """The code somebody asked for a moment ago."""

    code: str
    minutes: int

    name = "accounts.login_code"
    purpose = Purpose.LOGIN
    secret = True
    expires_after = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)

    def context(self) -> dict[str, Any]:
        return {"code": self.code, "minutes": self.minutes}

    @classmethod
    def sample(cls) -> Self:
        return cls(code="482 915", minutes=15)


@register
@dataclass(frozen=True)
class InvitationToRole(Message):
    """An offer of a role. The link leads to the login page; it is no login itself."""

    email: str
    what: str
    place: str = ""
    inviter: str = ""
    replaces: str = ""

    name = "accounts.invitation"
    purpose = Purpose.INVITATION

    def context(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "place": self.place,
            "inviter": self.inviter,
            "replaces": self.replaces,
            "email": self.email,
            "url": login_url(),
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            email="kari.granbark@example.no",
            what=Membership.Kind.CONTACT.value,
            place="Granvik",
            inviter="Ola Myrstubb",
            replaces="Liv Lyngtue",
        )


def login_url() -> str:
    """The login page's full address. Nothing is filled in: a machine that presses its button
    asks for no code, and no address ends in a log."""
    return f"{settings.SITE_URL}{reverse('account_login')}"


def send_login_code(email: str, code: str, user: User | None) -> OutgoingMail:
    """Put the code into the ledger, in the caller's transaction."""
    minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
    return enqueue(
        LoginCode(code=f"{code[:3]} {code[3:]}", minutes=minutes),
        to=Recipient(email, user.name if user else "", language_of(user) if user else ""),
        # The key tells nothing: each code is a mail of its own.
        dedupe_key=f"login-code:{secrets.token_hex(16)}",
    )


def send_invitation_mail(invitation: Invitation, inviter: User | None) -> OutgoingMail:
    """Put the invitation into the ledger; asked twice within a minute, it is one mail."""
    place = invitation.municipality
    replaced = invitation.replaces.user if invitation.replaces else None
    sent_at = invitation.sent_at or timezone.now()
    return enqueue(
        InvitationToRole(
            email=invitation.email,
            what=invitation.role or invitation.kind,
            place=str(place) if place else "",
            inviter=str(inviter) if inviter else "",
            replaces=str(replaced) if replaced else "",
        ),
        to=Recipient(invitation.email, invitation.name, _language(invitation)),
        dedupe_key=f"invitation:{invitation.pk}:{sent_at:%Y%m%d%H%M}",
        reply_to=inviter.email if inviter else "",
        municipality=place,
    )


def _language(invitation: Invitation) -> str:
    user = User.objects.filter(email=invitation.email).first()
    if user is not None and user.language:
        return user.language
    place = invitation.municipality
    return language_of_form(place.language_form) if place else ""
