"""Reading and interpreting in a process of its own: limits on time and memory, no network."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from followup.domain.blocks import Document, Unreadable
from followup.readers import programs
from followup.readers.interpreting import (
    Beforehand,
    Interpreted,
    beforehand_to_plain,
    from_plain,
)
from followup.readers.limits import MAX_BYTES, OUT_OF_MEMORY
from followup.readers.serialising import from_json

_MOST_ANSWER: Final = 64 * 1024 * 1024
_ROOT: Final = Path(__file__).resolve().parents[2]
_logger = logging.getLogger(__name__)
_LIMIT_SIGNALS: Final = frozenset({signal.SIGXCPU, signal.SIGPROF, signal.SIGKILL, signal.SIGXFSZ})


def read_isolated(
    data: bytes, filename: str, *, seconds: int = 180, megabytes: int = 1024
) -> Document:
    """`read_document` in a worker process that is ended after `seconds` (clock and CPU).

    `megabytes` limits the worker's address space; LibreOffice has a limit of its own.
    Raises Unreadable: as read_document; too_large when a limit is hit, corrupt when the
    worker dies otherwise.
    """
    answer = _ask({"filename": filename, "beforehand": None}, data, seconds, megabytes)
    return _document(answer)


def interpret_isolated(
    data: bytes,
    filename: str,
    beforehand: Beforehand,
    *,
    interpreting: float,
    seconds: int,
    megabytes: int,
) -> tuple[Document, Interpreted | None]:
    """The document and what the rules read in it, both made in one worker process.

    The limits of `read_isolated` are for both together; the rules may take `interpreting` seconds
    of processor time. None for the reading when a limit was hit after the document was read: what
    is read is not lost. Raises Unreadable as read_isolated.
    """
    question = {
        "filename": filename,
        "beforehand": beforehand_to_plain(beforehand),
        "interpreting": interpreting,
    }
    answer = _ask(question, data, seconds, megabytes)
    document = _document(answer)
    return document, _interpreted(answer)


@dataclass(frozen=True)
class _Answer:
    """The lines the worker got to write, and why it ended if it was not by itself."""

    lines: tuple[bytes, ...]
    ended: Unreadable | None = None


def _document(answer: _Answer) -> Document:
    if not answer.lines:
        raise answer.ended or Unreadable("corrupt", "answer")
    return from_json(answer.lines[0])


def _interpreted(answer: _Answer) -> Interpreted | None:
    if answer.ended is not None or len(answer.lines) < 2:
        _logger.warning("interpretation ended: %s", answer.ended.detail if answer.ended else "")
        return None
    try:
        plain = json.loads(answer.lines[1])
        if "fault" in plain:
            _logger.error("interpretation failed: %s", plain["fault"])
            return None
        return from_plain(plain)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        _logger.error("interpretation gave no reading")
        return None


def _ask(question: dict[str, Any], data: bytes, seconds: int, megabytes: int) -> _Answer:
    if not data:
        raise Unreadable("empty")
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", "bytes")
    with (
        tempfile.TemporaryDirectory(prefix="reader-") as folder,
        tempfile.TemporaryFile() as sent,
        tempfile.TemporaryFile() as answer,
    ):
        sent.write(json.dumps(question).encode("ascii") + b"\n")
        sent.write(data)
        sent.seek(0)
        try:
            ended = _why_ended(_run(sent, answer, Path(folder), seconds, megabytes))
        except Unreadable as out_of_time:
            ended = out_of_time
        if answer.seek(0, os.SEEK_END) > _MOST_ANSWER:
            raise Unreadable("too_large", "answer")
        answer.seek(0)
        return _Answer(_whole_lines(answer.read()), ended)


def _why_ended(code: int) -> Unreadable | None:
    limited = (
        code == OUT_OF_MEMORY
        or -code in _LIMIT_SIGNALS
        or code in {128 + s for s in _LIMIT_SIGNALS}
    )
    return Unreadable("too_large" if limited else "corrupt", "worker") if code else None


def _whole_lines(written: bytes) -> tuple[bytes, ...]:
    """What was written to its end: a line cut off by the worker's end is none."""
    return tuple(written.split(b"\n")[:-1])


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
        "PYTHONPATH": f"{_ROOT}{os.pathsep}{_ROOT / 'platform'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        programs.INSIDE_WORKER: network,
    }
