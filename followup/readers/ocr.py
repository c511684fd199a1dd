"""Scanned pages: pictures by poppler, words by tesseract, both only where installed."""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from followup.domain.blocks import Unreadable
from followup.readers import programs
from followup.readers.limits import MAX_OCR_PAGES
from followup.readers.pages.geometry import Box, Page, Rule, Word, lines_of
from followup.readers.scan_rules import Stroke, erase, lighten, strokes

if TYPE_CHECKING:
    from PIL import Image

_DPI: Final = 250
_SCALE: Final = 72 / _DPI
_MOST_PIXELS: Final = 4_600
"""Longest side of a page's picture; a huge page is pictured smaller."""

_SECONDS: Final = 90
_BOX: Final = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SIZE: Final = re.compile(r"x_size ([\d.]+)")
_SLOPE: Final = re.compile(r"baseline (-?[\d.]+) ")
_SURE: Final = re.compile(r"x_wconf (\d+)")
_DEBRIS: Final = re.compile(r"^[|_\[\]~=\-—–.,'`´\"“”‘’:;«»!\\/]{1,3}$")
_UPRIGHT: Final = 0.002
_RINGLESS: Final = {"Nar": "Når", "nar": "når", "pa": "på", "Pa": "På", "ogsa": "også"} | {
    "Apne": "Åpne", "apne": "åpne", "aret": "året"
}  # fmt: skip
"""What tesseract makes of common words when it overlooks the ring; none is a word itself."""

_AT: Final = re.compile(r"(?<=[a-z]{2})(?:Q&|[QØ©®&])(?=[a-z-]+\.[a-z.]+)")
"""What tesseract takes the sign @ in an address for."""

_EDGES: Final = "|[]_~"
"""What is left of drawn lines at the edges of words."""

_STRAY: Final = re.compile(r"^[|_©®~\[\]]+$")
_LIKE_A_BULLET: Final = re.compile(r"^(?:[eoO]|[«*»¢©®°+>.·•▪—-]{1,2}e?)$")


def recognised_pages(data: bytes, scanned: Sequence[Page]) -> dict[int, Page]:
    """These pages of a PDF with the words on their pictures, by number.

    Empty where poppler or tesseract or its Norwegian is missing. Raises Unreadable: too_large
    (more than 20 scanned pages, or too slow), corrupt.
    """
    pictures, reader = programs.find("pdftoppm"), programs.find("tesseract")
    languages = _languages(reader) if reader else ""
    if pictures is None or reader is None or not languages:
        return {}
    if len(scanned) > MAX_OCR_PAGES:
        raise Unreadable("too_large", "scanned pages")
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        home = Path(folder)
        (home / "source.pdf").write_bytes(data)
        return {page.number: _page(home, page, pictures, [reader, languages]) for page in scanned}


@cache
def _languages(reader: str) -> str:
    """Norwegian, with English where there is, since only that knows the sign @ well."""
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        try:
            listed = programs.run([reader, "--list-langs"], home=Path(folder), seconds=10)
        except Unreadable:
            return ""
    names = listed.decode("utf-8", "replace").split()
    return "+".join(name for name in ("nor", "eng") if name in names) if "nor" in names else ""


def _page(home: Path, source: Page, pictures: str, reader: Sequence[str]) -> Page:
    from PIL import Image as Pictures

    number = source.number
    stem = home / f"page{number}"
    place = ["-f", str(number), "-l", str(number), "-singlefile"]
    ordinary = max(source.width, source.height) <= _MOST_PIXELS * _SCALE
    size = ["-r", str(_DPI)] if ordinary else ["-scale-to", str(_MOST_PIXELS)]
    programs.run(
        [pictures, *size, "-gray", "-png", *place, str(home / "source.pdf"), str(stem)],
        home=home,
        seconds=_SECONDS,
    )
    image_path = stem.with_suffix(".png")
    try:
        with Pictures.open(image_path) as opened:
            picture = opened.convert("L")
    except (OSError, ValueError, Pictures.DecompressionBombError) as error:
        raise Unreadable("corrupt", "picture") from error
    across = strokes(picture)
    leaning = _lean(across)
    if abs(leaning) > _UPRIGHT:
        angle = math.degrees(math.atan(leaning))
        picture = picture.rotate(angle, Pictures.Resampling.BICUBIC, fillcolor=255)
        across = strokes(picture)
    down = strokes(picture.transpose(Pictures.Transpose.TRANSPOSE))
    lighten(picture, across)
    erase(picture, across, transposed=False)
    erase(picture, down, transposed=True)
    picture.save(image_path)
    command = [reader[0], str(image_path), "stdout", "-l", reader[1], "--psm", "3"]
    page = programs.run([*command, "--dpi", str(_DPI), "hocr"], home=home, seconds=_SECONDS)
    image_path.unlink()
    return _assembled(number, picture, _words(page), across, down)


def _lean(across: Sequence[Stroke]) -> float:
    """How much the drawn lines fall to the right; 0 where there are none."""
    long = [stroke.slope for stroke in across if len(stroke.rows) > 20]
    return median(long) if long else 0.0


@dataclass(frozen=True, slots=True)
class _Found:
    """A recognised word in pixels, and the slope of the line it stands on."""

    word: Word
    slope: float


