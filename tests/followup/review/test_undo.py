"""Whatever is changed on the review page can be taken back, last change first."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from core.audit import log
from followup.models import Correction, FirstStep, Idea, KnownWording, OpenCell, Referat
from followup.services import erasing, referat_delete, referat_snapshot
from followup.templatetags import review_undo as words
from tests.support import make
from tests.support.referats import uploaded

pytestmark = pytest.mark.django_db

ROWS = [
    ("Innen 1. desember", "Ringe idrettsrådet om utstyr", "Kari"),
    ("31. november", "Rydde et rom på Frivilligsentralen", "LT"),
    ("Fortløpende", "Spre ordet i klubbene", "Ola og LT"),
]


@pytest.fixture
def referat(dugnad, user, settings, tmp_path) -> Referat:
    settings.MEDIA_ROOT = tmp_path
    return uploaded(dugnad, user, steps=ROWS)


@pytest.fixture
def colleague(dugnad) -> Client:
    client = Client()
    client.force_login(make.contact(dugnad.municipality, name="Solveig Kollega"))
    return client


def rows(referat: Referat) -> list[FirstStep]:
    return list(referat.steps.order_by("pk"))


def standing(referat: Referat) -> dict[str, object]:
    """Everything the page can change; how often it was written is left out."""
    found = referat_snapshot.snapshot(Referat.objects.select_related("dugnad").get(pk=referat.pk))
    return {
        key: {cell: value for cell, value in row.items() if cell != "version"}
        for key, row in found.items()
    }


def step_act(client, step: FirstStep, act: str, **fields) -> str:
    version = FirstStep.objects.get(pk=step.pk).version
    form = {"act": act, "version": version, **fields}
    url = f"/referat/{step.referat_id}/steg/{step.pk}/"
    return client.post(url, form, follow=True).content.decode()


def cell(client, step: FirstStep, which: str, **fields) -> str:
    form = {"version": FirstStep.objects.get(pk=step.pk).version, **fields}
    url = f"/referat/{step.referat_id}/steg/{step.pk}/{which}/"
    return client.post(url, form, follow=True).content.decode()


def press(client, referat: Referat, act: str = "undo") -> str:
    """Press the button as it stands on the page."""
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    kind = "data-redo" if act == "redo" else "data-undo"
    found = re.search(rf'{kind}>.*?name="correction" value="(\d+)"', page, re.DOTALL)
    assert found, f"no button for {act}"
    form = {"act": act, "correction": found[1]}
    return client.post(f"/referat/{referat.pk}/angre/", form, follow=True).content.decode()


def _other_idea(referat: Referat) -> Idea:
    return Idea.objects.create(
        dugnad=referat.dugnad, referat=referat, title="Åpen hall", position=9, actors=["FAU"]
    )


def _who(client, referat):
    cell(client, rows(referat)[0], "who", name="Brage Tindesti", email="brage@example.no")


def _everywhere(client, referat):
    place = referat.dugnad.municipality
    person = make.person(place, "Tuva Li", "tuva@example.no")
    fields = {"party": 0, "who": f"p{person.pk}", "wording": "LT", "everywhere": "on"}
    cell(client, rows(referat)[1], "who", **fields)


def _idea_act(client, referat, act, **fields):
    idea = rows(referat)[0].idea
    form = {"act": act, "version": idea.version, **fields}
    client.post(f"/referat/{referat.pk}/ide/{idea.pk}/", form)


def _lead(client, referat):
    step_act(client, rows(referat)[2], "lead", party=1)


def _merge(client, referat):
    _idea_act(client, referat, "merge", into=_other_idea(referat).pk)


def _remove_idea(client, referat):
    client.post(f"/referat/{referat.pk}/ide/{_other_idea(referat).pk}/", {"act": "remove"})


def _answer(client, referat):
    reading = {**referat.reading, "dugnad_date": "2025-12-10"}
    Referat.objects.filter(pk=referat.pk).update(reading=reading)
    client.post(f"/referat/{referat.pk}/dugnaden/", {"act": "use"})


def _new_step(client, referat):
    idea = rows(referat)[0].idea_id
    url = f"/referat/{referat.pk}/ide/{idea}/nytt/"
    client.post(url, {"what": "Male boden", "when_text": "uke 9", "name": "Kari"})


DONE = {
    "what": lambda c, r: cell(c, rows(r)[0], "what", what="Ringe BUA"),
    "when": lambda c, r: cell(c, rows(r)[1], "when", when_text="30. november"),
    "picked day": lambda c, r: cell(c, rows(r)[2], "when", when_text="x", due="2027-02-01"),
    "who": _who,
    "everywhere": _everywhere,
    "drop": lambda c, r: step_act(c, rows(r)[0], "drop"),
    "first": lambda c, r: step_act(c, rows(r)[0], "first"),
    "accept": lambda c, r: step_act(c, rows(r)[1], "accept", cell="when"),
    "lead": _lead,
    "remove": lambda c, r: step_act(c, rows(r)[2], "remove", party=0),
    "join": lambda c, r: step_act(c, rows(r)[0], "join", other=rows(r)[2].pk),
    "move": lambda c, r: step_act(c, rows(r)[0], "move", idea=_other_idea(r).pk),
    "new step": _new_step,
    "new idea": lambda c, r: c.post(f"/referat/{r.pk}/ide/ny/", {"title": "Skyss"}),
    "save idea": lambda c, r: _idea_act(c, r, "save", title="Bod", description="For alle"),
    "park": lambda c, r: _idea_act(c, r, "park"),
    "merge": _merge,
    "remove idea": _remove_idea,
    "answer": _answer,
    "missing": lambda c, r: c.post(f"/referat/{r.pk}/mangler/", {"shown": [7, 8], "drop": [7]}),
    "withheld": lambda c, r: c.post(f"/referat/{r.pk}/utelatt/", {"place": "3-2"}),
}


@pytest.mark.parametrize("done", DONE.values(), ids=DONE)
def test_each_change_is_taken_back_and_made_again(client, referat, done):
    idea_pks = set(referat.ideas.values_list("pk", flat=True))
    before = standing(referat)
    done(client, referat)
    after = standing(referat)
    assert Correction.objects.count() == 1
    # What the test itself put there for the change to be made to.
    before |= {
        key: row
        for key, row in after.items()
        if key.startswith("idea:") and int(key[5:]) not in idea_pks and "Skyss" not in str(row)
    }
    page = press(client, referat)
    assert "Angret:" in page
    taken_back = standing(referat)
    if done is _merge or done is _remove_idea:
        assert {k: v for k, v in taken_back.items() if k in before} == before
    else:
        assert taken_back == before
    assert "Gjort om igjen" in press(client, referat, "redo")
    assert standing(referat) == after


def test_the_last_change_comes_first_and_several_steps_go_back(client, referat):
    first, second, _third = rows(referat)
    states = [standing(referat)]
    for done in (
        lambda: cell(client, first, "what", what="Ringe BUA"),
        lambda: cell(client, first, "what", what="Ringe BUA i Granvik"),
        lambda: step_act(client, second, "drop"),
    ):
        done()
        states.append(standing(referat))
    assert "Angre<span" in client.get(f"/referat/{referat.pk}/").content.decode()
    for state in reversed(states[:-1]):
        press(client, referat)
        assert standing(referat) == state
    assert "data-undo>" not in client.get(f"/referat/{referat.pk}/").content.decode()
    for state in states[1:]:
        press(client, referat, "redo")
        assert standing(referat) == state


def test_a_new_change_ends_what_could_be_made_again(client, referat):
    first = rows(referat)[0]
    cell(client, first, "what", what="Ringe BUA")
    press(client, referat)
    cell(client, first, "when", when_text="uke 8")
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert "Gjør om" not in page
    assert "«Når» i skritt 1" in page


def test_a_cell_somebody_else_changed_since_stays_and_it_is_said_who(client, referat, colleague):
    first, second, _third = rows(referat)
    cell(client, second, "what", what="Rydde boden")
    cell(client, first, "what", what="Min tekst")
    cell(colleague, first, "what", what="Solveigs tekst")
    page = press(client, referat)
    assert "Solveig Kollega har endret det samme etter deg" in page
    assert "Solveigs tekst" in page
    first.refresh_from_db()
    assert first.what == "Solveigs tekst"
    # The button goes on to the change before, so that nobody is stuck.
    assert "Angret: «Hva» i skritt 2" in press(client, referat)
    second.refresh_from_db()
    assert second.what == ROWS[1][1]


def test_another_cell_somebody_else_changed_is_no_hindrance(client, referat, colleague):
    first = rows(referat)[1]
    cell(client, first, "what", what="Min tekst")
    step_act(colleague, first, "accept", cell="when")
    assert "Angret" in press(client, referat)
    first.refresh_from_db()
    assert first.what == ROWS[1][1]
    assert "when" not in first.unsure


def test_everybody_takes_back_their_own(client, referat, colleague):
    first, second, _third = rows(referat)
    cell(client, first, "what", what="Min tekst")
    cell(colleague, second, "what", what="Solveigs tekst")
    press(client, referat)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.what, second.what) == (ROWS[0][1], "Solveigs tekst")


def test_an_idea_in_which_somebody_else_has_put_a_step_stays(client, referat, colleague):
    client.post(f"/referat/{referat.pk}/ide/ny/", {"title": "Skyss"})
    idea = Idea.objects.get(title="Skyss")
    colleague.post(f"/referat/{referat.pk}/ide/{idea.pk}/nytt/", {"what": "Ringe busselskapet"})
    assert "så det står" in press(client, referat)
    assert idea.steps.count() == 1


def test_the_second_press_on_the_same_button_takes_nothing_more_back(client, referat):
    first, second, _third = rows(referat)
    cell(client, first, "what", what="En")
    cell(client, second, "what", what="To")
    last = Correction.objects.order_by("-pk")[0]
    for _ in range(2):
        form = {"act": "undo", "correction": last.pk}
        client.post(f"/referat/{referat.pk}/angre/", form)
    first.refresh_from_db()
    assert first.what == "En"


def test_a_button_from_an_old_page_does_not_take_back_something_else(client, referat):
    first, second, _third = rows(referat)
    cell(client, first, "what", what="En")
    old = Correction.objects.get()
    cell(client, second, "what", what="To")
    form = {"act": "undo", "correction": old.pk}
    page = client.post(f"/referat/{referat.pk}/angre/", form).content.decode()
    assert "Du har endret noe annet siden" in page
    first.refresh_from_db()
    assert first.what == "En"


@pytest.mark.parametrize("key", ["", "x", "0", "999999", "9" * 40])
def test_a_change_that_is_not_known_changes_nothing(client, referat, key):
    cell(client, rows(referat)[0], "what", what="En")
    client.post(f"/referat/{referat.pk}/angre/", {"act": "undo", "correction": key})
    assert rows(referat)[0].what == "En"


def test_somebody_elses_change_cannot_be_taken_back_by_its_number(client, referat, colleague):
    cell(client, rows(referat)[0], "what", what="Min tekst")
    form = {"act": "undo", "correction": Correction.objects.get().pk}
    colleague.post(f"/referat/{referat.pk}/angre/", form)
    assert rows(referat)[0].what == "Min tekst"


def test_a_stale_form_after_an_undo_is_told_so(client, referat):
    first = rows(referat)[0]
    cell(client, first, "what", what="En")
    first.refresh_from_db()
    press(client, referat)
    page = cell(client, first, "what", what="To", version=first.version)
    assert "Noen andre endret denne raden" in page


def test_what_a_short_form_means_is_forgotten_with_the_undo(client, referat):
    _everywhere(client, referat)
    assert KnownWording.objects.get().text == "lt"
    press(client, referat)
    assert not KnownWording.objects.exists()
    press(client, referat, "redo")
    assert KnownWording.objects.get().person.name == "Tuva Li"


def test_a_refused_change_is_no_change(client, referat):
    cell(client, rows(referat)[0], "what", what="")
    step_act(client, rows(referat)[0], "join", other="")
    step_act(client, rows(referat)[0], "put_back", cell="what")
    assert not Correction.objects.exists()


def test_nothing_is_kept_once_it_is_confirmed(client, referat):
    cell(client, rows(referat)[0], "what", what="Ringe BUA")
    client.post(f"/referat/{referat.pk}/underveis/", {"place": "ny-ide", "title": "Skyss"})
    assert OpenCell.objects.exists()
    key = Correction.objects.get().pk
    client.post(f"/referat/{referat.pk}/bekreft/")
    assert not Correction.objects.exists()
    assert not OpenCell.objects.exists()
    page = client.post(f"/referat/{referat.pk}/angre/", {"act": "undo", "correction": key})
    assert "ikke lenger et utkast" in page.content.decode()
    assert rows(referat)[0].what == "Ringe BUA"


def test_it_goes_with_the_document_and_forgets_an_erased_person(client, referat, user):
    person = make.person(referat.dugnad.municipality, "Brage Tindesti", "brage@example.no")
    fields = {"party": 0, "who": f"p{person.pk}"}
    cell(client, rows(referat)[0], "who", **fields)
    typed = {"place": f"{rows(referat)[0].pk}-who", "name": "Brage Tindesti"}
    client.post(f"/referat/{referat.pk}/underveis/", typed)
    erasing.forget_words(person)
    assert not Correction.objects.exists()
    assert not OpenCell.objects.exists()
    cell(client, rows(referat)[1], "what", what="Rydde boden")
    referat_delete.delete_document(referat=referat, actor=log.by_user(user))
    assert not Correction.objects.exists()


def test_every_change_has_words_of_its_own(client, referat):
    for done in DONE.values():
        done(client, referat)
    acts = set(Correction.objects.values_list("act", flat=True))
    assert len(acts) >= 15
    assert acts <= set(words.ON_STEP) | set(words.ELSEWHERE)


def test_strangers_do_not_get_in(referat):
    stranger = Client()
    stranger.force_login(make.contact(make.municipality("Fjerndal")))
    for path in ("angre", "underveis", "utelatt"):
        assert stranger.post(f"/referat/{referat.pk}/{path}/", {"place": "x"}).status_code == 404
