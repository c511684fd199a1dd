"""From a file to what the rules read in it, seen from a dugnad or on its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from core.errors import Refused
from core.municipalities import facts
from followup.domain import referat as rules
from followup.domain import stored
from followup.domain.blocks import Document, Unreadable
from followup.domain.reading import Participant, Party, ReferatReading
from followup.models import Dugnad, KnownWording, Person
from followup.readers.interpreting import Beforehand, Interpreted
from followup.readers.isolated import interpret_isolated
from followup.services.participants import Register

SENTENCES: dict[str, StrOrPromise] = {
    "empty": gettext_lazy("Filen er tom. Velg filen på nytt, eller lim inn teksten fra referatet."),
    "wrong_type": gettext_lazy(
        "Dette er ikke et dokument vi kan lese. Lagre referatet som Word-dokument (.docx) "
        "og prøv igjen, eller lim inn teksten."
    ),
    "corrupt": gettext_lazy(
        "Filen er skadet eller bare delvis lastet opp. Åpne den på din egen maskin, lagre den "
        "på nytt og prøv igjen, eller lim inn teksten."
    ),
    "password": gettext_lazy(
        "Filen er beskyttet med passord. Lagre den uten passord og prøv igjen, "
        "eller lim inn teksten."
    ),
    "too_large": gettext_lazy(
        "Filen er for stor. Vi tar imot inntil 20 MB. Lagre den uten bilder og prøv igjen, "
        "eller lim inn teksten."
    ),
    "unsafe": gettext_lazy(
        "Filen inneholder noe vi av sikkerhetsgrunner ikke åpner. Lagre referatet som et nytt "
        "Word-dokument (.docx) og prøv igjen, eller lim inn teksten."
    ),
    "no_text": gettext_lazy(
        "Vi fant bare bilder i filen, ikke tekst. Er den skannet, kan du lime inn teksten "
        "eller laste opp dokumentet det ble skrevet i."
    ),
    "no_converter": gettext_lazy(
        "Dette filformatet kan vi ikke åpne her. Velg «Lagre som» og Word-dokument (.docx), "
        "og prøv igjen, eller lim inn teksten."
    ),
}
"""What a person is told for each kind of `Unreadable`: what happened and what to do next."""

TOO_MUCH = gettext_lazy(
    "Dokumentet er for omfattende til at vi rekker å lese det. Del det opp, eller lim inn bare "
    "den delen som hører til denne dugnaden."
)
"""A file of the right size that holds more pages, cells or text than there is time to read."""


def read_for(dugnad: Dugnad, data: bytes, filename: str) -> tuple[Document, ReferatReading | None]:
    """The document in a file, and what the rules read in it seen from this dugnad.

    Read in a limited process. Date and municipality are those the document itself gives, so that
    a difference can be asked about. Of a document about several dugnads, only the ideas of this
    one are kept. None for the reading where the document is more than there is time for.
    Raises Refused with a clear sentence for a file that cannot be read.
    """
    beforehand = Beforehand(
        reference=dugnad.date,
        today=timezone.localdate(),
        register=register(),
        participants=[
            Participant(p.name, p.email, p.organisation, p.role) for p in _people_of(dugnad)
        ],
        aliases=Known(dugnad.municipality_id).aliases(),
    )
    document, found = _read(data, filename, beforehand)
    if found is None:
        return document, None
    reading = found.reading
    reading.dugnad_date = found.own_date
    own = [i for i in reading.ideas if i.dugnad_date in {None, dugnad.date}]
    if len(reading.dugnads) > 1 and own:
        reading.ideas = own
    return document, reading


def read_alone(
    data: bytes, filename: str, *, municipality: str = "", reference: date | None = None
) -> ReferatReading:
    """What the rules read in a file, without anything from the database.

    Raises Refused with a clear sentence where it cannot be read, or takes too long.
    """
    beforehand = Beforehand(
        reference=reference,
        today=timezone.localdate(),
        municipality=municipality,
        register=register(),
    )
    _, found = _read(data, filename, beforehand)
    if found is None:
        raise Refused(TOO_MUCH, "too_large")
    return found.reading


def _read(
    data: bytes, filename: str, beforehand: Beforehand
) -> tuple[Document, Interpreted | None]:
    try:
        return interpret_isolated(
            data,
            filename,
            beforehand,
            interpreting=settings.REFERAT_INTERPRETING_SECONDS,
            seconds=settings.REFERAT_SECONDS,
            megabytes=settings.REFERAT_MEGABYTES,
        )
    except Unreadable as unreadable:
        raise refusal(unreadable.kind, unreadable.detail) from unreadable


def refusal(kind: str, detail: str = "") -> Refused:
    """The refusal that goes with one kind of unreadable file."""
    if kind == "too_large" and detail not in {"", "bytes"}:
        return Refused(TOO_MUCH, kind)
    return Refused(SENTENCES.get(kind, SENTENCES["corrupt"]), kind)


def _people_of(dugnad: Dugnad) -> list[Person]:
    """Those on the dugnad's list, and those who have taken something upon themselves there."""
    there = Q(participations__dugnad=dugnad) | Q(led_tasks__dugnad=dugnad)
    found = Person.objects.filter(there | Q(helped_tasks__dugnad=dugnad), erased_at__isnull=True)
    return list(found.distinct().order_by("pk"))


def register() -> list[rules.MunicipalityName]:
    """Every municipality by number and names, from the project's own table."""
    return [rules.MunicipalityName(m.number, m.name, m.other_names) for m in facts.municipalities()]


class Known:
    """Whom names and short forms mean in one municipality. Two queries."""

    def __init__(self, municipality_id: int) -> None:
        self.register = Register.of(municipality_id)
        self.wordings = {
            w.text: w.person
            for w in KnownWording.objects.filter(municipality=municipality_id).select_related(
                "person"
            )
        }

    def aliases(self) -> dict[str, Participant]:
        """The short forms as the rules take them."""
        return {
            text: Participant(p.name, p.email, p.organisation, p.role)
            for text, p in self.wordings.items()
        }

    def party(self, party: Party) -> dict[str, Any]:
        """The party with the key and address of the known person it is, if that is certain."""
        data = stored.party_to_json(party)
        person = self.register.find(party.name or party.text, party.email)
        if person is None and not (party.name or party.email or party.candidates):
            person = self.wordings.get(wording(party.text))
        if person is None or (party.kind == "unclear" and len(party.candidates) > 1):
            return data
        data |= {"person": person.pk, "name": person.name, "email": person.email or party.email}
        return data


def wording(text: str) -> str:
    """A short form as it is kept and compared."""
    return " ".join(text.lower().split())[:120]
