"""The evening of a day: what came is held against what the oracle says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import time as hour
from typing import Final

from django.utils import timezone

from core.mail.claims import CLAIM_IS_GOOD_FOR
from core.mail.models import Purpose, State
from tests.chaos import judge
from tests.chaos.acts import Acts
from tests.chaos.judge import Findings
from tests.chaos.oracle import remember
from tests.chaos.plan import Day
from tests.chaos.sink import Accepted, ChaosSink

#: Reminders go at 08:30; first mails from 07:00 on; nothing in the evening.
HOUR: Final = hour(8, 30)
#: So late the first may come on a day with no trouble: an hour too late is a clock put wrong.
BY: Final = hour(9, 15)
FIRST_FROM: Final = hour(7, 0)
EVENING: Final = hour(18, 30)


def check(today: Day, findings: Findings, acts: Acts, sink: ChaosSink) -> None:
    """Count what is lost or wrong, and tell the oracle what came."""
    day, oracle, races = today.day, acts.oracle, acts.races
    came = _reminders(sink.accepted[today.first :])
    reached = {one.to for one in came}
    for address in _stopped_too_late(came):
        findings.said_unknown |= oracle.people[address]
    expected = (today.expected | acts.newcomers) - set(races)
    refused = (sink.refused_on(day) & expected) - reached
    if today.cut_short:
        findings.cut_short.add(day)
    else:
        for address in sorted(expected - reached - refused):
            findings.lost.append(f"{day} {address}: nothing came")
    for address in sorted(reached - expected - set(races)):
        if not oracle.people[address] & findings.said_unknown:
            findings.wrong.append(f"{day} {address}: nothing was due")
    for one in came:
        race = races.get(one.to)
        if race and race.over and one.at > race.over + CLAIM_IS_GOOD_FOR:
            findings.wrong.append(f"{day} {one.to}: had answered, left or stopped before")
    _one_each(today, findings, came)
    _about(today, findings, acts, came)
    _hours(today, findings, acts, came)
    for address, race in races.items():
        if address in reached:
            for holding, contact in race.due:
                remember(holding, contact, day)
        elif address in sink.refused_on(day):  # came back: who has moved meanwhile is told there
            for holding, contact in race.due:
                if holding in oracle.box(address).holdings:
                    remember(holding, contact, day, refused=True)
    for address in expected:
        if address in reached or address in refused:
            oracle.box(address).mailed(day, refused=address not in reached)
        elif not today.cut_short:
            oracle.box(address).mailed(day)  # counted as lost once, not every day after


def _reminders(came: Sequence[Accepted]) -> list[Accepted]:
    rows = judge.rows(one.message_id for one in came)
    return [
        one for one in came
        if one.message_id in rows and rows[one.message_id].purpose == Purpose.REMINDER
    ]  # fmt: skip


def _stopped_too_late(came: Sequence[Accepted]) -> set[str]:
    """The addresses of mails that came, and of which the ledger says that they were not sent."""
    rows = judge.rows(one.message_id for one in came)
    return {row.to_email for row in rows.values() if row.state == State.CANCELLED}


def _one_each(today: Day, findings: Findings, came: Sequence[Accepted]) -> None:
    """Never two different reminder mails for one address on one day."""
    by_address: dict[str, set[str]] = defaultdict(set)
    for one in came:
        by_address[one.to].add(one.message_id)
    for address, different in by_address.items():
        if len(different) > 1:
            findings.wrong.append(f"{today.day} {address}: {len(different)} different mails")
    findings.most_a_day = max([findings.most_a_day, *map(len, by_address.values())])


def _about(today: Day, findings: Findings, acts: Acts, came: Sequence[Accepted]) -> None:
    """A mail asks about every step that was due at its address that morning."""
    for one in came:
        if one.to in acts.races or one.to in acts.acted:
            continue
        due = {holding.number for holding, _ in acts.oracle.box(one.to).due(today.day)}
        for number in sorted(due - one.said.asked):
            findings.lost.append(f"{today.day} {one.to}: nothing about step {number}")


def _hours(today: Day, findings: Findings, acts: Acts, came: Sequence[Accepted]) -> None:
    """At the hour it is by the clock on the wall, in winter and in summer."""
    usual = [one for one in came if not today.joins and one.to not in acts.acted]
    for one in came:
        at = timezone.localtime(one.at)
        soonest = HOUR if one in usual else FIRST_FROM
        if at.date() != today.day or not soonest <= at.time() <= EVENING:
            findings.wrong.append(f"{today.day} {one.to}: came at {at:%F %T}")
    if usual and today.early and not today.trouble:
        first = timezone.localtime(min(one.at for one in usual))
        if first.time() > BY:
            findings.lost.append(f"{today.day}: the first came at {first:%T}")
