from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.mail.models import OutgoingMail
from followup.models import Dugnad, Referat, Task
from tests.support import make
from tests.support.referats import word


def run(*args: str) -> str:
    out = StringIO()
    call_command("import_referat", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def path(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    file = tmp_path / "referat.docx"
    file.write_bytes(word())
    return file


def test_json_needs_no_database_and_prints_nothing_else(path):
    answer = json.loads(run(str(path), "--json"))
    assert answer["document"] == "referat.docx"
    assert answer["dugnad_date"] == "2026-11-12"
    steps = [s for idea in answer["ideas"] for s in idea["steps"]]
    assert [s["due"] for s in steps] == ["2026-12-01", "2027-01-24", None]
    assert steps[0]["who"][0]["email"] == "kari@example.no"


def test_json_takes_municipality_and_date_from_the_options(path):
    answer = json.loads(run(str(path), "--json", "--municipality", "3207", "--date", "2025-11-12"))
    assert (answer["municipality"], answer["municipality_number"]) == ("Nordre Follo", "3207")
    assert answer["ideas"][0]["steps"][0]["due"] == "2025-12-01"


@pytest.mark.parametrize(("data", "kind"), [(b"", "empty"), (b"MZ\x90\x00" * 90, "wrong_type")])
def test_json_answers_a_bad_file_too(tmp_path, data, kind):
    file = tmp_path / "referat.docx"
    file.write_bytes(data)
    assert json.loads(run(str(file), "--json")) == {
        "document": "referat.docx",
        "error": {"kind": kind},
    }


@pytest.mark.django_db
def test_drafts_are_printed_and_nothing_is_written(path):
    text = run(str(path))
    assert "Ringe idrettsrådet om utstyr" in text
    assert "2026-12-01 «Innen 1. desember»" in text
    assert not Dugnad.objects.exists()
    assert not Referat.objects.exists()


def test_a_bad_file_is_told_in_a_sentence(tmp_path):
    file = tmp_path / "referat.docx"
    file.write_bytes(b"")
    with pytest.raises(CommandError, match="Filen er tom"):
        run(str(file))


@pytest.mark.parametrize(
    "args", [["--date", "2026-02-30"], ["--municipality", "9999"], ["--municipality", "99"]]
)
def test_options_that_cannot_be_are_refused(path, args):
    with pytest.raises(CommandError):
        run(str(path), *args)


@pytest.mark.django_db
def test_confirm_makes_the_tasks_once(path):
    make.municipality("Nordre Follo", "3207")
    assert "3 oppgaver laget" in run(str(path), "--confirm", "--municipality", "3207")
    assert "bekreftet fra før" in run(str(path), "--confirm", "--municipality", "3207")
    assert Task.objects.count() == 3
    assert not OutgoingMail.objects.exists()
