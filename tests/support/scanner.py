"""What mail scanners and previewers do with a link before a human sees it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html
from playwright.sync_api import APIRequestContext, APIResponse, BrowserContext

PREFETCH = {"Sec-Purpose": "prefetch;prerender", "Purpose": "prefetch", "X-Moz": "prefetch"}
BUTTONS = ".//button[not(@type) or @type='submit'] | .//input[@type='submit' or @type='image']"
PRESSABLE = "button, summary, [type=submit]"
SCANNER = {"User-Agent": "Mozilla/5.0 (compatible; MailScanner/1.0)"}


def fetch(asks: APIRequestContext, url: str) -> None:
    """GET, HEAD, a prefetch, a link preview; each twice, none with a cookie of ours."""
    for _ in range(2):
        asks.get(url)
        asks.head(url)
        asks.get(url, headers=PREFETCH)
        asks.get(url, headers=SCANNER)


def run_scripts(context: BrowserContext, url: str) -> None:
    """Open the page as a sandbox with a browser does, scroll, hover, and wait until it is quiet."""
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.mouse.wheel(0, 4000)
    for event in ("pointerover", "mouseover", "focus", "touchstart"):
        page.evaluate(
            "(name) => document.querySelectorAll('a, button, summary').forEach("
            "(e) => e.dispatchEvent(new Event(name, {bubbles: true})))",
            event,
        )
    page.wait_for_load_state("networkidle")
    page.close()


def submit_forms(asks: APIRequestContext, url: str) -> int:
    """Send every form of the page as it was served, nothing chosen: once with no button, and once
    with each button pressed.

    Returns how many times a form was sent.
    """
    page = asks.get(url)
    if not _is_html(page):
        return 0
    tree = html.fromstring(page.text())
    count = 0
    for form in tree.forms:
        target = urljoin(page.url, form.action or page.url)
        for pressed in [{}, *map(_pressed, form.xpath(BUTTONS))]:
            count += 1
            if form.method == "POST":
                asks.post(target, form=_values(form) | pressed, headers={"Referer": page.url})
            else:
                asks.get(target, params=_values(form) | pressed)
    return count


def press_buttons(context: BrowserContext, url: str, where: str) -> int:
    """Press in a browser everything that can be pressed within `where`, each on a fresh page.

    Returns how many there were.
    """
    page = context.new_page()
    page.goto(url)
    pressable = page.locator(where).locator(PRESSABLE)
    count = pressable.count()
    for number in range(count):
        page.goto(url)
        # A script presses what is hidden or covered as well.
        pressable.nth(number).evaluate("(e) => e.click()")
        page.wait_for_load_state("networkidle")
    page.close()
    return count


def crawl(asks: APIRequestContext, starts: Iterable[str], *, most: int = 300) -> list[str]:
    """Every page that can be come to from `starts` by following links on the same site.

    Raises AssertionError when there is no end to them.
    """
    seen = dict.fromkeys(starts)
    waiting = list(seen)
    while waiting:
        new = [link for link in own_links(asks, waiting.pop()) if link not in seen]
        seen |= dict.fromkeys(new)
        waiting += new
        assert len(seen) <= most, "the links of these pages never end"
    return list(seen)


def own_links(asks: APIRequestContext, url: str) -> list[str]:
    """The addresses on the same site that the page leads to."""
    page = asks.get(url)
    if not _is_html(page):
        return []
    tree = html.fromstring(page.text())
    found: Iterable[Any] = tree.xpath("//a/@href")
    here = urlsplit(url).netloc
    links = (urljoin(page.url, str(link)).split("#")[0] for link in found)
    return list(dict.fromkeys(link for link in links if urlsplit(link).netloc == here))


def _is_html(page: APIResponse) -> bool:
    return "text/html" in page.headers.get("content-type", "")


def _values(form: Any) -> dict[str, str]:
    """What a browser sends of an untouched form: the first choice of a list is its choice."""
    values = {name: value for name, value in form.form_values() if value is not None}
    for field in form.xpath(".//select[@name and not(@multiple)][not(option[@selected])]"):
        values[field.name] = next(iter(field.value_options), "")
    return values


def _pressed(button: Any) -> dict[str, str]:
    name = button.get("name")
    return {name: button.get("value", "")} if name else {}
