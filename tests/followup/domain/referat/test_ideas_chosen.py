"""Which ideas a document chose and which it put aside, by headings, labels and notes."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.blocks import Document, Heading
from followup.domain.referat import read

from .build import doc, table

DAY = date(2024, 3, 5)
CHOSEN = "## Konkret idé: Skilager\n\n| Når | Hva | Hvem |\n| Mai | Ringe huseieren | FAU |\n\n"


def _ideas(text: str) -> list[tuple[str, bool]]:
    return [(i.title, i.chosen) for i in read(doc(text), reference=DAY).ideas]


@pytest.mark.parametrize(
    "label",
    [
        "Ideer vi har tatt vare på",
        "Idear vi tek vare på til neste år",
        "Idear vi ikkje rakk",
        "Forslag vi ikke fikk tid til",
        "Vi snakka òg om",
        "Ellers snakket vi også om",
        "Vi la vekk (inntil vidare)",
        "Vi legger på is foreløpig",
    ],
)
def test_a_heading_for_what_was_put_aside(label: str) -> None:
    parked = [("Skilager", True), ("gratis korps", False), ("ny badebuss", False)]
    assert _ideas(f"{CHOSEN}{label}: gratis korps, ny badebuss.") == parked
    assert _ideas(f"{CHOSEN}## {label}\n\n- gratis korps\n- ny badebuss") == parked


def test_a_note_after_the_number_says_that_an_idea_was_put_aside() -> None:
    text = (
        f"{CHOSEN}| Idé nr. 2 (legges bort til neste år) | Egen båt |\n"
        "| Hvorfor ikke nå? | Forsikring og mannskap |\n\nKari Granbark, leder | kari@example.no"
    )
    assert _ideas(text) == [("Skilager", True), ("Egen båt", False)]


def test_words_that_lead_up_to_a_list_are_no_ideas() -> None:
    text = (
        "## Ideer vi har tatt vare på\n\n- Utekino\n\nSpørsmål? Ta kontakt med servicetorget.\n\n"
        "© Moss kommune"
    )
    assert _ideas(text) == [("Utekino", False)]
    text = (
        "## Veier inn i fellesskapet\n\n"
        "På veggen hang det ti forslag. Etter sammenslåing sto disse igjen:\n\n"
        "- Åpen hall\n- Gratis korps\n\nVi tar et nytt møte i mai, Kari kaller inn."
    )
    assert _ideas(text) == [("Åpen hall", False), ("Gratis korps", False)]


def test_a_numbered_line_in_capitals_heads_the_items_below_it() -> None:
    text = (
        "Til stede: Kari Granbark, Ola Bjørkenes\n\n"
        "1) SEILKVELD FOR ALLE\n\nSeilforeningen holder åpent.\n\n"
        "- Kari ringer seilforeningen innen 1. mai\n- Ola skriver søknad innen uke 20\n\n"
        "2) FRITIDSHJELP HOS LEGEN\n\n- Ola avtaler møte med legene innen 1. juni"
    )
    assert _ideas(text) == [("Seilkveld for alle", True), ("Fritidshjelp hos legen", True)]


def test_an_idea_that_a_sentence_names() -> None:
    text = (
        "Til stede: Kari Granbark, Ola Bjørkenes\n\n"
        "Ideen vår heter INGEN PRIS. Ingen kjøp før første måned er omme.\n\n"
        "- ringe butikken – Kari innen fredag\n- skrive plakat – Ola, uke 12"
    )
    idea = read(doc(text), reference=DAY).ideas[0]
    assert (idea.title, idea.description, len(idea.steps)) == (
        "Ingen pris",
        "Ingen kjøp før første måned er omme.",
        2,
    )


def test_a_cell_with_a_title_and_a_sentence_below_describes_the_idea() -> None:
    rows = [
        ["Idé", "Hva", "Hvem", "Når"],
        ["Nærkartet\nEt kart over alt som er gratis.", "Tegne kart", "FAU", "mai"],
        ["Nærkartet\nEt kart over alt som er gratis.", "Trykke kart", "SFO", "juni"],
    ]
    document = Document((Heading("Det vi skal gjøre", 2), table(rows)))
    ideas = read(document, reference=DAY).ideas
    assert [(i.title, i.description, i.chosen, len(i.steps)) for i in ideas] == [
        ("Nærkartet", "Et kart over alt som er gratis.", True, 2)
    ]


@pytest.mark.parametrize("head", ["Bra hos oss i dag:", "Dette er vi stolte av:"])
def test_a_list_under_a_label_ends_where_sentences_begin(head: str) -> None:
    """In a letter no heading says that the good experiences are over."""
    text = (
        "Hei Tone, Emil og Berit!\n\nTil stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)\n\n"
        f"{head}\n\n- skøyteklubben låner ut skøyter\n- biblioteket har åpent på søndager\n\n"
        "Den første ideen er Turkassa. Det er en kasse med utstyr på skolen.\n"
        "Tone spør rektor om plass innen fredag. Emil skriver til foreldrene i uke 40.\n"
    )
    reading = read(doc(text), reference=date(2024, 3, 5))
    assert [idea.title for idea in reading.ideas] == ["Turkassa"]
    assert len(reading.steps) == 2
    assert len(reading.good_experiences) == 2
