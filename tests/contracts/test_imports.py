"""Who may import whom, as written in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_layers_hold():
    code = (
        "import sys; sys.path[:0] = ['.', 'platform'];"
        "from importlinter.cli import lint_imports;"
        "sys.exit(lint_imports(no_cache=True, is_debug_mode=False))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
