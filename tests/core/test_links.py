"""Signed links: authentic or not, young enough or not, for this purpose or another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from core import links

THEN = datetime(2026, 3, 16, 7, 30, tzinfo=UTC)


def test_a_token_says_what_was_signed():
    with time_machine.travel(THEN, tick=False):
        token = links.make("answer", 12345, 3)
        assert links.read("answer", token) == links.Link(12345, 3, THEN)
    assert len(token) < 64
    assert not set(token) & set("/?#&=:%+ ")


def test_a_token_for_one_thing_opens_nothing_else():
    token = links.make("answer", 1, 0)
    with pytest.raises(links.Ended) as ended:
        links.read("stop", token)
    assert (ended.value.kind, ended.value.pk) == ("bad", None)


@pytest.mark.parametrize(
    ("after", "opens"),
    [
        (timedelta(0), True),
        (timedelta(days=270), True),
        (timedelta(days=270, seconds=1), False),
        (timedelta(days=2000), False),
    ],
)
def test_a_token_opens_until_it_is_too_old(after, opens):
    with time_machine.travel(THEN, tick=False):
        token = links.make("answer", 7, 2)
    with time_machine.travel(THEN + after, tick=False):
        if opens:
            assert links.read("answer", token).pk == 7
            return
        with pytest.raises(links.Ended) as ended:
            links.read("answer", token)
    assert (ended.value.kind, ended.value.pk, ended.value.epoch) == ("expired", 7, 2)


def test_a_shorter_age_can_be_asked_for():
    with time_machine.travel(THEN, tick=False):
        token = links.make("undo", 7, 0)
    with time_machine.travel(THEN + timedelta(minutes=11), tick=False):
        assert links.read("undo", token).pk == 7
        with pytest.raises(links.Ended, match="expired"):
            links.read("undo", token, timedelta(minutes=10))


def test_an_old_key_still_opens_links(settings):
    token = links.make("answer", 7, 0)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new one"
    assert links.read("answer", token).pk == 7
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(links.Ended, match="bad"):
        links.read("answer", token)


@pytest.mark.parametrize("token", ["", ".", "...", "a.b.c.d", "æøå.1.1.x", "1.0." + "a" * 5000])
def test_damaged_tokens_are_bad(token):
    with pytest.raises(links.Ended, match="bad"):
        links.read("answer", token)


@given(st.text(max_size=80))
def test_no_text_opens_anything(token):
    with pytest.raises(links.Ended):
        links.read("answer", token)


def test_every_change_to_a_token_is_seen():
    token = links.make("answer", 61, 0)
    for position, (sign, following) in enumerate(pairwise(token)):
        if sign != following:
            swapped = token[:position] + following + sign + token[position + 2 :]
            with pytest.raises(links.Ended):
                links.read("answer", swapped)
