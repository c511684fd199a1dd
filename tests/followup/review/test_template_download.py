from __future__ import annotations

import io
from datetime import date, datetime

import docx
import openpyxl
import pytest

from followup.domain import referat as rules
from followup.readers import read_document
from followup.services import referat_template
from followup.services.referat_reading import read_alone

PEOPLE = [
    ("Kari Myrstubb", "NAV", "Rådgiver", "kari@example.no"),
    ("Ola Granbark", "Idrettsrådet", "Leder", "ola@example.no"),
]
STEPS = [
    ("Innen 1. desember", "Ringe idrettsrådet om utstyr", "Kari Myrstubb"),
    ("15. januar 2027", "Rydde et rom i brannstasjonen", "Ola Granbark og Kari Myrstubb"),
    ("Uke 8", "Åpne boden med kaffe og vafler", "Ola Granbark"),
]


def filled_word(language: str) -> bytes:
    paper = docx.Document(io.BytesIO(referat_template.empty("docx", language)))
    facts, people, steps, _second = paper.tables
    for row, text in zip(facts.rows, ("Granvik", "12. november 2026", "Kulturhuset"), strict=True):
        row.cells[1].text = text
    for table, rows in ((people, PEOPLE), (steps, STEPS)):
        for row, texts in zip(table.rows[1:], rows, strict=False):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    labels = {"Idé:": "Utstyrsbod for alle", "Kort": "En bod der alle kan låne utstyr."}
    for start, text in labels.items():
        paragraph = next(p for p in paper.paragraphs if p.text.startswith(start))
        paragraph.add_run(text)
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def filled_sheet(language: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(referat_template.empty("xlsx", language)))
    steps, people = book.worksheets
    for row in STEPS:
        steps.append(["Utstyrsbod for alle", *row])
    for row in PEOPLE:
        people.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(("kind", "fill"), [("docx", filled_word), ("xlsx", filled_sheet)])
def test_a_filled_template_is_read_without_one_doubt(kind, fill, language):
    reading = rules.read(
        read_document(fill(language), f"mal.{kind}"),
        reference=date(2026, 11, 12),
        today=date(2026, 11, 13),
    )
    assert [(s.what, s.due) for s in reading.steps] == [
        (STEPS[0][1], date(2026, 12, 1)),
        (STEPS[1][1], date(2027, 1, 15)),
        (STEPS[2][1], date(2027, 2, 28)),
    ]
    assert [s.unsure for s in reading.steps] == [set(), set(), set()]
    assert [[p.email for p in s.who] for s in reading.steps] == [
        ["kari@example.no"],
        ["ola@example.no", "kari@example.no"],
        ["ola@example.no"],
    ]
    assert [i.title for i in reading.ideas if i.steps] == ["Utstyrsbod for alle"]
    assert {p.name for p in reading.participants} == {"Kari Myrstubb", "Ola Granbark"}


def filled_throughout(language: str, place: str) -> bytes:
    """Every part of the paper form used, the second idea as well."""
    paper = docx.Document(io.BytesIO(filled_word(language)))
    paper.tables[0].rows[0].cells[1].text = place
    good, ways = [p for p in paper.paragraphs if p.style and p.style.name == "List Bullet"]
    good.add_run("Frivilligsentralen låner ut ski hele vinteren.")
    ways.add_run("Følgevenn til trening")
    actors = next(p for p in paper.paragraphs if "aktør" in p.text)
    actors.add_run("Idrettsrådet, NAV")
    [p for p in paper.paragraphs if p.text.startswith("Idé:")][1].add_run("Åpen hall")
    cells = paper.tables[3].rows[1].cells
    for cell, text in zip(cells, ("Snarest", "Spørre om ledig halltid", "Kari"), strict=True):
        cell.text = text
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(("place", "number"), [("Bømlo", "4613"), ("Stad", "4649"), ("", "")])
def test_every_part_of_the_form_comes_back_in_its_place(language, place, number):
    reading = read_alone(filled_throughout(language, place), "mal.docx")
    assert (reading.municipality, reading.municipality_number) == (place, number)
    assert reading.dugnad_date == date(2026, 11, 12)
    assert reading.good_experiences == ["Frivilligsentralen låner ut ski hele vinteren."]
    assert [(p.name, p.organisation, p.role, p.email) for p in reading.participants] == PEOPLE
    parked, first, second = reading.ideas
    assert (parked.title, parked.chosen, parked.steps) == ("Følgevenn til trening", False, [])
    assert (first.title, first.description) == (
        "Utstyrsbod for alle",
        "En bod der alle kan låne utstyr.",
    )
    assert first.actors == ["Idrettsrådet", "NAV"]
    assert [(s.when_text, s.what) for s in first.steps] == [row[:2] for row in STEPS]
    (step,) = second.steps
    assert (second.title, step.due, step.no_date_reason) == ("Åpen hall", None, "urgent")
    assert [p.name for p in step.who] == ["Kari Myrstubb"]
    assert not any(s.unsure for s in reading.steps)
    assert not reading.sensitive


