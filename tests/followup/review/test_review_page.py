from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.audit.log import by_user
from core.mail.models import OutgoingMail
from followup.models import FirstStep, Idea, KnownWording, Participation, Task
from followup.services import referat_import
from tests.support import make
from tests.support.referats import DAY, many, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def referat(dugnad, user, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return uploaded(dugnad, user)


def steps(referat) -> list[FirstStep]:
    return list(referat.steps.order_by("pk"))


def act(client, step: FirstStep, act: str, **fields):
    step.refresh_from_db()
    form = {"act": act, "version": step.version, **fields}
    return client.post(f"/referat/{step.referat_id}/steg/{step.pk}/", form, follow=True)


def correct(client, step: FirstStep, cell: str, **fields):
    fields.setdefault("version", FirstStep.objects.get(pk=step.pk).version)
    return client.post(f"/referat/{step.referat_id}/steg/{step.pk}/{cell}/", fields, follow=True)


def test_each_cell_shows_the_words_and_what_they_mean(client, referat):
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "«Innen 1. desember»" in page
    assert "Senest tirsdag 1. desember 2026" in page
    assert "Kari Myrstubb" in page
    assert "3 oppgaver, 2 personer får e-post" in page
    assert "1 mangler adresse" in page


def test_document_and_reading_point_at_each_other(client, referat):
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    step = steps(referat)[0]
    block, row, _column = step.places["what"]
    assert f'id="b{block}-{row}"' in page
    assert f'href="#b{block}-{row}"' in page
    assert f'href="#s{step.pk}"' in page


def test_a_cell_opens_in_place_without_javascript(client, referat):
    step = steps(referat)[0]
    for cell in ("what", "when", "who", "who-0"):
        page = client.get(f"/referat/{referat.pk}/?rediger={step.pk}-{cell}").content.decode()
        assert f'action="/referat/{referat.pk}/steg/{step.pk}/{cell.split("-")[0]}/"' in page


@pytest.mark.parametrize(
    "wanted", ["x", "1-2-3", "999999-what", "ide-x", "nytt-99", "0-who-9", "-"]
)
def test_an_address_that_asks_for_nothing_known_shows_the_page(client, referat, wanted):
    assert client.get(f"/referat/{referat.pk}/?rediger={wanted}").status_code == 200


def test_what_is_corrected_and_can_be_put_back(client, referat):
    step = steps(referat)[0]
    page = correct(client, step, "what", what="Ringe BUA om utstyr").content.decode()
    assert "Ringe BUA om utstyr" in page
    assert "I referatet: «Ringe idrettsrådet om utstyr»" in page
    act(client, step, "put_back", cell="what")
    step.refresh_from_db()
    assert step.what == "Ringe idrettsrådet om utstyr"


@pytest.mark.parametrize("what", ["", "   ", "x" * 2001])
def test_an_empty_or_endless_what_is_not_saved(client, referat, what):
    step = steps(referat)[0]
    answer = correct(client, step, "what", what=what)
    assert answer.status_code == 200
    step.refresh_from_db()
    assert step.what == "Ringe idrettsrådet om utstyr"


PRIVATE = [
    "Ringe moren til Emil i 4. klasse",
    "Snakke med gutten på ti år som fikk diagnosen ADHD",
    "Sende brev om 01010750160",
]


@pytest.mark.parametrize("what", PRIVATE)
def test_words_about_a_child_are_a_question_first(client, referat, what):
    step = steps(referat)[0]
    page = correct(client, step, "what", what=what).content.decode()
    assert "blir kjent igjen" in page
    assert what in page
    step.refresh_from_db()
    assert step.what == "Ringe idrettsrådet om utstyr"
    correct(client, step, "what", what=what, sure="on")
    step.refresh_from_db()
    assert step.what == what


def test_a_first_name_beside_a_childs_words_is_a_question_and_a_participants_is_none(
    client, referat
):
    step = steps(referat)[0]
    page = correct(client, step, "what", what="Spørre Lea, jenta i klassen").content.decode()
    assert "blir kjent igjen" in page
    correct(client, step, "what", what="Kari snakker med skolen og foreldrene")
    step.refresh_from_db()
    assert step.what == "Kari snakker med skolen og foreldrene"


WHENS = [
    ({"when_text": "innen uke 12", "due": ""}, date(2027, 3, 28)),
    ({"when_text": "før jul", "due": ""}, date(2026, 12, 23)),
    ({"when_text": "løpende", "due": ""}, None),
    ({"when_text": "31. november", "due": ""}, None),
    ({"when_text": "en gang", "due": "2027-02-01"}, date(2027, 2, 1)),
]


@pytest.mark.parametrize(("fields", "due"), WHENS)
def test_when_is_read_anew_from_the_day_of_the_dugnad(client, referat, fields, due):
    step = steps(referat)[0]
    correct(client, step, "when", **fields)
    step.refresh_from_db()
    assert step.due == due
    assert step.when_text == fields["when_text"]


def test_when_is_told_while_it_is_typed_and_nothing_is_stored(client, referat):
    answer = client.get(f"/referat/{referat.pk}/dato/", {"when_text": "før jul"})
    assert "Tolket som: senest onsdag 23. desember 2026" in answer.content.decode()
    assert steps(referat)[0].when_text == "Innen 1. desember"


def test_a_date_that_does_not_exist_says_so(client, referat):
    answer = client.get(f"/referat/{referat.pk}/dato/", {"when_text": "31. november"})
    assert "30 dager" in answer.content.decode()


def test_who_is_chosen_among_known_people(client, referat, dugnad):
    person = make.person(dugnad.municipality, "Tor-Arne Sildrebekk", "tor-arne@example.no")
    step = steps(referat)[0]
    correct(client, step, "who", party=0, who=f"p{person.pk}")
    step.refresh_from_db()
    assert step.parties[0]["person"] == person.pk


def test_who_is_somebody_new_with_an_address(client, referat):
    step = steps(referat)[0]
    correct(client, step, "who", name="Fatima Morgenrød", email="Fatima@example.no")
    step.refresh_from_db()
    assert [p["name"] for p in step.parties] == ["Kari Myrstubb", "Fatima Morgenrød"]
    assert step.parties[1]["email"] == "fatima@example.no"
    act(client, step, "lead", party=1)
    step.refresh_from_db()
    assert step.parties[0]["name"] == "Fatima Morgenrød"
    act(client, step, "remove", party=1)
    step.refresh_from_db()
    assert len(step.parties) == 1


@pytest.mark.parametrize("email", ["fatima@", "a@example.no\nBcc: b@example.no", "a b@example.no"])
def test_an_address_that_is_none_is_told_and_what_was_typed_stays(client, referat, email):
    step = steps(referat)[0]
    page = correct(client, step, "who", name="Fatima Morgenrød", email=email).content.decode()
    assert "e-postadresse" in page
    assert 'role="alert"' in page
    assert 'value="Fatima Morgenrød"' in page
    step.refresh_from_db()
    assert len(step.parties) == 1


def test_two_who_fit_are_a_question_answered_with_one_tap(client, dugnad, user):
    people = [("Anne Dalsgrend", "NAV", "anne.d@example.no"), ("Anne Fjellbu", "FAU", "")]
    referat = uploaded(dugnad, user, steps=[("uke 3", "Ringe skolen", "Anne")], people=people)
    (step,) = steps(referat)
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "Hvem er «Anne»?" in page
    assert "Én ting trenger et blikk" in page
    act(client, step, "candidate", party=0, name="Anne Dalsgrend")
    step.refresh_from_db()
    assert (step.parties[0]["name"], step.parties[0]["email"]) == (
        "Anne Dalsgrend",
        "anne.d@example.no",
    )
    assert step.unsure == []


def test_a_short_form_is_the_same_person_everywhere_and_next_time(client, dugnad, user):
    rows = [("uke 3", "Ringe skolen", "LT"), ("uke 4", "Skrive til lagene", "LT")]
    referat = uploaded(dugnad, user, steps=rows)
    person = make.person(dugnad.municipality, "Linh Sommerregn", "linh@example.no")
    first, second = steps(referat)
    correct(client, first, "who", party=0, who=f"p{person.pk}", wording="LT", everywhere="on")
    second.refresh_from_db()
    assert second.parties[0]["person"] == person.pk
    assert KnownWording.objects.get().text == "lt"
    other = make.dugnad(dugnad.municipality, date(2027, 11, 11))
    later = uploaded(other, user, steps=[("uke 3", "Male boden", "LT")], day="11. november 2027")
    assert steps(later)[0].parties[0]["person"] == person.pk


def test_a_marked_cell_is_accepted_with_one_tap(client, referat):
    step = steps(referat)[0]
    FirstStep.objects.filter(pk=step.pk).update(unsure=["when"], why={"when": "when_past"})
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "Datoen var før dugnaden" in page
    page = act(client, step, "accept", cell="when").content.decode()
    assert "Datoen var før dugnaden" not in page


def test_somebody_else_was_first_and_nothing_typed_is_lost(client, referat):
    step = steps(referat)[0]
    correct(client, step, "what", what="Hilde sin tekst")
    page = correct(client, step, "what", what="Min tekst", version=0).content.decode()
    assert "Noen andre endret denne raden" in page
    assert "Hilde sin tekst" in page
    assert "Min tekst</textarea>" in page
    step.refresh_from_db()
    assert step.what == "Hilde sin tekst"
    correct(client, step, "what", what="Min tekst", version=step.version)
    step.refresh_from_db()
    assert step.what == "Min tekst"


def test_rows_are_left_out_taken_in_joined_moved_and_added(client, referat):
    first, second, third = steps(referat)
    page = act(client, first, "drop").content.decode()
    assert "2 oppgaver" in page
    act(client, first, "restore")
    act(client, second, "join", other=third.pk)
    second.refresh_from_db()
    third.refresh_from_db()
    assert "Spre ordet i klubbene" in second.what
    assert third.dropped
    client.post(f"/referat/{referat.pk}/ide/ny/", {"title": "Skyss til bortekamper"})
    new = Idea.objects.get(title="Skyss til bortekamper")
    act(client, first, "move", idea=new.pk)
    first.refresh_from_db()
    assert first.idea == new
    url = f"/referat/{referat.pk}/ide/{new.pk}/nytt/"
    client.post(url, {"what": "Ringe busselskapet", "when_text": "i morgen"})
    added = new.steps.get(what="Ringe busselskapet")
    assert (added.due, added.parties) == (date(2026, 11, 13), [])


def test_ideas_are_renamed_parked_merged_and_removed(client, referat):
    idea = Idea.objects.get(pk=steps(referat)[0].idea_id)
    url = f"/referat/{referat.pk}/ide/{idea.pk}/"
    form = {"act": "save", "title": "Bod for alle", "version": idea.version}
    client.post(url, form)
    idea.refresh_from_db()
    assert idea.title == "Bod for alle"
    stale = client.post(url, {**form, "title": "Min tittel"}).content.decode()
    assert "Noen andre endret ideen" in stale
    assert "Min tittel" in stale
    page = client.post(url, {"act": "park"}, follow=True).content.decode()
    assert "Ingen skritt å følge opp ennå" in page
    assert f"/referat/{referat.pk}/epostene/" not in page
    client.post(url, {"act": "choose"})
    client.post(f"/referat/{referat.pk}/ide/ny/", {"title": "Utstyr"})
    other = Idea.objects.get(title="Utstyr")
    client.post(url, {"act": "merge", "into": other.pk})
    assert other.steps.count() == 3
    refused = client.post(f"/referat/{referat.pk}/ide/{other.pk}/", {"act": "remove"})
    assert "Flytt eller slå sammen skrittene først" in refused.content.decode()


def test_participants_found_are_offered_and_come_in_once(client, referat, dugnad):
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "3 deltakere i referatet" in page
    for _ in range(2):
        client.post(f"/referat/{referat.pk}/deltakere/", {"found": ["0", "1", "2", "77", "x"]})
    assert Participation.objects.filter(dugnad=dugnad).count() == 3
    assert not OutgoingMail.objects.exists()


def test_another_day_in_the_document_is_a_question_and_moves_the_dates(client, dugnad, user):
    referat = uploaded(dugnad, user, day="10. desember 2025")
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "Hvilken dag var dugnaden?" in page
    assert "onsdag 10. desember 2025" in page
    client.post(f"/referat/{referat.pk}/dugnaden/", {"act": "use"})
    dugnad.refresh_from_db()
    assert dugnad.date == date(2025, 12, 10)
    assert [s.due for s in steps(referat)][:2] == [date(2026, 12, 1), date(2026, 1, 18)]
    assert "Hvilken dag" not in client.get(f"/referat/{referat.pk}/").content.decode()


def test_a_story_about_a_child_is_marked_private_and_never_a_task(client, dugnad, user):
    story = (
        "Personkort: Vi snakket om en gutt på ti år som bor alene med mor og fikk diagnosen ADHD "
        "i fjor. Familien har ikke råd til fotball."
    )
    referat = uploaded(dugnad, user, extra=[story])
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    if referat.reading["sensitive"]:
        assert "Privat: blir ikke delt" in page
    assert not any("ADHD" in s.what for s in steps(referat))
    assert not any("ADHD" in i.title + i.description for i in Idea.objects.all())


def test_the_page_costs_the_same_for_many_rows(client, dugnad, user, django_assert_max_num_queries):
    referat = uploaded(dugnad, user, steps=many(60))
    assert len(steps(referat)) == 60
    with django_assert_max_num_queries(18):
        client.get(f"/referat/{referat.pk}/")


def test_no_get_makes_a_task(client, referat):
    for path in ("", "epostene/", "dato/?when_text=x", "oppbevaring/"):
        client.get(f"/referat/{referat.pk}/{path}")
    assert not Task.objects.exists()


def test_another_edition_in_the_document_is_a_question(client, dugnad, user):
    referat = uploaded(dugnad, user, extra=["Dette var en ALLEMED Ung-dugnad for ungdom."])
    assert referat.reading["edition"] == "ung"
    url = f"/referat/{referat.pk}/"
    assert "Hvilken utgave av dugnaden var det?" in client.get(url).content.decode()
    client.post(f"{url}dugnaden/", {"act": "keep", "about": "edition"})
    dugnad.refresh_from_db()
    assert dugnad.edition == "kommune"
    assert "Hvilken utgave" not in client.get(url).content.decode()


def test_moving_the_day_of_the_dugnad_moves_the_dates_nobody_has_touched(client, referat, dugnad):
    first, second, _third = steps(referat)
    correct(client, first, "when", when_text="", due="2027-05-01")
    form = {"date": "2025-12-10", "edition": "kommune"}
    client.post(f"/dugnad/{dugnad.pk}/endre/", form)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.due, second.due) == (date(2027, 5, 1), date(2026, 1, 18))


def test_a_day_that_does_not_exist_is_marked(client, dugnad, user):
    referat = uploaded(dugnad, user, steps=[("30. februar", "Male boden", "Kari")])
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "Ingen dato: teksten finnes ikke i kalenderen (februar 2027 har 28 dager)" in page
    assert "Velg en annen dag eller uke" in page
    assert "1 oppgave" in page


def test_tomorrow_counts_from_the_dugnad_when_the_text_has_no_date_of_its_own(dugnad, user):
    text = "Idé: Bod\n\nVi ble enige om at Kari Myrstubb ringer rektor i morgen."
    referat = referat_import.upload(dugnad=dugnad, actor=by_user(user), text=text)
    assert [step.due for step in referat.steps.all()] == [DAY + timedelta(days=1)]


def test_those_who_hold_tasks_are_known_by_first_name_in_the_next_referat(client, dugnad, user):
    first = uploaded(dugnad, user)
    client.post(f"/referat/{first.pk}/bekreft/")
    again = uploaded(dugnad, user, steps=[("uke 9", "Male boden", "Ola")], people=())
    assert steps(again)[0].parties[0]["email"] == "ola@example.no"
