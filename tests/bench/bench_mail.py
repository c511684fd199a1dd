"""Mails a second from plan to sink, beside others' queues and beside no queue at all."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.contest.contenders import CONTENDERS, PEERS, PEERS_WITH_OUR_RENDERING
from tests.bench.contest.ground import Ground, open_ground
from tests.bench.contest.match import Outcome, play
from tests.bench.figures import Differs, Figure

ABOUT = "a reminder each, with two processes: planned, rendered, queued and sent over SMTP"
#: What a relay so far away takes to answer each step (seconds).
FAR = 0.01


@dataclass(frozen=True)
class Size:
    """`peers`: those that take part beside ours and raw."""

    people: int
    far: int
    peers: tuple[str, ...]


FULL = Size(5000, 1000, (*PEERS, *PEERS_WITH_OUR_RENDERING))
TINY = Size(12, 12, tuple(PEERS))


def run(size: Size) -> list[Figure]:
    """All contenders on the same people and the same words; then a relay far away."""
    wanted = ["ours", "raw", *size.peers]
    names = [name for name in wanted if CONTENDERS[name].is_here()]
    for name in sorted(set(wanted) - set(names)):
        print(f"!!! {name} IS NOT INSTALLED AND NOT MEASURED: make clean setup brings it. !!!")
    with open_ground() as ground:
        everybody = settle(ground, size.people)
        found = {name: play(name, ground, everybody, size.people) for name in names}
        _same_work(found, size.people)
        figures = [_rate(name, outcome, size.people) for name, outcome in found.items()]
        rates = {name: size.people / outcome.seconds for name, outcome in found.items()}
        ours = rates["ours"]
        best = max(rates[name] for name in PEERS if name in rates)
        figures.append(Figure("ours beside the best peer", ours / best, "times", "2"))
        spared = [rates[name] for name in PEERS_WITH_OUR_RENDERING if name in rates]
        if spared:
            what = "ours beside the best with our rendering"
            figures.append(Figure(what, ours / max(spared), "times"))
        raw = 100 * ours / rates["raw"]
        figures.append(Figure("ours beside the raw limit", raw, "%", "60"))
        few = settle(ground, size.far)
        far = play("ours", ground, few, size.far, delay=FAR)
        _same_work({"ours": far}, size.far)
        figures.append(
            Figure("ours, relay 10 ms away", size.far / far.stages["work"], "mails/s", "200")
        )
    return figures


def settle(ground: Ground, people: int) -> str:
    """A database with so many people whose reminders are due."""
    database = ground.copy()
    ground.run(database, "-m", "tests.bench.contest", "settle", str(people))
    return database


def _rate(name: str, outcome: Outcome, people: int) -> Figure:
    stages = ", ".join(f"{stage} {taken:.1f} s" for stage, taken in outcome.stages.items())
    own, servers = outcome.processor / people * 1000, outcome.servers / people * 1000
    note = f"{stages}; a mail takes {own:.2f} ms of processor, its servers {servers:.2f}"
    return Figure(name, people / outcome.seconds, "mails/s", "", note)


def _same_work(found: dict[str, Outcome], people: int) -> None:
    """Raises Differs unless everybody sent each mail once, in the same words."""
    said: dict[str, str] = {}
    for name, outcome in found.items():
        if (outcome.came, outcome.unique, outcome.left) != (people, people, 0):
            raise Differs(f"{name}: {outcome} for {people} people")
        for to, words in outcome.words.items():
            if said.setdefault(to, words) != words:
                raise Differs(f"{name} tells {to} something else than those before")
