"""Small documents of every format, and ways to spoil them."""

from __future__ import annotations

import io
import random
import zipfile

from tests.followup.readers.builders import STEPS, docx, odf, p, pdf, tbl, tr, words, zipped
from tests.followup.readers.test_office_formats import saved, workbook
from tests.followup.readers.test_other_text import HTML, MARKDOWN, mail

RTF = rb"""{\rtf1\ansi\ansicpg1252 {\b Plan for v\'e5ren}\par
\trowd\cellx2000\cellx5000 N\'e5r\intbl\cell Hva\intbl\cell\row
\trowd\cellx2000\cellx5000 uke 12\intbl\cell Ringe\intbl\cell\row
\pard Kari ringer Ola.\par}"""
SAMPLES: dict[str, bytes] = {
    "docx": docx(STEPS + p("Kari") + tbl(tr("Navn", "Rolle"), tr("Ola", "leder"))),
    "odt": odf("<text:p>Kari</text:p><table:table><table:table-row><table:table-cell><text:p>a"
               "</text:p></table:table-cell></table:table-row></table:table>"),
    "xlsx": saved(workbook()),
    "pdf": pdf([[words(70, 70, "Kari ringer"), words(70, 90, "Når"), words(200, 90, "Hva")]]),
    "html": HTML.encode(),
    "md": MARKDOWN.encode(),
    "csv": b"N\xe5r;Hva;Hvem\nuke 12;Ringe;Kari\n",
    "eml": bytes(mail()),
    "txt": b"N\xe5r\tHva\tHvem\nuke 12\tRinge\tKari\n- punkt\n1. en\n2. to\n",
}  # fmt: skip


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A few bytes changed, a piece cut out, doubled or put elsewhere."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 12))):
        at, to = sorted((rng.randrange(len(changed) + 1), rng.randrange(len(changed) + 1)))
        match rng.randrange(6):
            case 0 if at < len(changed):
                changed[at] = rng.randrange(256)
            case 1 if at < len(changed):
                changed[at] ^= 1 << rng.randrange(8)
            case 2:
                del changed[at : min(to, at + 40)]
            case 3:
                changed[at:at] = changed[at : min(to, at + 60)]
            case 4:
                changed[at:at] = rng.choice(
                    (b"9999999999", b"-1", b"\x00", b"<", b'"', b"\xff\xfe")
                )
            case _:
                piece = changed[at : at + 30]
                changed[to:to] = piece
    return bytes(changed)


def spoiled(kind: str, rng: random.Random) -> bytes:
    """A spoiled sample; of a zipped format mostly one member, so that the XML is reached."""
    data = SAMPLES[kind]
    if kind not in ZIPPED or rng.random() < 0.3:
        return mutated(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(name for name in members if name.endswith((".xml", ".rels"))))
    return zipped(members | {name: mutated(members[name], rng)})


ZIPPED = ("docx", "odt", "xlsx")
