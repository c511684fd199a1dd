"""An uploaded list beside what is registered, line by line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from core.accounts.models import Invitation, Membership
from core.errors import Refused
from core.mail.addresses import clean_email
from core.municipalities.models import Municipality
from core.municipalities.selectors import Register
from followup.models import Dugnad, Edition
from reporting.domain.list_difference import PROBLEM, Existing, Outcome, Wanted, compare
from reporting.domain.municipality_list import Line, day_of, edition_of
from reporting.models import ListImport

DAY_FAULTS: Mapping[str, StrOrPromise] = {
    "missing": gettext_lazy("Datoen mangler."),
    "year_only": gettext_lazy("Her står bare året. Skriv hele datoen."),
    "no_such_day": gettext_lazy("Denne datoen finnes ikke."),
    "unclear": gettext_lazy("Datoen er uklar. Skriv den som 12.03.2026."),
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line: how it stands to what is registered, and, for a problem, a sentence."""

    line: Line
    state: str
    municipality: Municipality | None = None
    day: date | None = None
    edition: str = ""
    moves: int | None = None
    moved_from: date | None = None
    invites: bool = False
    problem: str = ""

    @property
    def edition_label(self) -> str:
        """The edition as people call it."""
        return str(Edition(self.edition).label) if self.edition else ""


@dataclass(frozen=True, slots=True)
class Preview:
    rows: list[PreviewRow]

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(row.state for row in self.rows))

    @property
    def invitations(self) -> int:
        return sum(row.invites for row in self.rows)


def preview(list_import: ListImport) -> Preview:
    """Compare the list with what is registered now. Five queries, however long it is."""
    lines = [Line(**line) for line in list_import.lines]
    register = Register()
    read: dict[int, Wanted] = {}
    problems: dict[int, PreviewRow] = {}
    for line in lines:
        wanted = _read(line, register)
        if isinstance(wanted, str):
            problems[line.line] = PreviewRow(line, PROBLEM, problem=wanted)
        else:
            read[line.line] = wanted
    outcomes = {
        outcome.wanted.line: outcome
        for outcome in compare(list(read.values()), _registered(), _known_addresses())
    }
    return Preview(
        [problems.get(line.line) or _row(line, outcomes[line.line], register) for line in lines]
    )


def _read(line: Line, register: Register) -> Wanted | str:
    """The line as we understand it, or a sentence about what is wrong."""
    place = register.resolve(line.place)
    if place is None:
        return _place_problem(line.place, register)
    day = day_of(line.day, line.year)
    if isinstance(day, str):
        return str(DAY_FAULTS[day])
    edition = edition_of(line.edition)
    if not edition:
        return _("Utgaven «%(text)s» kjenner vi ikke. Skriv kommune, frivillighet eller ung.") % {
            "text": line.edition
        }
    try:
        email = clean_email(line.email) if line.email else ""
    except Refused:
        return _("E-postadressen «%(text)s» er ikke riktig skrevet.") % {"text": line.email}
    return Wanted(line.line, place.pk, day, edition, line.name, email)


def _place_problem(text: str, register: Register) -> str:
    if not text:
        return _("Kommunen mangler.")
    near = register.search(text, 3)
    if not near:
        return _("Vi fant ingen kommune som heter «%(text)s».") % {"text": text}
    return _("Vi er ikke sikre på hvilken kommune «%(text)s» er. Mente du %(names)s?") % {
        "text": text,
        "names": ", ".join(map(str, near)),
    }


def _row(line: Line, outcome: Outcome, register: Register) -> PreviewRow:
    problem = ""
    if outcome.same_as is not None:
        problem = _("Den samme dugnaden står også på linje %(line)s.") % {"line": outcome.same_as}
    return PreviewRow(
        line=line,
        state=outcome.state,
        municipality=register.by_key[outcome.wanted.municipality],
        day=outcome.wanted.day,
        edition=outcome.wanted.edition,
        moves=outcome.moves,
        moved_from=outcome.moved_from,
        invites=outcome.invites,
        problem=problem,
    )


def _registered() -> list[Existing]:
    rows = Dugnad.objects.order_by("pk").values_list("pk", "municipality", "date", "edition")
    return [Existing(*row) for row in rows]


def _known_addresses() -> dict[int, frozenset[str]]:
    """Addresses that are contact persons already, or invited to be, by municipality."""
    found: dict[int, set[str]] = defaultdict(set)
    contacts = Membership.objects.filter(
        ended_at__isnull=True, kind=Membership.Kind.CONTACT
    ).values_list("municipality", "user__email")
    invited = Invitation.objects.open().filter(kind=Membership.Kind.CONTACT)
    for place, email in [*contacts, *invited.values_list("municipality", "email")]:
        if place is not None:
            found[place].add(email)
    return {place: frozenset(emails) for place, emails in found.items()}
