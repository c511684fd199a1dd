"""A run: some months of the product's life in some minutes, with everything going wrong."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as hour
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils import timezone

from followup.domain.reminder_schedule import OSLO, later, next_day
from tests.chaos import belonging, coverage, judge, reckoning, remaining, visitors
from tests.chaos.acts import Acts
from tests.chaos.board import GLANCE, Board, Clock
from tests.chaos.company import Company
from tests.chaos.deadly import Deck
from tests.chaos.judge import Findings
from tests.chaos.oracle import Oracle
from tests.chaos.plan import SWITCHES, Day, plan
from tests.chaos.population import Population
from tests.chaos.servers import PostgreSQL, Redis
from tests.chaos.sink import Accepted, ChaosSink
from tests.chaos.troubles import ORDER, Trouble
from tests.chaos.visitors import Visitors

#: Nothing said for so long: it is time to move the clock on (seconds).
STILL: Final = 0.5
#: As long as this where somebody is at it: moving the clock on would take it from who is only slow.
PAUSE: Final = 3.0
#: The same thing waits for so long without anything happening: it will not (seconds).
STUCK: Final = 60.0
#: So many mails for each that is expected are a storm: receipts and news are far fewer.
STORM: Final = 5
#: So long after the mail server went, everything else goes too: mails wait in the queue (seconds).
OUTAGE_AFTER: Final = 1.5
#: Shares of what arrives: told of as delivered; complained of as spam.
TOLD: Final = 0.2
COMPLAINED: Final = 0.002


class Run:
    """Everything of one run; `go` returns what was found."""

    def __init__(
        self,
        *,
        board: Board,
        clock: Clock,
        company: Company,
        sink: ChaosSink,
        postgresql: PostgreSQL,
        redis: Redis,
        web_port: int,
        kills: int,
        mails: int,
        seed: int,
        say: Callable[[str], None],
    ) -> None:
        self.board, self.clock, self.company, self.sink = board, clock, company, sink
        self.postgresql, self.redis, self.say = postgresql, redis, say
        self.chance = random.Random(seed)
        self.kills, self.mails = kills, mails
        self.oracle = Oracle()
        self.population = Population(self.oracle, random.Random(seed + 1))
        self.visitors = Visitors(web_port)
        self.acts = Acts(self.oracle, self.population, self.visitors, random.Random(seed + 2))
        self.deck = Deck(company, sink, board, random.Random(seed + 3), kills, mails)
        self.findings = Findings()
        #: A day on which so many are to be mailed has its trouble, and is followed by the next.
        self._many = max(10, mails // 100)
        self._told = 0
        self._troubles = 0

    def go(self) -> Findings:
        """Live through every day on which somebody is to be mailed; then judge."""
        whole = plan(self.mails)
        self._turn_to(datetime.combine(whole.cohorts[0].joins, hour(5, 0), OSLO))
        self.population.settle(whole.cohorts[0].joins - timedelta(days=1))
        self.company.open()
        joining, day = list(whole.cohorts), whole.cohorts[0].joins - timedelta(days=1)
        resumed, again = False, None
        while True:
            days = [self.oracle.next_day(day), *(cohort.joins for cohort in joining), again]
            if not resumed:
                soonest = later(next_day(day))
                day = max(soonest, min((found for found in days if found), default=date.max))
            if day > whole.until:
                break
            begins = hour(10, 0) if resumed else hour(6, 50)
            resumed = False
            self._pass_switches(day)
            self._turn_to(datetime.combine(day, begins, OSLO))
            self.company.open()
            today = Day(day, early=begins < hour(8))
            for cohort in [one for one in joining if one.joins == day]:
                self.population.join(cohort, timezone.now())
                joining.remove(cohort)
                today.joins = True
            self.findings.days.append(day)
            many = len(self.oracle.due(day)) >= self._many
            # What comes a day late, or twice, is seen only if somebody is there the day after.
            again = later(next_day(day)) if many else None
            if self._live(today, outage=day == whole.outage):
                day, resumed = day + timedelta(days=2), True
        self._end()
        return self.findings

    # -- a day

    def _live(self, today: Day, *, outage: bool) -> bool:
        """One day. True when everything was cut off in its middle."""
        began = time.monotonic()
        day = today.day
        self.acts.new_day()
        if today.early:
            self._surely_awake()
            self.acts.early(day)
            self._wait(lambda: not self.visitors.waiting)
        today.expected, today.first = self.oracle.due(day), len(self.sink.accepted)
        trouble = self._trouble(today, "smtp gone" if outage else "")
        if today.early:
            self._turn_to(datetime.combine(day, hour(8, 29, 58), OSLO))
        racers = self.acts.racers(today.expected)
        waiting = len(racers)
        last: object = None
        moved, since = 0, time.monotonic()
        while True:
            progress = self._progress(today)
            if outage and trouble and trouble.lasted > OUTAGE_AFTER:
                self._outage(trouble)
                today.cut_short = True
                break
            if len(self.sink.accepted) - today.first > STORM * len(today.expected) + 500:
                self.findings.stuck.append(f"{day}: a storm that does not end")
                break
            self._go_wrong(trouble, progress, today)
            while racers and progress >= 0.1 + 0.8 * (1 - len(racers) / waiting):
                self.acts.race(racers.pop(), day)
            self._tell(today)
            if not self._is_still():
                time.sleep(0.02)
                continue
            left = remaining.left(day)
            if left is None:
                continue
            waits_for, at = left
            if waits_for and self._quiet < PAUSE and remaining.in_hand(waits_for):
                time.sleep(0.2)
                continue
            if not waits_for:
                if not racers:
                    break
                for address in racers:
                    self.acts.race(address, day)
                racers = []
                continue
            if waits_for != last:
                last, moved, since = waits_for, 0, time.monotonic()
            elif time.monotonic() - since > STUCK:
                self.findings.stuck.append(f"{day}: {waits_for}")
                break
            moved += 1
            self._move_on(day, at, moved)
        if trouble:
            trouble.end()
            if trouble.began:
                today.trouble = trouble.name
                self.findings.troubles[trouble.name] += 1
                if trouble.name.startswith("postgresql"):
                    self.findings.database_away.add(day)
        self._check(today)
        self.say(
            f"{day}  {len(self.sink.accepted) - today.first:5} mails, "
            f"{self.company.kills:4} kills so far, {time.monotonic() - began:5.1f} s"
            + (f"  {trouble.name}" if trouble and trouble.began else "")
            + ("  two-day outage" if outage else "")
        )
        return outage

    def _trouble(self, today: Day, name: str) -> Trouble | None:
        outage = bool(name)
        if not name:
            if len(today.expected) < self._many:
                return None
            name = ORDER[self._troubles % len(ORDER)]
            self._troubles += 1
        return Trouble(name, self.sink, self.postgresql, self.redis, self.chance, endless=outage)

    def _go_wrong(self, trouble: Trouble | None, progress: float, today: Day) -> None:
        if self.company.read_deaths():
            self.sink.heard()
        if progress < 0.93:
            self.deck.play(len(self.sink.accepted))
        else:
            self.deck.rest()
        if trouble:
            trouble.tell(progress, lambda: sorted(today.expected - self.acts.acted))

    def _progress(self, today: Day) -> float:
        """How much of the day's mail has come, 0 to 1."""
        came = len(self.sink.accepted) - today.first
        return min(1.0, came / max(1, len(today.expected)))

    def _outage(self, trouble: Trouble) -> None:
        trouble.end()
        self.deck.rest()
        self.company.kill_all("outage: everything at once")
        self.sink.cut_all()
        self.company.read_deaths()
        self._wait(lambda: not self.sink.talking)

    def _tell(self, today: Day) -> None:
        """The provider tells of some of what has arrived."""
        while self._told < len(self.sink.accepted):
            one = self.sink.accepted[self._told]
            self._told += 1
            kind = self.chance.random()
            if kind < COMPLAINED and one.to in today.expected - self.acts.acted:
                self.acts.acted.add(one.to)
                self.oracle.box(one.to).stopped = True
                self._event("SpamComplaint", one)
            elif kind < TOLD:
                self._event("Delivery", one)

    def _event(self, record: str, one: Accepted) -> None:
        def heard(_when: datetime) -> None:
            if record == "Delivery":
                self.findings.told.add(one.message_id)

        secret = settings.WEBHOOK_PASSWORD
        self.visitors.send(visitors.event(record, one.message_id, one.to, secret, heard))

    # -- the clock

    def _turn_to(self, moment: datetime) -> None:
        self.board.lead = moment.timestamp() - (time.time() - self.board.lead)
        self.clock.look()
        time.sleep(2 * GLANCE)

    def _pass_switches(self, day: date) -> None:
        """Be awake while the clocks are put back or forward."""
        for switch in SWITCHES:
            if timezone.now() < switch and switch.date() < day:
                self._turn_to(switch - timedelta(seconds=2))
                time.sleep(4)

    def _move_on(self, day: date, at: datetime | None, moved: int) -> None:
        """To the next thing that is to happen, or a little further for somebody to ring."""
        now = timezone.now()
        step = min(timedelta(seconds=30) * 2 ** min(moved // 3, 4), timedelta(minutes=5))
        to = now + step
        if at is not None and at > now:
            to = max(at + timedelta(seconds=1), now + timedelta(seconds=20))
        night = datetime.combine(day, hour(17, 30), OSLO)
        if to < night:
            self._turn_to(to)
        self.sink.heard()

    def _is_still(self) -> bool:
        busy = self.sink.talking or self.visitors.waiting
        return self._quiet > STILL and not busy and self.company.ready()

    @property
    def _quiet(self) -> float:
        """For how long nothing has been said to the mail server, in seconds."""
        return time.monotonic() - self.sink.last_heard

    def _surely_awake(self) -> None:
        self._wait(self.company.ready)

    def _wait(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + 120
        while not holds():
            if time.monotonic() > until:
                ended = dict(self.company.unexpected)
                raise RuntimeError(f"The run stands still; ended by themselves: {ended}")
            time.sleep(0.05)
            self.company.read_deaths()

    # -- what came of it

    def _check(self, today: Day) -> None:
        connection.close()
        reckoning.check(today, self.findings, self.acts, self.sink)
        self.sink.trouble = ""

    def _end(self) -> None:
        """No more faults; everything that can be done is done; then the books are compared."""
        self.deck.rest()
        self.sink.trouble = ""
        self.company.read_deaths()
        self.visitors.close()
        connection.close()
        self.findings.gave_up = list(self.visitors.gave_up)
        judge.compare(self.findings, self.sink, self.company.deaths)
        belonging.check(self.findings, self.sink, self.acts)
        self.findings.short = coverage.lacking(self.findings, self.kills, self.mails)
