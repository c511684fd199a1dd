"""The main job by keyboard alone: Tab, Enter, Space and typing, and the focus always in sight."""

from __future__ import annotations

import re

import pytest
import time_machine
from playwright.sync_api import Page, expect

from core.mail.catcher import Catcher
from followup.models import Dugnad, Task
from tests.support import dugnad_evening as evening
from tests.support.browser import tab_to
from tests.support.dugnad_evening import CALL, KARI, Cast, beat, mail_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, words: str, key: str = "Enter") -> None:
    """Go to what is called `words` and press it."""
    tab_to(page, words)
    page.keyboard.press(key)


def write(page: Page, label: str, text: str) -> None:
    """Go to a field and write over what stands there."""
    tab_to(page, label)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def is_at(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


def log_in(page: Page, cast: Cast, catcher: Catcher) -> None:
    page.goto("/")
    press(page, "Logg inn")
    page.wait_for_url("**/logg-inn/**")
    write(page, "E-postadresse", cast.contact.email)
    press(page, "Send meg koden")
    is_at(page, "Skriv koden")
    beat()
    mail = mail_to(catcher.messages, cast.contact.email)[-1]
    code = re.search(r"\b(\d{3}) ?(\d{3})\b", evening.text_of(mail))
    assert code is not None
    write(page, "Koden fra e-posten", "".join(code.groups()))
    press(page, "button Logg inn")
    page.wait_for_url("**/i-dag/")


def register(page: Page) -> None:
    press(page, "Dugnader")
    page.wait_for_url("**/dugnader/")
    press(page, "Registrer")
    is_at(page, "Registrer en dugnad")
    tab_to(page, "Når var dugnaden?")
    page.keyboard.type(f"{evening.DUGNAD_DAY:%d%m%Y}")
    press(page, "button Registrer dugnaden")
    expect(page.get_by_text("Dugnaden er registrert")).to_be_visible()
    assert Dugnad.objects.get().date == evening.DUGNAD_DAY


def upload(page: Page) -> None:
    press(page, "Last opp referatet")
    is_at(page, "Last opp referatet")
    tab_to(page, "Fil fra maskinen din")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    chooser.value.set_files({"name": "r.docx", "mimeType": word, "buffer": evening.referat()})
    press(page, "Les referatet")
    expect(page.get_by_text(CALL.what).first).to_be_visible()


def correct_and_confirm(page: Page) -> None:
    press(page, f"Rett Når: {CALL.what[:20]}")
    expect(page.get_by_label("Når, med ord")).to_be_visible()
    write(page, "Når, med ord", "innen uke 4")
    page.keyboard.press("Enter")
    expect(page.get_by_text("«innen uke 4»")).to_be_visible()
    press(page, "Se e-postene")
    page.wait_for_url("**/epostene/")
    press(page, "button Start oppfølgingen")
    is_at(page, "Oppfølgingen er i gang")


def answer(page: Page, link: str) -> None:
    page.goto(link)
    tab_to(page, "input Ferdig")
    assert page.locator("input:checked").count() == 0
    page.keyboard.press("Space")
    press(page, "button Send svar")
    is_at(page, "Takk for svaret")


def test_the_whole_job_is_done_by_keyboard_alone(open_page, site, catcher):
    with time_machine.travel(evening.MONDAY, tick=True) as clock:
        cast = evening.cast()
        page = open_page()
        log_in(page, cast, catcher)
        register(page)
        upload(page)
        correct_and_confirm(page)
        clock.shift(11 * 60)
        beat()
        link = evening.answer_link(mail_to(catcher.messages, KARI.email)[0])
        visitor = open_page()
        answer(visitor, link)
        assert Task.objects.get(what=CALL.what).state == Task.State.DONE
        page.goto(f"/k/{cast.place.number}/i-dag/")
        press(page, "a Oppgaver")
        page.wait_for_url("**/oppgaver/")
        press(page, CALL.what)
        page.wait_for_url("**/oppgave/*/")
        expect(page.locator("main").get_by_text("Ferdig", exact=True).first).to_be_visible()
        press(visitor, "Ja, ta tilbake svaret", "Space")
        press(visitor, "button Angre")
        expect(visitor.get_by_text("Svaret er angret").first).to_be_visible()
        assert Task.objects.get(what=CALL.what).state == Task.State.OPEN
