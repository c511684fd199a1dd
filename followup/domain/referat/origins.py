"""Cells nobody typed as they stand: recognised in a picture, or worked out by a formula."""

from __future__ import annotations

from dataclasses import dataclass, field

from followup.domain.blocks import Document, Place, Table
from followup.domain.reading import Party, StepDraft
from followup.domain.who_phrases.lexicon import is_body, is_group, is_role


@dataclass(frozen=True, slots=True)
class Origins:
    """Where in a document such cells stand.

    A picture of a name, an address or a figure can be read as another one that is just as good,
    so these are doubted however sure the reading of the words is. A role, a unit, or a word such
    as "snarest" would not come out of a misreading.
    """

    scanned: frozenset[int] = frozenset()
    computed: frozenset[Place] = field(default_factory=frozenset)

    @classmethod
    def of(cls, document: Document) -> Origins:
        pages = set(document.scanned)
        tables = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Table)]
        return cls(
            frozenset(at for at, b in enumerate(document.blocks) if b.page in pages),
            frozenset(
                Place(at, below, cell.column)
                for at, table in tables
                for number, row in enumerate(table.rows)
                for cell in row.cells
                if cell.computed
                for below in range(number, min(number + max(cell.rowspan, 1), len(table.rows)))
            ),
        )

    def doubts(self, step: StepDraft) -> dict[str, str]:
        """Cell → reason, for the cells of a step that a human should look at."""
        found = {
            cell: f"{cell}_computed"
            for cell, place in step.places.items()
            if place in self.computed and cell in {"when", "what", "who"}
        }
        if any(place.block in self.scanned for place in step.places.values()):
            if any(c.isdigit() for c in step.when_text):
                found.setdefault("when", "when_scanned")
            if any(_could_be_another(party) for party in step.who):
                found.setdefault("who", "who_scanned")
        return found


def _could_be_another(party: Party) -> bool:
    told = party.text
    return bool(party.email or party.name) or not (is_role(told) or is_body(told) or is_group(told))
