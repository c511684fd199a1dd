"""Sets of words written as text."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text, separated by white space."""
    return frozenset(text.split())