MANY_PEOPLE = [
    ("Ingrid Solbakken", "Bømlo kommune", "Folkehelsekoordinator", "ingrid.solbakken@example.no"),
    ("Mohammed Fjordheim", "NAV", "Veileder", "mohammed.fjordheim@example.no"),
    ("Bjørg-Elin Åsnes", "Bremnes idrettslag", "Styreleder", "bjorg-elin@example.no"),
    ("Jon Lien", "Frivilligsentralen", "Daglig leder", "jon.lien@example.no"),
    ("Siri Moe", "FAU ved Rubbestadneset skole", "Leder", "siri.moe@example.no"),
    ("Nguyen Van Lund", "Ungdomsrådet", "Medlem", ""),
    ("Sunniva Rød", "Rektor, Moster skule", "Rektor", "sunniva.rod@example.no"),
    ("Per Arne Nygård", "Bømlo kommune", "Avdelingsleder oppvekst", "pernyg@example.no"),
]
ORDINARY = {
    "short": [
        ("1. des", "Ringe Jon", "Siri"),
        ("10/1", "Kjøpe inn ski", "Jon"),
        ("snarest", "Lage gruppe for foreldre", "Mohammed"),
        ("løpende", "Spre ordet", "Alle"),
        ("før jul", "Sende e-post til alle foreldre", "Sunniva"),
    ],
    "roles": [
        ("januar", "Ta saken opp i FAU", "Leder FAU"),
        ("5. januar 2027", "Sende brev til klubbene", "Folkehelsekoordinator"),
        ("uke 2", "Skaffe nøkkel til hallen", "Rektor"),
        ("innen utgangen av februar", "Skrive søknad", "NAV"),
        ("Høsten 2027", "Evaluere", "Styreleder i Bremnes idrettslag"),
    ],
    "mixed": [
        ("Onsdag 3. mars", "Informasjonsmøte på skolen", "Siri Moe / Sunniva Rød"),
        ("I løpet av januar", "Kontakte sparebanken", "Jon Lien og Mohammed Fjordheim"),
        ("Innen fredag 29. januar 2027 kl. 12", "Ringe idrettsrådet; skriv ned svaret", "Jon Lien"),
        ("1.-5. februar", "Uke for utstyr: samle inn ski, skøyter, sykler", "Bjørg-Elin, Siri"),
        ("", "Spørre ordføreren", "Ingrid Solbakken"),
    ],
    "nynorsk": [
        ("Innan 1. februar", "Ringje sparebanken", "Jon Lien"),
        ("veke 10", "Lage plakat", "Bjørg-Elin"),
        ("hausten 2027", "Byttedag", "Siri Moe og Sunniva Rød"),
        ("i løpet av våren", "Møte med lærarane", "Rektor"),
        ("seinast 15. mars", "Søkje pengar", "Per Arne Nygård"),
    ],
    "spreadsheet dates": [
        (datetime(2027, 3, 15), "Ringe sparebanken om støtte", "Jon Lien"),
        (date(2027, 4, 1), "Lage plakat", "Siri Moe"),
    ],
}


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("rows", ORDINARY.values(), ids=ORDINARY)
def test_what_ordinary_people_write_in_it_is_read_without_one_doubt(kind, rows, language):
    document = read_document(_filled(kind, language, rows), f"mal.{kind}")
    reading = rules.read(document, reference=date(2026, 11, 12), today=date(2026, 11, 13))
    assert [s.what for s in reading.steps] == [what for _when, what, _who in rows]
    assert {s.what: s.why for s in reading.steps if s.unsure} == {}
    assert {p.name for p in reading.participants} == {p[0] for p in MANY_PEOPLE}
    assert not reading.sensitive


def _filled(kind: str, language: str, rows: list) -> bytes:
    empty = io.BytesIO(referat_template.empty(kind, language))
    out = io.BytesIO()
    if kind == "xlsx":
        book = openpyxl.load_workbook(empty)
        steps, people = book.worksheets
        # The idea only where it begins, as many write it.
        for number, row in enumerate(rows):
            steps.append(["Utstyrsbod for alle" if number == 0 else None, *row])
        for person in MANY_PEOPLE:
            people.append(person)
        book.save(out)
        return out.getvalue()
    paper = docx.Document(empty)
    for table, filling in zip(paper.tables[1:], (MANY_PEOPLE, rows), strict=False):
        for row, texts in zip(table.rows[1:], filling, strict=False):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text if isinstance(text, str) else f"{text:%d.%m.%Y}"
    next(p for p in paper.paragraphs if p.text.startswith("Idé:")).add_run("Utstyrsbod for alle")
    paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_empty_template_gives_no_steps(kind, language):
    document = read_document(referat_template.empty(kind, language), f"mal.{kind}")
    assert rules.read(document, reference=date(2026, 11, 12)).steps == []


@pytest.mark.django_db
def test_it_is_downloaded_by_those_who_are_logged_in(client, user):
    for kind in ("docx", "xlsx"):
        for language in ("nb", "nn"):
            answer = client.get(f"/mal/{language}.{kind}")
            assert answer["Content-Type"] == referat_template.TYPES[kind]
            assert "attachment" in answer["Content-Disposition"]
    assert client.get("/mal/en.docx").status_code == 404
    assert client.get("/mal/nb.exe").status_code == 404
    client.logout()
    assert client.get("/mal/nb.docx").status_code == 302
