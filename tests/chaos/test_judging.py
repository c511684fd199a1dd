"""The harness's own eyes: what it must see, and what it must not excuse."""

from __future__ import annotations

import socket
import time
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from core.mail import wire
from tests.chaos import contents, coverage, judge
from tests.chaos.company import WITH_IT, Death
from tests.chaos.contents import Contents
from tests.chaos.failpoints import POINTS
from tests.chaos.judge import Findings
from tests.chaos.sink import KILLS, Accepted, hung_up
from tests.chaos.troubles import ORDER

TEXT = "Ringe idrettsrådet om utstyrsbod i krets 12\nhttp://127.0.0.1:1/s/{}.0.1abc.xyz/\n"


def message(text: str, *, key: str = "<a@example.no>", eight_bit: bool = True) -> Contents:
    headers = [("Subject", "Hei"), ("To", "Kåre Granbark <kare@example.no>"), ("Message-ID", key)]
    raw = wire.compose(headers, text, "", boundary=f"=_{key[1:-12]}", eight_bit=eight_bit)
    return contents.read(raw)


@pytest.mark.parametrize("eight_bit", [True, False])
def test_a_mail_says_whose_page_it_opens_and_what_it_is_about(eight_bit):
    said = message(TEXT.format("1C"), eight_bit=eight_bit)
    assert (said.message_id, said.to) == ("<a@example.no>", "kare@example.no")
    assert (said.people, said.steps) == ({74}, {12})


def test_the_same_words_are_the_same_whatever_the_message_id_and_the_second_of_the_link():
    later = TEXT.replace("1abc", "1abd").format("1C")
    assert message(TEXT.format("1C")).words == message(later, key="<b@example.no>").words


def test_other_words_are_other_words():
    assert message(TEXT.format("1C")).words != message("Noe annet\n").words


def accepted(pid: int, real: float, *, unheard: bool = False) -> Accepted:
    said = message(TEXT.format("1C"))
    at = datetime(2026, 10, 12, 6, 30, tzinfo=UTC)
    return Accepted(said, "kare@example.no", pid, real, 1000 + real, at, unheard)


def judged(
    deaths: list[Death], gone: list[float], *, unheard: bool = False, away: bool = False
) -> Findings:
    findings, key = Findings(), "<a@example.no>"
    findings.database_away = {date(2026, 10, 12)} if away else set()
    copies = [accepted(7, 10, unheard=unheard), accepted(8, 60)]
    judge.twice(findings, {key: copies}, deaths, {key: gone})
    return findings


@pytest.mark.parametrize("when", [9.9, 10.5])
def test_a_copy_is_explained_by_the_death_of_who_sent_the_first(when):
    findings = judged([Death(7, when, "SMTP: taken, not answered")], [1060.1])
    assert findings.explained == {"SMTP: taken, not answered": 1}
    assert not findings.bad


@pytest.mark.parametrize("away", [True, False])
def test_who_cannot_write_down_holds_on_to_what_was_sent(away):
    findings = judged([Death(7, 18, "worker at random")], [1060.1], away=away)
    assert findings.bad is not away


def test_a_copy_is_explained_by_an_answer_its_sender_could_not_wait_for():
    findings = judged([], [1060.1], unheard=True)
    assert findings.explained == {judge.TOO_LATE: 1}
    assert not findings.bad


def test_a_late_answer_does_not_excuse_what_was_written_down_before():
    assert judged([], [1010.2, 1060.1], unheard=True).unexplained


def test_only_who_waited_long_enough_and_then_closed_has_hung_up(settings):
    settings.EMAIL_TIMEOUT = 3
    now = time.monotonic()
    here, there = socket.socketpair()
    assert not hung_up(here, now - 4), "still there"
    there.close()
    assert hung_up(here, now - 4)
    assert not hung_up(here, now + 60), "did not wait"
    here.close()


@pytest.mark.parametrize(
    ("deaths", "gone"),
    [
        ([], [1060.1]),
        ([Death(8, 10.5, "another")], [1060.1]),
        ([Death(7, 2.0, "long before")], [1060.1]),
        ([Death(7, 30.0, "long after")], [1060.1]),
        ([Death(7, 10.5, "after the commit")], [1010.2, 1060.1]),
        ([Death(7, 10.5, "after the commit")], [1010.2]),
    ],
    ids=["nobody", "another", "long before", "long after", "written down twice", "written down"],
)
def test_a_copy_is_not_excused_by(deaths, gone):
    findings = judged(deaths, gone)
    assert findings.unexplained
    assert findings.bad
    assert " wrong=0 " not in findings.line


def thorough() -> Findings:
    findings = Findings(mails=20_000, kills=300, cut_short={date(2026, 11, 11)})
    ways = (*(f"{role} at random" for role in ("worker", "beat", "web")), *KILLS)
    findings.deaths = Counter([*ways, *(point.about for point in POINTS)])
    findings.troubles = Counter(ORDER)
    return findings


def test_a_run_that_did_everything_lacks_nothing():
    assert coverage.lacking(thorough(), 300, 20_000) == []


def test_a_run_that_killed_nobody_somewhere_says_where():
    findings = thorough()
    del findings.deaths["rendering"], findings.troubles["redis stopped"]
    findings.kills = 299
    assert coverage.lacking(findings, 300, 20_000) == [
        "299 kills instead of 300",
        "nobody was killed: rendering",
        "never happened: redis stopped",
    ]


def test_children_that_die_with_their_parent_are_no_kills():
    assert not Death(7, 1.0, WITH_IT).counts
