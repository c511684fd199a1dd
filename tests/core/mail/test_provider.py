"""Sending over a provider's API: Anymail's own code against a server that answers as Postmark."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from typing import Any

import pytest
from anymail.backends.base import BasePayload
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused, AnymailUnsupportedFeature
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from config import mail_provider
from core.mail.addresses import Recipient
from core.mail.delivery import deliver_due
from core.mail.errors import judge
from core.mail.mime import metadata_key
from core.mail.models import OutgoingMail, State
from core.mail.outbox import enqueue
from tests.core.mail import providers
from tests.core.mail.trial import Promise

pytestmark = pytest.mark.django_db


class Api(ThreadingHTTPServer):
    """Postmark's API on this machine: keeps what it is sent, answers as told."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.got: list[dict[str, Any]] = []
        self.answers: list[tuple[int, dict[str, Any]]] = []


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Api

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append(
            {"token": self.headers["X-Postmark-Server-Token"], **json.loads(raw)}
        )
        number = len(self.server.got)
        fine = {"ErrorCode": 0, "Message": "OK", "MessageID": f"id-{number}", "To": "x@example.no"}
        fine["To"] = self.server.got[-1]["To"]
        status, answer = self.server.answers.pop(0) if self.server.answers else (200, fine)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def api(settings, monkeypatch) -> Iterator[Api]:
    with Api() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("POSTMARK_API_URL", f"http://127.0.0.1:{server.server_port}/")
        providers.use_postmark(settings, monkeypatch)
        settings.EMAIL_BACKEND = mail_provider.chosen().backend
        yield server
        server.shutdown()


def mail(to: str = "kari@example.no") -> OutgoingMail:
    return enqueue(Promise("x"), to=Recipient(to, "Kåre", "nb"), dedupe_key=f"k:{to}")


def test_a_mail_goes_with_a_key_and_the_providers_id_is_kept(api):
    row = mail()
    assert deliver_due(timezone.now()).sent == 1
    row.refresh_from_db()
    (got,) = api.got
    assert (row.state, row.provider_id) == (State.SENT, "id-1")
    assert got["token"] == "token"
    assert got["Metadata"] == {"key": metadata_key(row.message_id)}
    headers = {header["Name"]: header["Value"] for header in got["Headers"]}
    assert headers["Message-ID"] == row.message_id
    assert headers["Auto-Submitted"] == "auto-generated"
    assert "Date" not in headers
    assert (got["TrackOpens"], got["TrackLinks"]) == (False, "None")
    assert got["TextBody"]
    assert got["HtmlBody"]


@pytest.mark.parametrize(
    ("status", "answer", "state", "attempts", "detail"),
    [
        (500, {"Message": "oops"}, State.RETRY, 1, "HTTP 500"),
        (503, {}, State.RETRY, 1, "HTTP 503"),
        (429, {"Message": "slow down"}, State.RETRY, 0, ""),
        (401, {"ErrorCode": 10, "Message": "bad token"}, State.RETRY, 0, ""),
        (400, {"ErrorCode": 1, "Message": "bad"}, State.FAILED, 1, "HTTP 400"),
        (
            422,
            {
                "ErrorCode": 406,
                "Message": "Inactive. Found inactive addresses: kari@example.no.\nInactive "
                "recipients are ones that have generated a hard bounce",
            },
            State.BOUNCED,
            1,
            "refused by the provider",
        ),
        (
            422,
            {"ErrorCode": 300, "Message": "Invalid 'From' address: 'x'."},
            State.FAILED,
            1,
            "HTTP 422",
        ),
    ],
)
def test_the_providers_answers_are_told_apart(api, status, answer, state, attempts, detail):
    row = mail()
    api.answers.append((status, answer))
    deliver_due(timezone.now())
    row.refresh_from_db()
    assert (row.state, row.attempts, row.state_detail) == (state, attempts, detail)


def test_while_the_provider_says_stop_nothing_more_is_tried(api):
    rows = [mail(f"person{n}@example.no") for n in range(10)]
    api.answers += [(429, {})] * 2
    counts = deliver_due(timezone.now(), batch=5)
    assert counts.released >= len(rows) - counts.sent - 5
    assert len(api.got) < 5
    assert deliver_due(timezone.now() + timedelta(minutes=2)).sent == 10 - counts.sent


