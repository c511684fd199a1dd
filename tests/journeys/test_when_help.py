"""Trying a phrase on «Slik leser vi datoer»: while typing, or with the button without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHRASE, READ = "innen uke 12", "tolket fra «innen uke 12»"


def test_the_reading_follows_what_is_typed(open_page):
    page = open_page()
    page.goto("/hjelp/datoer/")
    field = page.get_by_label("Hva står det under Når?")
    field.press_sequentially(PHRASE)
    answer = page.get_by_role("status").filter(has_text="Vi leser")
    expect(answer).to_contain_text(READ)
    expect(answer).to_contain_text("Siste virkedag")
    expect(field).to_be_focused()
    field.fill("31.11.")
    expect(answer).to_contain_text("har 30 dager")
    page.get_by_label("Hvilken dag var dugnaden?").fill("1850-01-01")
    expect(page.get_by_role("status")).to_contain_text("Velg en dag mellom 1900 og 2100.")
    assert "?" not in page.url


def test_without_scripts_the_button_reads(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/hjelp/datoer/")
    page.get_by_label("Hva står det under Når?").fill(PHRASE)
    page.get_by_role("button", name="Les", exact=True).click()
    expect(page.locator("#lest")).to_contain_text(READ)
    expect(page.get_by_label("Hva står det under Når?")).to_have_value(PHRASE)
    page.get_by_role("link", name="før jul", exact=True).click()
    expect(page.locator("#lest")).to_contain_text("tolket fra «før jul»")
