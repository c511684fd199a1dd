"""Any file a contact person hands in → `followup.domain.blocks.Document`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from followup.domain.blocks import Document, Unreadable
from followup.readers.archive import Archive
from followup.readers.detection import Kind, detect
from followup.readers.limits import MAX_BYTES

Reader = Callable[[bytes, Archive | None, str], Document]

__all__ = ["read_document", "read_text"]


def read_document(data: bytes, filename: str) -> Document:
    """The file as blocks in reading order. The content decides the format, not the name.

    Raises Unreadable and nothing else; its kinds: empty, wrong_type, corrupt, password,
    too_large, unsafe, no_text, no_converter. Nothing is fetched, run or evaluated.
    """
    if not data:
        raise Unreadable("empty")
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", "bytes")
    return _guarded(data, filename)


def read_text(text: str) -> Document:
    """Pasted text as blocks. Raises Unreadable: empty, too_large."""
    from followup.readers.finishing import finish
    from followup.readers.plain_text import read_plain_text

    return finish(read_plain_text(text))


def _guarded(data: bytes, filename: str) -> Document:
    from followup.readers.finishing import finish

    try:
        kind, archive = detect(data, filename)
        return finish(_READERS[kind](data, archive, filename))
    except (RecursionError, MemoryError) as error:
        raise Unreadable("too_large", type(error).__name__) from error


def _docx(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.docx import read_docx

    return read_docx(_archive(archive))


def _odf(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.odf import read_odf

    return read_odf(_archive(archive))


def _xlsx(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.xlsx import read_xlsx

    return read_xlsx(_archive(archive))


def _text(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.decoding import decode
    from followup.readers.plain_text import read_plain_text

    return read_plain_text(decode(data))


def _html(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.html import read_html

    return read_html(data)


def _markdown(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.decoding import decode
    from followup.readers.markdown import read_markdown

    return read_markdown(decode(data))


def _csv(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.csv_table import read_csv
    from followup.readers.decoding import decode

    return read_csv(decode(data))


def _eml(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.eml import read_eml

    return read_eml(data, _attached)


def _pdf(data: bytes, archive: Archive | None, filename: str) -> Document:
    from followup.readers.pdf import read_pdf

    return read_pdf(data)


def _office(kind: str) -> Reader:
    def read(data: bytes, archive: Archive | None, filename: str) -> Document:
        from followup.readers.office import read_office

        return read_office(data, kind)

    return read


def _attached(data: bytes, filename: str) -> Document:
    """A file attached to a mail. Mails in mails are left out: they are the earlier thread."""
    kind, archive = detect(data, filename)
    if kind == "eml" or not data:
        raise Unreadable("wrong_type", "mail")
    return _READERS[kind](data, archive, filename)


def _archive(archive: Archive | None) -> Archive:
    if archive is None:
        raise Unreadable("corrupt", "zip")
    return archive


_READERS: Final[dict[Kind, Reader]] = {
    "docx": _docx,
    "xlsx": _xlsx,
    "odt": _odf,
    "ods": _odf,
    "eml": _eml,
    "html": _html,
    "markdown": _markdown,
    "csv": _csv,
    "text": _text,
    "pdf": _pdf,
    "doc": _office("doc"),
    "rtf": _office("rtf"),
    "xls": _office("xls"),
}
"""Each imports its format's library only when such a file comes."""
