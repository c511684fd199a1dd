"""The page of a personal link as a browser meets it, on one Monday at noon."""

from __future__ import annotations

from datetime import UTC, datetime

from django.urls import reverse

from core import links
from followup.models import Person

#: The box that is ticked by a person and by no machine.
SURE = {"sure": "yes"}
NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)  # Monday 12:00 in Norway


def url(person: Person, name: str = "answer", **kwargs) -> str:
    token = links.make("answer", person.pk, person.link_epoch)
    return reverse(name, kwargs={"token": token, **kwargs})


def post(browser, person, task, choice, **fields):
    data = {f"svar-{task.pk}-choice": choice}
    data |= {f"svar-{task.pk}-{name}": value for name, value in fields.items()}
    return browser.post(url(person), data)
