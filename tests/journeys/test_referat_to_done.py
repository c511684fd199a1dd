"""The main job, end to end: a file goes in at one end, a task ticked off comes out at the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect

from core.accounts.models import User
from core.mail.catcher import Catcher
from followup.models import Answer, Dugnad, Task
from tests.support import dugnad_evening as evening
from tests.support import scanner, tables
from tests.support.browser import PHONE
from tests.support.dugnad_evening import CALL, KARI, LIV, OLA, Cast, beat, mail_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(evening.MONDAY, tick=True) as traveller:
        yield traveller


@pytest.fixture
def cast(clock) -> Cast:
    return evening.cast()


def log_in_with_code(page: Page, user: User, catcher: Catcher) -> None:
    page.goto("/")
    page.get_by_role("link", name="Logg inn").first.click()
    page.get_by_label("E-postadresse").fill(user.email)
    page.get_by_role("button", name="Send meg koden").click()
    beat()
    mail = mail_to(catcher.messages, user.email)[-1]
    code = re.search(r"\b(\d{3}) ?(\d{3})\b", evening.text_of(mail))
    assert code is not None
    page.get_by_label("Koden fra e-posten").fill("".join(code.groups()))
    page.locator("main").get_by_role("button", name="Logg inn").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def register_dugnad(page: Page) -> Dugnad:
    page.get_by_role("link", name="Dugnader").first.click()
    page.get_by_role("link", name="Registrer").first.click()
    page.get_by_label("Når var dugnaden?").fill(evening.DUGNAD_DAY.isoformat())
    page.get_by_label("Kommune", exact=True).check()
    page.get_by_label("Sted eller lokale").fill("Granvik samfunnshus")
    page.get_by_role("button", name="Registrer dugnaden").click()
    expect(page.get_by_text("Dugnaden er registrert")).to_be_visible()
    return Dugnad.objects.get(date=evening.DUGNAD_DAY)


def upload_referat(page: Page) -> None:
    page.get_by_role("link", name="Last opp referatet").first.click()
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("Fil fra maskinen din").set_input_files(
        {"name": "Referat Granvik.docx", "mimeType": word, "buffer": evening.referat()}
    )
    page.get_by_role("button", name="Les referatet").click()
    expect(page.get_by_text(CALL.what).first).to_be_visible()


def correct_when(page: Page, words: str) -> None:
    """Correct one reading, where it stands."""
    reading = page.locator(".cell__reading", has_text=CALL.what)
    row = page.locator("[data-row]").filter(has=reading)
    row.get_by_role("link", name=re.compile("^Rett når", re.IGNORECASE)).click()
    page.get_by_label("Når, med ord").fill(words)
    page.get_by_role("button", name="Lagre").click()
    expect(row.get_by_text(f"«{words}»")).to_be_in_viewport()


def confirm(page: Page) -> None:
    page.get_by_role("link", name="Se e-postene").click()
    for guest in (KARI, OLA, LIV):
        expect(page.get_by_text(guest.email).first).to_be_visible()
    page.get_by_role("button", name="Start oppfølgingen").click()
    expect(page.get_by_role("heading", name="Oppfølgingen er i gang")).to_be_visible()


def test_a_referat_becomes_a_task_that_is_ticked_off_and_taken_back(
    open_page, catcher, clock, cast
):
    page = open_page()
    log_in_with_code(page, cast.contact, catcher)
    codes = len(catcher.messages)
    register_dugnad(page)
    upload_referat(page)
    correct_when(page, "innen uke 4")
    assert not Task.objects.exists()
    confirm(page)

    task = Task.objects.get(what=CALL.what)
    assert (task.due, task.lead.email) == (date(2027, 1, 31), KARI.email)
    clock.shift(5 * 60)
    beat()
    assert len(catcher.messages) == codes, "a mail went before its ten minutes"
    clock.shift(6 * 60)
    beat()
    first = catcher.messages[codes:]
    assert sorted(mail["To"] for mail in first) == sorted(
        f"{guest.name} <{guest.email}>" for guest in (KARI, LIV, OLA)
    )
    mail = mail_to(first, KARI.email)[0]
    assert CALL.what in evening.text_of(mail)
    assert cast.contact.email in mail["Reply-To"]

    link = evening.answer_link(mail)
    before = tables.dump()
    robot = open_page()
    scanner.fetch(robot.request, link)
    scanner.run_scripts(robot.context, link)
    assert tables.changed(before, tables.dump()) == []

    phone = open_page(viewport=PHONE, java_script_enabled=False, has_touch=True, is_mobile=True)
    tick_off(phone, link)
    task.refresh_from_db()
    assert task.state == Task.State.DONE
    assert task.answers.get().person.email == KARI.email
    contact_person_sees(page, cast, "Ferdig")
    boss = open_page(cast.ndfu)
    ndfu_sees(boss, cast, done=1)

    phone.get_by_label("Ja, ta tilbake svaret").tap()
    phone.get_by_role("button", name="Angre").tap()
    expect(phone.get_by_text("Svaret er angret").first).to_be_visible()
    task.refresh_from_db()
    assert task.state == Task.State.OPEN
    clock.shift(11 * 60)
    beat()
    assert len(catcher.messages) == codes + 3, "somebody was told about an answer taken back"
    assert Answer.objects.get().told_at is None
    contact_person_sees(page, cast, "Ikke begynt")
    ndfu_sees(boss, cast, done=0)


def tick_off(phone: Page, link: str) -> None:
    """As Kari does it: a phone without JavaScript, one choice, one button."""
    phone.goto(link)
    expect(phone.get_by_text(f"Du svarer som {KARI.name}")).to_be_visible()
    assert phone.locator("input:checked").count() == 0
    card = phone.locator("article.answer", has_text=CALL.what)
    card.get_by_text("Ferdig", exact=True).tap()
    card.get_by_role("button", name="Send svar").tap()
    expect(phone.get_by_role("heading", name="Takk for svaret")).to_be_visible()


def contact_person_sees(page: Page, cast: Cast, state: str) -> None:
    task = Task.objects.get(what=CALL.what)
    page.goto(f"/oppgave/{task.pk}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(CALL.what)
    expect(page.locator("main").get_by_text(state, exact=True).first).to_be_visible()


def ndfu_sees(page: Page, cast: Cast, *, done: int) -> None:
    page.goto("/ndfu/kommuner/")
    row = page.get_by_role("row").filter(has_text=cast.place.name)
    expect(row.get_by_text(f"{done} av 3")).to_be_visible()
    row.get_by_role("link", name=cast.place.name).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(cast.place.name)
