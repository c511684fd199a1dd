"""OpenDocument text and spreadsheets (.odt, .ott, .ods)."""

from __future__ import annotations

from followup.domain.blocks import Block, Document, Paragraph, Unreadable
from followup.readers.archive import Archive
from followup.readers.odf.body import Body
from followup.readers.odf.styles import Styles
from followup.readers.safe_xml import child, local, parse_xml


def read_odf(archive: Archive) -> Document:
    """The document's blocks; insertions accepted, deletions and comments left out.

    Raises Unreadable: password, corrupt, unsafe, too_large.
    """
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable("password", "odf")
    data = archive.read("content.xml")
    if not data:
        raise Unreadable("corrupt", "no content")
    content = parse_xml(data)
    styles_data = archive.read("styles.xml")
    roots = [content, *([parse_xml(styles_data)] if styles_data else [])]
    body = Body(Styles(roots))
    story = child(content, "body", "text")
    if story is None:
        story = child(content, "body", "spreadsheet")
    blocks = body.blocks(story) if story is not None else []
    blocks += _appended(body)
    return Document(
        tuple(blocks),
        header=_running(body, "header"),
        footer=_running(body, "footer"),
        notes=tuple(sorted(body.notes)),
        title=body.titles[0] if body.titles else "",
    )


def _appended(body: Body) -> list[Block]:
    """Footnotes after the text that refers to them; a note in a note is text of it."""
    return [Paragraph(line) for note in list(body.footnotes) for line in body.lines(note)]


def _running(body: Body, kind: str) -> tuple[str, ...]:
    kinds = {kind, f"{kind}-left", f"{kind}-first"}
    found = [element for page in body.styles.pages for element in page if local(element) in kinds]
    return tuple(dict.fromkeys(line for element in found for line in body.lines(element)))
