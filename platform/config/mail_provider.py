"""Which provider carries the mail, from the environment. Without one: SMTP (EMAIL_URL)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config import env


@dataclass(frozen=True)
class Provider:
    """One of Anymail's providers: how its classes are called, which keys it cannot do without."""

    views: str
    needs: tuple[str, ...]
    #: Keys with which it signs what it tells of sent mails, and what it brings in. Where the key
    #: is not set, only a password (MAIL_WEBHOOK_SECRET) opens the door.
    signs: str = ""
    signs_inbound: str = ""
    #: Whether each mail can say that nobody is to be told when it is opened or a link followed.
    #: With the others that is turned off at the provider (docs/mail.md).
    asks_tracking: bool = False


PROVIDERS: dict[str, Provider] = {
    "amazon_ses": Provider("AmazonSES", ()),  # boto3 reads its own keys, AWS_ACCESS_KEY_ID etc.
    "brevo": Provider("Brevo", ("API_KEY",)),
    "mailersend": Provider(
        "MailerSend", ("API_TOKEN",), "SIGNING_SECRET", "INBOUND_SECRET", asks_tracking=True
    ),
    "mailgun": Provider(
        "Mailgun", ("API_KEY",), "WEBHOOK_SIGNING_KEY", "WEBHOOK_SIGNING_KEY", asks_tracking=True
    ),
    "mailjet": Provider("Mailjet", ("API_KEY", "SECRET_KEY"), asks_tracking=True),
    "mailtrap": Provider("Mailtrap", ("API_TOKEN",), "TRACKING_SECRET", "INBOUND_SECRET"),
    "mandrill": Provider(
        "Mandrill", ("API_KEY",), "WEBHOOK_KEY", "WEBHOOK_KEY", asks_tracking=True
    ),
    "postal": Provider("Postal", ("API_KEY", "API_URL"), "WEBHOOK_KEY", "WEBHOOK_KEY"),
    "postmark": Provider("Postmark", ("SERVER_TOKEN",), asks_tracking=True),
    "resend": Provider("Resend", ("API_KEY",), "SIGNING_SECRET", "INBOUND_SECRET"),
    "scaleway": Provider("Scaleway", ("SECRET_KEY", "PROJECT_ID")),
    "sparkpost": Provider("SparkPost", ("API_KEY",), asks_tracking=True),
    "unisender_go": Provider("UnisenderGo", ("API_KEY", "API_URL"), "API_KEY", asks_tracking=True),
}


UNTRACKED = {"track_opens": False, "track_clicks": False}
#: Has one view for both.
_ALL = {"mandrill": "Combined"}


@dataclass(frozen=True)
class Chosen:
    """What the settings are to say."""

    name: str
    backend: str
    #: The views that may answer: what comes without a password or signature is not for us.
    webhooks: dict[str, str]
    anymail: dict[str, Any]


def chosen() -> Chosen:
    """Settings for MAIL_PROVIDER; raises ImproperlyConfigured with what to do about it."""
    name = env.text("MAIL_PROVIDER").lower()
    if not name or name == "smtp":
        return Chosen("", "core.mail.backend.EmailBackend", {}, {})
    if name not in PROVIDERS:
        known = ", ".join(sorted(PROVIDERS))
        raise ImproperlyConfigured(f"MAIL_PROVIDER={name!r} is none of: smtp, {known}.")
    provider, prefix = PROVIDERS[name], f"{name.upper()}_"
    missing = [prefix + key for key in provider.needs if not env.text(prefix + key)]
    if missing:
        raise ImproperlyConfigured(
            f"MAIL_PROVIDER is {name}, but {' and '.join(missing)} must be set too."
        )
    _library(name)
    keys = {key: env.text(key) for key in os.environ if key.startswith(prefix) and env.text(key)}
    password = _password()
    checked = {
        "Tracking": bool(password or (provider.signs and env.text(prefix + provider.signs))),
        "Inbound": bool(
            password or (provider.signs_inbound and env.text(prefix + provider.signs_inbound))
        ),
    }
    return Chosen(
        name=name,
        backend=f"anymail.backends.{name}.EmailBackend",
        webhooks={
            kind: f"anymail.webhooks.{name}.{provider.views}{_ALL.get(name, kind)}WebhookView"
            for kind, safe in checked.items()
            if safe
        },
        anymail={
            **keys,
            **({"WEBHOOK_SECRET": password} if password else {}),
            **({"SEND_DEFAULTS": dict(UNTRACKED)} if provider.asks_tracking else {}),
        },
    )


def _password() -> str:
    value = env.text("MAIL_WEBHOOK_SECRET")
    user, _, secret = value.partition(":")
    if value and (not user or len(secret) < 16):
        raise ImproperlyConfigured(
            "MAIL_WEBHOOK_SECRET must be name:password, with at least 16 characters of password; "
            "the provider's webhook address is then https://name:password@…/post/hendelser/"
        )
    return value


def _library(name: str) -> None:
    try:
        import_module(f"anymail.backends.{name}")
    except ImportError as error:
        raise ImproperlyConfigured(
            f"MAIL_PROVIDER is {name}, which needs a package that is not installed: "
            f"{str(error).splitlines()[0]}"
        ) from error
