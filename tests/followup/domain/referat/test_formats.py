"""The same plan as PDF and Markdown, from the bytes of the file."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read
from followup.readers import read_document
from tests.followup.readers.builders import grid, pdf, words

from .build import told

DAY = date(2024, 3, 5)
WANTED = [
    ("Turkasse", "Ringe butikken", "uke 12", "Tone Lyngstad"),
    ("Turkasse", "Male kassene", "mai", "Emil Sandbakk"),
    ("Leksekafé", "Spørre rektor", "uke 13", "Emil Sandbakk"),
    ("Leksekafé", "Kjøpe frukt", "august", "Tone Lyngstad"),
]
PLAN = [
    ["Hva", "Hvem", "Når"],
    ["Ringe butikken", "Tone", "uke 12"],
    ["Male kassene", "Emil", "mai"],
]
OTHER = [
    ["Hva", "Hvem", "Når"],
    ["Spørre rektor", "Emil", "uke 13"],
    ["Kjøpe frukt", "Tone", "august"],
]
XS = (70, 270, 400)


def _table(top: float, plan: list[list[str]], *, ruled: bool) -> list[str]:
    bottom = [top - 14 + 20 * n for n in range(len(plan) + 1)]
    lines = grid((65, 265, 395, 530), bottom) if ruled else []
    return [
        *lines,
        *(
            words(x, top + 20 * number, cell, bold=number == 0)
            for number, row in enumerate(plan)
            for x, cell in zip(XS, row, strict=True)
        ),
    ]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("style", ["large", "bold", "plain", "marked"])
def test_a_pdf_with_the_name_of_the_idea_over_its_table(style: str, *, ruled: bool) -> None:
    def title(y: float, text: str) -> str:
        shown = f"Idé: {text}" if style == "marked" else text
        return words(70, y, shown, size=15 if style == "large" else 11, bold=style != "plain")

    page = [
        words(70, 60, "Referat fra ALLEMED-dugnad", size=20, bold=True),
        words(70, 85, "Dato: 5. mars 2024"),
        words(70, 105, "Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)"),
        title(140, "Turkasse"),
        words(70, 158, "Kasser med utstyr som alle i bygda kan låne gratis hele sommeren."),
        *_table(190, PLAN, ruled=ruled),
        title(280, "Leksekafé"),
        words(70, 298, "Åpent to dager i uka for alle på ungdomstrinnet."),
        *_table(330, OTHER, ruled=ruled),
    ]
    reading = read(read_document(pdf([page]), "referat.pdf"), reference=DAY)
    assert told(reading) == WANTED


def test_a_pdf_whose_steps_are_a_list_under_headings_without_numbers() -> None:
    page = [
        words(70, 60, "Referat fra ALLEMED-dugnad", size=20, bold=True),
        words(70, 85, "Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)"),
        words(70, 120, "Turkasse", size=14, bold=True),
        words(70, 140, "Kasser med utstyr som alle i bygda kan låne gratis hele sommeren."),
        words(70, 160, "• Ringe butikken (Tone, uke 12)"),
        words(70, 176, "• Male kassene (Emil, mai)"),
        words(70, 210, "Leksekafé", size=14, bold=True),
        words(70, 230, "Åpent to dager i uka for alle på ungdomstrinnet."),
        words(70, 250, "• Spørre rektor (Emil, uke 13)"),
        words(70, 266, "• Kjøpe frukt (Tone, august)"),
    ]
    reading = read(read_document(pdf([page]), "referat.pdf"), reference=DAY)
    assert told(reading) == WANTED


MARKDOWN = """# Referat ALLEMED 5. mars 2024

**Til stede:** Tone Lyngstad (NAV), Emil Sandbakk (FAU)

## Turkasse

Kasser med utstyr som alle kan låne.

- [ ] Ringe butikken – **Tone**, uke 12
- [x] Male kassene – **Emil**, mai

## Leksekafé

Åpent to dager i uka.

- [ ] Spørre rektor – **Emil**, uke 13
- [ ] Kjøpe frukt – **Tone**, august
"""
LABELS = """# Referat

**Hvem:** Tone Lyngstad (NAV), Emil Sandbakk (FAU)
**Når:** 5. mars 2024

## Turkasse

Kasser med utstyr som alle kan låne.

**Hva:** Ringe butikken
**Hvem:** Tone
**Når:** uke 12

**Hva:** Male kassene
**Hvem:** Emil
**Når:** mai

## Leksekafé

**Hva:** Spørre rektor
**Hvem:** Emil
**Når:** uke 13

**Hva:** Kjøpe frukt
**Hvem:** Tone
**Når:** august
"""
LABELLED_ITEMS = """# Referat

**Til stede:** Tone Lyngstad (NAV), Emil Sandbakk (FAU)

## Ideer vi valgte

### Turkasse

**Beskrivelse:** Kasser med utstyr som alle kan låne.

**Første skritt:**

- [ ] **Hva:** Ringe butikken **Hvem:** Tone **Når:** uke 12
- [ ] **Hva:** Male kassene **Hvem:** Emil **Når:** mai

### Leksekafé

**Første skritt:**

1. **Spørre rektor** – Hvem: Emil – Når: uke 13
2. **Kjøpe frukt** – Hvem: Tone – Når: august
"""
NESTED = """# Referat

Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)

## Turkasse

- [ ] Ringe butikken
  - **Hvem:** Tone
  - **Når:** uke 12
- [ ] Male kassene
  - **Hvem:** Emil
  - **Når:** mai

## Leksekafé

- [ ] Spørre rektor
  - **Hvem:** Emil
  - **Når:** uke 13
- [ ] Kjøpe frukt
  - **Hvem:** Tone
  - **Når:** august
"""
TABLES = """# Referat

Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)

**Turkasse**

| Hva | Hvem | Når |
|---|---|---|
| Ringe butikken | Tone | uke 12 |
| Male kassene | Emil | mai |

**Leksekafé**

| Hva | Hvem | Når |
|---|---|---|
| Spørre rektor | Emil | uke 13 |
| Kjøpe frukt | Tone | august |
"""


@pytest.mark.parametrize("text", [MARKDOWN, LABELS, LABELLED_ITEMS, NESTED, TABLES])
def test_markdown(text: str) -> None:
    reading = read(read_document(text.encode(), "referat.md"), reference=DAY)
    assert told(reading) == WANTED
    assert [p.name for p in reading.participants] == ["Tone Lyngstad", "Emil Sandbakk"]
