"""Brings NDFU's list in: upload, compare, confirm. Nobody is written to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from core.accounts.models import Membership, User
from core.accounts.services import invite
from core.audit.log import Actor, by_user
from core.errors import Refused, Stale
from core.municipalities.models import Municipality
from followup.domain.blocks import Unreadable
from followup.models import Dugnad
from followup.readers.isolated import read_isolated
from followup.services import dugnads
from reporting.domain.list_difference import CHANGED, NEW
from reporting.domain.municipality_list import MOST_LINES, ListFault, read_list
from reporting.models import ListImport
from reporting.selectors.list_preview import PreviewRow, preview

MOST_BYTES = 5 * 1024 * 1024
KEPT_UNCONFIRMED = timedelta(days=7)
UNREADABLE: Mapping[str, StrOrPromise] = {
    "empty": gettext_lazy("Filen er tom. Velg filen med listen på nytt."),
    "password": gettext_lazy("Filen er låst med et passord. Lagre den uten, og prøv igjen."),
    "too_large": gettext_lazy("Filen er for stor. Lagre bare arket med listen i en egen fil."),
    "wrong_type": gettext_lazy(
        "Dette er ikke et regneark. Lagre listen som Excel (.xlsx) eller CSV."
    ),
}
BROKEN = gettext_lazy("Filen lar seg ikke lese. Åpne den i Excel, lagre på nytt, og prøv igjen.")
FAULTS: Mapping[str, StrOrPromise] = {
    "no_table": gettext_lazy("Vi fant ingen tabell i filen."),
    "no_header": gettext_lazy(
        "Vi fant ingen overskrifter. Øverst må det stå Kommune, Dato, og gjerne Utgave, "
        "Kontaktperson og E-post."
    ),
    "no_day": gettext_lazy("Vi fant ingen kolonne med dato. Kall overskriften Dato."),
    "no_lines": gettext_lazy("Tabellen har overskrifter, men ingen linjer under."),
}


def upload(*, filename: str, data: bytes, user: User) -> ListImport:
    """Read a list and keep it for comparing. Raises Refused with what is wrong and what to do."""
    if len(data) > MOST_BYTES:
        raise Refused(UNREADABLE["too_large"], "too_large")
    try:
        lines = read_list(read_isolated(data, filename))
    except Unreadable as fault:
        raise Refused(UNREADABLE.get(fault.kind, BROKEN), fault.kind) from fault
    except ListFault as fault:
        raise Refused(_fault_words(fault.code), fault.code) from fault
    with transaction.atomic():
        _forget_unconfirmed(user)
        return ListImport.objects.create(
            filename=filename[:200], lines=[asdict(line) for line in lines], uploaded_by=user
        )


@transaction.atomic
def confirm(*, list_import: ListImport, user: User, now: datetime) -> dict[str, int]:
    """Register and change what the list says, as compared now. A second time changes nothing.

    Makes dugnads and prepared invitations in one transaction; mails nobody. Returns how many
    lines were new, changed, unchanged and problems, and how many invitations were prepared.
    """
    list_import = ListImport.objects.select_for_update().get(pk=list_import.pk)
    if list_import.confirmed_at is not None:
        return dict(list_import.counts)
    rows = preview(list_import).rows
    actor = by_user(user)
    for row in rows:
        if row.state in {NEW, CHANGED}:
            _apply(row, actor)
    counts = Counter(row.state for row in rows)
    counts["invitations"] = sum(row.invites for row in rows)
    list_import.counts, list_import.lines = dict(counts), []
    list_import.confirmed_at = now
    list_import.save(update_fields=["counts", "lines", "confirmed_at"])
    return dict(counts)


def discard(*, list_import: ListImport) -> None:
    """Let an unconfirmed list be. Raises Stale when somebody has confirmed it meanwhile."""
    gone, _rows = ListImport.objects.filter(pk=list_import.pk, confirmed_at__isnull=True).delete()
    if not gone and ListImport.objects.filter(pk=list_import.pk).exists():
        raise Stale(_("Listen er allerede tatt inn."), "confirmed")


def _apply(row: PreviewRow, actor: Actor) -> None:
    place, day = row.municipality, row.day
    if place is None or day is None:
        return
    if row.moves is not None:
        dugnads.change(dugnad=Dugnad.objects.get(pk=row.moves), actor=actor, date=day)
    elif row.state == NEW:
        dugnads.register(municipality=place, date=day, edition=row.edition, actor=actor)
    if row.invites:
        prepare_contact(place, row.line.email, row.line.name, actor)


def prepare_contact(place: Municipality, email: str, name: str, actor: Actor) -> None:
    """Make an invitation ready for NDFU to send; a person who has the place already needs none."""
    invite(
        email=email,
        name=name,
        municipality=place,
        kind=Membership.Kind.CONTACT.value,
        actor=actor,
        send=False,
    )


def _forget_unconfirmed(user: User) -> None:
    waiting = ListImport.objects.filter(confirmed_at__isnull=True)
    waiting.filter(uploaded_by=user).delete()
    waiting.filter(uploaded_at__lt=timezone.now() - KEPT_UNCONFIRMED).delete()


def _fault_words(code: str) -> StrOrPromise:
    if code == "too_many":
        return _("Listen har mer enn %(most)s linjer. Del den i flere filer.") % {
            "most": MOST_LINES
        }
    return FAULTS[code]
