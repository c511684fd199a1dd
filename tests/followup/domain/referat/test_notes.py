"""Notes typed in small letters, letters, and mails whose lines a program broke."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read
from followup.readers import read_document

from .build import doc, told

DAY = date(2024, 10, 8)


def _read(text: str, name: str = "notat.txt"):
    return read(read_document(text.encode(), name), reference=DAY)


PHONE_NOTE = """
telefon med åse på biblioteket 9/10

vi ble enige om lånekasse for utstyr

ringt med åse, hun tar kontakt med lånekassa for utstyr før jul
geir spør laget om bod i neste uke
jeg sender søknad til fylket innen 1. november
hanne og geir lager plakat uke 44
"""


def test_a_note_in_small_letters() -> None:
    rows = [(what, when, who) for _, what, when, who in told(_read(PHONE_NOTE))]
    assert [(what, when) for what, when, _ in rows] == [
        ("tar kontakt med lånekassa for utstyr", "før jul"),
        ("spør laget om bod", "i neste uke"),
        ("sender søknad til fylket", "innen 1. november"),
        ("lager plakat", "uke 44"),
    ]
    assert [who.casefold() for _, _, who in rows] == ["åse", "geir", "jeg", "hanne, geir"]


def test_people_who_are_known_from_before_are_found_in_small_letters() -> None:
    text = "Til stede: Åse Kvernmo, Geir Tangvik\n" + PHONE_NOTE
    whos = [who for _, _, _, who in told(_read(text))]
    assert whos[:2] == ["Åse Kvernmo", "Geir Tangvik"]


@pytest.mark.parametrize(
    "line",
    [
        "snakket med åse om det som var i fjor",
        "vi liker ideen og mange var glade",
        "barna er ute hver dag etter skolen",
        "kaffe og kake til alle",
    ],
)
def test_other_lines_of_a_note_are_no_steps(line: str) -> None:
    assert len(told(_read(f"{PHONE_NOTE}{line}\n"))) == 4


LETTER = """
Kjære Wenche

Takk for en fin kveld på biblioteket 8. oktober. Som du husker landet vi på
ideen «Turkasse», og jeg lovet å skrive ned hva vi ble enige om. Jeg ringer
butikken om utstyr i uke 43, og du spør rektor om vi kan ha kassene i gangen på
skolen før høstferien er over. Sammen med Turid Fjellstad fra helsestasjonen
lager jeg en plakat. Turid henger den opp på helsestasjonen innen 1. november.

Beste hilsen
Geir Tangvik
frivilligsentralen
"""


def test_a_letter_tells_who_does_what() -> None:
    rows = told(_read(LETTER))
    found = {what: (when, who) for _, what, when, who in rows}
    assert found["ringer butikken om utstyr"] == ("i uke 43", "Geir Tangvik")
    asks = next(what for what in found if what.startswith("spør rektor"))
    assert found[asks][1] == "Wenche"
    assert found["lager en plakat"] == ("", "Geir Tangvik, Turid Fjellstad")
    hangs = next(what for what in found if "henger den opp" in what)
    assert found[hangs] == ("innen 1. november", "Turid Fjellstad")


WRAPPED = """
Fra: Geir Tangvik <geir@example.no>
Sendt: onsdag 9. oktober 2024 08:15
Til: alle på dugnaden
Emne: Oppsummering av dugnaden 8. oktober

Hei, og takk for sist! Her kommer det vi ble enige om på biblioteket i går.

Vi valgte ideen «Turkasse».

- Geir ringer butikken på senteret og hører om de kan gi utstyr til
kassene, innen 25. oktober
- Hanne Solli spør rektor om vi kan få ha kassene stående i gangen på
den nye skolen, uke 44
- Hanne og Geir lager en plakat til kommunens nettside og til alle
oppslagstavlene i sentrum før jul

