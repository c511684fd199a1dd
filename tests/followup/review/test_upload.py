from __future__ import annotations

import io
import random
import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from core.mail.models import OutgoingMail
from followup.models import FirstStep, Idea, Referat, Task
from tests.followup.readers.builders import docx, p, pdf, words, zipped
from tests.support import make
from tests.support.referats import uploaded, word

pytestmark = pytest.mark.django_db


def send(client, dugnad, data: bytes = b"", name: str = "referat.docx", **fields):
    day = timezone.localdate() + timedelta(days=100)
    form = {"delete_on": day.isoformat(), **fields}
    if data or "text" not in fields:
        form["file"] = SimpleUploadedFile(name, data)
    return client.post(f"/dugnad/{dugnad.pk}/referat/", form, follow=True)


def nothing_was_kept() -> bool:
    folder = Path(settings.MEDIA_ROOT) / "referat"
    files = [p for p in folder.rglob("*") if p.is_file()] if folder.exists() else []
    return not (Referat.objects.exists() or Idea.objects.exists() or files)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_word_file_becomes_drafts_and_nothing_is_mailed(client, dugnad):
    page = send(client, dugnad, word())
    assert page.request["PATH_INFO"] == f"/referat/{Referat.objects.get().pk}/"
    assert FirstStep.objects.count() == 3
    text = page.content.decode()
    assert "Ringe idrettsrådet om utstyr" in text
    assert "Senest tirsdag 1. desember 2026" in text
    assert not Task.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_pasted_text_becomes_drafts(client, dugnad):
    text = (
        "Idé: Utstyrsbod\n\nNår\tHva\tHvem\nInnen 1. desember\tRinge idrettsrådet\tKari Myrstubb\n"
    )
    send(client, dugnad, text=text)
    step = FirstStep.objects.get()
    assert (step.what, step.due) == ("Ringe idrettsrådet", date(2026, 12, 1))


def test_the_file_is_kept_privately_under_a_name_nobody_can_guess(client, dugnad):
    data = word()
    send(client, dugnad, data, name="../../Referat åpent.docx")
    referat = Referat.objects.get()
    assert referat.filename == "Referat åpent.docx"
    assert "Referat" not in referat.file.name
    answer = client.get(f"/referat/{referat.pk}/fil/")
    assert answer.content == data
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_the_same_file_again_leads_to_the_draft_that_is_there(client, dugnad):
    data = word()
    first = send(client, dugnad, data)
    again = send(client, dugnad, data)
    assert first.request["PATH_INFO"] == again.request["PATH_INFO"]
    assert Referat.objects.count() == 1
    assert FirstStep.objects.count() == 3


def _bomb() -> bytes:
    buffer = io.BytesIO(word())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.xml", b"0" * 120_000_000)
    return buffer.getvalue()


def _with_entity() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, body = data.split(b"?>", 1)
                trick = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                data = head + b"?>" + trick + body.replace(b"Ringe", b"&x;")
            new.writestr(name, data)
    return buffer.getvalue()


def _with_password() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le").ljust(
        4096, b"\0"
    )


BAD = [
    ("empty", lambda: b"", "referat.docx", ["Filen er tom"]),
    ("truncated", lambda: word()[:9000], "referat.docx", ["skadet eller bare delvis"]),
    (
        "wrong name",
        lambda: b"MZ\x90\x00" + b"\0" * 500,
        "referat.docx",
        ["ikke et dokument vi kan"],
    ),
    ("password", _with_password, "referat.docx", ["passord", "skadet", "ikke et dokument"]),
    ("bomb", _bomb, "referat.docx", ["for stor", "sikkerhetsgrunner"]),
    ("entity", _with_entity, "referat.docx", ["sikkerhetsgrunner", "skadet"]),
]


@pytest.mark.parametrize(("case", "data", "name", "sentences"), BAD, ids=[b[0] for b in BAD])
def test_a_bad_file_gets_a_clear_sentence_and_leaves_nothing(
    client, dugnad, case, data, name, sentences
):
    page = send(client, dugnad, data(), name)
    text = page.content.decode()
    assert page.status_code == 200
    assert any(s in text for s in sentences), case
    assert "Ingenting er lagret" in text
    assert "root:" not in text
    assert nothing_was_kept()


