"""What somebody should look at before the follow-up starts, as questions answered in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from followup.domain.who_phrases.names import fold
from followup.selectors.review_rows import CELLS, Chip, Row


@dataclass(slots=True)
class Question:
    """One question. `cell` was read with a doubt of `reason`; when `chip` is given, it asks who
    that is, in every one of `rows` ("LT" in three rows is one question). `same_words` counts the
    other rows that ask about the same words on their own."""

    cell: str
    reason: str
    rows: list[Row]
    chip: Chip | None = None
    choices: list[tuple[str, str]] = field(default_factory=list)
    same_words: int = 0

    @property
    def row(self) -> Row:
        return self.rows[0]

    @property
    def can_be_accepted(self) -> bool:
        return self.cell in self.row.acceptable


def questions(rows: Sequence[Row], choices: Sequence[tuple[str, str]]) -> list[Question]:
    """The questions in the order of the rows; `choices` are those who may be chosen, by key."""
    found: list[Question] = []
    groups: dict[str, Question] = {}
    for row in rows:
        if row.step.dropped:
            continue
        for question in _of(row):
            key = fold(question.chip.text) if question.chip else ""
            # Two who are called Anne may both be meant: that is asked row by row.
            if question.chip is None or question.chip.candidates:
                found.append(question)
            elif key in groups:
                groups[key].rows.append(row)
            else:
                question.choices = likeliest_first(question.chip.text, choices)
                groups[key] = question
                found.append(question)
    asked = Counter(fold(q.chip.text) for q in found if q.chip)
    for question in found:
        if question.chip:
            question.same_words = asked[fold(question.chip.text)] - 1
    return found


def _of(row: Row) -> Iterator[Question]:
    unclear = [chip for chip in row.chips if chip.state == "unsure"]
    for cell in CELLS:
        if cell == "who" and unclear:
            for chip in unclear:
                yield Question("who", row.unsure.get("who", ""), [row], chip)
        elif cell in row.unsure:
            yield Question(cell, row.unsure[cell], [row])


def likeliest_first(text: str, choices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those whose name begins with the same letter as the words, then the others as they stood."""
    letter = fold(text)[:1]
    return sorted(choices, key=lambda choice: not fold(choice[1]).startswith(letter))
