"""What a document asks to be fetched, run or worked out is left alone."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import openpyxl
import pytest

from followup.domain.blocks import Unreadable
from followup.readers import office, programs, read_document
from followup.readers.isolated import read_isolated
from tests.followup.readers.builders import docx, odf, p, rows, tables, texts
from tests.followup.readers.test_office_formats import saved

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@dataclass
class Listener:
    """Somebody else's web server, on this machine; remembers who called."""

    url: str
    calls: list[bytes] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    class Answer(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            found.calls.append(self.request.recv(200))
            self.request.sendall(b"HTTP/1.0 404 nothing here\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answer) as server:
        found = Listener(f"http://127.0.0.1:{server.server_address[1]}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


def rtf(inner: str) -> bytes:
    return rf"{{\rtf1 Kari ringer {inner}\par}}".encode()


LINKED_RTF: dict[str, Callable[[str], bytes]] = {
    "picture": lambda url: rtf(
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "{url}/a.png" \\d}}{{\fldrslt x}}}}'
    ),
    "picture, hidden word": lambda url: rtf(
        rf"{{\field{{\*\fldinst \'49NCLUDEPICTURE {url}/a.png \\d}}{{\fldrslt x}}}}"
    ),
    "text": lambda url: rtf(rf'{{\field{{\*\fldinst INCLUDETEXT "{url}/a.docx"}}{{\fldrslt x}}}}'),
    "template": lambda url: rtf(rf"{{\*\template {url}/t.dotm}}"),
}
_LINKED_PICTURE = (
    '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>'
    "<w:r><w:t>Kari ringer</w:t></w:r></w:p>"
)
LINKED: dict[str, Callable[[str], tuple[bytes, str]]] = {
    "docx": lambda url: (docx(_LINKED_PICTURE, links={"rId9": f"{url}/a.png"}), "r.docx"),
    "odt": lambda url: (
        odf(
            f'<text:p><draw:frame><draw:image xlink:href="{url}/a.png"/></draw:frame>Kari</text:p>'
            f'<text:section><text:section-source xlink:href="{url}/s.odt"/></text:section>'
        ),
        "r.odt",
    ),
    "html": lambda url: (
        f'<html><head><link rel="stylesheet" href="{url}/c.css"><script src="{url}/s.js"></script>'
        f'</head><body><img src="{url}/a.png"><iframe src="{url}/f"></iframe><p>Kari</p></body>'
        "</html>".encode(),
        "r.html",
    ),
    "markdown": lambda url: (f"# Plan\n\n![bilde]({url}/a.png) Kari ringer\n".encode(), "r.md"),
    "mail": lambda url: (
        b"From: k@example.no\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
        + f'<p>Kari<img src="{url}/a.png"></p>'.encode(),
        "r.eml",
    ),
}


@pytest.mark.parametrize("kind", LINKED)
def test_nothing_is_fetched_for_a_document_that_links(kind: str, listener: Listener) -> None:
    data, name = LINKED[kind](listener.url)
    assert read_document(data, name).blocks
    assert listener.calls == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", LINKED_RTF)
def test_libreoffice_reaches_nobody_from_the_worker(kind: str, listener: Listener) -> None:
    with contextlib.suppress(Unreadable):  # where the network cannot be cut it is refused
        read_isolated(LINKED_RTF[kind](listener.url), "r.rtf")
    assert listener.calls == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", LINKED_RTF)
def test_libreoffice_fetches_nothing_even_where_it_could(
    kind: str, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own settings hold too: where the system cannot cut the network off they are all."""
    monkeypatch.setattr(programs, "network_cut", lambda: None)
    program = programs.find("soffice")
    assert program is not None
    assert office._converted(program, LINKED_RTF[kind](listener.url), "rtf")
    assert listener.calls == []


def test_a_macro_is_not_even_opened() -> None:
    """A .docm and a .xlsm are read for their text; the part with their macros is passed by."""
    with_macro = docx(p("Kari ringer"), extra={"word/vbaProject.bin": OLE + b"AutoOpen"})
    assert texts(read_document(with_macro, "r.docm")) == ["Kari ringer"]


def test_a_formula_is_marked_and_not_worked_out() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Når", "Hva"])
    sheet.append(["uke 12", '=WEBSERVICE("http://127.0.0.1/x")'])
    (table,) = tables(read_document(saved(book), "r.xlsx"))
    assert rows(table) == [["Når", "Hva"], ["uke 12"]]


def test_what_a_formula_gave_in_a_calc_sheet_is_marked() -> None:
    body = (
        "<table:table table:name='T'><table:table-row><table:table-cell><text:p>uke 12</text:p>"
        "</table:table-cell><table:table-cell table:formula='of:=[.A1]'><text:p>uke 12</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    (table,) = tables(read_document(odf(body, kind="spreadsheet"), "r.ods"))
    assert [cell.computed for cell in table.rows[0].cells] == [False, True]
