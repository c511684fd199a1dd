"""Forms about when a municipality's people are reminded."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followup.domain.reminder_schedule import DEFAULT, Policy
from followup.forms.tasks import DateInput

WEEKDAYS = (
    (0, _("mandag")),
    (1, _("tirsdag")),
    (2, _("onsdag")),
    (3, _("torsdag")),
    (4, _("fredag")),
)
FIRST_HOUR, LAST_HOUR = DEFAULT.first_from.hour, DEFAULT.first_until.hour


class TimeInput(forms.TimeInput):
    """The browser's own field for a time of day."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(
            format="%H:%M",
            attrs={"min": f"{FIRST_HOUR:02d}:00", "max": f"{LAST_HOUR:02d}:00"},
        )


class PolicyForm(forms.Form):
    """On which days and at what hour reminders go."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Dager"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    hour = forms.TimeField(label=_("Klokkeslett"), widget=TimeInput())
    winter_week = forms.IntegerField(
        label=_("Skolens vinterferie, uke"),
        min_value=1,
        max_value=53,
        required=False,
        help_text=_("Da sender vi ingen påminnelser. La feltet stå tomt hvis det ikke gjelder."),
    )
    autumn_week = forms.IntegerField(
        label=_("Skolens høstferie, uke"), min_value=1, max_value=53, required=False
    )

    @staticmethod
    def initial_of(policy: Policy) -> dict[str, Any]:
        """The fields as they stand."""
        return {
            "weekdays": sorted(policy.weekdays),
            "hour": policy.hour or time(8, 30),
            "winter_week": policy.breaks.winter_week,
            "autumn_week": policy.breaks.autumn_week,
        }


class PauseForm(forms.Form):
    """Days without mail, and why."""

    start = forms.DateField(label=_("Fra og med"), widget=DateInput())
    end = forms.DateField(label=_("Til og med"), widget=DateInput())
    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=200,
        help_text=_("Står i historikken og på siden om påminnelser."),
    )


class DayForm(forms.Form):
    """A day to ask about."""

    dag = forms.DateField(label=_("Hva sendes denne dagen?"), widget=DateInput())
