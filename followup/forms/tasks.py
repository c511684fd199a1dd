"""Forms of the contact person's task pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import LANGUAGES
from core.municipalities.models import Municipality
from followup.domain import when_phrases
from followup.forms.choosing import choose_among
from followup.forms.help_link import with_when_help
from followup.models import Barrier, Idea, Person, Task


class DateInput(forms.DateInput):
    """The browser's own date field, in the form it wants."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def people_of(municipality: Municipality) -> Any:
    """Those of a municipality who can be given a task."""
    return Person.objects.filter(
        municipality=municipality, left_at__isnull=True, erased_at__isnull=True
    )


class PersonChoice(forms.ModelChoiceField[Person]):
    """A person by name, with what tells two of the same name apart."""

    def label_from_instance(self, obj: Person) -> str:
        return ", ".join(part for part in (obj.name, obj.role, obj.organisation) if part)


class PeopleChoice(forms.ModelMultipleChoiceField[Person]):
    def label_from_instance(self, obj: Person) -> str:
        return ", ".join(part for part in (obj.name, obj.role, obj.organisation) if part)


class AssignForm(forms.Form):
    """Who takes this: somebody known, or a new name with or without an address."""

    person = PersonChoice(
        Person.objects.none(), label=_("Noen du har fra før"), required=False, empty_label="–"
    )
    name = forms.CharField(label=_("Eller et nytt navn"), max_length=160, required=False)
    email = forms.EmailField(label=_("E-postadressen"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, municipality: Municipality, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "person", people_of(municipality))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("person") and not data.get("name"):
            raise forms.ValidationError(_("Velg en person, eller skriv et nytt navn."))
        return data


class AddressForm(forms.Form):
    """The address of somebody who has none that works."""

    email = forms.EmailField(label=_("E-postadressen"))


class TaskForm(forms.Form):
    """A task by hand. `Når` is read as people write it; a date chosen in the calendar wins."""

    what = forms.CharField(
        label=_("Hva skal gjøres?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv det slik personen vil kjenne det igjen."),
    )
    when_text = forms.CharField(
        label=_("Når?"),
        max_length=300,
        required=False,
        help_text=with_when_help(
            _("Med ord, for eksempel «innen uke 12», «før jul» eller «15. mars».")
        ),
    )
    due = forms.DateField(
        label=_("Eller velg en dato"), required=False, widget=DateInput(), localize=False
    )
    lead = PersonChoice(
        Person.objects.none(), label=_("Hvem har ansvaret?"), required=False, empty_label="–"
    )
    helpers = PeopleChoice(
        Person.objects.none(),
        label=_("Hvem hjelper til?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    idea = forms.ModelChoiceField(
        Idea.objects.none(), label=_("Hvilken idé hører det til?"), required=False, empty_label="–"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, municipality: Municipality, *args: Any, task: Task | None = None, **kwargs: Any
    ) -> None:
        if task and "initial" not in kwargs:
            kwargs["initial"] = {
                "what": task.what,
                "when_text": task.when_text,
                "due": task.due if not task.when_text else None,
                "lead": task.lead_id,
                "helpers": [p.pk for p in task.helpers.all()],
                "idea": task.idea_id,
                "version": task.version,
            }
        super().__init__(*args, **kwargs)
        self.task = task
        people = people_of(municipality)
        choose_among(self, "lead", people)
        choose_among(self, "helpers", people)
        ideas = Idea.objects.filter(dugnad__municipality=municipality, confirmed_at__isnull=False)
        choose_among(self, "idea", ideas.order_by("title"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("lead") in list(data.get("helpers") or []):
            data["helpers"] = [p for p in data["helpers"] if p != data["lead"]]
        return data

    def when(self) -> dict[str, Any]:
        """The fields of a task that say when: as read from the words, or the chosen day."""
        words, chosen = self.cleaned_data["when_text"], self.cleaned_data["due"]
        if chosen:
            return {
                "when_text": words,
                "start": None,
                "due": chosen,
                "precision": "day",
                "open_end": False,
                "no_date_reason": "",
            }
        if self.task and words == self.task.when_text:
            return {}
        # Words written today count from today, whatever the date of the dugnad was.
        reading = when_phrases.read(words, timezone.localdate())
        return {
            "when_text": words,
            "start": reading.start,
            "due": reading.due,
            "precision": reading.precision,
            "open_end": reading.open_end,
            "no_date_reason": reading.reason if words else "",
        }


class StateForm(forms.Form):
    """How a task goes, told by the contact person on behalf of whoever does it."""

    state = forms.ChoiceField(
        label=_("Hvordan går det?"), choices=Task.State.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Vil du legge til noe?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    barrier = forms.ChoiceField(
        label=_("Hva er det som stopper?"),
        choices=[("", "–"), *Barrier.choices],
        required=False,
    )
    next_step = forms.CharField(label=_("Hva er neste skritt?"), max_length=2000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # It stands on one page with AssignForm, and no id may stand there twice.
        kwargs["auto_id"] = "id_state_%s"
        super().__init__(*args, **kwargs)


class PersonForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = (
            "name",
            "role",
            "organisation",
            "email",
            "is_shared_address",
            "phone",
            "language",
        )
        widgets = {"language": forms.Select(choices=[("", _("Som kommunen")), *LANGUAGES])}

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()
