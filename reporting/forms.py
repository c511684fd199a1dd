"""NDFU's forms."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.municipalities.models import Phase


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("Filen med listen"),
        help_text=_("Excel eller CSV, med overskriftene Kommune og Dato, og gjerne Utgave, "
                    "Kontaktperson og E-post. Rekkefølgen er fri."),
        error_messages={
            "required": _("Velg en fil."),
            "empty": _("Filen er tom. Velg filen med listen på nytt."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.ods,.txt"}),
    )  # fmt: skip


class PhaseForm(forms.Form):
    phase = forms.ChoiceField(
        label=_("Hvor langt er kommunen kommet?"), choices=Phase.choices, required=False
    )
