from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
import time_machine

from core.mail import messages, news
from core.mail.catcher import Catcher
from core.mail.mime import metadata_key
from core.mail.models import OutgoingMail
from core.quiet_hours import OSLO
from tests.core.mail import providers, trial


@pytest.fixture(autouse=True)
def working_day() -> Iterator[None]:
    """Monday noon: reminders do not go at night. The clock runs on."""
    with time_machine.travel(datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)):
        yield


@pytest.fixture(autouse=True)
def trial_mails(settings) -> Iterator[None]:
    """The mails of `trial` are registered, and their templates found, for one test."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [trial.TEMPLATES, *templates[0]["DIRS"]]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.core.mail.urls"
    messages.register(trial.Promise)
    messages.register(trial.Code)
    yield
    messages.unregister(trial.Promise)
    messages.unregister(trial.Code)


@pytest.fixture
def smtp(settings):
    """A context in which mail goes to a catcher made with the options given."""

    @contextmanager
    def to_catcher(**options: Any) -> Iterator[Catcher]:
        with Catcher(**options) as catcher:
            for name, value in catcher.settings.items():
                setattr(settings, name, value)
            yield catcher

    return to_catcher


@pytest.fixture
def postmark(settings, monkeypatch):
    providers.use_postmark(settings, monkeypatch)

    def tell(row: OutgoingMail, record: str, **more: Any) -> int:
        event = {
            "RecordType": record,
            "MessageID": row.provider_id or "883953f4-6105-42a2-a16a-77a8eac79483",
            "Recipient" if record == "Delivery" else "Email": row.to_email,
            "Tag": "",
            "ServerID": 23,
            "MessageStream": "outbound",
            "Metadata": {"key": metadata_key(row.message_id)},
            **more,
        }
        return providers.postmark(providers.EVENTS, event).status_code

    return tell


@pytest.fixture
def mailgun(settings, monkeypatch):
    providers.use_mailgun(settings, monkeypatch)
    tokens = iter(f"token{n}" for n in range(1000))

    def tell(row: OutgoingMail, event: str, *, key: str = providers.KEY, **more: Any) -> int:
        data = {
            "event": event,
            "id": "CPgfbmQMTCKtHW6uIWtuVe",
            "timestamp": 1792141200.0,
            "recipient": row.to_email,
            "message": {"headers": {"message-id": row.message_id.strip("<>")}},
            "user-variables": {"key": metadata_key(row.message_id)},
            **more,
        }
        return providers.mailgun(providers.EVENTS, data, token=next(tokens), key=key).status_code

    return tell


@pytest.fixture
def told():
    found: list[news.Undeliverable | news.Reachable] = []
    callback = found.append
    news.on_undeliverable(callback)
    news.on_reachable(callback)
    yield found
    news.forget(callback)
