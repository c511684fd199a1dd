"""Trying a deadline phrase on the help page."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from followup.forms.tasks import DateInput

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


class TryForm(forms.Form):
    """A phrase, and the day it is seen from. The names of the fields are part of the address."""

    tekst = forms.CharField(
        label=_("Hva står det under Når?"),
        help_text=_("Skriv som i et referat: «innen uke 12», «før jul», «siste fredag i mai»."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "max_length": _("Teksten er lengre enn 300 tegn. Ta med bare det som sto under Når."),
            "null_characters_not_allowed": _(
                "Teksten har et tegn vi ikke kan lese. Skriv på nytt."
            ),
        },
    )
    dato = forms.DateField(
        label=_("Hvilken dag var dugnaden?"),
        help_text=_("Vi regner fra denne dagen. Uten dato regner vi fra i dag."),
        required=False,
        widget=DateInput(),
        localize=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Skriv dagen slik: 12.11.2026.")},
    )

    def clean_dato(self) -> date | None:
        day: date | None = self.cleaned_data["dato"]
        if day and not FIRST <= day <= LAST:
            raise forms.ValidationError(_("Velg en dag mellom 1900 og 2100."), code="range")
        return day
