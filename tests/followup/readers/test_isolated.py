"""The worker process: same answers, hard limits, nothing left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from followup.domain.blocks import Document, Unreadable
from followup.domain.reading import Participant
from followup.domain.referat import MunicipalityName
from followup.readers import programs, read_document
from followup.readers.interpreting import (
    Beforehand,
    beforehand_from_plain,
    beforehand_to_plain,
    from_plain,
    interpret,
    to_plain,
)
from followup.readers.isolated import interpret_isolated, read_isolated
from followup.readers.serialising import from_json, to_json
from tests.followup.domain.referat.test_any_document import DOCUMENT
from tests.followup.readers.builders import STEPS, docx, p, pdf, rows, tables, texts, words
from tests.followup.readers.test_office_formats import saved, workbook
from tests.support.referats import word

PAGE = [words(70, 70, "Kari ringer"), words(70, 90, "Når"), words(200, 90, "Hva")]
FILES = {
    "r.docx": docx(p("Plan") + STEPS),
    "r.xlsx": saved(workbook()),
    "r.pdf": pdf([PAGE]),
    "r.txt": "Når|Hva|Hvem\n- blåbær\n".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_the_worker_answers_as_the_reader_does(name: str) -> None:
    assert read_isolated(FILES[name], name) == read_document(FILES[name], name)


@pytest.mark.parametrize("name", FILES)
def test_documents_survive_the_way_through_json(name: str) -> None:
    document = read_document(FILES[name], name)
    assert from_json(to_json(document)) == document


@pytest.mark.parametrize(
    ("data", "kind"), [(b"", "empty"), (b"MZ\0\0", "wrong_type"), (b"PK\x03\x04", "corrupt")]
)
def test_refusals_come_back_with_their_kind(data: bytes, kind: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_isolated(data, "r\n\x00\ud800.docx")
    assert refused.value.kind == kind


BEFOREHAND = Beforehand(
    reference=date(2026, 11, 12),
    today=date(2026, 12, 1),
    register=[MunicipalityName("3207", "Nordre Follo")],
    participants=[Participant("Kari Myrstubb", "kari@example.no", "NAV", "leder")],
    aliases={"KM": Participant("Kari Myrstubb")},
)


LIMITS: dict[str, Any] = {"interpreting": 60.0, "seconds": 180, "megabytes": 1024}


def test_the_worker_interprets_as_the_rules_do() -> None:
    data = word()
    document, found = interpret_isolated(data, "r.docx", BEFOREHAND, **LIMITS)
    assert document == read_document(data, "r.docx")
    assert found == interpret(document, "r.docx", BEFOREHAND)
    assert found.reading.steps


@given(DOCUMENT)
@settings(max_examples=60, deadline=None)
def test_any_reading_survives_the_way_through_json(document: Document) -> None:
    found = interpret(document, "r", BEFOREHAND)
    assert from_plain(json.loads(json.dumps(to_plain(found)))) == found


def test_what_is_known_beforehand_survives_the_way_through_json() -> None:
    plain = json.loads(json.dumps(beforehand_to_plain(BEFOREHAND)))
    assert beforehand_from_plain(plain) == BEFOREHAND


def test_rules_that_take_too_long_leave_the_document() -> None:
    text = "Kari tar kontakt med idrettsrådet innen uke 12, mens Ola lager en plakat.\n\n" * 3000
    limits = LIMITS | {"interpreting": 0.05}
    document, found = interpret_isolated(text.encode(), "r.txt", BEFOREHAND, **limits)
    assert len(document.blocks) == 3000
    assert found is None


def test_an_answer_that_is_none_is_corrupt() -> None:
    for answer in ("", "[]", "{}", '{"error": "rm -rf"}', '{"blocks": [["x"]]}'):
        with pytest.raises(Unreadable) as refused:
            from_json(answer)
        assert refused.value.kind == "corrupt"


def heavy() -> bytes:
    """A text that takes seconds to read and much memory to hold."""
    return b"<html><table><tr>" + b"<td>a" * 190_000


def test_time_runs_out() -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        read_isolated(heavy(), "r.html", seconds=1)
    assert refused.value.kind == "too_large"
    assert time.monotonic() - began < 20


def test_memory_runs_out() -> None:
    with pytest.raises(Unreadable) as refused:
        read_isolated(heavy(), "r.html", megabytes=100)
    assert refused.value.kind == "too_large"


def test_the_worker_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    from followup.readers import isolated

    monkeypatch.setenv("SECRET_KEY", "hemmelig")
    environment = isolated._environment(Path("/"), "nonet")
    assert not any("hemmelig" in value for value in environment.values())


@pytest.mark.unshare
def test_the_worker_has_no_network() -> None:
    cut = programs.network_cut() or ()
    listed = subprocess.run(
        [*cut, "cat", "/proc/net/dev"], capture_output=True, text=True, check=True
    )
    assert "lo:" in listed.stdout
    assert len(listed.stdout.splitlines()) == 3


def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    script = "echo $$ > pid; sleep 300 & echo $! >> pid; wait"
    with pytest.raises(Unreadable) as refused:
        programs.run(["sh", "-c", script], home=tmp_path, seconds=0.5)
    assert refused.value.kind == "too_large"
    for pid in (tmp_path / "pid").read_text().split():
        assert _gone(int(pid))


def _gone(pid: int) -> bool:
    """Whether the process is no more, or only waits to be buried."""
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        os.sched_yield()
    return False


def test_starting_the_worker_costs_little() -> None:
    """No reader's library is loaded before a file needs it."""
    script = (
        "import sys, followup.readers.worker;"
        "sys.exit(any(m in sys.modules for m in ('pdfplumber', 'PIL', 'openpyxl', 'django')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_result_is_a_document() -> None:
    document = read_isolated(FILES["r.docx"], "r.docx")
    assert isinstance(document, Document)
    assert texts(document) == ["Plan"]
    assert len(rows(tables(document)[0])) == 3
