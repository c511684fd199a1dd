"""Chromium of the machine, Norwegian, against the live server and a real local SMTP server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from core.accounts.models import User
from core.mail.catcher import Catcher
from tests.conftest import chromium
from tests.support import world
from tests.support.axe_run import Looker
from tests.support.browser import CONTEXT, Watch, enter, let_requests_end

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """One browser for a module. Closed after it: its loop is in others' way."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            # Containers lack what the sandbox is built of; only our own pages are opened.
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def catcher(settings) -> Iterator[Catcher]:
    """An SMTP server that keeps what it is given; every mail of the test goes there."""
    catcher = Catcher()
    # Playwright runs an event loop in this thread, and a thread has room for one only.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(catcher.start).result()
    for name, value in catcher.settings.items():
        setattr(settings, name, value)
    yield catcher
    catcher.stop()


@pytest.fixture
def site(live_server, settings) -> str:
    """The address of the running site, which links in mails lead to as well."""
    settings.SITE_URL = live_server.url
    return str(live_server.url)


@pytest.fixture
def open_page(chrome: Browser, site: str) -> Iterator[OpenPage]:
    """open_page(user, **options of the context): a page in a browser of its own.

    What a page did wrong meanwhile fails the test at its end.
    """
    watch = Watch(site)
    contexts = []

    def new(user: User | None = None, **options: Any) -> Page:
        context = chrome.new_context(**{**CONTEXT, **options}, base_url=site)
        context.set_default_timeout(15_000)
        contexts.append(context)
        if user is not None:
            enter(context, user, site)
        page = context.new_page()
        watch.on(page)
        return page

    yield new
    for context in contexts:
        # What a page is still saving would meet the emptying of the database.
        for page in context.pages:
            page.wait_for_load_state("networkidle")
        context.close()
    let_requests_end()
    assert watch.complaints == []


@pytest.fixture(scope="module")
def looker(chrome: Browser, django_db_setup, django_db_blocker) -> Iterator[Looker]:
    """The demo's world behind a live server, for tests that only look.

    Those tests carry the mark `django_db`, so that there is a database of their own.
    """
    with django_db_blocker.unblock(), world.standing() as standing:
        server = LiveServer("127.0.0.1")
        looker = Looker(chrome, server.url, standing)
        yield looker
        looker.close()
        let_requests_end()
        server.stop()
