"""When to kill whom next: a deck of ways to die, drawn from at the pace of the mails."""

from __future__ import annotations

import random
import time
from typing import Final

from tests.chaos.board import Board
from tests.chaos.company import Company
from tests.chaos.failpoints import POINTS
from tests.chaos.sink import KILLS, ChaosSink

#: A point nobody has passed after so long is given up for another (seconds).
PATIENCE: Final = 4.0
#: Not two within this time, lest nobody ever gets to work (seconds).
BREATH: Final = 0.12
AT_ONCE: Final = 3
_RANDOM: Final = {"worker": 8, "beat": 3, "web": 4}


class Deck:
    """Draws kills so that `kills` are spread over `mails`."""

    def __init__(
        self,
        company: Company,
        sink: ChaosSink,
        board: Board,
        chance: random.Random,
        kills: int,
        mails: int,
    ) -> None:
        self._company, self._sink, self._board = company, sink, board
        self._chance, self._kills, self._mails = chance, kills, mails
        self._cards: list[str | int] = []
        self._armed: dict[int, float] = {}
        self._sink_since = 0.0
        self._next = 0.0

    def play(self, mails: int) -> None:
        """Kill somebody if it is time, or see to it that somebody dies at a point."""
        now = time.monotonic()
        self._give_up(now)
        wanted = min(self._kills + 5, 3 + self._kills * 1.2 * mails / self._mails)
        waiting = len(self._armed) + self._sink.armed
        if now < self._next or waiting >= AT_ONCE or self._company.kills + waiting >= wanted:
            return
        self._next = now + BREATH * (1 + self._chance.random())
        self._draw(now)

    def rest(self) -> None:
        """Nobody dies any more."""
        for number in list(self._armed):
            self._board.arm(number, 0)
        self._armed.clear()
        self._sink.disarm()

    def _draw(self, now: float) -> None:
        if not self._cards:
            self._cards = [
                *(role for role, count in _RANDOM.items() for _ in range(count)),
                *(kill for kill in KILLS for _ in range(6)),
                *range(len(POINTS)),
                *range(len(POINTS)),
            ]
            self._chance.shuffle(self._cards)
        card = self._cards.pop()
        if isinstance(card, int):
            if card not in self._armed:
                self._board.arm(card, self._chance.randint(1, POINTS[card].spread))
                self._armed[card] = now
        elif card in KILLS:
            self._sink.kill_at(card, self._chance.randint(1, 25))
            self._sink_since = now
        else:
            self._company.kill_one(card)

    def _give_up(self, now: float) -> None:
        for number, since in list(self._armed.items()):
            if not self._board.armed(number):
                del self._armed[number]
            elif now - since > PATIENCE:
                self._board.arm(number, 0)
                del self._armed[number]
        if self._sink.armed and now - self._sink_since > PATIENCE:
            self._sink.disarm()
