"""Everything in the database, to see that something changed nothing."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection

Dump = dict[str, list[tuple[Any, ...]]]


def dump() -> Dump:
    """Every row of every table of ours, in order, as the database gives them."""
    return {name: _rows(name) for name in sorted(_names())}


def changed(before: Dump, after: Dump) -> list[str]:
    """The tables that differ, for a message that can be read."""
    return [name for name in before if before[name] != after[name]]


def _names() -> set[str]:
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table for model in models if model._meta.managed}


def _rows(name: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        return sorted(cursor.fetchall(), key=repr)
