"""The review page in a browser, with the hardest referat there is: nothing is lost or mixed up."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import OperationalError
from playwright.sync_api import Locator, Page, expect

from core.accounts.models import User
from followup.models import Dugnad, FirstStep, KnownWording, OpenCell, Referat
from tests.support import dugnad_evening as evening
from tests.support import make
from tests.support.browser import PHONE, enter, focus_is_visible, overflow
from tests.support.hard_referat import hard_referat
from tests.support.referats import DAY, uploaded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OpenPage = Callable[..., Page]


@pytest.fixture
def user(settings, tmp_path) -> User:
    settings.MEDIA_ROOT = tmp_path
    return make.contact(make.municipality("Granvik"), name="Hilde Kontakt")


@pytest.fixture
def dugnad(user: User) -> Dugnad:
    return make.dugnad(user.memberships.get().municipality, DAY, contact_person=user)


@pytest.fixture
def referat(dugnad: Dugnad, user: User) -> Referat:
    return uploaded(dugnad, user, data=hard_referat())


@pytest.fixture
def page(open_page: OpenPage, user: User, referat: Referat) -> Page:
    page = open_page(user)
    page.goto(f"/referat/{referat.pk}/")
    return page


def row_of(page: Page, words: str) -> Locator:
    reading = page.locator(".cell:first-of-type .cell__reading", has_text=words)
    return page.locator("[data-row]").filter(has=reading)


def cell(page: Page, words: str, name: str) -> Locator:
    """Where the cell is entered by keyboard: its "Rett"."""
    return row_of(page, words).get_by_role("link", name=re.compile(f"^Rett {name}"))


def step(words: str) -> FirstStep:
    return FirstStep.objects.get(what__startswith=words)


def question(page: Page, words: str) -> Locator:
    return page.locator("[data-doubt]").filter(has_text=words)


# --- the document and the reading


def test_a_press_on_either_side_shows_the_other(page: Page):
    row = row_of(page, "Søke Sparebankstiftelsen")
    row.locator(".cell__reading").first.click()
    origin = page.locator(".is-origin")
    expect(origin).to_contain_text("31. november")
    expect(origin).to_be_in_viewport()
    page.locator("[data-source] tr", has_text="Lage plakat").locator("td").nth(1).click()
    shown = row_of(page, "Lage plakat")
    expect(shown).to_have_class(re.compile("is-current"))
    expect(shown).to_be_in_viewport()
    expect(page.locator(".is-origin")).to_contain_text("mandag 15. januar")


def test_the_same_by_keyboard(page: Page):
    cell(page, "lager en vaktliste", "Når").focus()
    expect(page.locator(".is-origin")).to_contain_text("før jul")
    page.locator("[data-source] tr", has_text="Lage plakat").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(row_of(page, "Lage plakat")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "Lage plakat", "Hva")).to_be_focused()


def test_both_ways_without_scripts(open_page: OpenPage, user: User, referat: Referat):
    page = open_page(user, java_script_enabled=False)
    page.goto(f"/referat/{referat.pk}/")
    row_of(page, "Lage plakat").get_by_role("link", name="«mandag 15. januar»").click()
    expect(page.locator("tr:target")).to_contain_text("Lage plakat")
    page.locator("tr:target").get_by_role("link").click()
    expect(page.locator("[data-row]:target")).to_contain_text("Lage plakat")


# --- by keyboard, and back again


def test_the_arrows_go_from_cell_to_cell_and_enter_opens_and_saves(page: Page):
    cell(page, "Måle opp rommet", "Hva").focus()
    for key, words, name in (
        ("ArrowRight", "Måle opp rommet", "Når"),
        ("ArrowDown", "Spørre skolene", "Når"),
        ("ArrowDown", "Søke Sparebankstiftelsen", "Når"),
        ("ArrowLeft", "Søke Sparebankstiftelsen", "Hva"),
        ("ArrowUp", "Spørre skolene", "Hva"),
        ("F8", "Spørre skolene", "Hvem"),
        ("F8", "Søke Sparebankstiftelsen", "Når"),
    ):
        page.keyboard.press(key)
        expect(cell(page, words, name)).to_be_focused()
        assert focus_is_visible(page)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Når, med ord")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("30. november")
    page.keyboard.press("Enter")
    expect(cell(page, "Søke Sparebankstiftelsen", "Når")).to_be_focused()
    assert str(step("Søke").due) == "2026-11-30"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Hva skal gjøres?")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Søke banken")
    page.keyboard.press("Control+Enter")
    expect(cell(page, "Søke banken", "Hva")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("Hva skal gjøres?").press("Escape")
    expect(cell(page, "Søke banken", "Hva")).to_be_focused()


def test_changes_are_taken_back_by_keyboard_even_after_a_reload(page: Page):
    asks = question(page, "Hvem er «LT»?")
    asks.locator("select").select_option(label="Linh Sommerregn, Frivilligsentralen")
    asks.get_by_role("button", name="Lagre i alle 3").click()
    expect(page.get_by_text("Hvem er «LT»?")).to_have_count(0)
    expect(question(page, "Hvem er «Anne»?").get_by_role("button").first).to_be_focused()
    question(page, "Hvem er «Anne»?").get_by_role("button", name="Anne Fjellbu").click()
    expect(page.get_by_text("Hvem er «Anne»?")).to_have_count(0)
    page.reload()
    page.locator("main").focus()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("status").filter(has_text="Angret: «Hvem» i skritt")).to_be_visible()
    expect(question(page, "Hvem er «Anne»?")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(question(page, "Hvem er «LT»?")).to_be_visible()
    page.keyboard.press("Control+y")
    expect(page.get_by_text("Hvem er «LT»?")).to_have_count(0)
    assert not KnownWording.objects.exists(), "kept for next time only once it is confirmed"
    names = [p["name"] for s in FirstStep.objects.order_by("pk") for p in s.parties]
    assert names.count("Linh Sommerregn") == 4


# --- nothing is lost


def typed(page: Page, words: str = "når hallen er ledig, innen uk") -> None:
    cell(page, "Rydde utstyrsrommet", "Når").click()
    page.get_by_label("Når, med ord").fill(words)


def kept(words: str) -> bool:
    return any(words in str(cell.typed) for cell in OpenCell.objects.all())


def wait_until(page: Page, done: Callable[[], Any]) -> None:
    """Let the browser go on until the server has it; while it writes, SQLite lets nobody look."""
    for _ in range(200):
        with suppress(OperationalError):
            if done():
                return
        page.wait_for_timeout(50)
    raise AssertionError("it never came")


def test_a_lid_closed_in_the_middle_of_a_word_loses_nothing(
    open_page: OpenPage, page: Page, user: User, referat: Referat
):
    typed(page)
    wait_until(page, lambda: kept("ledig, innen uk"))
    page.context.close()
    again = open_page(user)
    again.goto(f"/referat/{referat.pk}/")
    field = again.get_by_label("Når, med ord")
    expect(field).to_have_value("når hallen er ledig, innen uk")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    expect(again.get_by_text("Vi tok vare på det du skrev sist")).to_be_visible()
    field.fill("innen uke 8")
    field.press("Enter")
    expect(cell(again, "Rydde utstyrsrommet", "Når")).to_be_focused()
    assert step("Rydde").when_text == "innen uke 8"
    again.reload()
    expect(again.get_by_label("Når, med ord")).to_have_count(0)


def test_what_was_given_up_does_not_come_back(page: Page):
    typed(page)
    wait_until(page, lambda: kept("ledig, innen uk"))
    page.get_by_role("link", name="Avbryt").click()
    wait_until(page, lambda: not OpenCell.objects.exists())
    page.reload()
    expect(page.get_by_label("Når, med ord")).to_have_count(0)
    assert step("Rydde").when_text == "våren"


def test_whoever_goes_on_to_something_else_has_the_open_cell_saved_first(page: Page):
    typed(page, "innen uke 8")
    question(page, "«mandag 15. januar»").get_by_role("button", name="Det stemmer").click()
    expect(question(page, "«mandag 15. januar»")).to_have_count(0)
    assert step("Rydde").when_text == "innen uke 8"
    assert "when" not in step("Lage plakat").unsure


def test_a_cell_that_cannot_be_saved_is_looked_at_first(page: Page):
    cell(page, "Rydde utstyrsrommet", "Hva").click()
    page.get_by_label("Hva skal gjøres?").fill("")
    question(page, "«mandag 15. januar»").get_by_role("button", name="Det stemmer").click()
    expect(page.get_by_label("Hva skal gjøres?")).to_be_focused()
    assert "when" in step("Lage plakat").unsure


def test_without_net_or_login_it_is_said_and_the_words_stay(
    chrome, site: str, user: User, referat: Referat
):
    """A page nobody watches: what fails here is meant to."""
    context = chrome.new_context(base_url=site, locale="nb-NO", reduced_motion="reduce")
    enter(context, user, site)
    page = context.new_page()
    page.goto(f"/referat/{referat.pk}/")
    typed(page, "innen uke 8")
    context.set_offline(True)
    page.get_by_role("button", name="Lagre", exact=True).click()
    trouble = page.get_by_role("alert").filter(has_text="Vi når ikke fram")
    expect(trouble).to_be_visible()
    expect(page.get_by_label("Når, med ord")).to_have_value("innen uke 8")
    context.set_offline(False)
    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(
        page.get_by_role("alert").filter(has_text="Du er ikke logget inn lenger")
    ).to_be_visible()
    expect(page.get_by_label("Når, med ord")).to_have_value("innen uke 8")
    assert step("Rydde").when_text == "våren"
    enter(context, user, site)
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(cell(page, "Rydde utstyrsrommet", "Når")).to_be_focused()
    assert step("Rydde").when_text == "innen uke 8"
    expect(page.locator("#lagring")).to_be_hidden()
    context.close()


# --- two at once


def test_two_people_do_not_write_over_each_other(
    open_page: OpenPage, page: Page, user: User, referat: Referat
):
    place = user.memberships.get().municipality
    other = open_page(make.contact(place, name="Solveig Kollega"))
    other.goto(f"/referat/{referat.pk}/")
    for each, words in ((page, "Hildes tekst"), (other, "Solveigs tekst")):
        cell(each, "Rydde utstyrsrommet", "Hva").click()
        each.get_by_label("Hva skal gjøres?").fill(words)
    other.get_by_role("button", name="Lagre", exact=True).click()
    expect(cell(other, "Solveigs tekst", "Hva")).to_be_focused()
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Noen andre endret denne raden")
    expect(page.locator(".cell-form")).to_contain_text("Solveigs tekst")
    expect(page.get_by_label("Hva skal gjøres?")).to_have_value("Hildes tekst")
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(cell(page, "Hildes tekst", "Hva")).to_be_focused()
    other.get_by_role("button", name=re.compile("^Angre")).click()
    told = other.locator(".undo-told")
    expect(told).to_contain_text("Hilde Kontakt har endret det samme etter deg")
    assert FirstStep.objects.filter(what="Hildes tekst").count() == 1


# --- a step that names a child


def test_a_step_that_names_a_child_is_written_anew(page: Page):
    asks = question(page, "Ett skritt ble holdt utenfor")
    expect(asks).to_be_visible()
    asks.get_by_role("link", name="Se hva som står i referatet").click()
    expect(page.locator(".is-origin.is-private")).to_contain_text("Emil")
    asks.get_by_role("link", name="Skriv det om selv").click()
    expect(page.get_by_label("Hva skal gjøres?")).to_be_focused()
    expect(page.locator(".cell-form")).to_contain_text("Under Hvem står det «Anne»")
    page.keyboard.type("Høre om støtte til en familie som strever")
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(row_of(page, "Høre om støtte")).to_be_visible()
    expect(page.get_by_text("holdt utenfor")).to_have_count(0)
    assert step("Høre om støtte").when_text == "snarest"


# --- from upload to started


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_an_ordinary_referat_is_started_with_five_presses(
    open_page: OpenPage, dugnad: Dugnad, user: User, viewport
):
    page = open_page(user, **({"viewport": viewport} if viewport else {}))
    page.goto(f"/dugnad/{dugnad.pk}/")
    presses = 0

    def press(role: Any, name: str) -> None:
        nonlocal presses
        page.get_by_role(role, name=name).first.click()
        presses += 1

    press("link", "Last opp referatet")
    presses += 1  # choosing the file
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("Fil fra maskinen din").set_input_files(
        {"name": "Referat.docx", "mimeType": word, "buffer": evening.referat()}
    )
    press("button", "Les referatet")
    expect(page.get_by_text("Ingenting mer trenger et blikk")).to_be_visible()
    assert overflow(page) == []
    press("link", "Se e-postene")
    press("button", "Start oppfølgingen")
    expect(page.get_by_role("heading", name="Oppfølgingen er i gang")).to_be_visible()
    assert presses == 5


def test_all_of_it_can_be_done_without_scripts(open_page: OpenPage, user: User, referat: Referat):
    page = open_page(user, java_script_enabled=False, viewport=PHONE)
    page.goto(f"/referat/{referat.pk}/")
    asks = question(page, "Hvem er «LT»?")
    asks.locator("select").select_option(label="Tor-Arne Sildrebekk, Idrettsrådet")
    asks.get_by_role("button", name="Lagre i alle 3").click()
    expect(page.get_by_text("Hvem er «LT»?")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Angre")).click()
    expect(page.locator(".undo-told")).to_contain_text("Angret: «Hvem» i skritt")
    expect(question(page, "Hvem er «LT»?")).to_be_visible()
    cell(page, "Rydde utstyrsrommet", "Når").click()
    page.get_by_label("Når, med ord").fill("innen uke 8")
    page.get_by_role("button", name="Lagre", exact=True).click()
    assert step("Rydde").when_text == "innen uke 8"
    assert overflow(page) == []
