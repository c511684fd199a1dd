"""Markdown, HTML, CSV and mails."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from followup.domain.blocks import Heading, ListItem, Paragraph
from followup.readers import read_document
from tests.followup.readers.builders import STEPS, docx, items, rows, tables, texts

MARKDOWN = """---
dato: 12. mars 2026
---
# Referat **ALLEMED**

Til stede: [Kari](mailto:kari@example.no), _Ola_ og [kommunen](https://example.no)

| Når | Hva | Hvem |
|:----|-----|-----:|
| uke 12 | Ringe **klubbene** \\| NAV | <ola@example.no> |

* en
    * under
- [x] ferdig
- [ ] ikke

**Aller første skritt:** Kari ringer.
"""


def test_markdown() -> None:
    document = read_document(MARKDOWN.encode(), "r.md")
    assert document.blocks[1] == Heading("Referat ALLEMED", 1)
    assert texts(document)[2] == "Til stede: Kari <kari@example.no>, Ola og kommunen"
    (table,) = tables(document)
    assert rows(table) == [
        ["Når", "Hva", "Hvem"],
        ["uke 12", "Ringe klubbene | NAV", "ola@example.no"],
    ]
    assert all(cell.bold for cell in table.rows[0].cells)
    assert items(document) == [(0, "en"), (1, "under"), (0, "☒ ferdig"), (0, "ikke")]
    assert document.blocks[-1] == Paragraph("Aller første skritt: Kari ringer.")


HTML = """<!DOCTYPE html><html><head><title>Plan</title><style>p{}</style></head><body>
<h2>Id&eacute; 1</h2><p>En<br>To <b>tre</b><del>fire</del></p><div style="display:none">skjult</div>
<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</ol><p><strong>Fet</strong></p>
<table><tr><th>Når<th>Hva</tr><tr><td rowspan=2>uke 12<td>A</tr>
<tr><td><p>B</p><p>C</p></tr></table>
<p><a href="mailto:kari@example.no">Kari</a></p><script>x()</script>
<img src="http://x.example/y.png">
</body></html>"""


def test_html() -> None:
    document = read_document(HTML.encode(), "r.html")
    assert document.blocks[:6] == (
        Heading("Idé 1", 2),
        Paragraph("En"),
        Paragraph("To tre"),
        ListItem("a", 0),
        ListItem("b", 1),
        ListItem("c", 0, ordered=True),
    )
    assert document.blocks[6] == Paragraph("Fet", bold=True)
    (table,) = tables(document)
    assert rows(table) == [["Når", "Hva"], ["uke 12", "A"], ["B\nC"]]
    assert table.rows[1].cells[0].rowspan == 2
    assert table.rows[2].cells[0].column == 1
    assert texts(document)[-1] == "Kari <kari@example.no>"
    assert document.title == "Plan"


def test_a_list_of_terms_keeps_each_with_its_explanation() -> None:
    page = "<dl><dt>Bod</dt><dd>Kari ringer</dd><dt>Hvem?</dt> <dd><b>Ola</b></dd></dl><p>Slutt</p>"
    document = read_document(f"<html><body>{page}</body></html>".encode(), "r.html")
    assert texts(document) == ["Bod: Kari ringer", "Hvem? Ola", "Slutt"]


def test_html_in_its_declared_encoding_and_under_a_wrong_name() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>blåbær</p></body></html>'
    assert texts(read_document(page.encode("latin-1"), "r.doc")) == ["blåbær"]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_csv(sign: str) -> None:
    lines = [["Når", "Hva", "Hvem"], ["uke 12", '"Ringe\nog skrive"', "Kari"]]
    data = "\r\n".join(sign.join(line) for line in lines).encode("cp1252")
    (table,) = tables(read_document(data, "r.csv"))
    assert rows(table) == [["Når", "Hva", "Hvem"], ["uke 12", "Ringe\nog skrive", "Kari"]]


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Kari Myrstubb <kari@example.no>"
    message["To"] = "Ola Granbark <ola@example.no>"
    message["Subject"] = "Referat fra Sørøya"
    message["Date"] = "Tue, 22 Oct 2024 08:14:00 +0200"
    return message


def test_a_mail_has_its_head_and_its_best_body() -> None:
    message = mail()
    message.set_content("Hei\n")
    message.add_alternative("<ul><li>Ola ringer før jul</li></ul>", subtype="html")
    document = read_document(message.as_bytes(), "r.eml")
    assert texts(document) == [
        "Fra: Kari Myrstubb <kari@example.no>",
        "Dato: 22.10.2024 08:14",
        "Til: Ola Granbark <ola@example.no>",
        "Emne: Referat fra Sørøya",
        "Ola ringer før jul",
    ]
    assert document.title == "Referat fra Sørøya"


def test_attached_documents_follow_and_others_are_noted() -> None:
    message = mail()
    message.set_content("Se vedlegg")
    message.add_attachment(
        docx(STEPS), maintype="application", subtype="octet-stream", filename="plan.docx"
    )
    message.add_attachment(b"MZ\0\0", maintype="application", subtype="zip", filename="x.exe")
    document = read_document(message.as_bytes(), "uten navn")
    assert Heading("plan.docx") in document.blocks
    assert len(rows(tables(document)[0])) == 3
    assert set(document.notes) == {"attachment", "attachment_unread"}


def test_a_forwarded_mail_is_read() -> None:
    inner = mail()
    inner.set_content("- Ola ringer")
    outer = mail()
    outer.set_content("Se under")
    outer.add_attachment(inner)
    assert items(read_document(outer.as_bytes(), "r.eml")) == [(0, "Ola ringer")]


def test_a_mail_from_a_year_no_calendar_has_is_read_without_its_date() -> None:
    sent = b"From: kari@example.no\r\nDate: Tue, 22 Oct 20249999999999 08:14:00 +0200\r\n"
    document = read_document(sent + b"Subject: Plan\r\n\r\nKari ringer.\r\n", "r.eml")
    assert texts(document) == ["Fra: kari@example.no", "Emne: Plan", "Kari ringer."]


def test_flowed_text_is_put_together() -> None:
    head = b"From: a@example.no\r\nMIME-Version: 1.0\r\nSubject: x\r\n"
    kind = b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
    document = read_document(head + kind + b"Kari ringer \r\nOla i morgen.\r\n", "r.eml")
    assert texts(document)[-1] == "Kari ringer Ola i morgen."
