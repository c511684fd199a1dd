from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.audit import log
from core.audit.models import Entry
from core.errors import Refused
from core.mail.models import OutgoingMail
from followup.models import Idea, Person, Referat, Reminder, Task
from followup.services import referat_confirm, referat_delete, reminder_sending, tasks
from tests.support import make
from tests.support.referats import STEPS, many, uploaded

pytestmark = pytest.mark.django_db

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 11, 13, 10, 0, tzinfo=OSLO)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


def confirm(client, referat: Referat):
    return client.post(f"/referat/{referat.pk}/bekreft/", follow=True)


def by_what(what: str) -> Task:
    return Task.objects.get(what=what)


def test_confirming_makes_ideas_people_and_tasks_and_says_when_mails_go(client, dugnad, user):
    referat = uploaded(dugnad, user)
    page = confirm(client, referat).content.decode()
    assert "3 oppgaver følges opp herfra" in page
    assert "2 personer får den første e-posten fredag 13. november 2026 kl. 10.10" in page
    task = by_what("Rydde et rom på Frivilligsentralen")
    assert task.lead.name == "Linh Sommerregn"
    assert [p.name for p in task.helpers.all()] == ["Ola Granbark"]
    assert task.due == date(2027, 1, 24)
    assert task.when_text == "Uke 3"
    assert task.idea.confirmed_at is not None
    assert Person.objects.get(name="Kari Myrstubb").email == "kari@example.no"
    assert not OutgoingMail.objects.exists()
    assert Reminder.objects.filter(state="planned").count() == 2
    assert Entry.objects.filter(action="referat.confirmed", actor=user).count() == 1


def test_the_preview_says_who_gets_what_and_sends_nothing(client, dugnad, user):
    referat = uploaded(dugnad, user)
    page = client.get(f"/referat/{referat.pk}/epostene/").content.decode()
    assert "ola@example.no" in page
    assert "kari@example.no" in page
    assert "Linh Sommerregn mangler adresse" in page
    assert "Ringe idrettsrådet om utstyr" in page
    assert not OutgoingMail.objects.exists()


def test_what_was_previewed_is_what_is_sent(client, dugnad, user):
    referat = uploaded(dugnad, user)
    page = client.get(f"/referat/{referat.pk}/epostene/").content.decode()
    confirm(client, referat)
    with time_machine.travel(NOW.replace(minute=11), tick=False):
        reminder_sending.send_due(now=NOW.replace(minute=11))
    mails = OutgoingMail.objects.all()
    assert {m.to_email for m in mails} == {"ola@example.no", "kari@example.no"}
    for mail in mails:
        assert mail.subject in page


def test_a_second_press_does_nothing_more(client, dugnad, user):
    referat = uploaded(dugnad, user)
    confirm(client, referat)
    page = confirm(client, referat)
    assert page.status_code == 200
    assert Task.objects.count() == 3
    assert Reminder.objects.count() == 2


def test_the_first_mails_can_be_stopped_and_let_go(client, dugnad, user):
    referat = uploaded(dugnad, user)
    confirm(client, referat)
    page = client.post(f"/referat/{referat.pk}/vent/", {"act": "stop"}, follow=True)
    assert "E-postene er stoppet" in page.content.decode()
    reminder_sending.send_due(now=NOW.replace(hour=12))
    assert not OutgoingMail.objects.exists()
    page = client.post(f"/referat/{referat.pk}/vent/", {"act": "start"}, follow=True)
    assert "får den første e-posten" in page.content.decode()


def test_rows_left_out_and_parked_ideas_make_no_tasks(client, dugnad, user):
    referat = uploaded(dugnad, user)
    step = referat.steps.order_by("pk")[0]
    referat.steps.filter(pk=step.pk).update(dropped=True)
    confirm(client, referat)
    assert Task.objects.count() == 2
    other = uploaded(make.dugnad(dugnad.municipality, date(2026, 11, 20)), user, title="Skyss")
    other.ideas.update(chosen=False)
    confirm(client, other)
    assert Task.objects.count() == 2
    assert Idea.objects.filter(title="Skyss", chosen=False, confirmed_at__isnull=False).exists()


