"""After a person is erased, no table tells who they were; the numbers stay."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from core.audit.log import by_user
from followup.domain.calling_names import first_name, short_forms, without
from followup.models import FirstStep, Person, Referat, Task
from followup.services import people, referat_confirm, tasks
from followup.services.answer_news import tell_others
from followup.services.answers import give
from tests.support import make, tables
from tests.support.referats import uploaded

pytestmark = pytest.mark.django_db
STEPS = (
    ("Innen 1. desember", "Ringe idrettsrådet", "Kari"),
    ("Uke 3", "Rydde et rom sammen med Kari", "Ola og Kari M."),
    ("Uke 4", "Lage Karis liste ferdig", "KM"),
    ("Uke 5", "Skrive til skolen", "Kary Myrstubb og Linh"),
    ("Uke 6", "Trykke plakater", "Linh"),
)


@pytest.fixture
def place():
    return make.municipality("Granvik")


@pytest.fixture
def user(place):
    return make.contact(place, name="Hilde Fjellrapp")


@pytest.fixture
def actor(user):
    return by_user(user)


@pytest.fixture
def referat(place, user, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    extra = (
        "Aktører: Kari og Ola Granbark",
        "Kari Myrstubb sa at Kari tar med nøkkelen.",
        "Ola Granbark la til at mange roser Kari for åpen hall.",
    )
    dugnad = make.dugnad(place, contact_person=user)
    return uploaded(dugnad, user, steps=STEPS, extra=extra)


def left(*words: str) -> list[str]:
    """Where a word that begins so still stands, in any row of any table.

    Not in the middle of one: what a password is replaced by is letters drawn by lot.
    """
    begins = re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
    return [
        f"{table}: {row}"
        for table, rows in tables.dump().items()
        for row in rows
        if any(begins.search(str(value)) for value in row)
    ]


@pytest.mark.parametrize("confirmed", [False, True], ids=["draft", "confirmed"])
def test_not_even_a_first_name_is_left(
    referat, actor, confirmed, django_capture_on_commit_callbacks
):
    now = timezone.now()
    if confirmed:
        referat_confirm.confirm(referat=referat, actor=actor, now=now)
        task = Task.objects.get(what="Ringe idrettsrådet")
        give(person=task.lead, task=task, choice="blocked", note="Kari her", now=now)
        tell_others(now=now + timedelta(minutes=11))
    else:
        make.person(referat.dugnad.municipality, "Kari Myrstubb", "kari@example.no")
    file = referat.file.name
    with django_capture_on_commit_callbacks(execute=True):
        people.erase(Person.objects.get(name="Kari Myrstubb"), actor=actor, now=now)
    assert left("Kari", "Kary", "Myrstubb", "kari@", r"KM\b") == []
    assert FirstStep.objects.count() == len(STEPS)
    assert Task.objects.count() == (len(STEPS) if confirmed else 0)
    assert "Ola" in FirstStep.objects.get(what__startswith="Rydde").who_text
    assert "Linh" in FirstStep.objects.get(what__startswith="Trykke").who_text
    assert not Referat.objects.get().file
    assert not default_storage.exists(file)


def test_a_namesakes_words_stay(place, actor):
    gone = make.person(place, "Kari Granbark")
    other = make.person(place, "Kari Myrstubb")
    both = make.task(place, "Ringe Kari", who_text="Kari G. og Kari", lead=gone)
    both.helpers.add(other)
    hers = make.task(place, "Ringe Kari", who_text="Kari", lead=other)
    people.erase(gone, actor=actor, now=timezone.now())
    both.refresh_from_db()
    hers.refresh_from_db()
    assert (both.who_text, both.what) == ("[slettet] og Kari", "Ringe Kari")
    assert (hers.who_text, hers.what) == ("Kari", "Ringe Kari")


def test_a_task_made_by_hand_and_given_to_somebody_else_loses_the_name(place, actor):
    gone, new = make.person(place, "Kari Granbark"), make.person(place, "Ola Myrstubb")
    now = timezone.now()
    task = tasks.create(
        municipality=place, what="Ringe", who_text="Kari Granbark", lead=gone, actor=actor, now=now
    )
    tasks.assign(task, lead=new, helpers=[], actor=actor, version=task.version, now=now)
    people.erase(gone, actor=actor, now=now)
    assert left("Granbark", "Kari") == []


def test_a_person_known_by_first_name_alone(place, actor):
    gone, other = make.person(place, "Kari"), make.person(place, "Kari Myrstubb")
    hers = make.task(place, "Ringe", who_text="Kari (FAU)", lead=gone)
    others = make.task(place, "Skrive", who_text="Kari Myrstubb", lead=other)
    people.erase(gone, actor=actor, now=timezone.now())
    hers.refresh_from_db()
    others.refresh_from_db()
    assert (hers.who_text, others.who_text) == ("[slettet] (FAU)", "Kari Myrstubb")


def test_a_role_is_no_name(place, actor):
    chair = make.person(place, "Leder FAU")
    task = make.task(place, "Spørre FAU", who_text="Leder i FAU", lead=chair)
    people.erase(chair, actor=actor, now=timezone.now())
    task.refresh_from_db()
    assert (task.what, task.who_text) == ("Spørre FAU", "Leder i FAU")


def test_what_somebody_is_called_for_short():
    forms = short_forms("Kari Anne Granbark", ["Anne Myrstubb"])
    assert {"Kari", "Kari Anne", "Granbark", "KAG", "Kari G."} <= set(forms)
    assert "Anne" not in forms
    assert short_forms("Leder FAU") == ()
    assert short_forms("Kari") == ("Kari",)
    assert first_name("Kari Granbark") == ("Kari",)
    assert first_name("Kari Granbark", ["Kari Myrstubb"]) == ()
    assert without("Karis og Karianne", (), ("Kari",), "–") == "– og Karianne"
