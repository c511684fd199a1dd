"""Pages are private unless listed, and no GET writes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from core.routes import PUBLIC

pytestmark = pytest.mark.django_db


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, str]]:
    """(name, path with harmless values) of every page outside Django's admin."""
    for pattern in patterns:
        path = str(pattern.pattern)
        values = {
            name: "1" if isinstance(converter, IntConverter) else "x"
            for name, converter in pattern.pattern.converters.items()
        }
        for name, value in values.items():
            kind = type(pattern.pattern.converters[name]).__name__.removesuffix("Converter").lower()
            path = path.replace(f"<{kind}:{name}>", value).replace(f"<{name}>", value)
            path = path.replace(f"<str:{name}>", value)
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from routes(pattern.url_patterns, prefix + path)
        else:
            yield pattern.name or "", "/" + (prefix + path).lstrip("^/").rstrip("$")


ALL = sorted(set(routes(get_resolver().url_patterns)))


def test_the_list_of_public_pages_names_only_pages_that_exist():
    assert not PUBLIC - {name for name, _ in ALL}


@pytest.mark.parametrize(("name", "path"), [r for r in ALL if r[0] not in PUBLIC])
def test_a_visitor_without_login_is_sent_to_the_login_page(client, name, path):
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code in {302, 403, 404, 405}, (name, path)
        if answer.status_code == 302:
            assert answer.url.startswith("/konto/logg-inn/"), (name, path, answer.url)


@pytest.mark.parametrize(("name", "path"), ALL)
def test_every_page_has_a_name(name, path):
    assert name, path
