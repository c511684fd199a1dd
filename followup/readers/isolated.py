"""Reading in a process of its own, with limits on time and memory and no network."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Final

from followup.domain.blocks import Document, Unreadable
from followup.readers import programs
from followup.readers.limits import MAX_BYTES
from followup.readers.serialising import from_json

SECONDS: Final = 180
"""Enough for LibreOffice's first start and for some scanned pages; a .docx takes a tenth of
a second."""

MEGABYTES: Final = 1024
_MOST_ANSWER: Final = 64 * 1024 * 1024
_ROOT: Final = Path(__file__).resolve().parents[2]
OUT_OF_MEMORY: Final = 70
"""The worker's exit status when not even its answer found room."""

_LIMIT_SIGNALS: Final = frozenset({signal.SIGXCPU, signal.SIGKILL, signal.SIGXFSZ})


def read_isolated(
    data: bytes, filename: str, *, seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> Document:
    """`read_document` in a worker process that is ended after `seconds` (clock and CPU).

    `megabytes` limits the worker's address space; LibreOffice has a limit of its own.
    Raises Unreadable: as read_document; too_large when a limit is hit, corrupt when the
    worker dies otherwise.
    """
    if not data:
        raise Unreadable("empty")
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", "bytes")
    with (
        tempfile.TemporaryDirectory(prefix="reader-") as folder,
        tempfile.TemporaryFile() as question,
        tempfile.TemporaryFile() as answer,
    ):
        question.write(json.dumps(filename).encode("ascii") + b"\n")
        question.write(data)
        question.seek(0)
        code = _run(question, answer, Path(folder), seconds, megabytes)
        if code != 0:
            limited = (
                code == OUT_OF_MEMORY
                or -code in _LIMIT_SIGNALS
                or code in {128 + s for s in _LIMIT_SIGNALS}
            )
            raise Unreadable("too_large" if limited else "corrupt", "worker")
        if answer.seek(0, os.SEEK_END) > _MOST_ANSWER:
            raise Unreadable("too_large", "answer")
        answer.seek(0)
        return from_json(answer.read())


def _run(question: IO[bytes], answer: IO[bytes], folder: Path, seconds: int, megabytes: int) -> int:
    """The worker's exit status; it and everything it started are gone afterwards."""
    cut = programs.network_cut()
    command = [sys.executable, "-m", "followup.readers.worker", str(seconds), str(megabytes)]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [*(cut or ()), *command],
        stdin=question,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder, "net" if cut is None else "nonet"),
        start_new_session=True,
    )
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_large", "time") from error
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment(folder: Path, network: str) -> dict[str, str]:
    """Nothing of ours: no settings, no secrets, no proxies."""
    kept = {k: os.environ[k] for k in ("TESSDATA_PREFIX",) if k in os.environ}
    return kept | {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        programs.INSIDE_WORKER: network,
    }
