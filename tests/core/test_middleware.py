"""GET cannot write, whoever asks for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory

from core.accounts.models import User
from core.middleware import ReadOnlyGetMiddleware, WroteOnGet
from core.municipalities.models import County
from tests.support import make

pytestmark = pytest.mark.django_db


def answer(method: str, act):
    def view(request):
        act()
        return HttpResponse()

    request = getattr(RequestFactory(), method)("/")
    return ReadOnlyGetMiddleware(view)(request)


ACTS = {
    "create": lambda: County.objects.create(number="98", name="Fjell"),
    "update": lambda: User.objects.update(name="x"),
    "delete": lambda: User.objects.all().delete(),
    "save": lambda: User.objects.get().save(),
    "bulk": lambda: County.objects.bulk_create([County(number="97", name="Li")]),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_it_refuses_every_way_of_writing(method, act):
    make.user()
    with pytest.raises(WroteOnGet):
        answer(method, act)


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_a_post_may(act):
    make.user()
    assert answer("post", act).status_code == 200


def test_reading_is_free():
    make.user()
    assert answer("get", lambda: list(User.objects.all())).status_code == 200


def test_a_post_in_another_thread_may_meanwhile():
    """As in a test's site on SQLite in memory, where all threads have the same connection."""
    shared = connections["default"]

    def post() -> None:
        connections["default"] = shared
        ACTS["create"]()

    def post_elsewhere() -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(post).result()

    shared.inc_thread_sharing()
    try:
        assert answer("get", post_elsewhere).status_code == 200
    finally:
        shared.dec_thread_sharing()
    assert County.objects.filter(number="98").exists()
