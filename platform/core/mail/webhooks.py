"""Where the mail provider tells us what became of mails, and brings those that come in.

Anymail's own views check the signature or password and read each provider's form. Ours only choose
the view of MAIL_PROVIDER, so that the addresses stay the same whoever the provider is, and answer
404 unless what comes in can be checked. What goes wrong in our own code answers 500: the provider
tries again.
"""

from __future__ import annotations

import logging
from typing import Any, Final

from anymail.exceptions import AnymailConfigurationError, AnymailWebhookValidationFailure
from anymail.signals import AnymailInboundEvent
from anymail.webhooks.base import AnymailCoreWebhookView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt

from core.mail import inbound
from core.mail.provider_facts import facts_of
from core.mail.raw import raw_of

log: Final = logging.getLogger(__name__)
#: Above this nothing is read at all; what providers pass on is at most 35 MB with attachments.
POST_MOST: Final = 40 * 1024 * 1024
_BAD_FORM: Final = (AttributeError, IndexError, KeyError, TypeError, ValueError)


class _Careful(AnymailCoreWebhookView):  # type: ignore[misc]  # Anymail has no types
    """A form that is not the provider's is the sender's fault (400), not ours (500)."""

    def parse_events(self, request: HttpRequest) -> Any:
        try:
            return super().parse_events(request)
        except AnymailConfigurationError as error:  # such as inbound mails at the other address
            log.error("the provider's webhooks are set up wrong: %s", error)
            raise AnymailWebhookValidationFailure("set up wrong") from error
        except _BAD_FORM as error:
            raise AnymailWebhookValidationFailure("not in the provider's form") from error


@csrf_exempt
def mail_events(request: HttpRequest) -> HttpResponseBase:
    """What became of mails we sent."""
    return _answer(request, "Tracking")


@csrf_exempt
def mail_inbound(request: HttpRequest) -> HttpResponseBase:
    """A mail to one of our addresses."""
    return _answer(request, "Inbound")


def _answer(request: HttpRequest, kind: str) -> HttpResponseBase:
    if request.method not in {"POST", "HEAD"}:
        return HttpResponse(status=405, headers={"Allow": "POST, HEAD"})
    view = settings.MAIL_WEBHOOKS.get(kind)
    if view is None:
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > POST_MOST:
        log.warning("a webhook of more than %d bytes was refused", POST_MOST)
        return HttpResponse(status=413)
    if request.method == "POST" and request.content_type == "application/json":
        # Attachments come inside the JSON: more than DATA_UPLOAD_MAX_MEMORY_SIZE lets through.
        request._body = request.read(POST_MOST)  # what .body reads
    careful: Any = type("WebhookView", (_Careful, import_string(view)), {})
    answer: HttpResponseBase = careful.as_view()(request)
    return answer


def take_inbound(event: AnymailInboundEvent, esp_name: str, **_more: Any) -> None:
    """Receives Anymail's signal for one mail that came in."""
    message = event.message
    if message is None:
        return
    sender = message.envelope_sender or ""
    recipient = message.envelope_recipient
    inbound.accept(
        raw_of(message),
        source=esp_name.lower(),
        now=timezone.now(),
        recipients=recipient.split(",") if isinstance(recipient, str) and recipient else None,
        envelope_sender=sender,
        facts=facts_of(message, event.esp_event, sender),
    )
