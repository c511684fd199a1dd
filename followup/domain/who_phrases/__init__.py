"""One Hvem cell → parties: names, roles, units, organisations, groups.

`read` never decides who gets a mail; it says whom the words can mean. Where two fit, nobody is
chosen: a wrong address is worse than none. Never raises, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from followup.domain.addresses import is_shared
from followup.domain.reading import Participant, Party

from .lexicon import NOBODY, WE, WRITER, is_body, is_group, is_role, is_theme
from .names import (
    address_names,
    fold,
    is_full_name,
    is_initials,
    is_name_word,
    is_single_name,
    may_be_of,
)
from .people import Found, People
from .split import Piece, hint, pieces

# Reasons for doubt, as machine words; the interface has a sentence for each.
REASONS: Final[dict[str, str]] = {
    "two_fit": "the name or role fits more than one participant",
    "near_name": "the name is read as a misspelling of a participant's name",
    "short_name": "only a part of a longer given name was given",
    "hint_differs": "the unit in brackets is not the one the participant is listed with",
    "unknown_name": "a first name that is nobody's in the document",
    "doubt_mark": "the writer put a question mark after the name",
    "unknown_initials": "initials that fit nobody in the document",
    "address_unclear": "an address stands in the cell, but whose it is cannot be told",
    "unclear": "the text is neither a name nor a role, unit or group we know",
}
_LONGEST: Final = 2000
_MOST: Final = 40


@dataclass(frozen=True, slots=True)
class WhoReading:
    """`parties` in the order written; `reasons` (keys of `REASONS`) when a human should look."""

    parties: tuple[Party, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return not self.reasons


def read_with_reasons(
    text: str,
    participants: Sequence[Participant] | People = (),
    aliases: Mapping[str, Participant] | None = None,
    writer: Participant | None = None,
) -> WhoReading:
    """The parties a Hvem text names, and why a human should look at them.

    `aliases` are whole-column corrections kept from before ("LT" is this person); `writer` is
    whom "jeg" means. Nobody named gives no party and no reason.
    """
    people = participants if isinstance(participants, People) else People(participants, aliases)
    text = text[:_LONGEST]
    if NOBODY.match(text.strip()):
        return WhoReading()
    whole = people.find(text) if "," in text else Found()
    if whole.one and whole.how == "exact":
        return WhoReading((_party(text.strip(), whole.one),))
    parties: list[Party] = []
    reasons: list[str] = []
    for piece in pieces(text, people.units)[:_MOST]:
        if NOBODY.match(piece.text) and piece.text:
            continue
        _take(piece, people, writer, parties, reasons)
    return _with_addresses(text, parties, reasons, people)


def read(
    text: str,
    participants: Sequence[Participant] | People = (),
    aliases: Mapping[str, Participant] | None = None,
    writer: Participant | None = None,
) -> list[Party]:
    """The parties a Hvem text names; see `read_with_reasons`."""
    return list(read_with_reasons(text, participants, aliases, writer).parties)


def _take(
    piece: Piece,
    people: People,
    writer: Participant | None,
    parties: list[Party],
    reasons: list[str],
) -> None:
    if not piece.text:
        for mail in piece.emails:
            _take_address(mail, people, parties, reasons)
        return
    party, why = _read_piece(piece.text, people, writer)
    if parties and _says_more(parties[-1], party, people):
        return
    if parties and piece.after_dash and _of_one(parties, party):
        return
    mail, unclear = _address_of(piece, party, people)
    if mail and party.kind == "unclear" and is_shared(mail):
        party, why = replace(party, email=mail, kind="body"), ""
    elif mail:
        party = replace(party, email=mail, kind="person" if party.name else party.kind)
    if any(p.text and fold(p.text) == fold(party.text) for p in parties):
        return
    parties.append(party)
    reasons.extend(
        r
        for r in (why, "doubt_mark" if piece.doubt else "", "address_unclear" if unclear else "")
        if r and r not in reasons
    )


def _take_address(mail: str, people: People, parties: list[Party], reasons: list[str]) -> None:
    """An address alone: it belongs to the party before it, or names one itself."""
    known = people.by_address(mail)
    last = parties[-1] if parties else None
    if (known and last and last.name and fold(last.name) == fold(known.name)) or (
        last
        and not last.email
        and not known
        and last.kind == "person"
        and may_be_of(mail, last.name or last.text)
    ):
        parties[-1] = replace(last, email=mail)
    elif known:
        parties.append(_party(mail, known))
    elif not last or last.text == last.email:
        own = _is_somebodys_own(mail)
        parties.append(Party(text=mail, email=mail, kind="unclear" if own else "body"))
        reasons.extend(["address_unclear"] if own else [])
    elif mail.casefold() != last.email.casefold():
        reasons.append("address_unclear")


def _is_somebodys_own(mail: str) -> bool:
    """Whether a mailbox is plainly one person's: kari.granbark@, kari@; not fritid@ or fau.leder@.

    Any other may have several readers, and is asked who answers.
    """
    parts = [part for part in re.split(r"[._\-\d]+", mail.partition("@")[0]) if part]
    if is_shared(mail) or not parts:
        return False
    return len(parts) > 1 or is_single_name(parts[0].title())


def _says_more(last: Party, party: Party, people: People) -> bool:
    """ "Kari Myrstubb, folkehelsekoordinator" is one: the role says more about the name before."""
    return bool(last.name) and party.kind == "role" and fold(party.name) == fold(last.name)


def _of_one(parties: list[Party], party: Party) -> bool:
    """ "Arild – korpset", "korpset – Arild": a person and the unit that person comes from."""
    last = parties[-1]
    person, unit = (last, party) if last.name else (party, last)
    own, told = fold(person.organisation), fold(unit.text)
    if not person.name or unit.name or unit.kind != "body" or not own:
        return False
    if not (told in own.split() or own in told or own.endswith(told)):
        return False
    parties[-1] = person
    return True


def _address_of(piece: Piece, party: Party, people: People) -> tuple[str, bool]:
    """The address in this piece, if it is this party's: (address or "", unclear)."""
    if not piece.emails:
        return "", False
    fits = [m for m in piece.emails if address_names(m, party.name or party.text)]
    mail = fits[0] if fits else (piece.emails[0] if len(piece.emails) == 1 else "")
    owner = people.by_address(mail) if mail else None
    foreign = party.kind == "person" and not may_be_of(mail, party.name or party.text)
    if not mail or foreign or (owner and fold(owner.name) != fold(party.name)):
        return "", True
    return mail, False


