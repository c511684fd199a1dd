"""How mail fares, domain by domain. Nobody's opening of mails is tracked: answers are counted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, IntegerField, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Cast, Lower, StrIndex, Substr
from django.utils import timezone

from core.accounts.models import Membership
from core.mail.models import (
    DomainTrouble,
    InboundMail,
    OutgoingMail,
    Purpose,
    State,
    Suppression,
)
from followup.models import Answer
from reporting.domain.quarantine import TIME_TO_ANSWER, WINDOW, DomainFigures

TROUBLE_SHOWN: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One domain that took no mail, on how many days, the last of them, and how many addresses."""

    domain: str
    days: int
    first: date
    last: date
    addresses: int


def domains(now: datetime) -> list[DomainFigures]:
    """The figures of every domain with people we write to, those to ask about first."""
    since, answerable = now - WINDOW, now - TIME_TO_ANSWER
    sent = (
        _by_domain(_delivered().filter(sent_at__gte=since), "to_email")
        .annotate(
            people=Count("person", distinct=True),
            delivered=Count("pk"),
            old_enough=Count("pk", filter=Q(sent_at__lte=answerable)),
        )
        .values_list("domain", "people", "delivered", "old_enough")
    )
    answers, last = _answers(since)
    found = [
        DomainFigures(domain, people, delivered, old, answers[domain], last.get(domain))
        for domain, people, delivered, old in sent
        if domain
    ]
    return sorted(found, key=lambda f: (not f.may_be_in_quarantine, -f.delivered, f.domain))


def troubles(now: datetime) -> list[Trouble]:
    """Domains that took no mail from anybody on some day lately, the latest first."""
    rows = (
        DomainTrouble.objects.filter(day__gte=timezone.localdate(now - TROUBLE_SHOWN))
        .order_by()
        .values("domain")
        .annotate(days=Count("pk"), first=Min("day"), last=Max("day"), most=Max("addresses"))
        .order_by("-last", "domain")
        .values_list("domain", "days", "first", "last", "most")
    )
    return [Trouble(*row) for row in rows]


def unreachable_contacts() -> list[Membership]:
    """Contact persons whose own address takes no mail: nobody in the municipality hears of us."""
    gone = Suppression.objects.filter(reason=Suppression.Reason.BOUNCED, purpose="")
    return list(
        Membership.objects.filter(
            kind=Membership.Kind.CONTACT, ended_at__isnull=True, user__is_active=True
        )
        .annotate(address=Lower("user__email"))
        .filter(address__in=gone.values("email"))
        .select_related("user", "municipality")
        .order_by("municipality__name")
    )


def _delivered() -> QuerySet[OutgoingMail]:
    """Mails to people with a task that arrived, as far as anybody has told us."""
    mails = OutgoingMail.objects.filter(person__isnull=False, purpose=Purpose.REMINDER)
    if "Tracking" in settings.MAIL_WEBHOOKS:
        return mails.filter(state=State.DELIVERED)
    return mails.filter(state__in=(State.SENT, State.DELIVERED))


def _answers(since: datetime) -> tuple[dict[str, int], dict[str, datetime]]:
    """How many answers came from each domain, by link or by mail, and when the last one."""
    counts: dict[str, int] = defaultdict(int)
    last: dict[str, datetime] = {}
    links = _by_domain(
        Answer.objects.filter(created_at__gte=since, undone_at__isnull=True), "person__email"
    ).annotate(number=Count("pk"), at=Max("created_at"))
    mails = _by_domain(
        InboundMail.objects.filter(received_at__gte=since, person__isnull=False).exclude(
            authentic=InboundMail.Authentic.FAIL
        ),
        "from_email",
    ).annotate(number=Count("pk"), at=Max("received_at"))
    for rows in (links, mails):
        for domain, number, at in rows.values_list("domain", "number", "at"):
            counts[domain] += number
            last[domain] = max(at, last.get(domain, at))
    return counts, last


def _by_domain(rows: QuerySet[Any], field: str) -> QuerySet[Any, dict[str, Any]]:
    at = Cast(StrIndex(Lower(field), Value("@")), IntegerField())
    found: QuerySet[Any] = rows.annotate(domain=Substr(Lower(field), at + 1))
    return found.order_by().values("domain")
