"""axe finds nothing on open and national pages, in forms sent too early, and in the mails."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page as BrowserPage

from core.accounts.demo import demo_code
from core.mail import messages
from core.mail.models import OutgoingMail
from core.mail.rendering import render
from tests.support.axe_run import LANGUAGES
from tests.support.browser import CONTEXT, PHONE, axe_findings, overflow, settle
from tests.support.world import NATIONAL_PAGES, OPEN_PAGES, Page

pytestmark = [pytest.mark.browser, pytest.mark.axe, pytest.mark.django_db]


@pytest.mark.parametrize("listed", OPEN_PAGES + NATIONAL_PAGES, ids=lambda listed: listed.id)
def test_axe_finds_nothing(looker, listed):
    assert looker.look(listed) == []


def send_too_early(tab: BrowserPage) -> None:
    """Send the page's form as it is, past the browser's own checks."""
    with tab.expect_navigation():
        tab.evaluate(
            "() => { const form = document.querySelector('main form[method=post]');"
            " form.noValidate = true; form.requestSubmit(); }"
        )


@pytest.mark.parametrize(
    "listed",
    [
        Page("account_login"),
        Page("answer", "visitor", {"token": "token"}),
        Page("dugnad_new", "contact", {"number": "number"}),
        Page("task_new", "contact", {"number": "number"}),
        Page("person_new", "contact", {"number": "number"}),
        Page("memberships", "contact", {"number": "number"}),
        Page("referat_upload", "contact", {"pk": "dugnad"}),
        Page("participants", "contact", {"pk": "dugnad"}),
        Page("municipality_list_import", "ndfu"),
    ],
    ids=lambda listed: listed.id,
)
def test_axe_finds_nothing_where_a_form_came_back(looker, listed):
    assert looker.look(listed, send_too_early) == []


def ask_for_code(tab: BrowserPage, email: str) -> None:
    tab.locator("input[name=login], input[name=email]").first.fill(email)
    tab.locator("main form button[type=submit]").first.click()
    tab.wait_for_url("**/konto/kode/**")


def test_axe_finds_nothing_where_the_code_is_typed(looker):
    found = looker.look(Page("account_login"), lambda tab: ask_for_code(tab, "leser@example.no"))
    assert found == []


def test_axe_finds_nothing_where_the_second_factor_is_asked_for(looker):
    def on_the_way(tab: BrowserPage) -> None:
        ask_for_code(tab, "ndfu@example.no")
        mail = OutgoingMail.objects.filter(to_email="ndfu@example.no").latest("pk")
        code = re.search(r"\b(\d{3}) (\d{3})\b", mail.body_text)
        assert code is not None
        tab.locator("input[name=code]").fill("".join(code.groups()))
        tab.locator("main form button[type=submit]").first.click()
        tab.wait_for_url("**/konto/totrinn/**")

    assert demo_code(looker.world.users["ndfu"])
    assert looker.look(Page("account_login"), on_the_way) == []


@pytest.mark.parametrize("mail", messages.registry(), ids=lambda mail: mail.name)
def test_axe_finds_nothing_in_the_mails(looker, mail):
    context = looker.chrome.new_context(**CONTEXT)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    found = []
    for language in LANGUAGES:
        tab.set_content(render(mail.sample(), language, to_name="Kari Granbark").html)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            for size in (PHONE, {"width": 700, "height": 900}):
                tab.set_viewport_size(size)
                settle(tab)
                lines = [*axe_findings(tab, mail=True), *overflow(tab)]
                found += [f"{language} {scheme} {size['width']}: {line}" for line in lines]
    context.close()
    assert found == []
    assert asked == [], "a mail fetches something"
