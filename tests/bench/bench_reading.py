"""How right the reading is: phrases by kind, referater by format, beside a naive reader."""

from __future__ import annotations

import io
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import call_command

from followup.domain import when_phrases
from tests.bench import naive, scoring_referat, scoring_when
from tests.bench.figures import Figure
from tests.bench.scoring_when import Phrase, Reader

ABOUT = "given examples with answers, ours/naive; shares in %"
EXAMPLES = Path(__file__).parent / "examples" / "referat"
WHEN_GOALS = {"acceptable": "97"}
REFERAT_GOALS = {
    "F1": "92",
    "F1s": "85",
    "due": "92",
    "who": "90",
    "mail": "95",
    "wrong addresses": "0",
    "ideas F1": "85",
    "people F1": "85",
    "leaks": "0",
    "sure": "80",
    "right": "97",
}
#: The naive reader marks nothing as unsure, so how well it knows itself is no question.
ONLY_OURS = {"sure", "right"}
COUNTED = {"steps", "wrong addresses", "leaks"}


@dataclass(frozen=True)
class Size:
    phrases: int
    documents: int
    rounds: int


FULL = Size(phrases=110, documents=8, rounds=9)
TINY = Size(phrases=6, documents=1, rounds=1)
Answers = dict[str, Any]


def run(size: Size) -> list[Figure]:
    """Every share with its peer's beside it, first all together and then in parts."""
    phrases = scoring_when.load()[: size.phrases]
    return [*_when(phrases, size.rounds), *_referater(size.documents), *_bad()]


def due(text: str, reference: date) -> date | None:
    """The day the rules see in a phrase."""
    return when_phrases.read(text, reference).due


def ours(path: Path) -> Answers:
    """One document as the importer answers it from the command line."""
    out = io.StringIO()
    call_command("import_referat", str(path), "--json", stdout=out)
    answer: Answers = json.loads(out.getvalue())
    return answer


def documents(count: int = FULL.documents) -> list[tuple[Path, Answers]]:
    """The given documents, each with its answer."""
    golds = [json.loads(p.read_text("utf-8")) for p in sorted((EXAMPLES / "gold").iterdir())]
    return [(EXAMPLES / "docs" / gold["document"], gold) for gold in golds[:count]]


def bad_files() -> list[tuple[Path, Answers]]:
    """The given files that are no referat, each with what may be answered."""
    wanted = json.loads((EXAMPLES / "bad_gold.json").read_text("utf-8"))
    return [(EXAMPLES / "bad" / name, answer) for name, answer in wanted.items()]


def answered(answer: Answers) -> str:
    """In one word: the kind of error, "nothing_found" or "imported"."""
    if error := answer.get("error"):
        return str(error["kind"])
    return "imported" if scoring_referat.steps_of(answer) else "nothing_found"


def by_format(reader: Callable[[Path], Answers], count: int) -> dict[str, Counter[str]]:
    """The counts of "all", and of each format in the order they come."""
    found: dict[str, Counter[str]] = {"all": Counter()}
    for path, gold in documents(count):
        counts = scoring_referat.score(reader(path), gold)
        for name in ("all", gold["format"]):
            found.setdefault(name, Counter()).update(counts)
    return found


def _when(phrases: Sequence[Phrase], rounds: int) -> list[Figure]:
    mine = scoring_when.score(phrases, due)
    peer = scoring_when.score(phrases, naive.due)
    fast, slow = _medians(phrases, due, rounds), _medians(phrases, naive.due, rounds)
    figures = []
    for kind, tally in mine.items():
        row, beside = f"Når {kind}", peer[kind].shares()
        figures.append(Figure(f"{row}: n", tally.phrases, ""))
        figures += [
            Figure(f"{row}: {name}", share, "%", WHEN_GOALS.get(name, ""), peer=beside[name])
            for name, share in tally.shares().items()
        ]
        figures.append(Figure(f"{row}: median", fast[kind], "µs", "100", peer=slow[kind]))
    return figures


def _medians(phrases: Sequence[Phrase], reader: Reader, rounds: int) -> dict[str, float]:
    """Median µs over the phrases of a kind; each phrase counts with the median of its rounds."""

    times: dict[str, list[float]] = {}
    for phrase in phrases:
        each = [_taken(reader, phrase) for _ in range(rounds)]
        for kind in ("all", phrase.kind):
            times.setdefault(kind, []).append(statistics.median(each) * 1e6)
    return {kind: statistics.median(each) for kind, each in times.items()}


def _taken(reader: Reader, phrase: Phrase) -> float:
    # One cell after another, as in a referat: figures.seconds would empty every cache between.
    began = time.perf_counter()
    reader(phrase.text, phrase.reference)
    return time.perf_counter() - began


def _referater(count: int) -> list[Figure]:
    mine, peer = by_format(ours, count), by_format(naive.read, count)
    figures = []
    for kind, counts in mine.items():
        beside = scoring_referat.measures(peer[kind])
        for name, value in scoring_referat.measures(counts).items():
            other = None if name in ONLY_OURS or name == "steps" else beside.get(name)
            unit = "" if name in COUNTED else "%"
            goal = REFERAT_GOALS.get(name, "")
            figures.append(Figure(f"referat {kind}: {name}", value, unit, goal, peer=other))
    return figures


def _bad() -> list[Figure]:
    files = bad_files()
    mine = sum(answered(ours(path)) in wanted["accept"] for path, wanted in files)
    peer = sum(answered(naive.read(path)) in wanted["accept"] for path, wanted in files)
    return [
        Figure("bad files: n", len(files), ""),
        Figure("bad files: right answer", mine, "", str(len(files)), peer=peer),
    ]


def table(name: str, about: str, figures: Sequence[Figure]) -> str:
    """One line for each kind and format, one column for each measure, ours/naive in the cells."""
    lines = [f"{name}: {about}"]
    for start in ("Når", "referat", "bad files"):
        part = [figure for figure in figures if figure.what.startswith(start)]
        lines += ["", *_grid(part)]
    return "\n".join(lines)


def _grid(figures: Sequence[Figure]) -> list[str]:
    cells = {tuple(figure.what.split(": ", 1)): figure for figure in figures}
    rows = list(dict.fromkeys(row for row, _ in cells))
    columns = list(dict.fromkeys(column for _, column in cells))
    goals = {f.what.split(": ", 1)[1]: f.goal for f in figures if f.goal}
    grid = [["", *columns]]
    for row in rows:
        grid.append([row, *(_cell(cells.get((row, column))) for column in columns)])
    grid.append(["goal", *(goals.get(column, "") for column in columns)])
    wide = [max(len(line[i]) for line in grid) for i in range(len(columns) + 1)]
    return [
        "  " + "  ".join([line[0].ljust(wide[0]), *map(str.rjust, line[1:], wide[1:])]).rstrip()
        for line in grid
    ]


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    mine = _number(figure.value)
    return mine if figure.peer is None else f"{mine}/{_number(figure.peer)}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0") if value < 1000 else f"{value:,.0f}"
