"""The contact person's task pages, through the real door."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.accounts.models import Role
from followup.models import Task
from tests.support import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.municipality("Granvik", "9901")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Kari Myrstubb")


def urls(place, task):
    return {
        "list": f"/k/{place.number}/oppgaver/",
        "csv": f"/k/{place.number}/oppgaver.csv",
        "new": f"/k/{place.number}/oppgaver/ny/",
        "page": f"/oppgave/{task.pk}/",
        "edit": f"/oppgave/{task.pk}/endre/",
        "today": f"/k/{place.number}/i-dag/",
        "upcoming": f"/k/{place.number}/paminnelser/",
        "people": f"/k/{place.number}/folk/",
    }


READS = {"list", "csv", "page", "today", "upcoming", "people"}


@pytest.mark.parametrize(
    ("who", "reads", "edits"),
    [
        ("contact", 200, 200),
        ("reader", 200, 404),
        ("stranger", 404, 404),
        ("ndfu", 200, 200),
        ("process_leader", 404, 404),
    ],
)
def test_who_may_open_what(client, settings, place, contact, who, reads, edits):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    user = {
        "contact": lambda: contact,
        "reader": lambda: make.reader(place),
        "stranger": lambda: make.contact(make.municipality("Skogdal")),
        "ndfu": lambda: make.user(role=Role.NDFU_STAFF),
        "process_leader": lambda: make.user(role=Role.PROCESS_LEADER),
    }[who]()
    task = make.task(place, lead=make.person(place))
    client.force_login(user)
    for name, url in urls(place, task).items():
        assert client.get(url).status_code == (reads if name in READS else edits), name
    posts = {
        f"/oppgave/{task.pk}/status/": {"state": "done", "version": 0},
        f"/oppgave/{task.pk}/gi-videre/": {"name": "Ola Granbark", "version": 1},
    }
    for url, data in posts.items():
        assert client.post(url, data).status_code == (302 if edits == 200 else 404), url
    task.refresh_from_db()
    assert (task.state == Task.State.DONE) is (edits == 200)


def test_the_list_groups_by_what_is_needed(client, place, contact):
    today = timezone.localdate()
    someone = make.person(place, "Ola Granbark")
    make.task(place, "Uten noen", due=today - timedelta(days=5))
    make.task(place, "Uten adresse", lead=make.person(place, email=""))
    make.task(place, "For sent", lead=someone, due=today - timedelta(days=1))
    make.task(place, "I dag", lead=someone, due=today)
    make.task(place, "Senere", lead=someone, due=today + timedelta(days=30))
    make.task(place, "Uten dato", lead=someone)
    make.task(place, "Gjort", lead=someone, due=today, state=Task.State.DONE)
    client.force_login(contact)
    groups = client.get(f"/k/{place.number}/oppgaver/").context["groups"]
    got = {group.key: [task.what for task in group.tasks] for group in groups}
    assert got == {
        "needs": ["Uten noen", "Uten adresse"],
        "late": ["For sent"],
        "week": ["I dag"],
        "later": ["Senere"],
        "no_date": ["Uten dato"],
        "done": ["Gjort"],
    }


def test_search_narrows_the_list_and_says_when_nothing_fits(client, place, contact):
    make.task(place, "Ringe idrettsrådet")
    make.task(place, "Skrive til rektor")
    client.force_login(contact)
    page = client.get(f"/k/{place.number}/oppgaver/", {"q": "REKTOR"})
    assert [t.what for g in page.context["groups"] for t in g.tasks] == ["Skrive til rektor"]
    assert (
        "Ingen oppgaver passer"
        in client.get(f"/k/{place.number}/oppgaver/", {"q": "finnes ikke"}).content.decode()
    )


@pytest.mark.parametrize(
    "path", ["oppgaver/", "i-dag/", "folk/", "paminnelser/", "oppgaver/?vis=ideer"]
)
def test_a_page_costs_as_many_queries_with_many_tasks_as_with_few(
    client, place, contact, path, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(contact)
    idea = make.idea(make.dugnad(place), confirmed_at=timezone.now())

    def more(count):
        for n in range(count):
            who = make.person(place)
            task = make.task(place, lead=who, idea=idea, due=date(2026, 1, 1 + n % 28))
            task.helpers.add(make.person(place))
            make.task(place)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(f"/k/{place.number}/{path}").status_code == 200
        return len(captured)

    more(2)
    few = queries()
    more(12)
    assert queries() == few


def test_a_task_by_hand_keeps_the_words_and_reads_the_date(client, place, contact):
    who = make.person(place, "Ola Granbark")
    client.force_login(contact)
    answer = client.post(
        f"/k/{place.number}/oppgaver/ny/",
        {"what": "Ringe idrettsrådet", "when_text": "innen 15. mars 2027", "lead": who.pk},
    )
    task = Task.objects.get()
    assert answer.url == task.get_absolute_url()
    assert (task.what, task.when_text, task.due) == (
        "Ringe idrettsrådet",
        "innen 15. mars 2027",
        date(2027, 3, 15),
    )
    assert task.lead == who
    assert task.lead.reminders.get().state == "planned"


def test_a_chosen_day_wins_over_the_words(client, place, contact):
    client.force_login(contact)
    client.post(
        f"/k/{place.number}/oppgaver/ny/",
        {"what": "Ringe", "when_text": "snarest", "due": "2027-05-04"},
    )
    assert Task.objects.get().due == date(2027, 5, 4)


def test_a_stale_form_does_not_write_over_somebody_elses_change(client, place, contact):
    task = make.task(place, "Ringe")
    client.force_login(contact)
    for what, expected in (("Først", 302), ("Etterpå", 422)):
        answer = client.post(f"/oppgave/{task.pk}/endre/", {"what": what, "version": 0})
        assert answer.status_code == expected
    task.refresh_from_db()
    assert task.what == "Først"
    assert "Etterpå" in answer.content.decode()  # what was typed is kept


def test_on_behalf_of_is_told_in_the_history(client, place, contact):
    task = make.task(place, lead=make.person(place))
    client.force_login(contact)
    client.post(
        f"/oppgave/{task.pk}/status/",
        {"state": "done", "version": 0, "next_step": "Åpne boden"},
    )
    task.refresh_from_db()
    assert task.state == Task.State.DONE
    assert task.next_steps.get().what == "Åpne boden"
    page = client.get(task.get_absolute_url()).content.decode()
    assert "på vegne av" in page
    assert "Status ble satt til: Ferdig" in page


def test_html_in_every_field_is_shown_as_text(client, place, contact):
    nasty = "<script>alert(1)</script>"
    who = make.person(place, nasty, organisation=nasty, role=nasty)
    idea = make.idea(make.dugnad(place), nasty, confirmed_at=timezone.now())
    task = make.task(
        place, nasty, when_text=nasty, who_text=nasty, lead=who, idea=idea, state_note=nasty
    )
    make.task(place, nasty, who_text=nasty)
    client.force_login(contact)
    pages = [*urls(place, task).values(), f"/person/{who.pk}/", f"/person/{who.pk}/slett/"]
    for url in pages:
        assert nasty not in client.get(url).content.decode() or url.endswith(".csv"), url


def test_the_spreadsheet_opens_in_norwegian_excel_without_running_formulas(client, place, contact):
    make.task(place, '=HYPERLINK("x")', lead=make.person(place, "+Ola"), due=date(2026, 12, 1))
    client.force_login(contact)
    answer = client.get(f"/k/{place.number}/oppgaver.csv")
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][:4] == ["Hva", "Når, som skrevet", "Frist", "Ansvarlig"]
    assert rows[1][0] == '\'=HYPERLINK("x")'
    assert rows[1][2] == "01.12.2026"
    assert rows[1][3] == "'+Ola"


def test_returning_goes_only_to_our_own_pages(client, place, contact):
    task = make.task(place)
    client.force_login(contact)
    answer = client.post(
        f"/oppgave/{task.pk}/gi-videre/",
        {"name": "Ola", "version": 0, "back": "//example.com/k/"},
    )
    assert answer.status_code == 404
