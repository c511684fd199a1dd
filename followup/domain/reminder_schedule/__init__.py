"""When a person is to be contacted about a task. Pure: facts and a day in, a contact out.

The rules: some days before the date, on it, one and seven days after; when all stay unanswered a
closing mail thirty days after, and then silence. Tasks without a date get a question about how it
goes, never "overdue". Points up to the date slide earlier, points after it later, so that contacts
fall on days the municipality's policy allows, and never two on one day. The first mail is not
counted, and no chaser follows on the next working day after it. Any answer starts the counting
again; who asked to be asked on a day is asked on that day.

`policy` what a municipality may choose · `facts` what is known · `days` when mail may go ·
`points` the points around a date · `next_contact` puts them together.
"""

from core.quiet_hours import OSLO
from followup.domain.reminder_schedule.days import (
    at_hour,
    earlier,
    earliest_day,
    first_mail_on,
    first_notice_at,
    is_paused,
    is_sendable,
    later,
    may_begin,
    may_send_at,
    next_day,
    why_not_sendable,
)
from followup.domain.reminder_schedule.facts import (
    AFTER_1,
    AFTER_7,
    BEFORE,
    CLOSING,
    FIRST,
    ON_DAY,
    STATUS,
    Contact,
    Nothing,
    TaskFacts,
)
from followup.domain.reminder_schedule.next_contact import next_contact
from followup.domain.reminder_schedule.points import points_around
from followup.domain.reminder_schedule.policy import DEFAULT, Pause, Policy

__all__ = [
    "AFTER_1",
    "AFTER_7",
    "BEFORE",
    "CLOSING",
    "DEFAULT",
    "FIRST",
    "ON_DAY",
    "OSLO",
    "STATUS",
    "Contact",
    "Nothing",
    "Pause",
    "Policy",
    "TaskFacts",
    "at_hour",
    "earlier",
    "earliest_day",
    "first_mail_on",
    "first_notice_at",
    "is_paused",
    "is_sendable",
    "later",
    "may_begin",
    "may_send_at",
    "next_contact",
    "next_day",
    "points_around",
    "why_not_sendable",
]
