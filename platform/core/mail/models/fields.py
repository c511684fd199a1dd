"""A text that is written to the database as it is."""

from __future__ import annotations

from typing import Any

from django.db import models


class LongText(models.TextField):  # type: ignore[type-arg]  # not generic when run
    """For texts of many kilobytes with many quotes, written many rows at a time.

    On PostgreSQL, Django sends the values of many rows as arrays, in which each quote is escaped by
    a regular expression: for our HTML that takes longer than all the rest of the writing. A field
    that names its own placeholder is sent row by row instead.
    """

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s"