def test_a_provider_that_does_not_answer_costs_no_attempt(api):
    row = mail()
    api.shutdown()
    api.server_close()
    assert deliver_due(timezone.now()).released == 1
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.RETRY, 0)
    assert row.due_at > timezone.now()


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (AnymailRecipientsRefused(), State.BOUNCED),
        (AnymailUnsupportedFeature("track_opens"), State.FAILED),
        (AnymailAPIError(status_code=429), State.RETRY),
        (AnymailAPIError(status_code=502), State.RETRY),
        (AnymailAPIError(status_code=413), State.FAILED),
        (AnymailAPIError(), State.RETRY),
    ],
)
def test_anymails_exceptions_have_a_meaning(error, state):
    if isinstance(error, AnymailAPIError) and error.status_code:
        error.response = None
    assert judge(error).state == state


def test_mailjet_gets_no_message_id_of_ours(settings):
    """It refuses such mails with 400 (error send-0011)."""
    from core.mail.mime import build

    row = mail()
    settings.MAIL_PROVIDER = "mailjet"
    assert "Message-ID" not in build(row).extra_headers
    settings.MAIL_PROVIDER = "brevo"
    assert build(row).extra_headers["Message-ID"] == row.message_id


# --- settings


@pytest.mark.parametrize("name", sorted(mail_provider.PROVIDERS))
def test_every_provider_can_be_chosen(monkeypatch, name):
    provider = mail_provider.PROVIDERS[name]
    monkeypatch.setenv("MAIL_PROVIDER", name)
    for key in provider.needs:
        monkeypatch.setenv(f"{name.upper()}_{key}", "https://api.example.no/")
    if name == "amazon_ses":  # its library is not among ours
        with pytest.raises(ImproperlyConfigured, match="boto3 package isn't installed"):
            mail_provider.chosen()
        return
    chosen = mail_provider.chosen()
    assert chosen.backend == f"anymail.backends.{name}.EmailBackend"
    told = {f"{name.upper()}_{key}" for key in provider.needs}
    assert chosen.anymail.keys() - {"SEND_DEFAULTS"} == told
    assert ("SEND_DEFAULTS" in chosen.anymail) == provider.asks_tracking


@pytest.mark.parametrize("name", sorted(mail_provider.PROVIDERS.keys() - {"amazon_ses"}))
def test_what_can_be_told_not_to_track_is_told(name):
    provider = mail_provider.PROVIDERS[name]
    module = import_module(f"anymail.backends.{name}")
    payload = getattr(module, f"{provider.views}Payload")
    can_be_told = payload.set_track_opens is not BasePayload.set_track_opens
    assert can_be_told == provider.asks_tracking


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"MAIL_PROVIDER": "pigeon"}, "MAIL_PROVIDER='pigeon' is none of: smtp, amazon_ses"),
        ({"MAIL_PROVIDER": "postmark"}, "POSTMARK_SERVER_TOKEN must be set"),
        ({"MAIL_PROVIDER": "mailjet"}, "MAILJET_API_KEY and MAILJET_SECRET_KEY must be set"),
        (
            {
                "MAIL_PROVIDER": "postmark",
                "POSTMARK_SERVER_TOKEN": "x",
                "MAIL_WEBHOOK_SECRET": "short",
            },
            "MAIL_WEBHOOK_SECRET must be name:password",
        ),
    ],
)
def test_nonsense_is_refused_with_what_to_do(monkeypatch, environment, sentence):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        mail_provider.chosen()


def test_without_a_provider_mail_goes_over_smtp(monkeypatch):
    monkeypatch.delenv("MAIL_PROVIDER", raising=False)
    chosen = mail_provider.chosen()
    assert (chosen.backend, chosen.webhooks) == ("core.mail.backend.EmailBackend", {})


def test_only_what_can_be_checked_opens_a_door(monkeypatch):
    monkeypatch.setenv("MAIL_PROVIDER", "resend")
    monkeypatch.setenv("RESEND_API_KEY", "x")
    assert mail_provider.chosen().webhooks == {}
    monkeypatch.setenv("RESEND_SIGNING_SECRET", "whsec_x")
    assert set(mail_provider.chosen().webhooks) == {"Tracking"}
    monkeypatch.setenv("MAIL_WEBHOOK_SECRET", "resend:0123456789abcdef")
    assert set(mail_provider.chosen().webhooks) == {"Tracking", "Inbound"}
