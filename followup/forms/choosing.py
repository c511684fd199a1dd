"""What can be chosen in a field, when it depends on whose page the form stands on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django_stubs_ext import StrOrPromise


def choose_among(
    form: forms.BaseForm,
    name: str,
    rows: QuerySet[Any],
    *,
    nothing: StrOrPromise | None = "",
) -> None:
    """Let the field offer `rows`, and `nothing` as the words for none of them.

    None takes the empty choice away; "" leaves it as the field has it.
    """
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    if nothing != "":
        field.empty_label = nothing
    field.queryset = rows


def choose_one_of(form: forms.BaseForm, name: str, choices: Any) -> None:
    """Let the field offer these pairs of value and words."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
