"""Whether a run did what it was asked for: a harness that kills nobody finds nothing."""

from __future__ import annotations

from typing import Final

from tests.chaos.failpoints import POINTS
from tests.chaos.judge import Findings
from tests.chaos.plan import SPRING_FROM
from tests.chaos.sink import KILLS
from tests.chaos.troubles import ORDER

#: With so many kills each way to die must have come up, with so many mails each trouble.
ALL_FROM: Final = 200
_AT_RANDOM: Final = ("worker at random", "beat at random", "web at random")


def lacking(findings: Findings, kills: int, mails: int) -> list[str]:
    """What is lacking, in words."""
    found = []
    if findings.kills < kills:
        found.append(f"{findings.kills} kills instead of {kills}")
    if findings.mails < mails * (1 if mails >= SPRING_FROM else 0.8):
        found.append(f"{findings.mails} mails instead of {mails}")
    if kills >= ALL_FROM:
        ways = (*_AT_RANDOM, *KILLS, *(point.about for point in POINTS))
        found += [f"nobody was killed: {way}" for way in ways if not findings.deaths[way]]
    if mails >= SPRING_FROM:
        found += [f"never happened: {name}" for name in ORDER if not findings.troubles[name]]
    if findings.mails and not findings.cut_short:
        found.append("no outage")
    return found