def _read_piece(text: str, people: People, writer: Participant | None) -> tuple[Party, str]:
    if WRITER.match(text):
        if writer:
            return _party(text, writer), ""
        return Party(text=text, kind="unclear"), "unclear"
    if WE.match(text):
        return Party(text=text, kind="group"), ""
    head, unit = hint(text)
    if unit and not _personal(head, people) and _personal(unit, people):
        head, unit = unit, head
    found = people.find(text)
    if not (found.one and found.how in {"exact", "alias"}):
        found = people.find(head, unit)
    if found.people and not (is_body(head) and found.how in {"near", "surname", "short"}):
        return _resolved(text, found, unit)
    if people.is_unit(text):
        return Party(text=text, kind="body"), ""
    return _unresolved(text, head, unit)


def _personal(text: str, people: People) -> bool:
    if is_body(text) and not is_full_name(text):
        return False
    return bool(people.find(text).people) or is_full_name(text) or is_single_name(text)


def _resolved(text: str, found: Found, unit: str) -> tuple[Party, str]:
    kind = "role" if found.how == "role" else "person"
    names = tuple(p.name for p in found.people)
    if found.how == "hint_differs":
        return Party(text=text, kind=kind, organisation=unit, candidates=names), "hint_differs"
    if found.one is None:
        return Party(text=text, kind=kind, organisation=unit, candidates=names), "two_fit"
    why = {"near": "near_name", "short": "short_name"}
    party = replace(_party(text, found.one), kind=kind)
    if found.how == "short" and " " in text.strip():
        return party, ""
    return party, why.get(found.how, "")


def _unresolved(text: str, head: str, unit: str) -> tuple[Party, str]:
    if is_full_name(head) or is_single_name(head):
        why = "" if " " in head else "unknown_name"
        return Party(text=text, name=head, kind="person", organisation=unit), why
    if is_initials(head) and not is_body(head):
        return Party(text=text, kind="unclear"), "unknown_initials"
    if is_body(text):
        return Party(text=text, kind="role" if is_role(head) else "body"), ""
    if is_role(text):
        return Party(text=text, kind="role", organisation=unit), ""
    if is_theme(text):
        return Party(text=text, kind="body"), ""
    if is_group(text):
        return Party(text=text, kind="group"), ""
    if " " not in head and is_name_word(head) and len(head) > 2:
        return Party(text=text, name=head, kind="person", organisation=unit), "unknown_name"
    return Party(text=text, kind="unclear"), "unclear"


def _party(text: str, person: Participant) -> Party:
    return Party(text=text, name=person.name, email=person.email, organisation=person.organisation)


def _with_addresses(
    text: str, parties: list[Party], reasons: list[str], people: People
) -> WhoReading:
    """No address may stand on two parties of one cell."""
    seen: dict[str, int] = {}
    for index, party in enumerate(parties):
        mail = party.email.casefold()
        if mail and mail in seen:
            keep = parties[seen[mail]]
            loser = index if address_names(mail, keep.name or keep.text) else seen[mail]
            parties[loser] = replace(parties[loser], email="")
            reasons.append("address_unclear")
        elif mail:
            seen[mail] = index
    return WhoReading(tuple(parties), tuple(dict.fromkeys(reasons)))
