"""How much of a file the readers take in. Beyond it a document is refused, never cut."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 20 * 1024 * 1024
"""Size of the uploaded file."""

MAX_EXPANDED: Final = 100 * 1024 * 1024
"""Sum of the members of a zipped format when unpacked."""

MAX_XML: Final = 30 * 1024 * 1024
"""One XML member; a parsed tree takes about ten times its text."""

MAX_RATIO: Final = 200
"""Unpacked to packed size of one member; ordinary office files stay under 40."""

RATIO_FREE: Final = 1024 * 1024
"""Members smaller than this may compress as well as they like."""

MAX_MEMBERS: Final = 2_000
MAX_PAGES: Final = 300
MAX_OCR_PAGES: Final = 20
MAX_BLOCKS: Final = 200_000
"""Blocks and table cells together."""

MAX_CHARACTERS: Final = 2_000_000
MAX_LINES: Final = 50_000
"""Of typed text; each line is looked at for what it may be."""

MAX_NESTING: Final = 25
"""Tables in tables, quoted mails in mails."""

OUT_OF_MEMORY: Final = 70
"""The worker's exit status when not even its answer found room."""
