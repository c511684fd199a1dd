"""A second factor for demo users, so that somebody trying the product out gets in as NDFU.

It never exists outside a demo: the secret is marked when it is made, made only with DEMO on, and
shown only with DEMO on and for such a marked secret. A real person's is never marked.
"""

from __future__ import annotations

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt, encrypt
from django.conf import settings

from core.accounts.models import User
from core.errors import Refused

PERIOD = 30  # seconds, as in RFC 6238


def give_demo_second_factor(user: User) -> None:
    """Give an invented user a second factor the page can show; Refused outside a demo."""
    if not settings.DEMO:
        raise Refused("Demo users exist in a demo only.", "not_demo")
    Authenticator.objects.get_or_create(
        user=user,
        type=Authenticator.Type.TOTP,
        defaults={"data": {"secret": encrypt(generate_totp_secret()), "demo": True}},
    )


def demo_code(user: User | None, now: float | None = None) -> str:
    """The code of this half minute, "" outside a demo and for whoever has a real second factor."""
    if not settings.DEMO or user is None:
        return ""
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if factor is None or factor.data.get("demo") is not True:
        return ""
    counter = int(time.time() if now is None else now) // PERIOD
    code: str = format_hotp_value(hotp_value(decrypt(factor.data["secret"]), counter))
    return code