Hilsen Geir
"""


def _steps(text: str) -> list[tuple[str, str]]:
    return [(what, when) for _, what, when, _ in told(_read(text))]


BROKEN = [
    ("ringer butikken på senteret og hører om de kan gi utstyr til kassene", "innen 25. oktober"),
    ("spør rektor om vi kan få ha kassene stående i gangen på den nye skolen", "uke 44"),
    (
        "lager en plakat til kommunens nettside og til alle oppslagstavlene i sentrum",
        "før jul",
    ),
]


def test_lines_that_a_mail_program_broke_are_one_step() -> None:
    assert _steps(WRAPPED) == BROKEN


def test_so_are_those_of_a_quoted_mail() -> None:
    head, _, body = WRAPPED.strip().partition("\n\n")
    quoted = "\n".join(f"> {line}".rstrip() for line in f"{head}\n\n{body}".split("\n"))
    text = (
        "Fra: Hanne Solli <hanne@example.no>\nSendt: torsdag 10. oktober 2024 10:00\n"
        "Til: Geir Tangvik <geir@example.no>\nEmne: SV: Oppsummering\n\nTakk!\n\n"
        f"{quoted}\n"
    )
    assert _steps(text) == BROKEN


def test_the_same_in_a_quote_that_was_broken_again() -> None:
    """A line grown too long by "> " is broken once more, its end alone on a line."""
    text = (
        "Hei!\n\nOnsdag 9. oktober 2024 skrev Geir Tangvik <geir@example.no>:\n"
        "> Vi valgte ideen «Turkasse» på dugnaden 8. oktober.\n>\n"
        "> * Geir ringer butikken på senteret og hører om de kan gi utstyr til\n"
        ">   kassene, innen 25. oktober\n"
        "> * Hanne Solli spør rektor om vi kan få ha kassene stående i gangen\n"
        ">   på den nye skolen, uke 44\n"
        "> * Hanne og Geir lager en plakat til kommunens nettside og til alle\n"
        ">   oppslagstavlene i sentrum før jul\n"
    )
    assert _steps(text) == BROKEN


def test_a_document_with_capitals_is_not_read_as_a_note() -> None:
    text = (
        "# Referat\n\n## Konkret idé: Turkasse\n\nMange var glade i ideen. Det er fint at "
        "barna er med.\n\n- Geir spør laget om bod i neste uke"
    )
    assert len(told(read(doc(text), reference=DAY))) == 1


IDEAS_ON_ONE_LINE = """
tlf-notat 9/10

snakket med jonas på nav om dugnaden i går

fritidskasse: jonas spør lions om penger før jul, randi skriver regler til 15 januar
følgevenn: sølvi finner fem stk i januar
jonas og sølvi holder kurs 12 februar
"""


def test_a_note_with_an_idea_and_its_steps_on_each_line() -> None:
    assert told(_read(IDEAS_ON_ONE_LINE)) == [
        ("fritidskasse", "spør lions om penger", "før jul", "Jonas"),
        ("fritidskasse", "skriver regler", "til 15 januar", "Randi"),
        ("følgevenn", "finner fem stk", "i januar", "Sølvi"),
        ("følgevenn", "holder kurs", "12 februar", "Jonas, Sølvi"),
    ]


TITLES_OVER_LISTS = """
Fra: Sølvi Brattland <solvi.brattland@example.no>
Sendt: onsdag 9. oktober 2024 09:11
Til: Randi Østvold; Jonas Heggelund
Emne: Etter dugnaden

Hei!

Her er det vi ble enige om i går kveld, slik at alle husker hva de skal
gjøre framover. Si fra hvis jeg har glemt noe.

Fritidskasse
1. Jonas spør Lions om de vil støtte kassa med penger hvert år framover
   (før jul)
2. Randi skriver regler for hvem som kan få støtte og hvor mye den kan
   være på for hver enkelt familie, frist 15. januar
3. Jeg lager informasjon til skolene og barnehagene i hele kommunen, i
   uke 5

Følgevenn
1. Jeg finner fem følgevenner i løpet av januar
2. Jonas holder kurs 12. februar

Vennlig hilsen
Sølvi Brattland
Daglig leder, Frivilligsentralen
"""


def test_titles_that_are_only_a_line_over_their_list() -> None:
    rows = told(_read(TITLES_OVER_LISTS))
    assert [(idea, when, who) for idea, _, when, who in rows] == [
        ("Fritidskasse", "før jul", "Jonas Heggelund"),
        ("Fritidskasse", "15. januar", "Randi Østvold"),
        ("Fritidskasse", "i uke 5", "Sølvi Brattland"),
        ("Følgevenn", "i løpet av januar", "Sølvi Brattland"),
        ("Følgevenn", "12. februar", "Jonas Heggelund"),
    ]
