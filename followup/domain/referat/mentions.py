"""People a text names in full somewhere, without saying that they took part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.names import fold, is_given_name
from followup.domain.who_phrases.people import People

from .lines import Line
from .prose_people import named_in_full
from .same_person import merged

_DEAR: Final = re.compile(
    r"^(?:kjære|hei|heisann|hallo|god dag|god morgen)\s"
    r"(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)\s*[!,.]*$",
    re.IGNORECASE,
)
_BEGINNING: Final = 12


def mentioned(lines: Sequence[Line], known: People) -> list[Participant]:
    """Those a Hvem may mean by a first name that nobody in `known` has.

    "… sammen med Turid Fjell fra helsestasjonen" and then "Turid ringer": the same Turid. Where
    the document knows a Turid already, somebody else of that name is not taken for her.
    """
    told = merged(p for line in lines if line.text for p in named_in_full(line.text))
    return [p for p in told if is_given_name(p.name.split()[0]) and not _is_known(p, known)]


def _is_known(person: Participant, known: People) -> bool:
    given = person.name.split()[0]
    found = known.find(given)
    alone = found.one is not None and fold(found.one.name) == fold(given)
    if alone and (person.role or person.organisation):
        return False
    return bool(found.people) and found.how in {"exact", "first", "short"}


def spoken_to(lines: Sequence[Line], people: People) -> dict[str, Participant]:
    """Whom «du» means in a letter that begins with "Kjære Kari": that one, and nobody else."""
    for line in lines[:_BEGINNING]:
        found = _DEAR.match(line.text)
        if found and is_given_name(found.group("name").split()[0]):
            one = people.find(found.group("name")).one or Participant(found.group("name"))
            return {"du": one, "deg": one}
    return {}
