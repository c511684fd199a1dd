"""Documents made in memory: no binary file is kept in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from followup.domain.blocks import Block, Document, ListItem, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    parts: Mapping[str, tuple[str, str]] | None = None,
    links: Mapping[str, str] | None = None,
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A .docx around the body's XML. `parts`: name → (kind of relation, XML of its content)."""
    relations = [
        f'<Relationship Id="{key}" Type="{_RELATIONS}/hyperlink" Target="{target}"'
        ' TargetMode="External"/>'
        for key, target in (links or {}).items()
    ]
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName='
        '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    inner = {
        "styles": ("styles", f"<w:styles {_NAMESPACES}>{styles}</w:styles>"),
        "numbering": ("numbering", f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>"),
    }
    for name, (kind, content) in (parts or {}).items():
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        inner[name] = (kind, f"<w:{tag} {_NAMESPACES}>{content}</w:{tag}>")
    for number, (name, (kind, content)) in enumerate(inner.items()):
        members[f"word/{name}.xml"] = content
        relations.append(
            f'<Relationship Id="part{number}" Type="{_RELATIONS}/{kind}" Target="{name}.xml"/>'
        )
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'
    )
    return zipped(members | dict(extra or {}))


def p(text: str = "", *, properties: str = "", run: str = "") -> str:
    """A paragraph; `text` is plain text, `run` further XML after it."""
    words = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}{run}</w:p>"


def tc(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    made = (cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


STEPS = tbl(
    tr("Når", "Hva", "Hvem"),
    tr("uke 12", "Ringe klubbene", "Kari Myrstubb"),
    tr("før jul", "Åpne boden", "Ola Granbark"),
)
ODF_NAMESPACES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odf(body: str, *, styles: str = "", page: str = "", kind: str = "text") -> bytes:
    content = (
        f"<office:document-content {ODF_NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    master = (
        f"<office:document-styles {ODF_NAMESPACES}><office:master-styles><style:master-page>{page}"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "styles.xml": master,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def pdf(pages: Sequence[Sequence[str]], *, size: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF of raw drawing operators, page by page; see `words` and `line`."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for operators in pages:
        stream = "\n".join(operators)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents"
            f" {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )


def words(x: float, y: float, text: str, *, size: float = 11, bold: bool = False) -> str:
    """Text at x, with its base line y points under the top of an A4 page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{'F2' if bold else 'F1'} {size} Tf {x} {842 - y} Td ({escaped}) Tj ET"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"0.7 w {x0} {842 - y0} m {x1} {842 - y1} l S"


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    across = [line(xs[0], y, xs[-1], y) for y in ys]
    return across + [line(x, ys[0], x, ys[-1]) for x in xs]


def rows(table: Block) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def items(document: Document) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in document.blocks if isinstance(b, ListItem)]
