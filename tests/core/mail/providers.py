"""Two providers' webhooks as they document them, and how they show that it is them.

Postmark sends JSON with a password in the address (https://postmarkapp.com/developer/webhooks);
Mailgun signs a time and a token with HMAC-SHA256
(https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64encode
from typing import Any

from django.http import HttpResponse
from django.test import Client

from config import mail_provider

PASSWORD = "postmark:a-password-of-some-length"
KEY = "key-0123456789abcdef"
#: Where providers tell what became of mails.
EVENTS = "/post/hendelser/"


def use(settings: Any, monkeypatch: Any, name: str, **keys: str) -> None:
    """Set the settings as the environment of a site with this provider would."""
    for key, value in {"MAIL_PROVIDER": name, **keys}.items():
        monkeypatch.setenv(key, value)
    chosen = mail_provider.chosen()
    settings.MAIL_PROVIDER, settings.MAIL_WEBHOOKS = chosen.name, chosen.webhooks
    settings.ANYMAIL = chosen.anymail
    settings.ROOT_URLCONF = "config.urls"


def use_postmark(settings: Any, monkeypatch: Any) -> None:
    use(
        settings,
        monkeypatch,
        "postmark",
        POSTMARK_SERVER_TOKEN="token",
        MAIL_WEBHOOK_SECRET=PASSWORD,
    )


def use_mailgun(settings: Any, monkeypatch: Any) -> None:
    use(settings, monkeypatch, "mailgun", MAILGUN_API_KEY="api", MAILGUN_WEBHOOK_SIGNING_KEY=KEY)


def postmark(path: str, event: dict[str, Any], password: str = PASSWORD) -> HttpResponse:
    """One of Postmark's webhooks."""
    return Client(enforce_csrf_checks=True).post(
        path,
        json.dumps(event),
        content_type="application/json",
        headers={"Authorization": "Basic " + b64encode(password.encode()).decode()},
    )


def signature(token: str, key: str = KEY, timestamp: str = "1792141200") -> dict[str, str]:
    digest = hmac.new(key.encode(), f"{timestamp}{token}".encode(), hashlib.sha256)
    return {"timestamp": timestamp, "token": token, "signature": digest.hexdigest()}


def mailgun(path: str, event: dict[str, Any], *, token: str, key: str = KEY) -> HttpResponse:
    """One of Mailgun's webhooks about mails we sent (JSON)."""
    return Client(enforce_csrf_checks=True).post(
        path,
        json.dumps({"signature": signature(token, key), "event-data": event}),
        content_type="application/json",
    )


def mailgun_route(path: str, fields: dict[str, Any], *, token: str, key: str = KEY) -> HttpResponse:
    """A mail that came in, as Mailgun's route forwards it (a form)."""
    return Client(enforce_csrf_checks=True).post(path, {**fields, **signature(token, key)})
