"""The long run of spoiled documents: `python -m tests.followup.readers.fuzz`.

In-process formats are read in this process, whose address space is limited; .rtf goes through
LibreOffice and scanned pages through tesseract in workers. Ends with 1 if anything but an answer
came, if one took longer than allowed, or if memory went over the limit.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from PIL import Image, ImageDraw

from followup.domain.blocks import Unreadable
from followup.readers import programs, read_document
from followup.readers.isolated import read_isolated
from followup.readers.serialising import KINDS
from tests.followup.readers.mutations import RTF, SAMPLES, mutated, spoiled

MEGABYTES = 1024
SLOWEST_SECONDS = 10.0
CONVERTER_SECONDS = 180


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--converters", type=int, default=300)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    started = time.monotonic()
    faults: list[str] = []
    converted, slowest_program = _converters(options.converters, options.seed, faults)
    answers, slowest = _in_process(options.count, options.seed, faults)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    result = {
        "in_process": dict(answers),
        "slowest_seconds": round(slowest, 2),
        "peak_megabytes": peak,
        "converters": dict(converted),
        "slowest_converter_seconds": round(slowest_program, 2),
        "faults": faults[:50],
        "seconds": round(time.monotonic() - started),
    }
    print(json.dumps(result, indent=1, ensure_ascii=False))
    if options.json:
        options.json.write_text(json.dumps(result), encoding="utf-8")
    return 1 if faults or slowest > SLOWEST_SECONDS or peak > MEGABYTES else 0


def _in_process(count: int, seed: str, faults: list[str]) -> tuple[Counter[str], float]:
    limit = MEGABYTES * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    answers: Counter[str] = Counter()
    slowest = 0.0
    kinds = sorted(SAMPLES)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        data = spoiled(kind, random.Random(f"{seed}-{number}"))
        began = time.monotonic()
        answers[_answer(lambda data=data, kind=kind: read_document(data, f"r.{kind}"), faults)] += 1
        slowest = max(slowest, time.monotonic() - began)
    return answers, slowest


def _converters(count: int, seed: str, faults: list[str]) -> tuple[Counter[str], float]:
    answers: Counter[str] = Counter()
    slowest = 0.0
    samples = [("rtf", RTF)] if programs.find("soffice") else []
    samples += [("pdf", _scan())] if programs.find("tesseract") else []
    for number in range(count if samples else 0):
        kind, sample = samples[number % len(samples)]
        data = mutated(sample, random.Random(f"{seed}-converter-{number}"))
        began = time.monotonic()
        answers[
            _answer(
                lambda data=data, kind=kind: read_isolated(
                    data, f"r.{kind}", seconds=CONVERTER_SECONDS
                ),
                faults,
            )
        ] += 1
        slowest = max(slowest, time.monotonic() - began)
    return answers, slowest


def _answer(read, faults: list[str]) -> str:
    """ "read", or the kind of refusal; whatever else comes is a fault."""
    try:
        read()
    except Unreadable as refused:
        if refused.kind not in KINDS:
            faults.append(f"unknown kind {refused.kind}")
        return refused.kind
    except BaseException:  # noqa: BLE001 - the very thing looked for here
        faults.append(traceback.format_exc(limit=-3))
        return "fault"
    return "read"


def _scan() -> bytes:
    page = Image.new("L", (700, 500), 255)
    draw = ImageDraw.Draw(page)
    draw.text((60, 60), "Kari ringer Ola", font_size=28)
    draw.rectangle((50, 120, 600, 260), outline=0, width=3)
    draw.line((300, 120, 300, 260), fill=0, width=3)
    draw.text((60, 140), "uke 12", font_size=28)
    draw.text((320, 140), "Ringe", font_size=28)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=100)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
