"""The demo's invented people and events, in real municipalities. Days are counted from today.

Names are put together from nature words, addresses end in example.no, and every page of the
demo says that it is one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Row = tuple[str, str, str]  # Når, Hva, Hvem


@dataclass(frozen=True)
class Plan:
    """A Konkret idé with its first steps."""

    title: str
    description: str
    rows: tuple[Row, ...]
    actors: str = ""


@dataclass(frozen=True)
class Town:
    """One municipality. The dugnad was `days_ago`; a negative number lies ahead.

    `answers` maps the beginning of a step to (days after the dugnad, choice, note).
    """

    number: str
    contact: str
    days_ago: int
    confirmed: bool = True
    edition: str = "kommune"
    people: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()
    parked: tuple[str, ...] = ()
    answers: dict[str, tuple[int, str, str]] = field(default_factory=dict)


MOSS = Town(
    number="3103",
    contact="Kari Myrstubb",
    days_ago=63,
    people=(
        "Kari Myrstubb, Moss kommune, folkehelsekoordinator, kari.myrstubb@example.no",
        "Ola Granbark, Moss idrettsråd, leder, ola.granbark@example.no",
        "Linh Sommerregn, Frivilligsentralen, daglig leder, linh@example.no",
        "Tor-Arne Sildrebekk, NAV Moss, avdelingsleder, tor-arne.sildrebekk@example.no",
        "Fatima Morgenrød, FAU Solvik skole",
        "Hege Nordavind, Moss kommune, helsesykepleier, hege.nordavind@example.no",
    ),
    plans=(
        Plan(
            "Utstyrsbod på Frivilligsentralen",
            "En bod der familier låner ski, skøyter og drakter uten å oppgi hvorfor.",
            (
                ("om to uker", "Finne et rom og måle opp plass til hyller", "Linh Sommerregn"),
                (
                    "om en måned",
                    "Be klubbene om å gi brukt utstyr",
                    "Ola Granbark og Kari Myrstubb",
                ),
                ("før jul", "Åpne boden med en liten markering", "Linh Sommerregn"),
                ("snarest", "Søke om penger hos kulturkontoret", "Hege Nordavind"),
            ),
            actors="Frivilligsentralen, Moss idrettsråd, NAV Moss",
        ),
        Plan(
            "Delt faktura i klubbene",
            "Klubbene lar alle familier dele opp kontingenten og dropper purregebyr.",
            (
                ("om en uke", "Skrive til kassererne i de fem største klubbene", "Ola Granbark"),
                (
                    "om tolv uker",
                    "Lage en mal klubbene kan lime inn på fakturaen",
                    "Fatima Morgenrød",
                ),
                ("til våren", "Ta saken opp på idrettsrådets årsmøte", "Idrettsrådet"),
            ),
            actors="Moss idrettsråd, NAV Moss",
        ),
    ),
    parked=("Felles skyss til bortekamper", "Åpen hall i høstferien"),
    answers={
        "Finne et rom": (12, "done", "Vi får kjellerrommet ved siden av biblioteket."),
        "Skrive til kassererne": (6, "done", ""),
        "Be klubbene": (28, "under_way", "Fire klubber har svart ja."),
        "Søke om penger": (35, "blocked", "Får ikke tak i noen på kulturkontoret."),
    },
)
BOMLO = Town(
    number="4613",
    contact="Eirik Elvesus",
    days_ago=27,
    edition="ung",
    people=(
        "Eirik Elvesus, Bømlo kommune, ungdomskontakt, eirik.elvesus@example.no",
        "Nadia Snøskavl, ungdomsrådet, leiar, nadia@example.no",
        "Lars-Henrik Istapp, idrettslaget, lars-henrik@example.no",
        "Gry Multemyr, kulturkontoret, gry.multemyr@example.no",
    ),
    plans=(
        Plan(
            "Open gymsal på sundagar",
            "Gratis for alle mellom 10 og 16 år, utan påmelding.",
            (
                ("innan to veker", "Finne tre vaksne som kan vere vakter", "Nadia Snøskavl"),
                ("innan fire veker", "Ordne nøkkel og alarm", "Lars-Henrik Istapp"),
                ("etter jul", "Opne gymsalen", "Gry Multemyr"),
            ),
            actors="Ungdomsrådet, idrettslaget",
        ),
    ),
    answers={"Finne tre vaksne": (13, "done", "Tre foreldre er med.")},
)
LARVIK = Town(
    number="3909",
    contact="Sunniva Bekkefar",
    days_ago=200,
    people=(
        "Sunniva Bekkefar, Larvik kommune, frivilligkoordinator, sunniva.bekkefar@example.no",
        "Jens Kveldsol, Bygdekinoen, jens.kveldsol@example.no",
        "Amal Fjellbris, biblioteket, amal.fjellbris@example.no",
    ),
    plans=(
        Plan(
            "Fritidskort i skolesekken",
            "Alle femteklassinger får med seg en liste over tilbud som er gratis.",
            (
                ("om tre uker", "Samle tilbudene i en liste", "Amal Fjellbris"),
                ("om to måneder", "Trykke og dele ut kortet", "Sunniva Bekkefar"),
                ("om tre måneder", "Spørre klassene hvordan det gikk", "Jens Kveldsol"),
            ),
            actors="Biblioteket, skolene",
        ),
    ),
    answers={
        "Samle tilbudene": (18, "done", "38 tilbud på lista."),
        "Trykke og dele": (55, "done", ""),
        "Spørre klassene": (95, "dropped", "Klassene svarte muntlig på foreldremøtet."),
    },
)
MELHUS = Town(
    number="5028",
    contact="Brage Tindesti",
    days_ago=4,
    confirmed=False,
    people=(
        "Brage Tindesti, Melhus kommune, SLT-koordinator, brage.tindesti@example.no",
        "Anne Lyngtue, NAV, anne.lyngtue@example.no",
        "Anne Havgus, Frivilligsentralen, anne.havgus@example.no",
        "Mikkel Stjernefall, skytterlaget, mikkel.stjernefall@example.no",
    ),
    plans=(
        Plan(
            "Samkjøring til trening",
            "Foreldre som kjører, melder inn ledige plasser. Ingen må be om skyss.",
            (
                (
                    "innen to uker",
                    "Spørre klubbene hvem som har felles treningstid",
                    "Mikkel Stjernefall",
                ),
                ("uke 3", "Prøve med én klubb", "Anne og Brage Tindesti"),
                (
                    "på nyåret",
                    "Fortelle om det i foreldremøtene",
                    "Klassekontakter/kontaktlærere",
                ),
                ("løpende", "Følge med på om noen blir stående igjen", "LT"),
            ),
            actors="Skytterlaget, skolene, Frivilligsentralen",
        ),
    ),
    parked=("Felles nettside for alle lag",),
)
ROLLAG = Town(number="3336", contact="Ingrid Varde", days_ago=-16)

TOWNS = (MOSS, BOMLO, LARVIK, MELHUS, ROLLAG)
PHASES = {"5520": "planned", "1103": "agreed", "5401": "interested"}
