"""When a person is to be contacted about a task. Pure: facts and a day in, a contact out.

The rules: some days before the date, on it, one and seven days after; when all stay unanswered a
closing mail thirty days after, and then silence. Tasks without a date get a question about how it
goes, never "overdue". Contacts fall on working days and never in July; points up to the date
slide earlier, points after it later. The first mail is not counted, and no chaser follows on the
next working day after it. Any answer starts the counting again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from core import calendar_no

OSLO = ZoneInfo("Europe/Oslo")

FIRST, BEFORE, ON_DAY = "first", "before", "on_day"
AFTER_1, AFTER_7, STATUS, CLOSING = "after_1", "after_7", "status", "closing"

COARSE = frozenset(
    {"months", "quarter", "tertial", "half", "season", "year", "vague", "third", "month"}
)
_ASK_AFTER: Mapping[str, int] = MappingProxyType({"urgent": 10})


@dataclass(frozen=True, slots=True)
class Policy:
    """How often and how early; days unless said otherwise.

    `before` lists (at least so many days from first mail to date, so many days before it),
    longest first; `before_coarse` is used for months, seasons and the like.
    """

    hour: time = time(8, 30)
    before: tuple[tuple[int, int], ...] = ((15, 7), (6, 3), (3, 1))
    before_coarse: tuple[tuple[int, int], ...] = ((43, 14), (15, 7), (6, 3))
    closing_after: int = 30
    between_after_points: int = 4
    before_closing: int = 14
    quiet_after_answer: int = 4
    ask_under_way_after: int = 14
    ask_blocked_after: int = 14
    ask_without_date_after: Mapping[str, int] = field(default_factory=lambda: _ASK_AFTER)
    ask_without_date_otherwise: int = 30
    unanswered_before_closing: int = 4
    grace: int = 3
    silent_months: frozenset[int] = frozenset({7})
    first_from: time = time(7, 0)
    first_until: time = time(17, 0)
    first_delay: timedelta = timedelta(minutes=10)
    send_until: time = time(18, 0)


DEFAULT = Policy()


@dataclass(frozen=True, slots=True)
class Contact:
    """That a task is (or was) brought up with a person on a day."""

    point: str
    day: date


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nobody is to be contacted. `reason`: finished, held, helper, closed."""

    reason: str


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task as seen by one person. `contacts` are those already made with this person.

    `answered` is the day of the last answer by anybody; `first_on` the day a first mail not yet
    sent is to go; `passed_on` that this person said somebody else does it, and nobody has decided.
    """

    state: str
    first_on: date
    due: date | None = None
    precision: str = ""
    no_date_reason: str = ""
    is_lead: bool = True
    is_held: bool = False
    passed_on: bool = False
    answered: date | None = None
    contacts: tuple[Contact, ...] = ()

    @property
    def waits_for_others(self) -> bool:
        """It is the contact person's turn: the date is no longer this person's to keep."""
        return self.state == "blocked" or self.passed_on

    @property
    def first(self) -> date | None:
        return next((c.day for c in self.contacts if c.point == FIRST), None)

    @property
    def chasers(self) -> list[Contact]:
        return [c for c in self.contacts if c.point != FIRST]

    def after(self, contact: Contact) -> TaskFacts:
        """The same facts once `contact` has been made."""
        return replace(self, contacts=(*self.contacts, contact))

    @property
    def unanswered(self) -> list[Contact]:
        """Chasers since the last answer. One answered the same day counts as answered."""
        return [c for c in self.chasers if self.answered is None or c.day > self.answered]


def next_contact(facts: TaskFacts, *, today: date, policy: Policy = DEFAULT) -> Contact | Nothing:
    """The next contact, on `today` or later (a first mail: when planned), or why there is none."""
    if facts.state in {"done", "dropped"}:
        return Nothing("finished")
    if facts.is_held:
        return Nothing("held")
    if facts.first is None:
        return Contact(FIRST, later(facts.first_on))
    if not facts.is_lead:
        return Nothing("helper")
    if _is_closed(facts):
        return Nothing("closed")
    contact = _next_chaser(facts, facts.first, today, policy)
    last = max(c.day for c in facts.contacts)
    earliest = max(today, last + timedelta(days=1))
    if contact.day < earliest:
        return Contact(contact.point, later(earliest, policy))
    return contact


def _is_closed(facts: TaskFacts) -> bool:
    """A closing mail ends it, until an answer comes or the date is moved beyond it."""
    closings = [c.day for c in facts.unanswered if c.point == CLOSING]
    if not closings:
        return False
    moved_on = facts.due is not None and not facts.waits_for_others and facts.due > closings[-1]
    return not moved_on


def _next_chaser(facts: TaskFacts, first: date, today: date, policy: Policy) -> Contact:
    if facts.waits_for_others or facts.due is None:
        return _question(facts, first, policy)
    if facts.answered is not None and facts.answered >= facts.due:
        return _question(facts, first, policy)
    return _dated(facts, first, facts.due, today, policy) or _after_dates(
        facts, first, facts.due, policy
    )


def _dated(facts: TaskFacts, first: date, due: date, today: date, policy: Policy) -> Contact | None:
    """The next of the points around the date that is not behind us.

    A point a few days late is made up for, unless the next is near; older ones are passed over.
    """
    last = max(c.day for c in facts.contacts)
    points = [
        p
        for p in points_around(due, first=first, precision=facts.precision, policy=policy)
        if p.day > last
        and p.day >= today - timedelta(days=policy.grace)
        and not _too_soon_after_answer(p, facts.answered, policy)
    ]
    late = [p for p in points if p.day <= today]
    ahead = [p for p in points if p.day > today]
    soon = bool(ahead) and ahead[0].day - today < timedelta(days=policy.between_after_points)
    if late and (late[-1].day == today or not soon):
        return late[-1]
    return ahead[0] if ahead else None


def points_around(
    due: date, *, first: date, precision: str = "", policy: Policy = DEFAULT
) -> list[Contact]:
    """Before, on and after `due`, in order, each on its own sendable day, after the first mail.

    A date already past at the first mail is counted from that mail instead: it has just said so.
    """
    anchor = max(due, first)
    fresh_until = calendar_no.next_working_day(first)
    points = []
    ahead = _days_before(due, first, precision, policy)
    on_day = earlier(due, policy)
    if ahead and earlier(due - timedelta(days=ahead), policy) < on_day:
        points.append(Contact(BEFORE, earlier(due - timedelta(days=ahead), policy)))
    points.append(Contact(ON_DAY, on_day))
    after_1 = later(due + timedelta(days=1), policy)
    points.append(Contact(AFTER_1, after_1))
    after_7 = later(anchor + timedelta(days=7), policy)
    if after_1 > fresh_until:
        after_7 = later(max(after_7, after_1 + timedelta(days=policy.between_after_points)), policy)
    points.append(Contact(AFTER_7, after_7))
    return [p for p in points if p.day > fresh_until]


def _days_before(due: date, first: date, precision: str, policy: Policy) -> int:
    table = policy.before_coarse if precision in COARSE else policy.before
    distance = (due - first).days
    return next((ahead for least, ahead in table if distance >= least), 0)


def _too_soon_after_answer(point: Contact, answered: date | None, policy: Policy) -> bool:
    """Who has just answered is left alone; only the promised day itself comes sooner."""
    if answered is None:
        return False
    quiet = 1 if point.point == ON_DAY else policy.quiet_after_answer
    return point.day <= answered + timedelta(days=quiet)


def _after_dates(facts: TaskFacts, first: date, due: date, policy: Policy) -> Contact:
    """The points around the date are used up: close, or ask on when somebody has answered."""
    anchor = max(due, first)
    unanswered = facts.unanswered
    day = anchor + timedelta(days=policy.closing_after)
    if unanswered:
        day = max(day, unanswered[-1].day + timedelta(days=policy.before_closing))
    enough = len(unanswered) >= policy.unanswered_before_closing
    silent = bool(unanswered) and facts.answered is None
    return Contact(CLOSING if enough or silent else STATUS, later(day, policy))


def _question(facts: TaskFacts, first: date, policy: Policy) -> Contact:
    """How does it go? Asked at a fitting distance until it has stayed unanswered often enough."""
    step = timedelta(days=_question_step(facts, policy))
    unanswered = facts.unanswered
    base = max(
        [first, *(c.day for c in facts.chasers)] + ([facts.answered] if facts.answered else [])
    )
    enough = len(unanswered) >= policy.unanswered_before_closing
    return Contact(CLOSING if enough else STATUS, later(base + step, policy))


def _question_step(facts: TaskFacts, policy: Policy) -> int:
    if facts.waits_for_others:
        return policy.ask_blocked_after
    if facts.due is not None:
        return policy.ask_under_way_after
    return policy.ask_without_date_after.get(
        facts.no_date_reason, policy.ask_without_date_otherwise
    )


def is_sendable(day: date, policy: Policy | None = None) -> bool:
    """A working day, and with a policy outside its silent months (a first mail goes in July)."""
    silent = policy is not None and day.month in policy.silent_months
    return calendar_no.is_working_day(day) and not silent


def earlier(day: date, policy: Policy | None = None) -> date:
    """`day` or the last sendable day before it."""
    return _slide(day, -1, policy)


def later(day: date, policy: Policy | None = None) -> date:
    """`day` or the first sendable day after it."""
    return _slide(day, 1, policy)


def _slide(day: date, step: int, policy: Policy | None) -> date:
    while not is_sendable(day, policy):
        day += timedelta(days=step)
    return day


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


def at_hour(day: date, policy: Policy = DEFAULT) -> datetime:
    """The moment reminders go out on `day`: 08:30 in Norway, whatever the season."""
    return datetime.combine(day, policy.hour, OSLO)


def first_notice_at(now: datetime, policy: Policy = DEFAULT) -> datetime:
    """Ten minutes from now on a working day between 07 and 17, else next working day at 08:30.

    `now` is aware; so is the answer, in Norwegian time.
    """
    here = now.astimezone(OSLO)
    today = here.date()
    if is_sendable(today) and policy.first_from <= here.time() < policy.first_until:
        return (now + policy.first_delay).astimezone(OSLO)
    if is_sendable(today) and here.time() < policy.first_from:
        return at_hour(today, policy)
    return at_hour(calendar_no.next_working_day(today), policy)


def may_send_at(now: datetime, policy: Policy = DEFAULT) -> bool:
    """Whether anybody may be mailed about tasks now: a working day, not at night."""
    here = now.astimezone(OSLO)
    return is_sendable(here.date()) and policy.first_from <= here.time() < policy.send_until


def earliest_day(now: datetime, policy: Policy = DEFAULT) -> date:
    """The first day on which something planned now may go: today only before today's hour."""
    here = now.astimezone(OSLO)
    return here.date() if here.time() < policy.hour else here.date() + timedelta(days=1)
