"""Thirty mails written after the rules were: each tells in X-Expect what is to be read from it."""

from __future__ import annotations

import json
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from followup.domain.mail_replies import Reading, TaskWords, read
from followup.readers.reply_mail import mail_of

TODAY = date(2026, 6, 11)
MAILS = sorted((Path(__file__).parent / "holdout").glob("*.eml"))


def _read(path: Path) -> tuple[Reading, dict[str, Any]]:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    expected = json.loads(str(message["X-Expect"]))
    due = date.fromisoformat(str(message["X-Due"] or "2026-06-12"))
    told = str(message["X-Tasks"] or "Gjøre noe").split(" | ")
    tasks = [TaskWords(key, what, due) for key, what in enumerate(told)]
    return read(mail_of(message), today=TODAY, tasks=tasks), expected


def _found(reading: Reading, wanted: dict[str, Any]) -> dict[str, Any]:
    meaning = reading.meanings[0] if reading.meanings else None
    away = reading.kind == "out_of_office"
    party = reading.absence.contact if away else (meaning.party if meaning else None)
    due = meaning.new_due if meaning else None
    found: dict[str, Any] = {
        "kind": reading.kind,
        "reason": reading.reason,
        "words": reading.words,
        "intent": meaning.intent if meaning else None,
        "due": due.isoformat() if due else None,
        "barrier": meaning.barrier if meaning else "",
        "name": party.name if party else "",
        "email": party.email if party else "",
        "ask": reading.ask_which,
        "back": reading.absence.back_on.isoformat() if reading.absence.back_on else None,
        "left": reading.absence.left,
        "recipient": reading.bounce.recipient,
        "permanent": reading.bounce.permanent,
        "by_task": {str(m.task): m.intent for m in reading.meanings},
    }
    return {key: found[key] for key in wanted}


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_mail_the_rules_were_not_made_for(path: Path) -> None:
    reading, expected = _read(path)
    assert _found(reading, expected) == expected
