"""Stories about a child and own personas stay out of what is shared; good experiences stay in."""

from __future__ import annotations

import json

import pytest

from followup.domain.referat import as_json, read

from .build import doc

_STORIES = {
    "Vi fikk med Noah på fotball. Han hadde aldri hatt fotballsko før.": ("Noah",),
    "Historien om Leila: hun turte ikke si at familien manglet penger.": ("Leila",),
    "Et søskenpar i Skoggata fikk låne ski da far satt inne.": ("Skoggata", "satt inne"),
    "En gutt i 4. klasse ved Haugen skole begynte i korpset.": ("Haugen skole", "4. klasse"),
    "Elias, 11 år, fikk plass på leir.": ("Elias",),
    "Sønnen til Anja fikk støtte etter skilsmissen.": ("Anja",),
    "Vi har hjulpet ei jente som mista far sin, ho går i 7A.": ("7A", "mista far"),
    "Kim (13) med autisme har fått støttekontakt.": ("Kim", "autisme"),
    "Mor til tre i Granveien 14 fikk hjelp av frivilligsentralen.": ("Granveien",),
    "Guten som flytta hit frå Eritrea fekk sykkel av naboen.": ("Eritrea",),
    "Familien Sandmyr fikk dekket drakt gjennom NAV.": ("Sandmyr",),
    "Treneren merka at Petter aldri dusja, dei hadde ikkje varmtvatn heime.": ("Petter",),
}
_PLAN = "\n\n## Idé 1: Bod\n\n| Når | Hva | Hvem |\n| uke 10 | Lage plakat | Kari |"


def _shared(text: str) -> tuple[str, str]:
    answer = as_json(read(doc(text)), "x")
    private = " ".join(answer.pop("sensitive"))
    return json.dumps(answer, ensure_ascii=False), private


@pytest.mark.parametrize("story", _STORIES)
@pytest.mark.parametrize("before", ["- ", "Vi gjør mye bra. "])
def test_a_story_about_a_child_is_shared_nowhere(before: str, story: str) -> None:
    shared, private = _shared(
        f"Til stede: Kari Myr\n\n## Hva gjør vi bra?\n\n{before}{story}{_PLAN}"
    )
    for word in _STORIES[story]:
        assert word not in shared
        assert word in private
    assert "Lage plakat" in shared


@pytest.mark.parametrize(
    ("persona", "word"),
    [
        ("Egen person: Jasmin, 15 år, bor i fosterhjem.", "Jasmin"),
        ("Navn: Tobias\nÅr: 12\nKort beskrivelse av personen: bor i Elvegata", "Elvegata"),
        ("Vi laget vår egen person. Hun heter Ronja og mor er innlagt.", "Ronja"),
        ("Gruppe 3 – egen person: «Adam», 10, flyktning", "Adam"),
    ],
)
def test_an_own_persona_is_private(persona: str, word: str) -> None:
    shared, private = _shared(f"## Hvem er vi til for?\n\n{persona}{_PLAN}")
    assert word not in shared
    assert word in private


@pytest.mark.parametrize(
    "text",
    [
        "Idrettslaget har en egen pott når en familie ikke klarer kontingenten.",
        "Alle barn i 5. klasse får gratis svømmekurs.",
        "Foreldre som ikke har råd kan søke om friplass.",
        "Ungdomsrådet fikk gjennomslag for lengre åpningstid.",
        "Røde Kors har leksehjelp tirsdag og torsdag.",
        "Korpset ble med på 17. mai for første gang.",
    ],
)
def test_a_good_experience_about_nobody_is_kept(text: str) -> None:
    assert read(doc(f"## Hva gjør vi bra?\n\n- {text}")).good_experiences == [text]


def test_a_row_that_names_a_child_of_a_story_is_taken_out() -> None:
    text = f"## Hva gjør vi bra?\n\n- Ida (9) fikk ski.{_PLAN}\n| uke 11 | Besøke Ida | Kari |"
    reading = read(doc(text))
    assert [step.what for step in reading.steps] == ["Lage plakat"]
    assert any("Besøke Ida" in passage.text for passage in reading.sensitive)
