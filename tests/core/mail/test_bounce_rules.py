"""The rules about addresses and domains, as tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.mail.bounce_rules import (
    WINDOW,
    Happened,
    Outcome,
    failing_days,
    is_given_up,
    outcome_of,
)
from core.mail.event_kinds import Kind, codes, kind_of

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
A, S, H = Outcome.ARRIVED, Outcome.SOFT, Outcome.HARD


def past(*what: tuple[Outcome, int]) -> list[Happened]:
    """(outcome, days ago), to one address."""
    days = [(outcome, NOW - timedelta(days=ago)) for outcome, ago in what]
    return [Happened("kari@granvik.example.no", outcome, at, at.date()) for outcome, at in days]


@pytest.mark.parametrize(
    ("history", "given_up"),
    [
        ([], False),
        ([(H, 0)], False),
        ([(H, 0), (H, 0)], True),
        ([(H, 10), (H, 0)], True),
        ([(H, 34), (H, 0)], True),
        ([(H, 35), (H, 0)], False),
        ([(H, 10), (A, 5), (H, 0)], False),
        ([(H, 10), (H, 9), (A, 0)], False),
        ([(S, n) for n in range(4)], False),
        ([(S, n) for n in range(5)], True),
        ([(S, 7 * n) for n in range(5)], True),
        ([(S, 9 * n) for n in range(5)], False),
        ([(S, 8), (S, 7), (A, 6), (S, 5), (S, 4), (S, 3), (S, 2)], False),
        ([(S, 4), (S, 3), (S, 2), (S, 1), (H, 0)], False),
        ([(A, 3), (A, 2), (A, 1)], False),
    ],
)
def test_two_hard_or_five_soft_since_it_last_took_a_mail(history, given_up):
    assert is_given_up(past(*history), NOW) is given_up


def test_the_window_is_five_weeks():
    assert timedelta(weeks=5) == WINDOW


def test_days_on_which_the_domain_failed_do_not_count():
    history = past((H, 3), (H, 2), (H, 0))
    bad = {(NOW - timedelta(days=n)).date() for n in (2, 3)}
    assert is_given_up(history, NOW)
    assert not is_given_up(history, NOW, bad)


def at_domain(*what: tuple[str, Outcome, int]) -> list[Happened]:
    return [
        Happened(f"{who}@x.example.no", outcome, NOW, date(2026, 11, day))
        for who, outcome, day in what
    ]


@pytest.mark.parametrize(
    ("history", "days"),
    [
        ([], {}),
        ([("a", H, 20), ("b", H, 20)], {}),
        ([("a", H, 20), ("a", H, 20), ("a", S, 20)], {}),
        ([("a", H, 20), ("b", S, 20), ("c", H, 20)], {date(2026, 11, 20): 3}),
        ([("a", H, 20), ("b", S, 20), ("c", H, 20), ("d", A, 20)], {}),
        ([("a", H, 20), ("b", S, 20), ("c", H, 20), ("d", A, 19)], {date(2026, 11, 20): 3}),
        ([("a", H, 19), ("b", H, 20), ("c", H, 20)], {}),
    ],
)
def test_a_whole_domain_fails(history, days):
    assert failing_days(at_domain(*history)) == days


@pytest.mark.parametrize(
    ("kinds", "outcome"),
    [
        ((), None),
        (("delivered",), A),
        (("soft",), S),
        (("soft", "delivered"), A),
        (("delivered", "hard"), H),
        (("soft", "hard"), H),
    ],
)
def test_what_became_of_one_mail(kinds, outcome):
    assert outcome_of(kinds) == outcome


@pytest.mark.parametrize(
    ("event", "reason", "response", "words", "kind"),
    [
        ("delivered", "", "", "", Kind.DELIVERED),
        ("bounced", "bounced", "smtp;550 5.1.1 The email account does not exist", "", Kind.HARD),
        ("bounced", "bounced", "", "HardBounce", Kind.HARD),
        ("bounced", "bounced", "", "SoftBounce", Kind.SOFT),
        ("bounced", "bounced", "552 5.2.2 Mailbox full", "HardBounce", Kind.SOFT),
        ("bounced", "bounced", "550 5.7.1 blocked by policy", "HardBounce", Kind.SOFT),
        ("bounced", "bounced", "550 5.2.1 mailbox disabled", "", Kind.HARD),
        ("bounced", "bounced", "550 5.1.10 RecipientNotFound", "", Kind.HARD),
        ("bounced", "bounced", "550 no such user", "", Kind.HARD),
        ("bounced", "bounced", "450 try later", "", Kind.SOFT),
        ("bounced", "other", "", "generic", Kind.SOFT),
        ("bounced", "invalid", "", "", Kind.HARD),
        ("rejected", "blocked", "", "", Kind.SOFT),
        ("rejected", "bounced", "", "", Kind.HARD),
        ("rejected", "spam", "", "", Kind.COMPLAINED),
        ("rejected", "unsubscribed", "", "", Kind.UNSUBSCRIBED),
        ("deferred", "", "421 4.7.0", "", Kind.SOFT),
        ("complained", "spam", "", "", Kind.COMPLAINED),
        ("autoresponded", "", "", "", Kind.AUTORESPONDED),
        ("failed", "", "", "", Kind.FAILED),
        ("opened", "", "", "", None),
        ("clicked", "", "", "", None),
        ("queued", "", "", "", None),
        ("unknown", "", "", "", None),
    ],
)
def test_events_have_a_kind(event, reason, response, words, kind):
    assert kind_of(event, reason, response, words) == kind


def test_only_codes_are_kept_of_what_a_server_said():
    assert codes("smtp;550 5.1.1 <kari@example.no> unknown") == "550 5.1.1"
    assert codes("the mailbox of kari@example.no") == ""
