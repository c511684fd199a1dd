"""A real browser against the live server: what a visitor sees, and what must not happen."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from core.accounts.models import User
from tests.support.logins import log_in

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
#: A desk at four times the size (WCAG 1.4.10): 1280 pixels become 320.
ENLARGED = {"width": 320, "height": 225}
CONTEXT: dict[str, Any] = {
    "locale": "nb-NO",
    "timezone_id": "Europe/Oslo",
    "viewport": DESK,
    "reduced_motion": "reduce",
}
#: WCAG 2.2 up to AA.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
_axe = Axe()


def enter(context: BrowserContext, user: User, url: str) -> None:
    """Log `user` in for every page of `context`: the session is made in the database."""
    session = log_in(Client(), user).session
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key or "", "url": url}]
    )


def speak(context: BrowserContext, language: str, url: str) -> None:
    """Choose a language in this browser, as the menu at the foot of each page does."""
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": url}])


@dataclass
class Watch:
    """Listens to a page and remembers what a good page never does."""

    home: str
    complaints: list[str] = field(default_factory=list)

    def on(self, page: Page) -> Watch:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("requestfailed", self._lost)
        return self

    def _said(self, message: ConsoleMessage) -> None:
        # A browser says so too when a page itself answers 404 or 400: seen by `_answered`.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        inside = {"data", "blob", "about"}
        if parts.scheme not in inside and parts.netloc != urlsplit(self.home).netloc:
            self.complaints.append(f"asks another site: {request.url}")

    def _answered(self, response: Response) -> None:
        broken = response.status >= 500
        if broken or (response.status >= 400 and not response.request.is_navigation_request()):
            self.complaints.append(f"{response.status} from {response.url}")

    def _lost(self, request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):
            self.complaints.append(f"{request.failure}: {request.url}")


def let_requests_end() -> None:
    """Wait for the server's threads to end once the browser has let go of them.

    Each uses the test's own connection (on SQLite) and gives it back as its last act; a thread that
    does so when the server has stopped raises, and whichever test runs by then is blamed.
    """
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=30)
            assert not thread.is_alive(), "a request of the browser's never ended"


def settle(page: Page) -> None:
    """Wait until what was just changed is painted and no colour is on its way to another."""
    page.evaluate(
        """async () => {
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          await Promise.allSettled(document.getAnimations().map((motion) => motion.finished));
        }"""
    )


def axe_findings(page: Page, *, mail: bool = False, only_colours: bool = False) -> list[str]:
    """What axe objects to on the page as it stands: rule, place and why, one line each.

    A mail is no page of its own: axe's advice about landmarks and headings is for pages. By
    night only colours are other than by day.
    """
    run_only: dict[str, Any] = {
        "type": "tag",
        "values": RULES if mail else (*RULES, "best-practice"),
    }
    if only_colours:
        run_only = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
    # Preloading reads every stylesheet again, for a rule about turned screens that is not ours.
    options = {"resultTypes": ["violations"], "runOnly": run_only, "preload": False}
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe.axe_script)
    violations: list[dict[str, Any]] = page.evaluate(
        "async (options) => (await axe.run(options)).violations", options
    )
    return [
        f"{found['id']}: {node['target']} {_reason(node)}"
        for found in violations
        for node in found["nodes"]
    ]


def _reason(node: dict[str, Any]) -> str:
    checks = [*node.get("any", []), *node.get("all", []), *node.get("none", [])]
    return "; ".join(check["message"] for check in checks)[:300]


def overflow(page: Page) -> list[str]:
    """The outermost elements that stick out to the right of the window, [] when none does."""
    found: list[str] = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const clips = /(auto|scroll|hidden|clip)/;
          const scrolls = (e) =>
            e && (clips.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
          return [...document.body.querySelectorAll("*")]
            .filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
            .slice(0, 3)
            .map((e) => `${e.tagName.toLowerCase()}.${e.className} ends at `
              + `${Math.round(e.getBoundingClientRect().right)} of ${width}: `
              + e.textContent.trim().slice(0, 40));
        }"""
    )
    return found


def focus_is_visible(page: Page) -> bool:
    """Whether the focused element is inside the window and carries an outline, ring or border."""
    seen: bool = page.evaluate(
        """() => {
          const e = document.activeElement;
          if (!e || e === document.body) return false;
          const box = e.getBoundingClientRect();
          if (!box.width || box.bottom < 0 || box.top > innerHeight) return false;
          // A place the page itself moved to, for Tab to go on from: nothing to be pressed.
          if (e.tabIndex < 0) return true;
          // Inside a date field the browser itself marks the day, month, year or calendar.
          if (e.type === "date") return true;
          const ring = (x) => {
            const style = getComputedStyle(x);
            return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1)
              || style.boxShadow !== "none";
          };
          return ring(e) || (e.labels ? [...e.labels].some(ring) : false)
            || (e.parentElement !== null && ring(e.parentElement));
        }"""
    )
    return seen


def focused(page: Page) -> str:
    """What has the focus, in words: the tag and its text, label or name."""
    text: str = page.evaluate(
        """() => {
          const e = document.activeElement;
          const words = (e.labels && e.labels[0] ? e.labels[0].textContent : "")
            || e.getAttribute("aria-label") || e.textContent || e.value || e.name || "";
          return e.tagName.toLowerCase() + " " + words.replace(/\\s+/g, " ").trim();
        }"""
    )
    return text


def tab_to(page: Page, words: str, *, most: int = 150) -> None:
    """Press Tab until the focus is on what is called `words`, and see it at every step.

    Raises AssertionError when the focus cannot be seen or the end of the page comes first.
    """
    for _ in range(most):
        here = focused(page)
        if not here.startswith(("body", "main", "html")):
            assert focus_is_visible(page), f"no visible focus on {here!r} at {page.url}"
            if words.casefold() in here.casefold():
                return
        page.keyboard.press("Tab")
        settle(page)
    raise AssertionError(f"Tab never came to {words!r} at {page.url}")
