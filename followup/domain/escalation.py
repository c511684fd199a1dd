"""When a person takes over where mail no longer helps. Pure: what was sent in, a day out.

Three ladders, each step announced in the one before:

*silent* – four mails about a task stayed unanswered (the last offers help and names the day): a
week later the contact person is told, and two weeks after that the task comes on NDFU's call list.
Where there was no time for four, the contact person is told on the day of the closing mail, and the
mail before that one offers help and names the day.

*orphan* – nobody, or nobody with an address, has a task: the contact person is asked who takes it,
again after 7 and after 30 days, and two weeks after that it comes on NDFU's call list.

*address* – mail does not reach who has a task: the contact person is asked once which address is
right, and when two weeks later none is known that works, it comes on NDFU's call list.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from followup.domain.reminder_schedule import (
    CLOSING,
    DEFAULT,
    Contact,
    Policy,
    TaskFacts,
    later,
    next_contact,
    next_day,
)

SILENT, ORPHAN, ADDRESS = "silent", "orphan", "address"
TELL, CALL = "tell", "call"
ASK, ASK_7, ASK_30 = "ask", "ask_7", "ask_30"

TELL_AFTER: Final = timedelta(days=7)
CALL_AFTER: Final = timedelta(days=14)
_NEXT: Final = {
    TELL: (CALL, CALL_AFTER),
    ASK: (ASK_7, timedelta(days=7)),
    ASK_7: (ASK_30, timedelta(days=23)),
    ASK_30: (CALL, CALL_AFTER),
}


def silent_since(facts: TaskFacts, policy: Policy = DEFAULT) -> date | None:
    """The day of the first mail of a row that stayed unanswered to its end, else None."""
    unanswered = facts.unanswered
    closed = any(contact.point == CLOSING for contact in unanswered)
    enough = len(unanswered) >= policy.unanswered_before_closing
    return unanswered[0].day if unanswered and (closed or enough) else None


def tell_on(facts: TaskFacts, policy: Policy = DEFAULT) -> date | None:
    """The day the contact person is told about a silent task; None while there is no need."""
    if silent_since(facts, policy) is None:
        return None
    unanswered = facts.unanswered
    needed = policy.unanswered_before_closing
    if len(unanswered) >= needed and unanswered[needed - 1].point != CLOSING:
        return later(unanswered[needed - 1].day + TELL_AFTER, policy)
    return later(unanswered[-1].day, policy)


def announced_on(facts: TaskFacts, said: Contact, policy: Policy = DEFAULT) -> date | None:
    """The day named in the mail `said`, if it is the last before the contact person is told.

    `facts` hold what was sent before it. The closing mail names none: they are told the same day.
    """
    facts = facts.after(said)
    count = len(facts.unanswered)
    if said.point == CLOSING or count > policy.unanswered_before_closing:
        return None
    if count == policy.unanswered_before_closing:
        return tell_on(facts, policy)
    following = next_contact(facts, today=next_day(said.day), policy=policy)
    if isinstance(following, Contact) and following.point == CLOSING:
        return following.day
    return None


def call_about_address_on(asked: date, policy: Policy = DEFAULT) -> date:
    """The day NDFU is to call about an address that nobody has corrected since `asked`."""
    return later(asked + CALL_AFTER, policy)


def after(step: str, today: date, policy: Policy = DEFAULT) -> tuple[str, date] | None:
    """The step that follows `step` made on `today`, and its day; None after the last."""
    following = _NEXT.get(step)
    return (following[0], later(today + following[1], policy)) if following else None
