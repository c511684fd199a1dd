"""Looks at one page in every language, at both widths, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from tests.support.browser import (
    CONTEXT,
    DESK,
    ENLARGED,
    PHONE,
    Watch,
    axe_findings,
    overflow,
    settle,
    speak,
)
from tests.support.world import Page, World

#: A bar that stays while the page scrolls lies over something wherever the page happens to stand,
#: and over something else a moment later: axe is to see the page, not the moment.
UNSTICK = """() => {
  for (const element of document.querySelectorAll("*"))
    if (getComputedStyle(element).position === "sticky") element.style.position = "relative";
}"""
LANGUAGES = ("nb", "nn", "en")
Steps = Callable[[BrowserPage], None]


@dataclass
class Looker:
    """Keeps a tab for each user and language, so that a page costs only itself."""

    chrome: Browser
    site: str
    world: World
    tabs: dict[tuple[str, str], tuple[BrowserPage, Watch]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Log everybody in here, before any test: what a test writes is gone after it."""
        for who in self.world.users:
            self.sessions[who] = self.world.client(who).session.session_key or ""

    def look(self, page: Page, steps: Steps | None = None) -> list[str]:
        """What is wrong with the page; `steps` bring an opened page where it is to be seen."""
        found: list[str] = []
        for language in LANGUAGES:
            tab, watch = self.tab(page.who, language)
            tab.set_viewport_size(DESK)
            watch.complaints.clear()
            answer = tab.goto(self.site + self.world.address(page))
            if answer is None or answer.status != page.status or answer.request.redirected_from:
                found.append(f"{language}: not the page itself, but {tab.url}")
            if steps:
                steps(tab)
            tab.evaluate(UNSTICK)
            found += [f"{language}: {line}" for line in _everywhere(tab, language)]
            found += [f"{language}: {line}" for line in watch.complaints]
            tab.goto("about:blank")
        return found

    def tab(self, who: str, language: str) -> tuple[BrowserPage, Watch]:
        """Where `who` is logged in and reads `language`, and what it has complained of."""
        key = (who, language)
        if key not in self.tabs:
            context = self.chrome.new_context(**CONTEXT)
            context.set_default_timeout(15_000)
            if who in self.sessions:
                name, value = settings.SESSION_COOKIE_NAME, self.sessions[who]
                context.add_cookies([{"name": name, "value": value, "url": self.site}])
            speak(context, language, self.site)
            tab = context.new_page()
            self.tabs[key] = tab, Watch(self.site).on(tab)
        return self.tabs[key]

    def close(self) -> None:
        for tab, _ in self.tabs.values():
            tab.context.close()


def _everywhere(tab: BrowserPage, language: str) -> list[str]:
    """axe and overflow at both widths, overflow enlarged four times; in bokmål by night as well."""
    found = []
    for size in (DESK, PHONE):
        tab.set_viewport_size(size)
        settle(tab)
        lines = [*axe_findings(tab), *overflow(tab)]
        if language == "nb":
            tab.emulate_media(color_scheme="dark")
            settle(tab)
            lines += [f"dark {line}" for line in axe_findings(tab, only_colours=True)]
            tab.emulate_media(color_scheme="light")
        found += [f"{size['width']}: {line}" for line in lines]
    tab.set_viewport_size(ENLARGED)
    settle(tab)
    return found + [f"{ENLARGED['width']}: {line}" for line in overflow(tab)]
