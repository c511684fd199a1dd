"""PDF files: words, lines and drawn tables by pdfplumber, scanned pages by tesseract."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace
from typing import Any, Final

from followup.domain.blocks import Document, Unreadable
from followup.readers.limits import MAX_BLOCKS, MAX_PAGES
from followup.readers.pages import Page, laid_out
from followup.readers.pages.geometry import Box, Rule, Word

_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_MOST_SHAPES: Final = 4_000
"""Beyond this a page is a drawing; looking for tables in it would take too long."""

_FEW_LETTERS: Final = 12


def read_pdf(data: bytes) -> Document:
    """The document's blocks with their pages; scanned pages are recognised where possible.

    Raises Unreadable: password, corrupt, too_large (pages), no_text (pictures only).
    """
    pages, scanned = _pages(data)
    notes: list[str] = []
    recognised: dict[int, Page] = {}
    if scanned:
        from followup.readers.ocr import recognised_pages

        recognised = recognised_pages(data, [pages[number - 1] for number in scanned])
        if recognised:
            notes.append("ocr")
        pages = [recognised.get(page.number, page) for page in pages]
    if not any(page.words for page in pages):
        raise Unreadable("no_text" if scanned else "empty", "pdf")
    if len(scanned) > len([p for p in pages if p.number in scanned and p.words]):
        notes.append("images")
    return replace(laid_out(pages), notes=tuple(notes), scanned=tuple(sorted(recognised)))


def _pages(data: bytes) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers of those that are only pictures."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    from followup.readers.pdf_references import guard_references

    guard_references()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it quotes broken files at length
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise Unreadable("too_large", "pages")
            return _read_pages(pdf)
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if type(cause).__name__ == "PDFPasswordIncorrect":
            raise Unreadable("password", "pdf") from error
        raise Unreadable("corrupt", "pdf") from error
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # pdfminer lets any error through on broken files
        raise Unreadable("corrupt", type(error).__name__) from error


def _read_pages(pdf: Any) -> tuple[list[Page], list[int]]:
    pages: list[Page] = []
    scanned: list[int] = []
    words = 0
    for number, source in enumerate(pdf.pages, start=1):
        page = _page(source, number)
        words += len(page.words)
        if words > MAX_BLOCKS:
            raise Unreadable("too_large", "words")
        if sum(len(w.text) for w in page.words) < _FEW_LETTERS and source.images:
            scanned.append(number)
        pages.append(page)
        source.close()
    if not pages:
        raise Unreadable("corrupt", "no pages")
    return pages, scanned


def _page(source: Any, number: int) -> Page:
    words = source.extract_words(
        x_tolerance_ratio=0.2, y_tolerance=2, keep_blank_chars=False, return_chars=True
    )
    page = Page(number, float(source.width), float(source.height), [_word(w) for w in words])
    page.words = [word for word in page.words if word.text]
    if len(source.rects) + len(source.lines) + len(source.curves) <= _MOST_SHAPES:
        page.rules = _rules(source)
        page.grids = _grids(source)
    return page


def _word(found: dict[str, Any]) -> Word:
    chars = found["chars"]
    bold = sum(bool(_BOLD.search(str(char.get("fontname")))) for char in chars) * 2 > len(chars)
    size = sorted(float(char.get("size") or 0) for char in chars)[len(chars) // 2]
    return Word(
        str(found["text"]).replace("\u00a0", " ").strip(),
        float(found["x0"]),
        float(found["x1"]),
        float(found["top"]),
        float(found["bottom"]),
        size or float(found["bottom"]) - float(found["top"]) or 1.0,
        bold,
    )


def _rules(source: Any) -> list[Rule]:
    return [
        Rule(float(edge["top"]), float(edge["x0"]), float(edge["x1"]))
        for edge in source.edges
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > 8
    ]


def _grids(source: Any) -> list[list[Box]]:
    tables = source.find_tables({"vertical_strategy": "lines", "horizontal_strategy": "lines"})
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in t.cells] for t in tables]
