"""A guard against PDF objects that refer to themselves.

pdfminer follows a chain of references until it meets something else, for ever where there is
nothing else. The guard gives such a chain up after having been round it once.
"""

from __future__ import annotations

from typing import Any, Final

from pdfminer.pdftypes import PDFObjRef

_METHOD: Final = "resolve"
_follow = PDFObjRef.resolve


def guard_references() -> None:
    """From now on references are followed to their end, or to the default in a circle."""
    setattr(PDFObjRef, _METHOD, _resolve)


def _resolve(reference: Any, default: object = None) -> Any:
    seen = {reference.objid}
    found = _follow(reference, default)
    while isinstance(found, PDFObjRef):
        if found.objid in seen:
            return default
        seen.add(found.objid)
        found = _follow(found, default)
    return found
