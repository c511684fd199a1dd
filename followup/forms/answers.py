"""What is asked on the page behind a personal link. Nothing is chosen beforehand."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.calendar_no import add_months
from followup.models import Answer, Task

#: Fewest days to each quick choice; a month is counted by the calendar.
QUICK = (
    ("week", _("Én uke")),
    ("fortnight", _("To uker")),
    ("month", _("Én måned")),
    ("other", _("En annen dag")),
)
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d/%m-%Y"]
DAY_HELP = _("Skriv dagen som dag.måned.år, for eksempel 20.3.2027.")
_ADDRESS = re.compile(r"[^\s<>(),;]+@[^\s<>(),;]+")


class AnswerForm(forms.Form):
    """One task's answer. Fields of choices not made are ignored."""

    choice = forms.ChoiceField(choices=Answer.Choice.choices, required=False)
    next_step = forms.CharField(max_length=500, required=False)
    progress = forms.CharField(max_length=1000, required=False)
    until = forms.ChoiceField(choices=QUICK, required=False)
    other_day = forms.DateField(
        required=False,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": DAY_HELP},
    )
    ask = forms.ChoiceField(choices=QUICK, required=False)
    ask_day = forms.DateField(
        required=False,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": DAY_HELP},
    )
    help_text = forms.CharField(max_length=1000, required=False)
    who = forms.CharField(max_length=300, required=False)
    why = forms.CharField(max_length=1000, required=False)

    def __init__(self, data: QueryDict | None = None, *, task: Task, today: date) -> None:
        super().__init__(data, prefix=f"svar-{task.pk}", use_required_attribute=False)
        self.task = task
        self.today = today

    @property
    def chosen(self) -> str:
        """The choice made, "" for none (or for one that does not exist)."""
        if not self.is_bound:
            return ""
        return str(self.data.get(self.add_prefix("choice"), ""))

    def quick_days(self) -> list[tuple[str, Any, date | None]]:
        """(value, label, day) of each way to ask for more time, counted from the later of today
        and the deadline."""
        return self._quick(max(self.today, self.task.due or self.today))

    def ask_days(self) -> list[tuple[str, Any, date | None]]:
        """(value, label, day) of each way to be asked later, counted from today."""
        return self._quick(self.today)

    def _quick(self, base: date) -> list[tuple[str, Any, date | None]]:
        days: dict[str, date] = {
            "week": base + timedelta(days=7),
            "fortnight": base + timedelta(days=14),
            "month": add_months(base, 1),
        }
        return [(value, label, days.get(value)) for value, label in QUICK]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.chosen == Answer.Choice.LATER and "other_day" not in self.errors:
            data["new_due"] = _day(data, "other_day", "until", self.quick_days())
        if self.chosen == Answer.Choice.SNOOZE and "ask_day" not in self.errors:
            data["ask_on"] = _day(data, "ask_day", "ask", self.ask_days())
        return data

    def answer(self) -> dict[str, Any]:
        """Arguments for `services.answers.give`, of a valid form with a choice."""
        data, choice = self.cleaned_data, self.cleaned_data["choice"]
        notes = {"under_way": "progress", "blocked": "help_text", "dropped": "why"}
        name, email = name_and_address(data["who"] if choice == "not_me" else "")
        return {
            "choice": choice,
            "note": data[notes[choice]] if choice in notes else "",
            "new_due": data.get("new_due"),
            "ask_on": data.get("ask_on"),
            "next_step": data["next_step"] if choice == "done" else "",
            "proposed_name": name,
            "proposed_email": email,
        }


def _day(
    data: dict[str, Any], written: str, chosen: str, quick: list[tuple[str, Any, date | None]]
) -> date | None:
    """A day written counts even when its radio button was not pressed."""
    if data.get(written):
        day: date = data[written]
        return day
    return {value: day for value, _label, day in quick}.get(data.get(chosen, ""))


class ResultForm(forms.Form):
    """What came of a finished task: two optional questions."""

    children = forms.IntegerField(
        label=_("Hvor mange barn ble med?"), min_value=0, max_value=100_000, required=False
    )
    note = forms.CharField(
        label=_("Hva bør andre vite?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Skriv ikke navn på barn. Andre kommuner kan få lese det, hvis kommunen din sier ja."
        ),
    )


class AwayForm(forms.Form):
    """Until when somebody is away, and who knows meanwhile."""

    until = forms.DateField(
        label=_("Til og med"),
        input_formats=DAY_FORMATS,
        error_messages={"invalid": DAY_HELP, "required": _("Velg når du er tilbake.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    ask = forms.CharField(
        label=_("Hvem kan kontaktpersonen spørre i mellomtiden?"), max_length=160, required=False
    )


def name_and_address(text: str) -> tuple[str, str]:
    """("Kari Granbark", "kari@example.no") from what somebody wrote in one field, in any order."""
    text = " ".join(text.split())
    found = _ADDRESS.search(text)
    if not found:
        return text[:160], ""
    address = found[0].strip(".:<>\"'").lower()
    try:
        validate_email(address)
    except ValidationError:
        return text[:160], ""
    name = text.replace(found[0], " ").strip(" ,;:<>()\"'–-")
    return " ".join(name.split())[:160], address[:254]
