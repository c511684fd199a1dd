"""Every page of the demo's world, followed link by link: nothing breaks, nothing is written."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from lxml import html

from tests.support import tables, world
from tests.support.world import IN_THE_MIDDLE, NO_PAGE, PAGES, Page, World

# The mark makes pytest-django set up the database; the world is built outside its transactions.
pytestmark = pytest.mark.django_db
HOST = "http://testserver"
#: Sessions, and that recovery codes have been looked at: see core.middleware.
FRAMEWORK_TABLES = {"django_session", "mfa_authenticator"}
#: So many pages of one kind tell what the hundredth would.
ENOUGH = 6


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), world.standing() as standing:
        yield standing


def visit(client: Client, address: str) -> HttpResponse:
    """The page after its redirects, with the faults every page must be without raised."""
    response = client.get(address, follow=True)
    assert response.status_code < 500, address
    return response


def is_page(response: HttpResponse) -> bool:
    return response["Content-Type"].startswith("text/html")


def faults(response: HttpResponse) -> list[str]:
    """What every whole page has, where this one lacks it."""
    tree = html.document_fromstring(response.content)
    found = []
    if not (tree.findtext(".//title") or "").strip(" –ALEMDVidr"):
        found.append("no title")
    headings = len(tree.findall(".//h1"))
    if headings != 1:
        found.append(f"{headings} h1")
    if tree.get("lang") not in {"nb", "nn", "en"}:
        found.append(f"lang={tree.get('lang')}")
    ids = Counter(tree.xpath("//@id"))
    found += [f"id {name} stands {n} times" for name, n in ids.items() if n > 1]
    if tree.xpath("//*[@style] | //script[not(@src) and not(@type='application/json')]"):
        found.append("style or script in the page itself")
    return found


def links_of(response: HttpResponse, address: str) -> list[str]:
    tree = html.document_fromstring(response.content)
    found = (urljoin(HOST + address, str(link)) for link in tree.xpath("//a/@href"))
    ours = [link for link in found if link.startswith(HOST + "/")]
    return [urldefrag(link)[0].removeprefix(HOST) for link in ours]


def kind(address: str) -> tuple[str, tuple[str, ...]]:
    """Pages of one route with the same questions are of one kind."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:  # a broken link is of a kind of its own, and told as such
        name = parts.path
    return name, tuple(sorted(parse_qs(parts.query)))


@pytest.mark.parametrize("who", ["visitor", "contact", "reader", "drafter", "leader", "ndfu"])
def test_every_link_leads_somewhere_and_no_page_writes(demo, who):
    client = demo.client(who)
    before = tables.dump()
    first = [demo.address(page) for page in PAGES if page.who == who and page.status == 200]
    waiting = deque((address, "its own list") for address in first)
    seen: set[str] = set()
    kinds: Counter[object] = Counter()
    broken = []
    while waiting:
        address, source = waiting.popleft()
        if address in seen or address.startswith("/static/"):
            continue
        seen.add(address)
        kinds[kind(address)] += 1
        if kinds[kind(address)] > ENOUGH:
            continue
        response = visit(client, address)
        if response.status_code != 200:
            broken.append(f"{response.status_code} {address} from {source}")
            continue
        if not is_page(response):
            continue
        broken += [f"{fault}: {address}" for fault in faults(response)]
        waiting.extend((link, address) for link in links_of(response, address))
    assert broken == []
    assert len(seen) >= len(first)
    changed = set(tables.changed(before, tables.dump()))
    assert changed <= FRAMEWORK_TABLES


@pytest.mark.parametrize("listed", PAGES, ids=lambda listed: listed.id)
def test_each_page_of_the_list_opens_as_it_should(demo, listed):
    response = demo.client(listed.who).get(demo.address(listed))
    assert response.status_code == listed.status
    assert faults(response) == []


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names(pattern.url_patterns)
        else:
            yield pattern.name or "", pattern


def test_no_page_is_left_out_of_the_list(demo):
    """A new page must be put on the list, where axe and the crawl will look at it."""
    listed = {page.route for page in PAGES} | IN_THE_MIDDLE | NO_PAGE
    client = demo.client("ndfu")
    missing = []
    for name, pattern in names(get_resolver().url_patterns):
        if name in listed:
            continue
        values = dict.fromkeys(pattern.pattern.converters, 1)
        page = Page(name, values={key: key for key in values})
        if client.get(World({}, values).address(page)).status_code != 405:
            missing.append(name)
    assert missing == []
