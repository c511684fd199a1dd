"""Looks at what came back and decides about addresses and domains; the rules are in `bounce_rules`.

Not at once: when a domain fails, its addresses fail one after the other, and the first of them
would be blamed. So a failure is looked at when it is JUDGED_AFTER old, with all that came since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from core.mail import news, suppression
from core.mail.bounce_rules import WINDOW, Happened, failing_days, is_given_up, outcome_of
from core.mail.event_kinds import Kind
from core.mail.models import DomainTrouble, MailEvent, OutgoingMail, Purpose, State, Suppression

JUDGED_AFTER: Final = timedelta(minutes=15)
#: One of these that came back is told of at once, before the address is given up.
IMPORTANT: Final = frozenset({Purpose.REMINDER, Purpose.INVITATION})
#: Nothing is delivered longer than this after it was sent (RFC 5321: relays give up before).
_ON_ITS_WAY: Final = timedelta(days=5)


def judge_due(now: datetime) -> int:
    """Look at every failure that is old enough. Returns how many addresses were given up."""
    pending = MailEvent.objects.filter(
        judged_at=None, kind__in=(Kind.SOFT, Kind.HARD), received_at__lte=now - JUDGED_AFTER
    )
    domains = sorted(set(pending.exclude(mail=None).values_list("domain", flat=True)))
    pending.filter(mail=None).update(judged_at=now)
    return sum(judge_domain(domain, now) for domain in domains)


@transaction.atomic
def judge_domain(domain: str, now: datetime) -> int:
    """Decide about one domain and its addresses that failed. Returns how many were given up."""
    events = list(
        MailEvent.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(domain=domain, judged_at=None, kind__in=(Kind.SOFT, Kind.HARD))
        .filter(received_at__lte=now - JUDGED_AFTER)
        .select_related("mail")
        .defer("mail__body_text", "mail__body_html")
    )
    _note_trouble(domain, {timezone.localdate(event.at) for event in events}, now)
    window = DomainTrouble.objects.filter(domain=domain, day__gte=timezone.localdate(now - WINDOW))
    days = frozenset(window.values_list("day", flat=True))
    by_address: dict[str, list[MailEvent]] = defaultdict(list)
    for event in events:
        by_address[event.email].append(event)
    given_up = sum(_judge_address(email, found, days, now) for email, found in by_address.items())
    MailEvent.objects.filter(pk__in=[event.pk for event in events]).update(judged_at=now)
    return given_up


@dataclass(frozen=True, slots=True)
class _Whose:
    """One address, or a whole domain: how to find what happened to it, and mails to it."""

    events: Q
    mails: Q


def _address(email: str) -> _Whose:
    return _Whose(Q(email=email), Q(to_email=email))


def _domain(domain: str) -> _Whose:
    return _Whose(Q(domain=domain), Q(to_email__endswith=f"@{domain}"))


def _history(whose: _Whose, since: datetime, until: datetime) -> list[Happened]:
    """What became of the mails to an address or a domain, by when it happened. One entry each."""
    found: dict[int, tuple[str, set[str], datetime]] = {}
    events = MailEvent.objects.filter(
        whose.events, kind__in=(Kind.SOFT, Kind.HARD), at__gte=since, at__lt=until
    ).exclude(mail=None)
    for mail, email, kind, at in events.values_list("mail", "email", "kind", "at"):
        kinds = found.setdefault(mail, (email, set(), at))[1]
        kinds.add(kind)
    for mail, email, at in _arrived(whose, since, until):
        found.setdefault(mail, (email, set(), at))[1].add("delivered")
    return [
        Happened(email, outcome, at, timezone.localdate(at))
        for email, kinds, at in found.values()
        if (outcome := outcome_of(kinds))
    ]


def _arrived(
    whose: _Whose, since: datetime, until: datetime
) -> Iterable[tuple[int, str, datetime]]:
    rows = OutgoingMail.objects.filter(whose.mails, sent_at__gte=since - _ON_ITS_WAY)
    if "Tracking" in settings.MAIL_WEBHOOKS:
        rows = rows.annotate(at=F("delivered_at"))
    else:
        # Nobody tells us what was delivered: what the server took is all there is to go by.
        rows = rows.filter(state=State.SENT).annotate(at=F("sent_at"))
    return rows.filter(at__gte=since, at__lt=until).values_list("pk", "to_email", "at")


def _note_trouble(domain: str, days: set[date], now: datetime) -> None:
    for day in sorted(days):
        since = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        failed = failing_days(_history(_domain(domain), since, since + timedelta(days=1)))
        if day in failed:
            _row, fresh = DomainTrouble.objects.update_or_create(
                domain=domain, day=day, defaults={"addresses": failed[day]}
            )
            if fresh:
                _take_back(domain, since)


def _take_back(domain: str, since: datetime) -> None:
    """Addresses of the domain that were given up earlier that day: it was not their fault."""
    blamed = Suppression.objects.filter(
        email__endswith=f"@{domain}", reason=Suppression.Reason.BOUNCED, created_at__gte=since
    )
    emails = tuple(blamed.values_list("email", flat=True))
    if emails:
        blamed.delete()
        news.tell(news.Reachable(emails))


def _judge_address(
    email: str, events: list[MailEvent], domain_days: frozenset[date], now: datetime
) -> bool:
    since = now - WINDOW
    happened = _history(_address(email), since, now + timedelta(days=1))
    people = tuple(sorted({e.mail.person for e in events if e.mail and e.mail.person is not None}))
    if is_given_up(happened, now, domain_days):
        suppression.suppress(email, "", Suppression.Reason.BOUNCED)
        news.tell(news.Undeliverable(email, "bounced", suppressed=True, people=people))
        return True
    if any(_is_important(event, domain_days) for event in events):
        news.tell(news.Undeliverable(email, "bounced", suppressed=False, people=people))
    return False


def _is_important(event: MailEvent, domain_days: frozenset[date]) -> bool:
    mail = event.mail
    return (
        event.kind == Kind.HARD
        and mail is not None
        and mail.purpose in IMPORTANT
        and timezone.localdate(event.at) not in domain_days
    )
