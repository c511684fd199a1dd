"""Everything written into the history can be told in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.audit import sentences

ROOT = Path(__file__).parents[2]
RECORDED = re.compile(r"(?:action=|_record\([^\"()]*,\s*)\"(\w+\.\w+)\"")


def recorded() -> set[str]:
    """Every action named in the code that writes history."""
    found: set[str] = set()
    for folder in ("followup", "network", "platform", "reporting"):
        for path in (ROOT / folder).rglob("*.py"):
            found |= set(RECORDED.findall(path.read_text(encoding="utf-8")))
    return found


def test_there_are_actions_to_tell():
    assert {"task.created", "task.answer_undone", "person.erased"} <= recorded()


@pytest.mark.parametrize("action", sorted(recorded()))
def test_it_has_words(action: str):
    assert action in sentences.registered()
