"""A step that names a child is never a task, and the one who wrote the referat is told so."""

from __future__ import annotations

import io

import docx
import pytest

from core.mail.models import OutgoingMail
from followup.models import FirstStep, Idea, Referat, Task
from tests.support.hard_referat import CHILD_STEP, PRIVATE, hard_referat
from tests.support.referats import uploaded

pytestmark = pytest.mark.django_db

CHILD = "Snakke med moren til Emil i 4B om støttekontakt"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def referat(dugnad, user) -> Referat:
    rows = [("uke 3", "Ringe skolen om nøkler", "Kari"), ("før jul", CHILD, "Ola")]
    return uploaded(dugnad, user, steps=rows)


def page_of(client, referat: Referat, query: str = "") -> str:
    return str(client.get(f"/referat/{referat.pk}/{query}").content.decode())


def test_the_page_says_that_a_step_was_kept_out(client, referat):
    page = page_of(client, referat)
    assert "Ett skritt ble holdt utenfor fordi det nevner et barn" in page
    assert "1 skritt er holdt utenfor" in page
    assert not FirstStep.objects.filter(what__contains="Emil").exists()
    # Only its own row is private, not the steps of the others around it.
    assert page.count('class="is-private"') == 1
    assert "Skriv det om selv" in page


def written_anew(client, referat: Referat, what: str, **fields) -> str:
    idea = Idea.objects.get(steps__referat=referat)
    withheld = page_of(client, referat).partition("?rediger=utelatt-")[2].partition("#")[0]
    url = f"/referat/{referat.pk}/ide/{idea.pk}/nytt/"
    form = {"what": what, "when_text": "før jul", "instead_of": withheld, **fields}
    return str(client.post(url, form, follow=True).content.decode())


def test_it_is_written_anew_in_ones_own_words_with_the_date_that_stood_there(client, referat):
    place = page_of(client, referat).partition("?rediger=utelatt-")[2].partition("#")[0]
    form = page_of(client, referat, f"?rediger=utelatt-{place}")
    assert 'value="før jul"' in form
    assert "Under Hvem står det «Ola»" in form
    assert "uten navn, klasse, alder" in form
    page = written_anew(client, referat, "Høre om støttekontakt til en familie")
    assert "holdt utenfor" not in page
    step = FirstStep.objects.order_by("-pk")[0]
    assert (step.what, step.when_text) == ("Høre om støttekontakt til en familie", "før jul")
    assert step.idea == referat.steps.order_by("pk")[0].idea


def test_the_childs_name_is_asked_about_when_it_is_written_again(client, referat):
    page = written_anew(client, referat, CHILD)
    assert "blir kjent igjen" in page
    assert referat.steps.count() == 1
    assert "Ett skritt ble holdt utenfor" in page


def test_it_may_be_left_out_for_good_and_that_can_be_undone(client, referat):
    place = page_of(client, referat).partition('name="place" value="')[2].partition('"')[0]
    client.post(f"/referat/{referat.pk}/utelatt/", {"place": place})
    assert "holdt utenfor" not in page_of(client, referat)


def test_nothing_private_leaves_the_document(client, dugnad, user):
    referat = uploaded(dugnad, user, data=hard_referat())
    page = page_of(client, referat)
    assert "Ett skritt ble holdt utenfor" in page
    reading = page[page.index('class="review__reading"') :]
    assert not [word for word in PRIVATE if word in reading]
    assert not [word for word in PRIVATE if word in page_of(client, referat, "epostene/")]
    client.post(f"/referat/{referat.pk}/bekreft/")
    kept = [*Task.objects.values_list("what", "who_text"), *Idea.objects.values_list("title")]
    mails = OutgoingMail.objects.values_list("subject", "body_text")
    assert not [word for word in PRIVATE if word in str([*kept, *mails])]
    assert CHILD_STEP not in str(list(Task.objects.values()))


@pytest.mark.parametrize(
    ("rows", "idea"),
    [
        # The only step of the document: its heading row tells that it was one.
        ([("før jul", CHILD, "Ola")], False),
        # The first and the last one.
        ([("før jul", CHILD, "Ola"), ("uke 3", "Ringe skolen om nøkler", "Kari")], True),
    ],
)
def test_it_is_found_wherever_it_stands_in_the_table(client, dugnad, user, rows, idea):
    referat = uploaded(dugnad, user, steps=rows)
    page = page_of(client, referat)
    assert "Ett skritt ble holdt utenfor" in page
    assert ("?rediger=utelatt-" in page) or not idea


def test_one_told_in_running_text_is_found_too(client, dugnad, user):
    text = (
        "Kari ringer idrettsrådet om utstyr innen uke 3. Ola snakker med moren til Emil i 4B om "
        "støttekontakt før jul."
    )
    referat = uploaded(dugnad, user, data=_prose(text))
    page = page_of(client, referat)
    assert "Et avsnitt med skritt ble holdt utenfor" in page
    assert 'id="tvil"' in page


def test_a_story_is_no_step(client, dugnad, user):
    story = "Vi snakket om Emil i 4B som fikk diagnosen ADHD i fjor og bor alene med mor."
    page = page_of(client, uploaded(dugnad, user, extra=[story]))
    assert "kan handle om et barn som kan kjennes igjen" in page
    assert "holdt utenfor" not in page


def _prose(text: str) -> bytes:
    paper = docx.Document()
    paper.add_heading("Referat fra ALLEMED-dugnad", 1)
    paper.add_paragraph("Dato: 12. november 2026")
    paper.add_paragraph("Til stede: Kari Myrstubb (NAV), Ola Granbark (Idrettsrådet)")
    paper.add_heading("Konkret idé: Utstyrsbod", 2)
    paper.add_paragraph("Våre første skritt:")
    paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
