"""A document in neutral blocks → a reading of the referat: drafts for a human to confirm.

The order matters: lines, then what is sensitive is taken out, then sections, people, ideas.
Pure and deterministic; no document raises, whatever its blocks hold.
"""

from __future__ import annotations

from .confidence import REASONS
from .municipality import MunicipalityName
from .output import as_json
from .reader import read

__all__ = ["REASONS", "MunicipalityName", "as_json", "read"]
