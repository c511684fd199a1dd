"""Looks at one page in every language, at both widths, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as BrowserPage

from tests.support.browser import CONTEXT, DESK, PHONE, Watch, axe_findings, overflow, settle, speak
from tests.support.world import Page, World

LANGUAGES = ("nb", "nn", "en")
Steps = Callable[[BrowserPage], None]


@dataclass
class Looker:
    """Keeps a browser context for each user and language, so that a page costs only itself."""

    chrome: Browser
    site: str
    world: World
    contexts: dict[tuple[str, str], BrowserContext] = field(default_factory=dict)

    def look(self, page: Page, steps: Steps | None = None) -> list[str]:
        """What is wrong with the page; `steps` bring an opened page where it is to be seen."""
        found: list[str] = []
        for language in LANGUAGES:
            tab = self._context(page.who, language).new_page()
            watch = Watch(self.site).on(tab)
            tab.goto(self.site + self.world.address(page))
            if steps:
                steps(tab)
            found += [f"{language}: {line}" for line in _everywhere(tab, language)]
            found += [f"{language}: {line}" for line in watch.complaints]
            tab.close()
        return found

    def _context(self, who: str, language: str) -> BrowserContext:
        key = (who, language)
        if key not in self.contexts:
            context = self.chrome.new_context(**CONTEXT)
            context.set_default_timeout(15_000)
            session = self.world.client(who).session.session_key
            if who != "visitor":
                name = settings.SESSION_COOKIE_NAME
                context.add_cookies([{"name": name, "value": session or "", "url": self.site}])
            speak(context, language, self.site)
            self.contexts[key] = context
        return self.contexts[key]

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


def _everywhere(tab: BrowserPage, language: str) -> list[str]:
    """axe and overflow at both widths; in bokmål by night as well."""
    found = []
    for scheme in ("light", "dark") if language == "nb" else ("light",):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal of its own
        for size in (PHONE, DESK):
            tab.set_viewport_size(size)
            settle(tab)
            dark = scheme == "dark"
            lines = [*axe_findings(tab, only_colours=dark), *([] if dark else overflow(tab))]
            found += [f"{scheme} {size['width']}: {line}" for line in lines]
    return found
