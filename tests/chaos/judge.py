"""What came of a run: lost, wrong, twice. Everything is counted at the sink by unique id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from django.utils import timezone

from core.mail.models import UNFINISHED, OutgoingMail, State
from core.mail.outbox import message_id_for
from followup.models import Answer
from tests.chaos import books
from tests.chaos.company import Death
from tests.chaos.sink import Accepted, ChaosSink

#: So near in time to the server's taking a mail its sender may have died without having written it
#: down: after, or before (a busy server takes what a process said that is dead by now).
WINDOW: Final = 5.0
#: While the database is away a process holds on to what it has sent, until it can write it down.
AWAY_WINDOW: Final = 15.0
#: Why a mail comes twice although nobody died: whoever hears nothing in time must try again.
TOO_LATE: Final = "SMTP: taken, answered too late"
_WORDLESS: Final = ("body_text", "body_html", "headers")


@dataclass
class Findings:
    """What is wrong, in words; all of it empty when all is well."""

    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    #: Twice, though nobody died between the server's yes and the commit.
    unexplained: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    gave_up: list[str] = field(default_factory=list)
    accepted: int = 0
    mails: int = 0
    kills: int = 0
    duplicates: int = 0
    same_message_id: int = 0
    missed: int = 0
    #: Reminders to one address on one day, at most: no storm.
    most_a_day: int = 0
    #: What the run was asked for and did not do.
    short: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    troubles: Counter[str] = field(default_factory=Counter)
    told: set[str] = field(default_factory=set)
    cut_short: set[date] = field(default_factory=set)
    #: People whose mail the server took from a process that died, and whose tasks changed before it
    #: was tried again: it was stopped then, and what is left is said once more, another day.
    said_unknown: set[int] = field(default_factory=set)
    #: Days on which PostgreSQL was restarted or crashed.
    database_away: set[date] = field(default_factory=set)
    deaths: Counter[str] = field(default_factory=Counter)
    explained: Counter[str] = field(default_factory=Counter)

    @property
    def bad(self) -> bool:
        uneven = self.duplicates != self.same_message_id
        found = self.lost or self.wrong or self.unexplained or self.stuck or self.gave_up
        return bool(uneven or found or self.short)

    @property
    def line(self) -> str:
        wrong = len(self.wrong) + len(self.unexplained)
        return (
            f"mails={self.mails} kills={self.kills} lost={len(self.lost)} wrong={wrong} "
            f"duplicates={self.duplicates} same_message_id={self.same_message_id}"
        )


def rows(message_ids: Iterable[str]) -> dict[str, OutgoingMail]:
    """The ledger's rows by Message-ID, without their words."""
    wanted = set(message_ids)
    found = OutgoingMail.objects.filter(message_id__in=wanted).defer(*_WORDLESS)
    return {row.message_id: row for row in found}


def compare(findings: Findings, sink: ChaosSink, deaths: Sequence[Death]) -> None:
    """Sink, ledger and deaths must tell the same story."""
    by_id: dict[str, list[Accepted]] = defaultdict(list)
    for one in sink.accepted:
        by_id[one.message_id].append(one)
    firsts = [copies[0] for copies in by_id.values()]
    meant = {(one.to, one.said.words, timezone.localdate(one.at)) for one in firsts}
    findings.accepted, findings.mails = len(sink.accepted), len(by_id)
    died = {death.pid: death.where for death in deaths if death.counts}
    findings.deaths = Counter(died.values())
    findings.kills = len(died)
    findings.same_message_id = sum(len(copies) - 1 for copies in by_id.values())
    findings.duplicates = findings.same_message_id + len(firsts) - len(meant)
    _ledger(findings, by_id, sink)
    twice(findings, by_id, deaths, books.gone_at())
    untold = Answer.objects.filter(told_at=None, undone_at=None).count()
    if untold:
        findings.lost.append(f"{untold} answers nobody was told of")


def _ledger(findings: Findings, by_id: dict[str, list[Accepted]], sink: ChaosSink) -> None:
    known = set()
    for row in OutgoingMail.objects.defer(*_WORDLESS).iterator():
        known.add(row.message_id)
        came = by_id.get(row.message_id, [])
        written = timezone.localdate(row.created_at)
        name = f"{row.kind} to {row.to_email} of {written}"
        if row.message_id != message_id_for(row.dedupe_key):
            findings.wrong.append(f"{name}: another Message-ID")
        if any(one.to != row.to_email for one in came):
            findings.wrong.append(f"{name}: went to another address")
        if row.state in UNFINISHED:
            findings.lost.append(f"{name}: still {row.state} ({row.state_detail})")
        elif row.state in {State.SENT, State.DELIVERED} and not came:
            findings.lost.append(f"{name}: {row.state}, and never came")
        elif row.state in {State.FAILED, State.BOUNCED}:
            if row.to_email not in sink.refused_on(written):
                findings.lost.append(f"{name}: {row.state} ({row.state_detail})")
        elif row.state == State.MISSED:
            findings.missed += 1
            if written not in findings.cut_short:
                findings.lost.append(f"{name}: missed")
        if row.message_id in findings.told and row.delivered_at is None:
            findings.lost.append(f"{name}: the provider's word that it was delivered")
    for message_id in set(by_id) - known:
        findings.wrong.append(f"{message_id}: not in the ledger")


def twice(
    findings: Findings,
    by_id: Mapping[str, Sequence[Accepted]],
    deaths: Sequence[Death],
    gone: Mapping[str, Sequence[float]],
) -> None:
    """Each copy but the last must be of a process that died right after the server took it, or had
    hung up before the server answered; and before it was written down as `gone`."""
    died: dict[int, list[Death]] = defaultdict(list)
    for death in deaths:
        died[death.pid].append(death)
    for message_id, copies in by_id.items():
        if len(gone.get(message_id, [])) > 1:
            findings.unexplained.append(f"{message_id} to {copies[0].to}: written down twice")
        for copy, following in pairwise(copies):
            day = timezone.localdate(copy.at)
            window = AWAY_WINDOW if day in findings.database_away else WINDOW
            after = [d for d in died[copy.pid] if abs(d.real - copy.real) <= window]
            written = [at for at in gone.get(message_id, []) if at < following.wall]
            name = f"{message_id} to {copy.to} at {copy.at:%F %T}"
            if written:
                findings.unexplained.append(f"{name}: again, although it was written down as gone")
            elif after:
                findings.explained[after[0].where] += 1
            elif copy.unheard:
                findings.explained[TOO_LATE] += 1
            else:
                all_ = [round(d.real - copy.real, 2) for d in died[copy.pid]]
                findings.unexplained.append(f"{name}: process {copy.pid} died {all_} s later")
