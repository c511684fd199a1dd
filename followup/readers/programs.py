"""Other programs (LibreOffice, tesseract, poppler), kept on a short lead."""

from __future__ import annotations

import contextlib
import functools
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from followup.domain.blocks import Unreadable

INSIDE_WORKER: Final = "READER_WORKER"
"""Set in the worker's environment: "net" where it was started, "nonet" when cut off too.

There the worker's parent ends the whole process group, so programs stay in that group.
"""

_MOST_OUTPUT: Final = 64 * 1024 * 1024
_MOST_CPU_SECONDS: Final = 120
_PATH: Final = "/usr/local/bin:/usr/bin:/bin"


def find(name: str) -> str | None:
    """The program's path, or None where it is not installed."""
    return shutil.which(name, path=_PATH) or shutil.which(name)


@functools.cache
def network_cut() -> tuple[str, ...] | None:
    """The words to put before a command so that it has no network; None if not possible."""
    if os.environ.get(INSIDE_WORKER) == "nonet":
        return ()
    unshare = find("unshare")
    if unshare is None:
        return None
    words = (unshare, "--map-root-user", "--net", "--")
    try:
        tried = subprocess.run(  # noqa: S603 - fixed words, no shell
            [*words, "true"], capture_output=True, timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return words if tried.returncode == 0 else None


def run(
    command: Sequence[str], *, home: Path, seconds: float, cut: bool = True, threads: int = 1
) -> bytes:
    """What the program writes to its standard output.

    It sees an environment of its own (no proxies, no secrets), has `home` as its home and
    working directory, and no network where the system can cut it off. When it takes longer
    than `seconds`, it and all it started are ended.
    Raises Unreadable: too_large (time), corrupt (it failed), no_converter (not installed).
    """
    words = [*((network_cut() or ()) if cut else ()), *command]
    own_group = INSIDE_WORKER not in os.environ
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, our own words
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=home,
            env=_environment(home, threads),
            start_new_session=own_group,
            preexec_fn=_limit,  # only system calls, no Python state
        )
    except OSError as error:
        raise Unreadable("no_converter", command[0]) from error
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_large", "time") from error
    finally:
        _end(process, own_group=own_group)
    if process.returncode != 0:
        raise Unreadable("corrupt", Path(command[0]).name)
    return output


def _end(process: subprocess.Popen[bytes], *, own_group: bool) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if own_group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5)
    if process.stdout is not None:
        process.stdout.close()


def _environment(home: Path, threads: int) -> dict[str, str]:
    kept = {k: os.environ[k] for k in (INSIDE_WORKER, "TESSDATA_PREFIX") if k in os.environ}
    return kept | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PATH": _PATH,
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": str(threads),
    }


def _limit() -> None:
    """Runs in the child: its own share of memory up to the hard limit, no core, no big file."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    most = _MOST_OUTPUT if hard == resource.RLIM_INFINITY else min(hard, _MOST_OUTPUT)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    seconds = _MOST_CPU_SECONDS if hard == resource.RLIM_INFINITY else hard
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
