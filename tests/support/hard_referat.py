"""The hardest referat a contact person has been seen to write, as one Word file.

Six pages: tables of three shapes with merged cells and headings in other words, steps in running
text, two who are called Anne, a short form nobody explains, a day that does not exist, a story
about a child and a step that names one, parked ideas, and changes that were never accepted.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

#: What must never leave the document.
PRIVATE = ("Emil", "ADHD", "støttekontakt")
PEOPLE = (
    ("Anne Dalsgrend", "NAV", "anne.dalsgrend@example.no"),
    ("Ola Granbark", "NAV", "ola.granbark@example.no"),
    ("Anne Fjellbu", "FAU ved Nordre skole", "anne.fjellbu@example.no"),
    ("Linh Sommerregn", "Frivilligsentralen", ""),
    ("Tor-Arne Sildrebekk", "Idrettsrådet", "tor-arne.sildrebekk@example.no"),
    ("Fatima Morgenrød", "fritidsaktivitetskoordinator", "fatima.morgenrod@example.no"),
)
CHILD_STEP = "Snakke med moren til Emil i 4B om støttekontakt"
STORY = (
    "Vi laget en egen person: Emil på ni år i 4B fikk diagnosen ADHD i fjor. Han bor alene med "
    "mor, og familien har ikke råd til fotball."
)
SHED = (
    ("LT", "Måle opp rommet i gamle brannstasjonen", "innen uke 49"),
    ("Anne", "Spørre skolene om brukte ski og skøyter", "1. desember"),
    ("Ola og LT", "Søke Sparebankstiftelsen om midler til hyller", "31. november"),
    ("Anne", CHILD_STEP, "snarest"),
    ("Fatima Morgenrød", "Lage plakat på norsk, polsk, tigrinja og ukrainsk", "mandag 15. januar"),
    ("LT", "Åpne boden med kaffe og vafler", "på nyåret"),
)
LIFTS = (
    "Anne D. tar kontakt med ruteselskapet om bussen etter trening innen uke 3. Linh ringer "
    "Røde Kors i løpet av januar og hører om de har sjåfører. Tor-Arne lager en vaktliste for "
    "foreldrekjøring før jul."
)
HALL = (
    ("Spørre kommunedirektøren om hallen kan være åpen gratis lørdager", "Før påske", "Tor Arne"),
    ("Finne fire voksne som kan være til stede hver lørdag", "Fortløpende", ""),
    (
        "Lage en enkel avtale om nøkler, strøm, vask og brannvern, som idrettslagene, skolen, "
        "ungdomsrådet og eiendomsavdelingen skriver under på før den første lørdagen",
        "uke 26-27",
        "Eiendom v/ Kåre?",
    ),
    ("Rydde utstyrsrommet", "våren", "alle"),
)
PARKED = (
    "Sommerskole på fjorden",
    "Gratis svømming for alle i 5. klasse",
    "Byttedag for ryggsekker",
)


def hard_referat(place: str = "Granvik", day: str = "12. november 2026") -> bytes:
    """The file; `day` is the day of the dugnad as written."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = f"{place} kommune · Unntatt offentlighet?"
    paper.sections[0].footer.paragraphs[0].text = "Side 1 av 6"
    paper.add_heading(f"ALLEMED i {place} – oppsummering", 0)
    line = paper.add_paragraph("Dugnaden var ")
    _changed(line, was="11. november", now=day)
    line.add_run(" på kulturhuset, fra kl. 17 til 20.")
    _participants(paper)
    paper.add_heading("Hva gjør vi bra?", 1)
    for text in (
        "Frivilligsentralen låner ut ski og skøyter hele vinteren.",
        "Skolekorpset har gratis instrumenter de to første årene.",
    ):
        paper.add_paragraph(text, style="List Bullet")
    paper.add_heading("Hvem er vi til for?", 1)
    paper.add_paragraph(STORY)
    _new_page(paper)
    _parked(paper)
    paper.add_heading("Konkret idé 1: Utstyrsbod i gamle brannstasjonen", 1)
    paper.add_paragraph("Alle skal kunne låne utstyr uten å spørre noen om lov.")
    _shed(paper)
    _new_page(paper)
    paper.add_heading("Konkret idé 2: Skyss hjem fra trening", 1)
    paper.add_paragraph("Barn på bygda kommer ikke hjem etter trening når bussen har gått.")
    paper.add_paragraph("Våre første skritt:")
    paper.add_paragraph(LIFTS)
    _new_page(paper)
    paper.add_heading("Konkret idé 3: Åpen hall på lørdager", 1)
    paper.add_paragraph("Aktører som bidrar: idrettslagene, skolen, ungdomsrådet")
    _hall(paper)
    _text_box(paper, "Husk å spørre vaktmesteren!")
    _new_page(paper)
    paper.add_paragraph("Neste samling blir torsdag 11. februar 2027.")
    paper.add_paragraph("Referent: Hilde Kontakt")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _participants(paper: Any) -> None:
    """Two of the same office share one merged cell."""
    paper.add_heading("Til stede", 1)
    rows = [("Navn", "Hvor fra", "E-post"), *PEOPLE]
    table = _table(paper, rows)
    table.cell(2, 1).text = ""
    table.cell(1, 1).merge(table.cell(2, 1))


def _parked(paper: Any) -> None:
    paper.add_heading("Veier inn i fellesskapet", 1)
    table = _table(paper, [("Ideer vi lar ligge", ""), *((text, "parkert") for text in PARKED)])
    table.cell(0, 0).merge(table.cell(0, 1))


def _shed(paper: Any) -> None:
    """A title over all columns, and the columns in an order of their own; one row is struck out."""
    rows = [("Våre første skritt", "", ""), ("Hvem", "Hva", "Når"), *SHED]
    table = _table(paper, rows)
    table.cell(0, 0).merge(table.cell(0, 2))
    cell = table.cell(2, 1).paragraphs[0]
    for run in list(cell.runs):
        run._r.getparent().remove(run._r)
    _changed(cell, was="Rive rommet", now=SHED[0][1])


def _hall(paper: Any) -> None:
    """Other words over the columns, and a page break in the middle of the table."""
    head = ("Tiltak", "Frist", "Ansvarlig")
    _table(paper, [head, *HALL[:2]])
    _new_page(paper)
    _table(paper, HALL[2:])


def _table(paper: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def _new_page(paper: Any) -> None:
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _changed(paragraph: Any, *, was: str, now: str) -> None:
    """A tracked change nobody has accepted: `was` struck out, `now` put in."""
    who = 'w:author="Referent" w:date="2026-11-13T09:00:00Z"'
    for tag, text, number in (("del", was, 1), ("ins", now, 2)):
        inner = "delText" if tag == "del" else "t"
        paragraph._p.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="{number}" {who}><w:r>'
                f'<w:{inner} xml:space="preserve">{text}</w:{inner}></w:r></w:{tag}>'
            )
        )


def _text_box(paper: Any, text: str) -> None:
    box = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
        f'<v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paper.add_paragraph()._p.append(box)
