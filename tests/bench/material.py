"""Invented minutes of any length for the benches."""

from __future__ import annotations

from tests.support.documents import Guest, Plan, Step, referat_docx

FIRST = ("Kari", "Ola", "Liv", "Aud", "Nils", "Siri", "Tor", "Berit", "Jon", "Marit")
LAST = ("Granbark", "Myrstubb", "Lyngtue", "Fjellrapp", "Bjørkeløv")
WHEN = (
    "innen uke 3",
    "15. januar 2027",
    "før påske",
    "innen utgangen av februar",
    "1. mars",
    "uke 10",
    "snarest",
    "i løpet av høsten 2027",
)
WHAT = (
    "ringe idrettsrådet om utstyrsbod",
    "lage oversikt over ledige haller",
    "søke kommunen om midler til utlånsordningen",
    "invitere nabolagene til åpen dag",
    "skrive om aktivitetskortet på nettsidene",
    "spørre skolen om å dele ut brosjyren",
)
TITLES = ("Utstyrsbod", "Åpen hall", "Aktivitetskort", "Turvenn", "Kjøreordning", "Leksefri onsdag")
PARAGRAPH = (
    "Gruppene snakket om hva som hindrer barn og unge i å bli med på fritidsaktiviteter der de "
    "bor. Flere pekte på at informasjonen er spredt, at utstyr koster, og at det er langt til "
    "hallen for dem som ikke har noen til å kjøre. Mange hadde eksempler på løsninger som "
    "allerede virker i nabolaget, og som andre kan lære av. Praten gikk livlig rundt bordene, og "
    "hver gruppe valgte til slutt det de hadde mest tro på å få til sammen."
)


def guests(count: int) -> list[Guest]:
    """So many people, each with a name and an address of their own."""
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    numbered = [f"{names[n % len(names)]}{'' if n < len(names) else f' {n}'}" for n in range(count)]
    return [Guest(name, "Idrettsrådet", f"{_mailbox(name)}@example.no") for name in numbered]


def _mailbox(name: str) -> str:
    return name.lower().replace(" ", ".").replace("ø", "o")


def plans(ideas: int, steps: int, people: list[Guest]) -> list[Plan]:
    """`ideas` times `steps` rows, no two with the same words."""
    made = []
    for i in range(ideas):
        rows = [
            Step(
                WHEN[(i * steps + s) % len(WHEN)],
                f"{WHAT[s % len(WHAT)].capitalize()} i krets {i * steps + s + 1}",
                people[(i * steps + s) % len(people)].name,
            )
            for s in range(steps)
        ]
        title = f"{TITLES[i % len(TITLES)]} nummer {i + 1}"
        made.append(Plan(title, PARAGRAPH, tuple(rows)))
    return made


def minutes(*, ideas: int, steps: int, people: int, prose: int) -> bytes:
    """A .docx; seven ideas of five steps, eighteen people and two paragraphs fill five pages."""
    everybody = guests(people)
    return referat_docx(
        place="Granvik",
        day="12. november 2026",
        guests=everybody,
        plans=plans(ideas, steps, everybody),
        prose=[PARAGRAPH] * prose,
    )
