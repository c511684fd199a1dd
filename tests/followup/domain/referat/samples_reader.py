"""The written samples beside this file: a document, then what a careful reader finds in it.

People and addresses are invented. A step is: idea | what | when as written | due | people | first;
people are full names where the document gives one, else the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class ExpectedStep:
    idea: str
    what: str
    when: str
    due: str
    who: tuple[str, ...]
    first: bool


@dataclass
class Sample:
    name: str
    text: str
    date: str = ""
    edition: str = ""
    people: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    parked: list[str] = field(default_factory=list)
    secret: list[str] = field(default_factory=list)
    mail: dict[str, str] = field(default_factory=dict)
    steps: list[ExpectedStep] = field(default_factory=list)


@cache
def samples() -> tuple[Sample, ...]:
    """All samples, by name of file."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*.txt")))


def _read(path: Path) -> Sample:
    text, _, expected = path.read_text(encoding="utf-8").partition("~~~ expected\n")
    sample = Sample(path.stem, text)
    for line in expected.splitlines():
        key, _, value = line.partition(":")
        value = value.strip()
        if key == "step":
            idea, what, when, due, who, first = (part.strip() for part in f"{value} ".split(" | "))
            people = tuple(w.strip() for w in who.split(";") if w.strip())
            sample.steps.append(ExpectedStep(idea, what, when, due, people, first == "first"))
        elif key == "mail":
            name, _, address = value.partition(" = ")
            sample.mail[name] = address
        elif key in {"date", "edition"}:
            setattr(sample, key, value)
        else:
            getattr(sample, key).extend(v.strip() for v in value.split(";") if v.strip())
    return sample
