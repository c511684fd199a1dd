"""The ledger in Django's admin: to be read by an administrator, without what opens doors."""

from __future__ import annotations

import pytest
from django.contrib.admin import site
from django.test import RequestFactory

from core.mail.addresses import Recipient
from core.mail.models import OutgoingMail
from core.mail.outbox import enqueue
from tests.core.mail.trial import Code, Promise
from tests.support import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("message", [Promise.sample(), Code.sample()])
def test_an_administrator_sees_that_it_went_and_no_link_or_code(message):
    row = enqueue(message, to=Recipient("kari@example.no"), dedupe_key="k")
    request = RequestFactory().get("/")
    request.user = make.user(is_staff=True, is_superuser=True)
    page = site.get_model_admin(OutgoingMail)
    shown = set(page.get_form(request, row, change=False).base_fields) | set(
        page.get_fields(request, row)
    )
    assert {"state", "to_email", "sent_at"} <= shown
    assert not {"body_text", "body_html", "headers"} & shown
    assert ("subject" in shown) is not row.secret
    assert not page.has_change_permission(request, row)
    assert not page.has_add_permission(request)
    assert not page.has_delete_permission(request, row)
