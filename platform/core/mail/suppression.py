"""Addresses that are not to get mails of one purpose, or of any."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from core.mail.models import WAITING, OutgoingMail, Purpose, State, Suppression

#: Mails that always go: without the code, nobody could log in and change anything.
EXEMPT = frozenset({Purpose.LOGIN})


@transaction.atomic
def suppress(email: str, purpose: str, reason: str, *, detail: str = "") -> tuple[Suppression, int]:
    """Send no more mails of `purpose` ("" for any) to `email`; hold back what waits in the queue.

    Returns the row and how many waiting mails were held back. Asking twice is a success; the
    first reason stays. `reason` is one of Suppression.Reason.
    """
    address = email.strip().lower()
    row, _created = Suppression.objects.get_or_create(
        email=address,
        purpose=purpose,
        defaults={"reason": Suppression.Reason(reason), "detail": detail[:300]},
    )
    waiting = OutgoingMail.objects.filter(to_email=address, state__in=WAITING)
    waiting = waiting.exclude(purpose__in=EXEMPT)
    if purpose:
        waiting = waiting.filter(purpose=purpose)
    return row, waiting.update(state=State.SUPPRESSED, state_detail=row.reason)


def unsuppress(email: str, purpose: str | None = None) -> int:
    """Allow mails of `purpose` again (None: of every purpose). Returns how many rows went.

    Nothing that was held back is sent afterwards: it is old by now.
    """
    rows = Suppression.objects.filter(email=email.strip().lower())
    if purpose is not None:
        rows = rows.filter(purpose=purpose)
    return rows.delete()[0]


def is_suppressed(email: str, purpose: str) -> str:
    """The reason why mails of `purpose` do not go to `email`, or ""."""
    return reasons([(email, purpose)]).get((email.strip().lower(), purpose), "")


def reasons(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """For those (email, purpose) that are suppressed: why. One query, however many pairs."""
    wanted = {(email.strip().lower(), purpose) for email, purpose in pairs if purpose not in EXEMPT}
    if not wanted:
        return {}
    rows: QuerySet[Suppression, tuple[str, str, str]] = Suppression.objects.filter(
        email__in={email for email, _purpose in wanted}
    ).values_list("email", "purpose", "reason")
    known = {(email, purpose): reason for email, purpose, reason in rows}
    found = {}
    for email, purpose in wanted:
        reason = known.get((email, "")) or known.get((email, purpose))
        if reason:
            found[email, purpose] = reason
    return found
