"""The process that reads one document: file on standard input, JSON on standard output.

Started by `followup.readers.isolated` as `python -m followup.readers.worker SECONDS MEGABYTES`.
The first line of the input is the file's name as JSON, the rest its bytes.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Final

from followup.domain.blocks import Document, Unreadable
from followup.readers import read_document
from followup.readers.isolated import OUT_OF_MEMORY
from followup.readers.serialising import to_json

PROGRAMS_MEGABYTES: Final = 4096
"""Address space that programs started here (LibreOffice) may use; it reserves far more than
it fills."""


def main(arguments: list[str]) -> int:
    """Reads, answers, and ends with 0; a limit that is hit ends the process by a signal."""
    seconds, megabytes = int(arguments[0]), int(arguments[1])
    _limit(seconds, megabytes)
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.write(to_json(_result(data, str(json.loads(head)))))
    sys.stdout.flush()
    return 0


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
