"""What is typed and not saved is there again after the lid was closed."""

from __future__ import annotations

import pytest
from django.test import Client

from followup.models import FirstStep, OpenCell, Referat
from tests.support import make
from tests.support.referats import uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def referat(dugnad, user, settings, tmp_path) -> Referat:
    settings.MEDIA_ROOT = tmp_path
    return uploaded(dugnad, user)


@pytest.fixture
def step(referat) -> FirstStep:
    return referat.steps.order_by("pk")[0]


def keep(client, referat: Referat, place: str, **typed):
    form = {"place": place, **typed}
    answer = client.post(f"/referat/{referat.pk}/underveis/", form)
    assert answer.status_code == 204


def page_of(client, referat: Referat, query: str = "") -> str:
    return str(client.get(f"/referat/{referat.pk}/{query}").content.decode())


PLACES = [
    ("{step}-what", {"what": "Ringe BUA i stedet"}),
    ("{step}-when", {"when_text": "uke 12 eller så"}),
    ("{step}-who", {"name": "Fatima Morgenrød", "email": "fatima@exam"}),
    ("{step}-who-0", {"name": "Kari M", "email": ""}),
    ("ide-{idea}", {"title": "Bod for absolutt alle"}),
    ("nytt-{idea}", {"what": "Male boden grønn", "when_text": "uke 9"}),
    ("ny-ide", {"title": "Skyss til bortekamper"}),
]


@pytest.mark.parametrize(("place", "typed"), PLACES)
def test_the_same_form_is_open_with_the_same_words(client, referat, step, place, typed):
    keep(client, referat, place.format(step=step.pk, idea=step.idea_id), version="0", **typed)
    page = page_of(client, referat)
    assert "Vi tok vare på det du skrev sist" in page
    for words in filter(None, typed.values()):
        assert words in page


def test_nothing_is_saved_or_taken_as_right_by_it(client, referat, step):
    keep(client, referat, f"{step.pk}-what", what="Ringe BUA", version="0")
    step.refresh_from_db()
    assert (step.what, step.version) == ("Ringe idrettsrådet om utstyr", 0)


def test_it_is_gone_once_it_is_saved_given_up_or_confirmed(client, referat, step):
    keep(client, referat, f"{step.pk}-what", what="Ringe BUA", version="0")
    form = {"what": "Ringe BUA", "version": "0"}
    client.post(f"/referat/{referat.pk}/steg/{step.pk}/what/", form)
    assert "Vi tok vare på" not in page_of(client, referat)
    keep(client, referat, f"{step.pk}-what", what="Noe annet", version="1")
    assert "Vi tok vare på" not in page_of(client, referat, "?rediger=")
    keep(client, referat, "")
    assert not OpenCell.objects.exists()


def test_it_is_each_ones_own(client, referat, step, dugnad):
    keep(client, referat, f"{step.pk}-what", what="Min halve setning", version="0")
    colleague = Client()
    colleague.force_login(make.contact(dugnad.municipality, name="Solveig Kollega"))
    assert "Min halve setning" not in page_of(colleague, referat)


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(client, referat, step, dugnad):
    keep(client, referat, f"{step.pk}-what", what="Min halve setning", version="0")
    colleague = Client()
    colleague.force_login(make.contact(dugnad.municipality, name="Solveig Kollega"))
    url = f"/referat/{referat.pk}/steg/{step.pk}/what/"
    colleague.post(url, {"what": "Solveigs setning", "version": "0"})
    page = page_of(client, referat)
    assert 'name="version" value="0"' in page
    answer = client.post(url, {"what": "Min halve setning", "version": "0"}).content.decode()
    assert "Noen andre endret denne raden" in answer
    assert "Solveigs setning" in answer
    assert "Min halve setning</textarea>" in answer


def test_words_for_a_row_that_is_gone_are_shown_and_can_be_put_away(client, referat, step):
    keep(client, referat, f"{step.pk}-what", what="Min halve setning", version="0")
    step.delete()
    page = page_of(client, referat)
    assert "finnes ikke lenger" in page
    assert "Min halve setning" in page
    client.post(f"/referat/{referat.pk}/underveis/", {"act": "close"})
    assert "Min halve setning" not in page_of(client, referat)


@pytest.mark.parametrize("place", ["x", "1-2-3", "../..", "-", "a" * 500, "12-what; drop"])
def test_a_place_the_page_does_not_have_is_not_kept(client, referat, place):
    keep(client, referat, place, what="x")
    assert not OpenCell.objects.exists()


def test_only_the_fields_of_the_page_are_kept_and_no_book(client, referat, step):
    typed = {"what": "x" * 90_000, "password": "hemmelig", "csrfmiddlewaretoken": "y"}
    keep(client, referat, f"{step.pk}-what", **typed)
    kept = OpenCell.objects.get().typed
    assert set(kept) == {"what"}
    assert len(kept["what"]) == 5_000


def test_saving_on_a_row_that_is_gone_loses_no_word(client, referat, step):
    pk = step.pk
    step.delete()
    url = f"/referat/{referat.pk}/steg/{pk}/what/"
    page = client.post(url, {"what": "Min lange setning", "version": "0"}).content.decode()
    assert "Skrittet finnes ikke lenger" in page
    assert "Min lange setning" in page
    act = client.post(f"/referat/{referat.pk}/steg/{pk}/", {"act": "drop", "version": "0"})
    assert "Skrittet finnes ikke lenger" in act.content.decode()
