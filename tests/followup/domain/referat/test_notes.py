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


LIST_OF_NAMES = """møte på samfunnshuset 14.11.23
med: randi østvold oppvekst, jonas heggelund nav, sølvi brattland frivilligsentralen

det som er bra
- gratis trening i idrettslaget
- biblioteket er åpent

vi gikk for fritidskasse
- jonas spør lions før jul
- randi skriver regler, frist 15 januar
- sølvi og jonas lager info til skolene uke 5

ikke tatt med videre: skøytebane, filmklubb
"""


def test_a_note_with_a_list_of_names_and_what_was_settled_on() -> None:
    reading = read(read_document(LIST_OF_NAMES.encode(), "notat.txt"), reference=date(2023, 11, 14))
    assert told(reading) == [
        ("fritidskasse", "spør lions", "før jul", "Jonas Heggelund"),
        ("fritidskasse", "skriver regler", "15 januar", "Randi Østvold"),
        ("fritidskasse", "lager info til skolene", "uke 5", "Sølvi Brattland, Jonas Heggelund"),
    ]
    assert reading.sensitive == []
    assert [i.title for i in reading.ideas if not i.chosen] == ["skøytebane", "filmklubb"]


QUOTED = """Hei Randi,

her er min runde på det vi ble enige om. Jeg tar gjerne imot innspill.

Mvh Sølvi

man. 13. nov. 2023 kl. 20:14 skrev Randi Østvold <randi@example.no>:

> Hei alle sammen!
>
> Takk for sist. Vi valgte «Fritidskasse» og «Følgevenn» på dugnaden i
> dag. Dette ble vi enige om:
>
> Fritidskasse:
> - Jonas (NAV) spør Lions om de vil være med på å betale inn til kassa
> før jul
> - Sølvi Brattland skriver regler for kassa og sender dem på høring til
> alle lagene innen 15. januar
>
> Følgevenn:
> - Randi ber Frivilligsentralen om hjelp til å finne fem følgevenner, i
> løpet av januar
>
> Til stede: Jonas Heggelund (NAV), Sølvi Brattland (Frivilligsentralen),
> Randi Østvold (oppvekst)
>
> Hilsen Randi
"""


def test_the_lists_of_a_quoted_mail_belong_to_the_titles_over_them() -> None:
    assert [(idea, when, who) for idea, _, when, who in told(_read(QUOTED))] == [
        ("Fritidskasse", "før jul", "Jonas Heggelund"),
        ("Fritidskasse", "innen 15. januar", "Sølvi Brattland"),
        ("Følgevenn", "i løpet av januar", "Randi Østvold"),
    ]


TOLD_OF = """Referat fra ALLEMED-dugnad 14. november 2023 i Bjørkvik

Hvem: Randi Østvold (oppvekst), Jonas Heggelund (NAV), Sølvi Brattland (Frivilligsentralen)
Hvor: Samfunnshuset
Hva: ALLEMED-dugnad

Vi gikk videre med Fritidskasse. Kassa skal dekke kontingent for de som ikke
har råd. Det første vi må gjøre er å spørre Lions om støtte (Jonas, uka
etter høstferien). Deretter må noen skrive regler for kassa; det tar Randi
seg av innen 15. januar. Informasjonen til skolene blir laget av Sølvi i uke
5.
"""


def test_sentences_that_say_afterwards_who_takes_it() -> None:
    rows = [row[1:] for row in told(_read(TOLD_OF))]
    assert sorted(rows) == [
        ("Informasjonen til skolene blir laget", "i uke 5", "Sølvi Brattland"),
        ("skrive regler for kassa", "innen 15. januar", "Randi Østvold"),
        ("spørre Lions om støtte", "uka etter høstferien", "Jonas Heggelund"),
    ]


NYNORSK_LETTER = """
Kjære Randi og Jonas

Takk for sist! Eg skriv ned det vi vart samde om på dugnaden 14. november
2023, saman med Sølvi Brattland frå frivilligsentralen og Ali Nur frå
ungdomsrådet.

Vi gjekk for Fritidskasse. Jonas spør Lions om støtte før jul. Sølvi skriv
reglar innan 15. januar, og Ali lagar ein plakat saman med ho. Eg ringjer
rektor i morgon.

Beste helsing
Tuva Myklebust
"""


def test_a_letter_in_nynorsk_names_those_who_were_there() -> None:
    reading = read(read_document(NYNORSK_LETTER.encode(), "b.txt"), reference=date(2023, 11, 14))
    assert [(what, who) for _, what, _, who in told(reading)] == [
        ("spør Lions om støtte", "Jonas"),
        ("skriv reglar", "Sølvi Brattland"),
        ("lagar ein plakat saman med ho", "Ali Nur"),
        ("ringjer rektor", "Tuva Myklebust"),
    ]
    assert [p.name for p in reading.participants] == [
        "Tuva Myklebust",
        "Sølvi Brattland",
        "Ali Nur",
    ]
