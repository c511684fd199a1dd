"""Formats that need other programs: LibreOffice for .doc and .rtf, tesseract for scans."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from followup.domain.blocks import ListItem, Unreadable
from followup.readers import ocr, office, programs, read_document
from tests.followup.readers.builders import grid, pdf, rows, tables, texts, words
from tests.followup.readers.mutations import RTF
from tests.followup.readers.test_pdf import PLAN, table_words

needs_office = pytest.mark.libreoffice
needs_ocr = pytest.mark.tesseract


@needs_office
def test_rtf() -> None:
    document = read_document(RTF, "r.rtf")
    assert texts(document) == ["Plan for våren", "Kari ringer Ola."]
    assert rows(tables(document)[0]) == [["Når", "Hva"], ["uke 12", "Ringe"]]


@needs_office
def test_doc_under_the_name_docx(tmp_path: Path) -> None:
    (tmp_path / "r.rtf").write_bytes(RTF)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    places = [str(tmp_path), str(tmp_path / "r.rtf")]
    programs.run(
        ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", *places],
        home=tmp_path,
        seconds=60,
    )
    document = read_document((tmp_path / "r.doc").read_bytes(), "r.docx")
    assert rows(tables(document)[0])[1] == ["uke 12", "Ringe"]


def test_without_libreoffice_there_is_a_kind_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda name: None)
    with pytest.raises(Unreadable) as refused:
        read_document(RTF, "r.rtf")
    assert refused.value.kind == "no_converter"


@pytest.mark.parametrize(
    "linked",
    [
        rb'{\rtf1 {\field{\*\fldinst INCLUDEPICTURE "http://x.example/a.png"}}}',
        rb"{\rtf1 {\*\template http://x.example/t.dotm}}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + "WordDocument INCLUDETEXT http://x.example".encode("utf-16-le"),
    ],
)
def test_linked_content_is_refused_where_the_network_cannot_be_cut(
    linked: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "network_cut", lambda: None)
    monkeypatch.setattr(programs, "find", lambda name: "/bin/false")
    with pytest.raises(Unreadable) as refused:
        read_document(linked, "r.rtf")
    assert refused.value.kind == "unsafe"


def scanned(operators: list[str], tmp_path: Path, angle: float = 0.0) -> bytes:
    """A PDF that is only a picture of the page, a little askew."""
    (tmp_path / "text.pdf").write_bytes(pdf([operators]))
    subprocess.run(
        ["pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", "text.pdf", "page"],
        cwd=tmp_path,
        check=True,
    )
    with Image.open(tmp_path / "page.png") as page:
        turned = page.convert("L").rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    out = io.BytesIO()
    turned.save(out, "PDF", resolution=200)
    return out.getvalue()


@needs_ocr
@pytest.mark.parametrize("angle", [0.0, 0.7])
def test_a_scanned_page_is_recognised(tmp_path: Path, angle: float) -> None:
    page = [
        words(70, 70, "Plan for utstyrsboden", size=20),
        words(70, 110, "Vi møttes på skolen, og alle var med."),
        *grid((65, 165, 395, 530), (136, 156, 176, 196)),
        *table_words(150),
        words(80, 230, "•"),
        words(95, 230, "Kari ringer idrettsrådet"),
    ]
    document = read_document(scanned(page, tmp_path, angle), "r.pdf")
    assert "ocr" in document.notes
    assert rows(tables(document)[0]) == PLAN
    assert document.blocks[-1] == ListItem("Kari ringer idrettsrådet", page=1)


def test_a_scan_without_tesseract_has_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    Image.new("L", (200, 280), 255).save(out, "PDF")
    monkeypatch.setattr(ocr.programs, "find", lambda name: None)
    with pytest.raises(Unreadable) as refused:
        read_document(out.getvalue(), "r.pdf")
    assert refused.value.kind == "no_text"


def test_settings_for_libreoffice_are_well_formed() -> None:
    from lxml import etree

    items = "".join(office._ITEM.format(path=a, name=b, value=c) for a, b, c in office._STRICT)
    root = etree.fromstring(office._SETTINGS.format(items=items).encode())
    assert len(root) == len(office._STRICT)