def test_an_address_alone_is_a_shared_mailbox_that_is_asked_who_answers(client, dugnad, user):
    rows = [("Uke 3", "Trykke plakater", "fritid@granvik.example.no")]
    referat = uploaded(dugnad, user, steps=rows)
    assert referat.steps.get().unsure == []
    client.post(f"/referat/{referat.pk}/bekreft/")
    lead = Task.objects.get().lead
    assert (lead.name, lead.email) == ("fritid@granvik.example.no", "fritid@granvik.example.no")
    assert lead.is_shared_address


def test_known_people_are_used_and_get_the_address_they_lacked(client, dugnad, user):
    known = make.person(dugnad.municipality, "Kari Myrstubb", "")
    referat = uploaded(dugnad, user)
    confirm(client, referat)
    known.refresh_from_db()
    assert Person.objects.filter(name="Kari Myrstubb").count() == 1
    assert known.email == "kari@example.no"
    assert known.link_epoch == 1


def test_all_or_nothing(dugnad, user, monkeypatch):
    referat = uploaded(dugnad, user)
    step = referat.steps.order_by("pk")[2]
    party = {**step.parties[0], "person": None, "name": "Per Li", "email": "per@"}
    referat.steps.filter(pk=step.pk).update(parties=[party])
    with pytest.raises(Refused):
        referat_confirm.confirm(referat=referat, actor=log.by_user(user), now=NOW)
    referat.refresh_from_db()
    assert referat.state == Referat.State.DRAFT
    assert not Task.objects.exists()
    assert not Person.objects.exists()


def test_the_same_referat_corrected_updates_and_never_copies(client, dugnad, user):
    confirm(client, uploaded(dugnad, user))
    call = by_what("Ringe idrettsrådet om utstyr")
    tasks.set_state(call, state="done", actor=log.by_user(user), now=NOW)
    corrected = [
        ("Innen 8. desember", "Ringe idrettsrådet om utstyr", "Kari"),
        ("Uke 3", "Rydde et rom på Frivilligsentralen", "Ola"),
        ("Innen påske", "Spørre BUA om å være med", "Kari"),
    ]
    referat = uploaded(dugnad, user, steps=corrected)
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    for word in ("Nytt", "Endret", "tirsdag 1. desember 2026", "tirsdag 8. desember 2026"):
        assert word in page
    assert "Dette står ikke i det nye referatet" in page
    assert "Spre ordet i klubbene" in page
    confirm(client, referat)
    call.refresh_from_db()
    assert (call.due, call.state) == (date(2026, 12, 8), "done")
    tidy = by_what("Rydde et rom på Frivilligsentralen")
    assert tidy.lead.name == "Ola Granbark"
    assert not tidy.helpers.exists()
    assert Task.objects.count() == 4
    assert by_what("Spre ordet i klubbene").state == "open"
    assert Idea.objects.filter(chosen=True, confirmed_at__isnull=False).count() == 1


def test_what_was_changed_by_hand_stays_unless_somebody_says_otherwise(client, dugnad, user):
    confirm(client, uploaded(dugnad, user))
    call = by_what("Ringe idrettsrådet om utstyr")
    actor = log.by_user(user)
    tasks.edit(call, actor=actor, version=call.version, now=NOW, due=date(2027, 2, 1))
    same = [*STEPS[:2], ("Fortløpende", "Spre ordet i klubbene og på skolen", "Ola")]
    referat = uploaded(dugnad, user, steps=same)
    confirm(client, referat)
    call.refresh_from_db()
    assert call.due == date(2027, 2, 1)
    moved = [("Innen 20. desember", STEPS[0][1], "Kari"), *same[1:]]
    referat = uploaded(dugnad, user, steps=moved)
    step = referat.steps.get(what=STEPS[0][1])
    assert step.keeps == ["when"]
    form = {"act": "take", "cell": "when", "version": step.version}
    client.post(f"/referat/{referat.pk}/steg/{step.pk}/", form)
    confirm(client, referat)
    call.refresh_from_db()
    assert call.due == date(2026, 12, 20)


