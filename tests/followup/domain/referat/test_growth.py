"""So much more text takes so much more work, however long: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest

from followup.domain.blocks import Block, Cell, Document, Heading, ListItem, Paragraph, Row, Table
from followup.domain.referat import read
from followup.domain.referat.titles import COMPARED

GIVEN = ("Kari", "Ola", "Liv", "Aud", "Nils", "Siri", "Tor", "Berit", "Jon", "Marit", "Anne")
FAMILY = ("Granbark", "Myrstubb", "Lyngtue", "Fjellrapp", "Bjørkeløv", "Steinsopp", "Furukvist")
ENDS = ("by", "berg", "dal", "vik", "nes", "lund", "haug", "mo", "rud", "stad", "li", "moen", "tun")
HEADS = ("Når", "Hva", "Hvem")


def name(n: int) -> str:
    return f"{GIVEN[n % 11]} {FAMILY[n // 11 % 7]}{ENDS[n // 77 % 13]}"


def title(n: int) -> str:
    return f"{FAMILY[n % 7]}{ENDS[n // 7 % 13]}{ENDS[n // 91 % 13]} i nabolaget"


def row(*texts: str) -> Row:
    return Row(tuple(Cell(text, column) for column, text in enumerate(texts)))


def step(n: int) -> Row:
    return row(f"uke {n % 50 + 1}", f"Ringe rektor i krets {n}", name(n))


def person(n: int) -> Row:
    return row(name(n), "leder", f"{name(n).lower().replace(' ', '.')}@example.no")


IDEA = Heading("Konkret idé 1: Utstyrsbod")
KINDS: dict[str, Callable[[int], list[Block]]] = {
    "prose": lambda n: [
        Paragraph(f"{name(i)} tar kontakt med idrettsrådet innen uke {i % 50 + 1}.")
        for i in range(n)
    ],
    "short lines": lambda n: [Paragraph(f"Fotball i krets {i}") for i in range(n)],
    "items": lambda n: [IDEA, *(ListItem(f"{name(i)} ringer rektor {i}") for i in range(n))],
    "rows": lambda n: [IDEA, Table((row(*HEADS), *(step(i) for i in range(n))))],
    "tables": lambda n: [Table((row(*HEADS), step(i))) for i in range(n)],
    "people and steps": lambda n: [
        Table((row("Navn", "Rolle", "E-post"), *(person(i) for i in range(n // 2)))),
        IDEA,
        Table((row(*HEADS), *(step(i) for i in range(n // 2)))),
    ],
    "ideas on the wall": lambda n: [
        Heading("Veier inn"),
        *(ListItem(title(i)) for i in range(n)),
    ],
    "steps that seek their idea": lambda n: [
        *(Heading(f"Konkret idé {i}: {title(i)}") for i in range(3)),
        Heading("Neste steg"),
        *(ListItem(f"{name(i)} ringer om {title(i)} innen uke 12") for i in range(n)),
    ],
    "stories about children": lambda n: [
        Paragraph(f"{name(i)} er {i % 17} år og har ADHD. Moren fortalte at gutten er alene.")
        for i in range(n)
    ],
    "merged cells": lambda n: [
        Table(tuple(Row((Cell("Kari", 0, 1, n), Cell(f"Ringe {i}", 1, 1, n))) for i in range(n)))
    ],
}
FEW = 40


@pytest.mark.parametrize("kind", KINDS)
def test_each_further_part_is_as_much_work_as_the_one_before(kind: str) -> None:
    few = COMPARED if kind == "ideas on the wall" else FEW
    documents = [Document(tuple(KINDS[kind](few * n))) for n in (1, 2, 3)]
    work(documents[0])  # Fills what is remembered, else the order of the tests would count.
    sizes = [work(document) for document in documents]
    second, third = (b - a for a, b in pairwise(sizes))
    assert third < 1.3 * second


def work(document: Document) -> int:
    """How many functions are called, Python's own and ours, while a document is read."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        read(document, reference=date(2026, 11, 12))
    finally:
        sys.setprofile(None)
    return calls
