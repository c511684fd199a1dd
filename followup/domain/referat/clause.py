"""What one line or sentence says of who, what and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

OPENING: Final = re.compile(
    r"^(?:(?:å|at|og|så|deretter|dessuten|i tillegg|også|samtidig|videre|vidare|til slutt|er at|"
    r"er å|er|blir at|blir|vert at|vert|det er at|som er|avtale:|avtalt:|steg \d+:?|"
    r"skritt \d+:?)\s+)+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Clause:
    """What was found; `signs` says how (label, subject, segment, passive, trailing, middle)."""

    what: str = ""
    when_text: str = ""
    who_text: str = ""
    signs: set[str] = field(default_factory=set)
    status_text: str = ""

    def lacks(self, cell: str) -> bool:
        return not (self.who_text if cell == "who" else self.when_text)