def test_a_file_over_the_limit_is_stopped_on_its_way(client, dugnad, settings):
    settings.REFERAT_MAX_BYTES = 100_000
    page = send(client, dugnad, b"x" * 3_000_000)
    assert "for stor" in page.content.decode()
    assert nothing_was_kept()


class Arriving:
    """The body of a request on its way in; knows how much of it was asked for."""

    def __init__(self, head: bytes, size: int) -> None:
        self.head, self.size, self.read_bytes = head, size, 0

    def read(self, most: int = -1) -> bytes:
        left = self.size - self.read_bytes
        wanted = left if most < 0 else min(most, left)
        piece = self.head[self.read_bytes : self.read_bytes + wanted].ljust(wanted, b"x")
        self.read_bytes += wanted
        return piece

    readline = read


def test_a_file_of_60_megabytes_is_answered_before_it_has_arrived(client, dugnad):
    fields = (
        '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nDette skrev jeg\r\n'
        '--x\r\nContent-Disposition: form-data; name="file"; filename="r.docx"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    body = Arriving(fields.encode(), 60 * 1024 * 1024)
    page = client.request(
        **{
            "PATH_INFO": f"/dugnad/{dugnad.pk}/referat/",
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "multipart/form-data; boundary=x",
            "CONTENT_LENGTH": str(body.size),
            "wsgi.input": body,
        }
    )
    text = page.content.decode()
    assert "for stor" in text
    assert "Dette skrev jeg" in text
    assert body.read_bytes < settings.REFERAT_MAX_BYTES + 1024 * 1024
    assert nothing_was_kept()


def test_a_referat_that_takes_too_long_to_interpret_is_kept_and_says_so(client, dugnad, settings):
    settings.REFERAT_INTERPRETING_SECONDS = 0.05
    line = "Kari tar kontakt med idrettsrådet innen uke 12, mens Ola lager en plakat.\n\n"
    page = send(client, dugnad, text=line * 3000)
    referat = Referat.objects.get()
    assert page.request["PATH_INFO"] == f"/referat/{referat.pk}/"
    text = page.content.decode()
    assert "Dokumentet er for omfattende til at vi rakk å tolke det" in text
    assert "mens Ola lager en plakat" in text
    assert len(referat.document["blocks"]) == 3000
    assert not FirstStep.objects.exists()


def test_a_small_file_with_too_much_in_it_is_not_called_a_large_file(client, dugnad):
    page = send(client, dugnad, b"a;b;c;d\n" * 60_000, name="referat.csv")
    assert "for omfattende til at vi rekker" in page.content.decode()
    assert nothing_was_kept()


def _pages(count: int) -> bytes:
    return pdf([[words(70, 70, "Kari ringer")]] * count)


def _many_cells() -> bytes:
    return b"<html><table><tr>" + b"<td>a" * 190_000


def _expanded() -> bytes:
    """Six members of 20 MB each, none of them packed as tight as a bomb."""
    noise = random.Random(1)
    lines = (noise.randbytes(40) + bytes(3_000) for _ in range(6_600))
    members = dict.fromkeys((f"word/media/{n}.bin" for n in range(6)), b"".join(lines))
    return docx(p("Kari ringer"), extra=members)


@pytest.mark.parametrize(
    ("make", "name", "limits"),
    [
        (lambda: _pages(301), "r.pdf", {}),
        (_expanded, "r.docx", {}),
        (_many_cells, "r.html", {"REFERAT_SECONDS": 1}),
        (_many_cells, "r.html", {"REFERAT_MEGABYTES": 100}),
    ],
    ids=["pages", "expanded", "time", "memory"],
)
def test_each_limit_has_the_same_clear_answer(client, dugnad, settings, make, name, limits):
    for key, value in limits.items():
        setattr(settings, key, value)
    data = make()
    assert len(data) < settings.REFERAT_MAX_BYTES
    page = send(client, dugnad, data, name)
    assert "for omfattende til at vi rekker" in page.content.decode()
    assert "Ingenting er lagret" in page.content.decode()
    assert nothing_was_kept()


def test_pasted_text_that_is_refused_is_still_in_the_form(client, dugnad):
    page = send(client, dugnad, text="Dette skrev jeg\n" + "a\tb\tc\td\te\n" * 42_000)
    assert "for omfattende til at vi rekker" in page.content.decode()
    assert "Dette skrev jeg" in page.content.decode()
    assert nothing_was_kept()


def test_what_a_formula_gave_is_read_but_asked_about(client, dugnad):
    book = openpyxl.load_workbook(io.BytesIO(plan_with_formula()))
    assert book.active["A2"].value == "=A9"
    page = send(client, dugnad, plan_with_formula(), name="plan.xlsx")
    step = FirstStep.objects.get()
    assert (step.when_text, step.due, step.unsure) == ("01.12.2026", date(2026, 12, 1), ["when"])
    assert "regnet ut av en formel" in page.content.decode()


def plan_with_formula() -> bytes:
    """A workbook whose deadline is a formula, with the value it gave when it was saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Konkret idé Utstyrsbod"
    sheet.append(["Når", "Hva", "Hvem"])
    sheet.append(["=A9", "Ringe rektor på skolen", "Frivilligsentralen"])
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    before = b"<f>A9</f><v></v>" if b"<f>A9</f><v></v>" in members[name] else b"<f>A9</f><v/>"
    assert before in members[name]
    members[name] = (
        members[name]
        .replace(before, b"<f>A9</f><v>01.12.2026</v>")
        .replace(b'<c r="A2">', b'<c r="A2" t="str">')
    )
    return zipped(members)


def test_a_document_without_steps_is_kept_and_says_how_to_go_on(client, dugnad):
    page = send(client, dugnad, word(steps=()))
    text = page.content.decode()
    assert "Vi fant ingen tabell med første skritt i dokumentet" in text
    assert "Teksten er lagret" in text
    assert "Se e-postene" not in text
    mails = f"/referat/{Referat.objects.get().pk}/epostene/"
    assert client.get(mails).url == Referat.objects.get().get_absolute_url()


def test_a_file_and_text_at_once_is_a_question_and_keeps_the_text(client, dugnad):
    page = send(client, dugnad, word(), text="Kari ringer NAV")
    assert "ikke begge" in page.content.decode()
    assert "Kari ringer NAV" in page.content.decode()
    assert nothing_was_kept()


def test_neither_file_nor_text_is_a_question(client, dugnad):
    answer = client.post(f"/dugnad/{dugnad.pk}/referat/", {"delete_on": "2027-05-01", "text": " "})
    assert "Velg en fil, eller lim inn" in answer.content.decode()


@pytest.mark.parametrize("day", ["2020-01-01", "2099-01-01", "31.31.2027"])
def test_the_day_a_document_goes_is_checked(client, dugnad, day):
    page = send(client, dugnad, word(), delete_on=day)
    assert page.status_code == 200
    assert nothing_was_kept()


def test_html_in_every_cell_is_shown_as_text(client, dugnad):
    evil = "<script>alert(1)</script>"
    steps = [(f"uke 3 {evil}", f"Ringe {evil}", f"Kari {evil}")]
    page = send(client, dugnad, word(steps, title=f"Bod {evil}"), name=f"{evil}.docx")
    assert evil not in page.content.decode()
    assert "&lt;script&gt;" in page.content.decode()


def test_a_stranger_can_neither_upload_nor_look(client, dugnad, user):
    referat = uploaded(dugnad, user)
    client.force_login(make.contact(make.municipality("Nabovik")))
    for path in ("", "epostene/", "fil/", "oppbevaring/", "dato/?when_text=i+morgen"):
        assert client.get(f"/referat/{referat.pk}/{path}").status_code == 404
    assert client.post(f"/referat/{referat.pk}/bekreft/").status_code == 404
    assert send(client, dugnad, word()).status_code == 404
