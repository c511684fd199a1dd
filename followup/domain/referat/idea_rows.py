"""Rows of tables that tell of ideas: on a list of their own, or beside their steps."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.blocks import Place

from .choice import heads_aside, laid_aside, marked_chosen
from .lines import Line

_PICKED: Final = re.compile(
    r"^(?:ja|x|valgt|vald|valt|yes|✓|✔|☑|☒|går|gikk|gjekk|videre|vidare|prioritert|vinner)(?!\w)",
    re.IGNORECASE,
)


class IdeaRows:
    """What a reader of rows keeps, and the lines it makes of ideas."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.roles: dict[int, str] = {}
        self.out: list[Line] = []
        self._last: dict[str, str] = {}

    def _idea_alone(self, number: int, cells: dict[str, str], own: dict[int, str]) -> bool:
        """In a table of ideas and their steps: the row that tells of an idea, chosen or not.

        True when it has no step as well.
        """
        column = next((c for c, r in self.roles.items() if r == "idea"), None)
        if column is None or not own.get(column) or re.fullmatch(r"\d{1,2}|[A-H]", cells["idea"]):
            return False
        status, bare = (
            cells.get("status", ""),
            not cells.get("what") or not ({"when", "who"} & cells.keys()),
        )
        says = bool(_PICKED.match(status)) or heads_aside(status) or laid_aside(status)
        if not (says or cells.get("how") or (bare and not cells.get("what"))):
            return False
        empty = not cells.get("what")
        chosen = bool(_PICKED.match(status)) or not (empty or laid_aside(status))
        self.out.append(
            Line(
                "idea",
                cells["idea"].split("\n")[0],
                Place(self.index, number),
                cells={
                    "told": cells.pop("how", ""),
                    "picked": "ja" if chosen else "nei",
                    "number": cells.get("number", ""),
                    "actors": cells.get("actors", ""),
                },
            )
        )
        if says:
            cells.pop("status", None)
        self._last = {**self._last, "idea": cells["idea"]}
        return empty

    def _idea(self, number: int, cells: dict[str, str]) -> None:
        """A row of a list of ideas, marked when it was chosen."""
        title, votes = cells.get("title", ""), cells.get("votes", "")
        if not title:
            return
        picked = cells.get("picked", "")
        signs = re.findall(r"[●•★*xX|○◉]", votes)
        line = Line("idea", title, Place(self.index, number), votes=len(signs))
        line.votes = int(votes) if votes.isdigit() else line.votes
        chosen = bool(_PICKED.match(picked)) or marked_chosen(title)
        line.cells = {
            "told": cells.get("told", ""),
            "picked": "ja" if chosen else "",
            "number": cells.get("number", ""),
            "actors": cells.get("actors", ""),
        }
        self.out.append(line)
