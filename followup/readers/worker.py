"""The process that reads one document: file on standard input, JSON on standard output.

Started by `followup.readers.isolated` as `python -m followup.readers.worker SECONDS MEGABYTES`.
The first line of the input is the question as JSON, the rest the bytes of the file. The first
line of the answer is the document; where the question asks for it, the second is what the rules
read in it. The first is sent before the second is begun, so that it is kept if that takes too long.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from pathlib import PurePath
from typing import Any, Final

from followup.domain.blocks import Document, Unreadable
from followup.readers import read_document
from followup.readers.limits import OUT_OF_MEMORY
from followup.readers.serialising import to_json

PROGRAMS_MEGABYTES: Final = 4096
"""Address space that programs started here (LibreOffice) may use; it reserves far more than
it fills."""


def main(arguments: list[str]) -> int:
    """Reads, answers, and ends with 0; a limit that is hit ends the process by a signal."""
    seconds, megabytes = int(arguments[0]), int(arguments[1])
    _limit(seconds, megabytes)
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    question = json.loads(head)
    filename = str(question["filename"])
    result = _result(data, filename)
    _answer(to_json(result))
    if question["beforehand"] is not None and isinstance(result, Document):
        del data
        signal.setitimer(signal.ITIMER_PROF, question["interpreting"])
        _answer(json.dumps(_interpretation(result, filename, question["beforehand"])))
    return 0


def _answer(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _interpretation(document: Document, filename: str, beforehand: dict[str, Any]) -> Any:
    """What the rules read; a fault of theirs is told by its kind and place, without any text."""
    from followup.readers import interpreting

    try:
        known = interpreting.beforehand_from_plain(beforehand)
        return interpreting.to_plain(interpreting.interpret(document, filename, known))
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - the document is read, and must not be lost
        last = traceback.extract_tb(fault.__traceback__)[-1]
        return {"fault": f"{type(fault).__name__} at {PurePath(last.filename).name}:{last.lineno}"}


def _result(data: bytes, filename: str) -> Document | Unreadable:
    try:
        return read_document(data, filename)
    except Unreadable as refused:
        return refused


def _limit(seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    soft = megabytes * 1024 * 1024
    hard = max(soft, PROGRAMS_MEGABYTES * 1024 * 1024)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
