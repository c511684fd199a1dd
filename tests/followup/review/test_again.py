"""The same or a corrected referat once more: what somebody put right in between stays right."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.audit import log
from followup.models import Referat, Task
from followup.services import referat_confirm, referat_review
from tests.support import make
from tests.support.referats import STEPS, uploaded

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 13, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))
MORE = (*STEPS, ("1. februar", "Male veggene i boden", "Linh"))


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


def confirm(referat: Referat, user) -> None:
    referat_confirm.confirm(referat=referat, actor=log.by_user(user), now=NOW)


@pytest.fixture
def corrected(dugnad, user) -> Task:
    """A task whose three cells were all corrected during the review."""
    other = make.person(dugnad.municipality, "Brage Tindesti")
    referat = uploaded(dugnad, user)
    step = referat.steps.order_by("pk")[0]
    step = referat_review.choose_person(step, step.version, 0, other, "", "")
    step = referat_review.set_what(step, step.version, "Avtale møte hos kommunen")
    step = referat_review.set_when(step, step.version, "15. desember", None, referat.dugnad.date)
    confirm(referat, user)
    return Task.objects.get(what="Avtale møte hos kommunen")


def stands(task: Task) -> tuple[str, date | None, str]:
    task.refresh_from_db()
    return task.what, task.due, task.lead.name if task.lead else ""


def test_corrections_from_the_review_survive_the_next_referat(dugnad, user, corrected):
    before = stands(corrected)
    assert before == ("Avtale møte hos kommunen", date(2026, 12, 15), "Brage Tindesti")
    confirm(uploaded(dugnad, user, steps=MORE), user)
    assert Task.objects.count() == len(MORE)
    assert stands(corrected) == before


def test_what_the_document_changed_in_a_corrected_cell_is_asked_about(dugnad, user, corrected):
    before = stands(corrected)
    steps = [("Innen 10. desember", "Ringe idrettsrådet om utstyr", "Kari"), *STEPS[1:]]
    referat = uploaded(dugnad, user, steps=steps)
    draft = referat.steps.get(same_as=corrected)
    assert draft.keeps == ["when"]  # kept unless somebody says otherwise
    confirm(referat, user)
    assert stands(corrected) == before
