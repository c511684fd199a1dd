"""What a file is, by its content. Names only tell kinds of plain text apart."""

from __future__ import annotations

import re
from typing import Final, Literal

from followup.domain.blocks import Unreadable
from followup.readers.archive import Archive

Kind = Literal[
    "docx", "xlsx", "odt", "ods", "pdf", "rtf", "doc", "xls", "eml", "html", "markdown", "csv",
    "text",
]  # fmt: skip

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN: Final = (
    b"MZ", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
    b"BZh", b"\xfd7zXZ", b"II*\x00", b"MM\x00*", b"RIFF", b"OggS", b"ID3", b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe", b"SQLite format 3", b"%!PS", b"BM", b"\x00\x00\x01\x00", b"\x25\x21",
    b"\x28\xb5\x2f\xfd", b"#!", b"wOFF", b"\x00asm", b"\xff\xfb", b"\xffWPC",
)  # fmt: skip
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MAIL_HEADER: Final = re.compile(
    rb"^(from|to|cc|bcc|subject|date|sender|reply-to|received|return-path|message-id|mime-version"
    rb"|content-[a-z-]+|delivered-to|dkim-signature|x-[a-z-]+|thread-[a-z-]+|authentication-results"
    rb"|arc-[a-z-]+|references|in-reply-to|user-agent|importance|accept-language):",
    re.IGNORECASE,
)
_MAIL_PROOF: Final = re.compile(
    rb"^(mime-version|message-id|received|return-path|content-type|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_HTML: Final = re.compile(rb"<(!doctype\s+html|html|head|body)\b", re.I)
_HTML_PART: Final = re.compile(rb"<(table|p|div|h[1-6]|ul|ol)\b", re.I)


def detect(data: bytes, filename: str) -> tuple[Kind, Archive | None]:
    """The file's kind, with its archive when it is a zipped format.

    Raises Unreadable: wrong_type, corrupt, password, and what `Archive` raises.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        archive = Archive(data)
        return _zipped_kind(archive), archive
    if data.startswith(_OLE):
        return _ole_kind(data), None
    if b"%PDF-" in data[:1024] and not data.startswith((b"MZ", b"\x7fELF")):
        return "pdf", None
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        return "rtf", None
    return _text_kind(data, filename), None


def _zipped_kind(archive: Archive) -> Kind:
    names = archive.names
    kind: Kind | None = None
    mimetype = archive.read("mimetype").strip() if "mimetype" in names else b""
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        kind = _office_kind(archive)
    elif mimetype.startswith(b"application/vnd.oasis.opendocument."):
        ending = mimetype.rpartition(b".")[2]
        kind = "odt" if ending.startswith(b"text") else None
        kind = "ods" if ending.startswith(b"spreadsheet") else kind
    if kind is None:
        raise Unreadable("wrong_type", "zip")
    archive.refuse_dtds()
    return kind


def _office_kind(archive: Archive) -> Kind | None:
    types = archive.read("[Content_Types].xml")
    if b"wordprocessingml" in types or b"ms-word.document" in types:
        return "docx"
    if b"spreadsheetml" in types or b"ms-excel.sheet.macroEnabled" in types:
        return "xlsx" if "xl/workbook.xml" in archive.names else None
    if "word/document.xml" in archive.names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in archive.names else None


def _ole_kind(data: bytes) -> Kind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Unreadable("password", "office")
    if holds("WordDocument"):
        if _encrypted_word(data):
            raise Unreadable("password", "doc")
        return "doc"
    if holds("Workbook"):
        return "xls"
    raise Unreadable("wrong_type", "ole")


def _encrypted_word(data: bytes) -> bool:
    """The `fEncrypted` bit of the document's first block ([MS-DOC] 2.5.2, FibBase)."""
    for start in range(512, min(len(data), 1024 * 1024), 512):
        if data[start : start + 2] == b"\xec\xa5":
            return bool(data[start + 11] & 0x01) if len(data) > start + 11 else False
    return False


def _text_kind(data: bytes, filename: str) -> Kind:
    if not data.startswith(_BOMS):
        if data.startswith(_FOREIGN):
            raise Unreadable("wrong_type", "magic")
        if b"PK\x05\x06" in data[-70_000:] and _is_binary(data):
            raise Unreadable("corrupt", "zip")
        if _is_binary(data) and not looks_like_utf16(data):
            raise Unreadable("wrong_type", "binary")
    ending = filename.rpartition(".")[2].lower() if "." in filename else ""
    head = data[:65_536].replace(b"\x00", b"")
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _is_mail(head, ending):
        return "eml"
    if _HTML.match(_after_comments(head)) or (
        ending in {"html", "htm"} and _HTML_PART.search(head)
    ):
        return "html"
    if ending in {"md", "markdown"}:
        return "markdown"
    return "csv" if ending in {"csv", "tsv"} else "text"


def _after_comments(head: bytes) -> bytes:
    """The text from its first tag on that is no comment."""
    head = head.lstrip()
    while head.startswith(b"<!--"):
        head = head.partition(b"-->")[2].lstrip()
    return head


def _is_mail(head: bytes, ending: str) -> bool:
    lines = head.lstrip().splitlines()
    leading = 0
    for line in lines:
        if not line.strip():
            break
        if _MAIL_HEADER.match(line):
            leading += 1
        elif not line.startswith((b" ", b"\t")):
            return False
    top = head.lstrip().split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    return leading >= 1 and (ending == "eml" or (leading >= 2 and bool(_MAIL_PROOF.search(top))))


def looks_like_utf16(data: bytes) -> str:
    """The byte order ("utf-16-le", "utf-16-be") of text without a mark, or ""."""
    sample = data[:4096]
    if len(sample) < 4:
        return ""
    half = len(sample) / 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""


def _is_binary(data: bytes) -> bool:
    sample = data[:65_536]
    control = sum(sample.count(code) for code in (*range(9), *range(14, 27), 28, 29, 30, 31, 127))
    return b"\x00" in sample or control > len(sample) * 0.02
