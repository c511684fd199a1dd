"""Confirming does what was shown: a draft changed in between is shown again first."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.mail.models import OutgoingMail
from followup.models import Referat, Task
from followup.services import referat_review, reminder_sending
from tests.support.referats import uploaded

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 13, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def referat(dugnad, user) -> Referat:
    return uploaded(dugnad, user)


def shown(client, referat: Referat) -> str:
    page = client.get(f"/referat/{referat.pk}/epostene/").content.decode()
    found = re.search(r'name="seen"\s+value="(\w+)"', page)
    assert found
    return found[1]


def press(client, referat: Referat, seen: str) -> str:
    answer = client.post(f"/referat/{referat.pk}/bekreft/", {"seen": seen}, follow=True)
    return str(answer.content.decode())


def new_address(referat: Referat) -> None:
    step = referat.steps.order_by("pk")[0]
    referat_review.choose_person(
        step, step.version, 0, None, "Kari Myrstubb", "en.annen@example.no"
    )


def left_out(referat: Referat) -> None:
    step = referat.steps.order_by("pk")[0]
    referat_review.set_dropped(step, step.version, True)


def parked(referat: Referat) -> None:
    referat.ideas.update(chosen=False)


def retitled(referat: Referat) -> None:
    referat.ideas.update(title="En helt annen idé")


@pytest.mark.parametrize("change", [new_address, left_out, parked, retitled])
def test_a_draft_changed_after_the_preview_is_shown_again_and_nothing_is_made(
    client, referat, change
):
    seen = shown(client, referat)
    change(referat)
    page = press(client, referat, seen)
    assert "Referatet er endret siden du så på e-postene" in page
    nothing_left = change is parked
    wanted = "Ingen skritt å følge opp ennå" if nothing_left else "Start oppfølgingen"
    assert wanted in page
    assert not Task.objects.exists()


def test_it_goes_through_once_the_change_has_been_seen(client, referat):
    new_address(referat)
    assert "Oppfølgingen er i gang" in press(client, referat, shown(client, referat))
    assert Task.objects.count() == 3


def test_a_second_press_still_leads_to_the_receipt(client, referat):
    seen = shown(client, referat)
    press(client, referat, seen)
    assert "Oppfølgingen er i gang" in press(client, referat, seen)
    assert Task.objects.count() == 3


def test_stopping_after_the_mails_went_does_not_say_that_nobody_got_any(client, referat):
    press(client, referat, shown(client, referat))
    reminder_sending.send_due(now=NOW.replace(hour=12))
    assert OutgoingMail.objects.exists()
    answer = client.post(f"/referat/{referat.pk}/vent/", {"act": "stop"}, follow=True)
    page = answer.content.decode()
    assert "allerede sendt" in page
    assert "Ingen får e-post før du sier fra" not in page
