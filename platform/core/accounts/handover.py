"""What else follows when one contact person takes over from another.

Notices and reply-to ask `selectors.contact_persons` when they are written, so they follow by
themselves. Rows that name a user do not: the app that owns them registers here, in its `ready()`,
a function that moves them.
"""

from __future__ import annotations

from collections.abc import Callable

from core.accounts.models import User
from core.municipalities.models import Municipality

Move = Callable[[Municipality, User, User], None]
_moves: list[Move] = []


def register(move: Move) -> None:
    """Have `move(municipality, old, new)` called, in the transaction of every handover."""
    if move not in _moves:
        _moves.append(move)


def hand_over(municipality: Municipality, old: User, new: User) -> None:
    """Let everything registered move from `old` to `new` in this municipality and its bydeler."""
    for move in _moves:
        move(municipality, old, new)
