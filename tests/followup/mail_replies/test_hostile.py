"""Whatever comes in gives a reading: nothing raises, and a megabyte costs a megabyte."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.mail_replies import Mail, TaskWords, read

TODAY = date(2026, 6, 10)
TASKS = (TaskWords(1, "Ringe idrettsrådet"), TaskWords(2, "Lage plakat", date(2026, 6, 12)))
KINDS = {"reply", "out_of_office", "auto", "bounce", "unreadable"}
PIECES = (
    *(
        "Ferdig",
        "ikke ",
        "utsatt til ",
        "mai",
        "12.8.",
        "?",
        "Ola Myrstubb",
        " har tatt over",
        "\n",
    ),
    *(
        "> ",
        ">>",
        "Fra: ",
        "Sendt: ",
        "Til: ",
        "Emne: x",
        "-- \n",
        "Mvh ",
        "Den 5. mars 2026 kl. 10:11",
    ),
    *(
        " skrev ",
        "<a@example.no>",
        ":",
        "________",
        "-----Opprinnelig melding-----",
        "tilbake ",
        "ferie ",
    ),
    *(
        "til og med ",
        "uke 99",
        "31.02.",
        "0.0.0000",
        "har sluttet",
        "kontakt ",
        "<blockquote>",
        "</div>",
    ),
    *(
        "<div id=appendonsend>",
        "&#0;",
        "\ud800",
        "\x00",
        "\u202e",
        "Auto-Submitted",
        "9" * 30,
        "æøå",
    ),
)
SCRAPS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=60).map(
    "".join
)
NAMES = ("From", "Subject", "Auto-Submitted", "Precedence", "Content-Type", "Return-Path", "To")
HEADERS = st.dictionaries(st.sampled_from(NAMES), SCRAPS, max_size=5)


@settings(max_examples=300, deadline=None)
@given(headers=HEADERS, text=SCRAPS, html=SCRAPS, report=SCRAPS, ours=SCRAPS)
def test_anything_can_be_read(
    headers: dict[str, str], text: str, html: str, report: str, ours: str
) -> None:
    for given_report in ("", report):
        mail = Mail(headers, text, html, given_report, ours=ours)
        reading = read(mail, today=TODAY, tasks=TASKS)
        assert reading.kind in KINDS
        assert all(0 <= m.confidence <= 1 for m in reading.meanings)
        assert len({m.task for m in reading.meanings}) == len(reading.meanings)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=400), day=st.dates())
def test_any_day_will_do(text: str, day: date) -> None:
    read(Mail({"Subject": "Autosvar"}, f"tilbake {text}"), today=day, tasks=TASKS)
    read(Mail({}, f"utsatt til {text} to uker til"), today=day, tasks=TASKS)


MEGABYTE = 1_000_000
HOSTILE = {
    "one long word": "a",
    "one long line": "ferdig ",
    "empty lines": "\n",
    "quotes": ">",
    "quote lines": "> a\n",
    "spaces": " ",
    "labels": "Fra: a\n",
    "labels in pairs": "Fra: a\nTil: b\n",
    "rules": "_" * 40 + "\n",
    "colons": ":",
    "wrote": "Den 5. mars 2026 kl. 10:11 skrev\n",
    "wrote once more": "skrev ",
    "brackets": "<",
    "addresses": "a@",
    "addresses at length": "a.b-" * 30 + "@",
    "dates": "12.8.",
    "numbers": "9",
    "sign-offs": "Mvh\n",
    "not": "ikke ",
    "capitals": "Ola ",
    "commas": "a, ",
    "full stops": ". ",
    "open elements": "<blockquote>",
    "paragraphs": "<p>a",
    "attributes": "<a b=",
    "references": "&lt;",
    "comments": "<!--",
    "invisible": "\u200b",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_megabyte_is_read(piece: str) -> None:
    flood = piece * (MEGABYTE // len(piece))
    headers = {"From": flood, "Subject": flood, "Content-Type": flood}
    for mail in (
        Mail(headers, flood, flood, ours=flood),
        Mail({"Auto-Submitted": "auto-replied"}, flood, flood),
        Mail({"X-Failed-Recipients": flood}, flood, flood, flood),
    ):
        assert read(mail, today=TODAY, tasks=TASKS).kind in KINDS