def _words(page: bytes) -> list[_Found]:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    root = etree.fromstring(page, parser)
    found: list[_Found] = []
    for line in root.iter("span"):
        if line.get("class") not in {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}:
            continue
        title = line.get("title") or ""
        size, slope = _number(_SIZE, title), _number(_SLOPE, title)
        for part in line.iter("span"):
            word = _word(part, size) if part.get("class") == "ocrx_word" else None
            if word is not None:
                found.append(_Found(word, slope))
    return found


def _number(pattern: re.Pattern[str], title: str) -> float:
    match = pattern.search(title)
    return float(match[1]) if match else 0.0


def _word(part: Any, size: float) -> Word | None:
    title = part.get("title") or ""
    box, sure = _BOX.search(title), _SURE.search(title)
    text = "".join(part.itertext()).strip()
    text = text.strip(_EDGES) or text
    text = _AT.sub("@", _RINGLESS.get(text, text))
    unsure = sure is None or int(sure[1]) < 60
    if box is None or not text or (unsure and _DEBRIS.match(text)):
        return None
    left, top, right, bottom = (float(box[i]) for i in range(1, 5))
    return Word(text, left, right, top, bottom, size or bottom - top or 1.0)


def _assembled(
    number: int,
    picture: Image.Image,
    found: Sequence[_Found],
    across: Sequence[Stroke],
    down: Sequence[Stroke],
) -> Page:
    """The page in points, turned upright by as much as its lines lean."""
    leaning = [f.slope for f in found if f.word.x1 - f.word.x0 > 20]
    slope = _lean(across) or (median(leaning) if leaning else 0.0)
    words = _even_sizes([_upright(f.word, slope) for f in found])
    edges = [*_across(across, slope), *_down(down, slope)]
    return Page(
        number,
        picture.width * _SCALE,
        picture.height * _SCALE,
        [word for word in _bulleted(words) if not _STRAY.match(word.text)],
        [Rule(e["top"], e["x0"], e["x1"]) for e in edges if e["orientation"] == "h"],
        _grids(edges),
    )


def _upright(word: Word, slope: float) -> Word:
    x, y = word.x0, word.middle
    shift_x, shift_y = slope * y, -slope * (word.x0 + word.x1) / 2
    return Word(
        word.text,
        (x + shift_x) * _SCALE,
        (word.x1 + shift_x) * _SCALE,
        (word.top + shift_y) * _SCALE,
        (word.bottom + shift_y) * _SCALE,
        word.size * _SCALE,
    )


def _even_sizes(words: Sequence[Word]) -> list[Word]:
    """Sizes measured from pictures vary; those near the usual one are taken as that."""
    if not words:
        return []
    usual = median(size for word in words for size in [word.size] * len(word.text))
    return [
        replace(word, size=usual if 0.75 < word.size / usual < 1.22 else word.size)
        for word in words
    ]


def _bulleted(words: Sequence[Word]) -> list[Word]:
    """Bullets are read as e, o, « and such; alone before a gap such a letter is a bullet."""
    made: list[Word] = []
    for line in (row.words for row in lines_of(words)):
        for index, word in enumerate(line):
            following = line[index + 1] if index + 1 < len(line) else None
            before = line[index - 1] if index else None
            gap = 0.0 if following is None else following.x0 - word.x1
            free = before is None or word.x0 - before.x1 > 2 * word.size
            if _LIKE_A_BULLET.match(word.text) and free and 0.4 < gap / word.size < 4:
                word = replace(word, text="•")
            made.append(word)
    return made


def _across(lines: Iterable[Stroke], slope: float) -> list[dict[str, Any]]:
    edges: list[dict[str, Any]] = []
    for stroke in lines:
        left, right = stroke.ends()
        for edge in (-1, 1) if stroke.thick else (0,):
            heights = stroke.heights(edge=edge)
            y = sum(heights) / 2 - slope * (left + right) / 2
            shift = slope * sum(heights) / 2
            edges.append(_edge("h", left + shift, right + shift, y, y))
    return edges


def _down(lines: Iterable[Stroke], slope: float) -> list[dict[str, Any]]:
    edges: list[dict[str, Any]] = []
    for stroke in lines:
        if stroke.thick:
            continue
        top, bottom = stroke.ends()
        x = sum(stroke.heights()) / 2 + slope * (top + bottom) / 2
        shift = -slope * sum(stroke.heights()) / 2
        edges.append(_edge("v", x, x, top + shift, bottom + shift))
    return edges


def _edge(kind: str, x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    box = {"x0": x0 * _SCALE, "x1": x1 * _SCALE, "top": top * _SCALE, "bottom": bottom * _SCALE}
    return box | {
        "orientation": kind,
        "object_type": "line",
        "width": box["x1"] - box["x0"],
        "height": box["bottom"] - box["top"],
    }


def _grids(edges: list[dict[str, Any]]) -> list[list[Box]]:
    """Tables drawn with lines all around, by pdfplumber's rules."""
    from pdfplumber import table

    near = 7.0
    merged = table.merge_edges(
        edges, snap_x_tolerance=3, snap_y_tolerance=3, join_x_tolerance=near, join_y_tolerance=near
    )
    crossings = table.edges_to_intersections(merged, near, near)
    tables = table.cells_to_tables(table.intersections_to_cells(crossings))
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in cells] for cells in tables]
