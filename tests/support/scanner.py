"""What mail scanners and previewers do with a link before a human sees it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html
from playwright.sync_api import APIRequestContext, BrowserContext

PREFETCH = {"Sec-Purpose": "prefetch;prerender", "Purpose": "prefetch", "X-Moz": "prefetch"}
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


def submit_untouched(asks: APIRequestContext, url: str) -> int:
    """Send every form of the page as it was served, nothing chosen and no button pressed.

    Returns how many there were.
    """
    page = asks.get(url)
    tree = html.fromstring(page.text())
    count = 0
    for form in tree.forms:
        target = urljoin(page.url, form.action or page.url)
        count += 1
        if form.method == "POST":
            asks.post(target, form=_values(form), headers={"Referer": page.url})
        else:
            asks.get(target, params=_values(form))
    return count


def own_links(asks: APIRequestContext, url: str) -> list[str]:
    """The addresses on the same site that the page leads to."""
    page = asks.get(url)
    if "text/html" not in page.headers.get("content-type", ""):
        return []
    tree = html.fromstring(page.text())
    found: Iterable[Any] = tree.xpath("//a/@href")
    here = urlsplit(url).netloc
    links = (urljoin(page.url, str(link)).split("#")[0] for link in found)
    return list(dict.fromkeys(link for link in links if urlsplit(link).netloc == here))


def _values(form: Any) -> dict[str, str]:
    return dict(form.form_values())
