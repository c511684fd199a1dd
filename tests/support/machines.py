"""What a machine does with a page a mail leads to, without a browser; and all it could spoil."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core import serializers
from lxml import html

from tests.support.scanner import BUTTONS


def rows() -> str:
    """Everything we know of people, tasks, mails and what was done, as text."""
    models = [
        m for app in ("followup", "mail", "audit") for m in apps.get_app_config(app).get_models()
    ]
    return "\n".join(serializers.serialize("json", m.objects.order_by("pk")) for m in models)


def press(browser: Any, path: str) -> int:
    """Send every form of the page as it came: with no button, and with each of them."""
    page = browser.get(path)
    count = 0
    for form in html.fromstring(page.content).forms:
        for button in [None, *form.xpath(BUTTONS)]:
            values = {k: v for k, v in form.form_values() if v is not None}
            if button is not None and button.get("name"):
                values[button.get("name")] = button.get("value", "")
            if form.method == "POST" and "language" not in values:
                browser.post(form.action or path, values)
                count += 1
    return count
