"""Logs in through the side door, with the second factor where the role needs one."""

from __future__ import annotations

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from allauth.mfa.utils import decrypt
from django.test import Client

from core.accounts.models import User


def give_second_factor(user: User) -> Authenticator:
    """A second factor of the user's own, as if set up earlier."""
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return factor or TOTP.activate(user, generate_totp_secret()).instance


def app_code(user: User, steps: int = 0) -> str:
    """What the user's app shows now, or `steps` half minutes from now."""
    factor = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    counter = int(time.time()) // 30 + steps
    return format_hotp_value(hotp_value(decrypt(factor.data["secret"]), counter))


def log_in(client: Client, user: User) -> Client:
    """`client`, logged in as `user` as after a whole login, second factor included."""
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    if user.needs_second_factor:
        give_second_factor(user)
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client
