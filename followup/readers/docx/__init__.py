"""Word documents (.docx, .docm, .dotx): the accepted text, in reading order."""

from __future__ import annotations

from lxml import etree

from followup.domain.blocks import Block, Document, Paragraph
from followup.readers.archive import Archive
from followup.readers.docx.body import Body
from followup.readers.docx.numbering import Numberings
from followup.readers.docx.package import Package
from followup.readers.docx.styles import Styles
from followup.readers.safe_xml import attribute, child, local


def read_docx(archive: Archive) -> Document:
    """The document's blocks; insertions accepted, deletions and comments left out.

    Raises Unreadable: corrupt, unsafe, too_large, password.
    """
    package = Package(archive)
    body = Body(
        package,
        Styles(package.part("styles")),
        Numberings.read(package.part("numbering")),
    )
    content = child(package.main(), "body")
    blocks = body.blocks(content) if content is not None else []
    blocks += _appended(body)
    return Document(
        tuple(blocks),
        header=_running(body, "header"),
        footer=_running(body, "footer"),
        notes=tuple(sorted(body.notes)),
        title=body.titles[0] if body.titles else "",
    )


def _running(body: Body, kind: str) -> tuple[str, ...]:
    lines = [line for root in body.package.parts(kind) for line in body.lines(root)]
    return tuple(dict.fromkeys(lines))


def _appended(body: Body) -> list[Block]:
    """Footnotes and endnotes that the kept text refers to, as paragraphs."""
    wanted = dict.fromkeys(body.footnotes)
    found: list[Block] = []
    for kind in ("footnote", "endnote"):
        root = body.package.part(f"{kind}s")
        notes = (
            {attribute(note, "id"): note for note in root if local(note) == kind}
            if (root is not None)
            else {}
        )
        for note_kind, key in wanted:
            if note_kind == kind and key in notes:
                found += _note(body, notes[key])
    return found


def _note(body: Body, note: etree._Element) -> list[Block]:
    return [Paragraph(line) for line in body.lines(note)]
