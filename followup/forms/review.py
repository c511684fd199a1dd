"""Forms for correcting what was read from a referat, one cell at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followup.domain.reading import Participant
from followup.forms.tasks import DateInput
from followup.models import Person
from followup.services.referat_cells import LONGEST_WHAT


class WhatForm(forms.Form):
    """The words of what is to be done."""

    what = forms.CharField(
        label=_("Hva skal gjøres?"),
        max_length=LONGEST_WHAT,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class WhenForm(forms.Form):
    """The words of when, read anew, or a date picked in a calendar."""

    when_text = forms.CharField(
        label=_("Når, med ord"),
        help_text=_("Skriv som i referatet: «innen uke 12», «før jul», «15. mars»."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    due = forms.DateField(label=_("Eller velg datoen"), required=False, widget=DateInput())
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class WhoForm(forms.Form):
    """Who one party is: somebody known, somebody from the referat, or somebody new."""

    needs_somebody = True
    who = forms.ChoiceField(label=_("Velg en du har fra før"), required=False)
    name = forms.CharField(label=_("Eller skriv navn eller rolle"), max_length=160, required=False)
    email = forms.CharField(label=_("E-postadresse"), max_length=254, required=False, strip=False)
    everywhere = forms.BooleanField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        people: Sequence[Person],
        found: Sequence[Participant],
        *args: Any,
        wording: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"p{p.pk}": p for p in people}
        self.found = {f"f{n}": p for n, p in enumerate(found) if not _among(p, people)}
        self.fields["who"].choices = self._choices()  # type: ignore[attr-defined]
        if wording:
            self.fields["everywhere"].label = _("Gjelder alle rader der det står «%(text)s»") % {
                "text": wording
            }
        else:
            del self.fields["everywhere"]

    def _choices(self) -> list[Any]:
        groups: list[Any] = [("", "–")]
        if self.found:
            names = [(key, p.name) for key, p in self.found.items()]
            groups.append((_("Fra referatet"), names))
        if self.people:
            known = [
                (key, ", ".join(t for t in (p.name, p.role, p.organisation) if t))
                for key, p in self.people.items()
            ]
            groups.append((_("Fra kommunen"), known))
        return groups

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = data.get("who", "")
        found = self.found.get(chosen)
        data["person"] = self.people.get(chosen)
        if found:
            data["name"] = found.name
            data["email"] = data.get("email") or found.email
        nobody = not data["person"] and not data.get("name")
        if nobody and (self.needs_somebody or data.get("email")):
            self.add_error(
                "name",
                forms.ValidationError(_("Velg en person, eller skriv et navn."), code="nobody"),
            )
        return data


class StepForm(WhoForm):
    """A row typed by hand. Nobody need be named: the task then asks who takes it."""

    needs_somebody = False

    what = forms.CharField(
        label=_("Hva skal gjøres?"),
        max_length=LONGEST_WHAT,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
    )
    when_text = forms.CharField(label=_("Når, med ord"), max_length=300, required=False)
    due = forms.DateField(label=_("Eller velg datoen"), required=False, widget=DateInput())
    field_order = ("what", "when_text", "due", "who", "name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]


class IdeaForm(forms.Form):
    """An idea's words."""

    title = forms.CharField(
        label=_("Hva heter ideen?"),
        max_length=250,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    description = forms.CharField(
        label=_("Kort beskrivelse"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


def _among(participant: Participant, people: Sequence[Person]) -> bool:
    name = participant.name.casefold()
    return any(p.name.casefold() == name for p in people)
