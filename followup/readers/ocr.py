"""Scanned pages: pictures by poppler, words by tesseract, both only where installed."""

from __future__ import annotations

from collections.abc import Sequence

from followup.readers.pages import Page


def recognised_pages(data: bytes, numbers: Sequence[int]) -> dict[int, Page]:
    return {}
