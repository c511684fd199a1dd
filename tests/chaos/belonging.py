"""Whether every mail belongs to whom it went to, and whether those who were owed one got it."""

from __future__ import annotations

from core.mail.models import OutgoingMail
from followup.domain import escalation
from followup.mails.escalations import SilentNews
from tests.chaos.acts import Acts
from tests.chaos.judge import Findings
from tests.chaos.oracle import Oracle
from tests.chaos.sink import ChaosSink

SILENT_NEWS = SilentNews.name


def check(findings: Findings, sink: ChaosSink, acts: Acts) -> None:
    kinds = dict(OutgoingMail.objects.values_list("message_id", "kind"))
    came = {
        (one.to, kinds.get(one.message_id, ""), number)
        for one in sink.accepted
        for number in one.said.steps
    }
    _whose(findings, sink, acts.oracle)
    _owed(findings, sink, acts, came)
    _silent(findings, acts.oracle, {number for _, kind, number in came if kind == SILENT_NEWS})


def _whose(findings: Findings, sink: ChaosSink, oracle: Oracle) -> None:
    """One recipient, the one on the envelope; with their own page, about their own steps."""
    for one in sink.accepted:
        name = f"{one.message_id} to {one.to} at {one.at:%F %T}"
        if one.said.to != one.to:
            findings.wrong.append(f"{name}: says it is to {one.said.to}")
        if one.said.people - oracle.people.get(one.to, set()):
            findings.wrong.append(f"{name}: opens somebody else's page")
        if one.said.steps - oracle.steps.get(one.to, set()):
            findings.wrong.append(f"{name}: about somebody else's step")


def _owed(findings: Findings, sink: ChaosSink, acts: Acts, came: set[tuple[str, str, int]]) -> None:
    """Receipts and news: who answered, who helps, and the contact person.

    What was cut off by the outage may be too old when it is over; then the ledger says so.
    """
    for day, to, kind, number in acts.owed:
        if (to, kind, number) in came or to in sink.refused_on(day):
            continue
        if day not in findings.cut_short:
            findings.lost.append(f"{day} {to}: no {kind} about step {number}")


def _silent(findings: Findings, oracle: Oracle, told: set[int]) -> None:
    """The contact person hears of everybody who stayed silent to the end."""
    last = max(findings.days)
    for box in oracle.boxes.values():
        for holding in [] if box.stopped else box.holdings:
            day = escalation.tell_on(holding.facts) if holding.facts.is_lead else None
            if day and day < last and holding.number not in told:
                findings.lost.append(
                    f"{box.address}: silent, and nobody was told by {day} of step {holding.number}"
                )
