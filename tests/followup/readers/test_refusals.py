"""Bad files: each kind of trouble has its own answer, and none is a crash."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.blocks import Document, Unreadable
from followup.readers import limits, read_document
from followup.readers.serialising import KINDS
from tests.followup.readers.builders import STEPS, docx, odf, p, pdf, words, zipped
from tests.followup.readers.mutations import SAMPLES, spoiled

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DTD = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def _with_dtd(data: bytes, member: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[member] = DTD.encode() + members[member]
    return zipped(members)


def _flagged_as_encrypted(data: bytes) -> bytes:
    """The same zip, its members marked as encrypted in the directory."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def _bomb() -> bytes:
    return docx(STEPS, extra={"word/media/x.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})


def _word_with_password() -> bytes:
    head = struct.pack("<HH", 0xA5EC, 0x00C1) + bytes(6) + b"\x00\x01" + bytes(500)
    return OLE + head + "WordDocument".encode("utf-16-le")


def _protected_pdf() -> bytes:
    """Says that it is encrypted, with values no password fits."""
    data = pdf([[words(70, 70, "hemmelig")]])
    entry = (
        f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'ab' * 32}>"
        f" /U <{'cd' * 32}> >> /ID [<{'00' * 16}><{'00' * 16}>] /Root 1 0 R"
    )
    return data.replace(b"/Root 1 0 R", entry.encode(), 1)


BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "nothing": (lambda: b"", "r.docx", "empty"),
    "program": (lambda: b"MZ\x90\0" + bytes(200), "r.docx", "wrong_type"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "r.pdf", "wrong_type"),
    "noise": (lambda: random.Random(1).randbytes(4000), "r.docx", "wrong_type"),
    "other zip": (lambda: zipped({"a.txt": "hei"}), "r.docx", "wrong_type"),
    "slides": (
        lambda: zipped({"[Content_Types].xml": "presentationml", "ppt/presentation.xml": "<p/>"}),
        "r.docx",
        "wrong_type",
    ),
    "outlook": (lambda: OLE + "__substg1.0".encode("utf-16-le"), "r.doc", "wrong_type"),
    "half a docx": (lambda: docx(STEPS)[:700], "r.docx", "corrupt"),
    "headless docx": (lambda: bytes(40) + docx(STEPS)[40:], "r.docx", "corrupt"),
    "broken xml": (
        lambda: zipped({"[Content_Types].xml": "", "word/document.xml": "<a><b></a>"}),
        "r.docx",
        "corrupt",
    ),
    "half a pdf": (lambda: pdf([[words(70, 70, "hei")]])[:60], "r.pdf", "corrupt"),
    "protected docx": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "r.docx",
        "password",
    ),
    "protected doc": (_word_with_password, "r.doc", "password"),
    "protected zip": (lambda: _flagged_as_encrypted(docx(STEPS)), "r.docx", "password"),
    "protected pdf": (_protected_pdf, "r.pdf", "password"),
    "too many bytes": (lambda: bytes(limits.MAX_BYTES + 1), "r.docx", "too_large"),
    "too much text": (lambda: b"ord " * 1_300_000, "r.txt", "too_large"),
    "too many cells": (lambda: b"a;b;c;d\n" * 60_000, "r.csv", "too_large"),
    "bomb": (_bomb, "r.docx", "unsafe"),
    "entity in docx": (lambda: _with_dtd(docx(STEPS), "word/document.xml"), "r.docx", "unsafe"),
    "entity in styles": (lambda: _with_dtd(docx(STEPS), "word/styles.xml"), "r.docx", "unsafe"),
    "entity in odt": (lambda: _with_dtd(odf("<text:p/>"), "content.xml"), "r.odt", "unsafe"),
    "entity in utf-16": (
        lambda: zipped(
            {"[Content_Types].xml": "", "word/document.xml": DTD.encode("utf-16") + b"<\0a\0>\0"}
        ),
        "r.docx",
        "unsafe",
    ),
    "empty docx": (lambda: docx(p()), "r.docx", "empty"),
    "empty pdf": (lambda: pdf([[]]), "r.pdf", "empty"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files(case: str) -> None:
    make, filename, kind = BAD[case]
    with pytest.raises(Unreadable) as refused:
        read_document(make(), filename)
    assert refused.value.kind == kind


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_document(pdf([[]] * (limits.MAX_PAGES + 1)), "r.pdf")
    assert refused.value.kind == "too_large"


def test_the_name_does_not_decide() -> None:
    body = docx(STEPS)
    for name in (
        "r.doc",
        "r.pdf",
        "r.txt",
        "uten endelse",
        "",
        "../../etc/passwd",
        "a\x00b\n.docx",
    ):
        assert read_document(body, name).blocks
    assert read_document(b"Kari ringer Ola", "r.docx").blocks


def test_nothing_outside_is_read() -> None:
    """An external part is never looked for, and a path out of the archive finds nothing."""
    data = docx(STEPS, links={"rId7": "file:///etc/hostname"})
    assert read_document(data, "r.docx").blocks
    with pytest.raises(Unreadable) as refused:
        read_document(
            zipped(
                {
                    "[Content_Types].xml": "wordprocessingml",
                    "_rels/.rels": '<R><r Id="1" Type="x/officeDocument"'
                    ' Target="/../../etc/x"/></R>',
                }
            ),
            "r.docx",
        )
    assert refused.value.kind == "corrupt"


def answer(data: bytes, name: str) -> Document | str:
    """The document or the kind of refusal; anything else fails the test."""
    try:
        return read_document(data, name)
    except Unreadable as refused:
        kind = refused.kind
    assert kind in KINDS
    return kind


@pytest.mark.parametrize("kind", SAMPLES)
def test_spoiled_files_always_get_an_answer(kind: str) -> None:
    rng = random.Random(f"{kind}-1")
    for _ in range(200):
        answer(spoiled(kind, rng), f"r.{kind}")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", *(f"r.{kind}" for kind in SAMPLES)]))
def test_any_bytes_get_an_answer(data: bytes, name: str) -> None:
    answer(data, name)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["r.txt", "r.md", "r.csv", "r.html", "r.eml"]))
def test_any_text_gets_an_answer_in_clean_text(text: str, name: str) -> None:
    result = answer(text.encode("utf-8", "surrogatepass"), name)
    if isinstance(result, Document):
        for _, found in result.texts():
            assert found == found.strip()
            assert "\u00a0" not in found
            assert "\u00ad" not in found
