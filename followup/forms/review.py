"""Forms for correcting what was read from a referat, one cell at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.privacy import guard
from followup.domain.reading import Participant
from followup.forms.choosing import choose_one_of
from followup.forms.help_link import with_when_help
from followup.forms.tasks import DateInput
from followup.models import Person
from followup.services.referat_cells import LONGEST_WHAT


class AskingForm(forms.Form):
    """Asks before saving words by which a child or a family could be known again.

    It never refuses: whoever knows that nobody is meant ticks a box that appears with the question.
    `known_names` are the adults of the dugnad, who may be named.
    """

    guarded: tuple[str, ...] = ()
    sure = forms.BooleanField(
        label=_("Ingen kan kjennes igjen på dette. Lagre det."), required=False
    )

    def __init__(self, *args: Any, known_names: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_names = known_names
        self.asks = list(self._questions()) if self.is_bound else []
        if not self.asks:
            del self.fields["sure"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.asks and not data.get("sure"):
            field, words = self.asks[0]
            self.add_error(field, _ask(words))
        return data

    def _questions(self) -> Iterator[tuple[str, str]]:
        for field in self.guarded:
            text = str(self.data.get(field, ""))
            for question in guard.questions(text, known_names=self.known_names):
                yield field, question.text


def _ask(words: str) -> forms.ValidationError:
    return forms.ValidationError(
        _(
            "«%(words)s» kan gjøre at et barn eller en familie blir kjent igjen. Skriv det på en "
            "annen måte, eller kryss av for at det er greit."
        ),
        code="private",
        params={"words": words[:80]},
    )


class WhatForm(AskingForm):
    """The words of what is to be done."""

    guarded = ("what",)

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
        help_text=with_when_help(
            _("Skriv som i referatet: «innen uke 12», «før jul», «15. mars».")
        ),
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
        choose_one_of(self, "who", self._choices())
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


class StepForm(WhoForm, AskingForm):
    """A row typed by hand. Nobody need be named: the task then asks who takes it."""

    needs_somebody = False
    guarded = ("what",)

    what = forms.CharField(
        label=_("Hva skal gjøres?"),
        max_length=LONGEST_WHAT,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
    )
    when_text = forms.CharField(label=_("Når, med ord"), max_length=300, required=False)
    due = forms.DateField(label=_("Eller velg datoen"), required=False, widget=DateInput())
    field_order = ("what", "sure", "when_text", "due", "who", "name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]


class IdeaForm(AskingForm):
    """An idea's words."""

    guarded = ("title", "description")

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