def test_tasks_the_new_referat_lacks_end_only_when_said_so(client, dugnad, user):
    confirm(client, uploaded(dugnad, user))
    referat = uploaded(dugnad, user, steps=STEPS[:2])
    gone = by_what("Spre ordet i klubbene")
    client.post(f"/referat/{referat.pk}/mangler/", {"drop": [gone.pk, 999, "x"]})
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "1 ikke aktuell lenger" in page
    confirm(client, referat)
    gone.refresh_from_db()
    assert gone.state == "dropped"


def test_two_drafts_of_one_dugnad_confirmed_after_each_other_make_no_copies(client, dugnad, user):
    first = uploaded(dugnad, user)
    second = uploaded(dugnad, user, steps=[*STEPS, ("uke 5", "Male boden", "Kari")])
    page = client.get(f"/referat/{second.pk}/").content.decode()
    assert "Det ligger et annet utkast her også" in page
    confirm(client, first)
    confirm(client, second)
    assert Task.objects.count() == 4


def test_a_draft_put_away_cannot_be_confirmed_and_can_be_taken_back(client, dugnad, user):
    referat = uploaded(dugnad, user)
    client.post(f"/referat/{referat.pk}/legg-bort/")
    confirm(client, referat)
    assert not Task.objects.exists()
    client.post(f"/referat/{referat.pk}/legg-bort/", {"act": "back"})
    confirm(client, referat)
    assert Task.objects.count() == 3


def test_after_confirming_nothing_in_the_draft_can_be_changed(client, dugnad, user):
    referat = uploaded(dugnad, user)
    step = referat.steps.order_by("pk")[0]
    confirm(client, referat)
    form = {"act": "drop", "version": step.version}
    page = client.post(f"/referat/{referat.pk}/steg/{step.pk}/", form)
    assert "ikke lenger et utkast" in page.content.decode()


def test_the_document_goes_on_its_day_and_the_tasks_stay(client, dugnad, user):
    confirmed, draft = uploaded(dugnad, user), uploaded(dugnad, user, steps=STEPS[:1])
    confirm(client, confirmed)
    assert referat_delete.delete_due(today=date(2027, 11, 12)) == 0
    assert referat_delete.delete_due(today=date(2027, 11, 13)) == 2
    confirmed.refresh_from_db()
    assert (confirmed.document, confirmed.reading, confirmed.filename) == ({}, {}, "")
    assert not confirmed.steps.exists()
    assert Task.objects.filter(idea__isnull=False).count() == 3
    assert not Idea.objects.filter(confirmed_at__isnull=True).exists()
    assert Referat.objects.get(pk=draft.pk).state == Referat.State.DELETED
    assert client.get(f"/referat/{confirmed.pk}/", follow=True).status_code == 200
    assert referat_delete.delete_due(today=date(2027, 11, 13)) == 0


def test_the_file_is_gone_when_the_transaction_is_over(
    dugnad, user, django_capture_on_commit_callbacks
):
    referat = uploaded(dugnad, user)
    storage, name = referat.file.storage, referat.file.name
    with django_capture_on_commit_callbacks(execute=True):
        referat_delete.delete_document(referat=referat, actor=log.by_user(user))
    assert not storage.exists(name)


def test_fifty_tasks_are_confirmed_with_few_queries(dugnad, user, django_assert_max_num_queries):
    referat = uploaded(dugnad, user, steps=many(50))
    assert referat.steps.count() == 50
    with django_assert_max_num_queries(110):
        referat_confirm.confirm(referat=referat, actor=log.by_user(user), now=NOW)
    assert Task.objects.count() == 50


@pytest.mark.parametrize(("demo", "mails"), [(True, True), (False, False)])
def test_only_a_demo_can_send_the_first_mails_on_a_saturday(
    client, dugnad, user, settings, demo, mails
):
    settings.DEMO = demo
    referat = uploaded(dugnad, user)
    with time_machine.travel(datetime(2026, 11, 21, 20, 0, tzinfo=ZoneInfo("Europe/Oslo"))):
        confirm(client, referat)
        page = client.get(f"/referat/{referat.pk}/kvittering/").content.decode()
        assert ("Bare i demoen" in page) is demo
        client.post(f"/referat/{referat.pk}/vent/", {"act": "now"})
    assert OutgoingMail.objects.exists() is mails
