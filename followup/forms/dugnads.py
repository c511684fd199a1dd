"""Forms for dugnads, their participants and the upload of a referat."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.municipalities.models import Municipality
from followup.forms.choosing import choose_among, choose_one_of
from followup.forms.tasks import DateInput
from followup.models import Dugnad, Edition
from followup.selectors import dugnads
from followup.services.referat_import import KEPT_DAYS

LONGEST_TEXT = 1_000_000
LONGEST_KEPT_DAYS = 5 * 366


class DugnadForm(forms.ModelForm[Dugnad]):
    """A dugnad of one municipality or one of its bydeler."""

    class Meta:
        model = Dugnad
        fields = ("date", "edition", "municipality", "place", "process_leader", "contact_person")
        labels = {
            "date": _("Når var dugnaden?"),
            "municipality": _("Hvor var dugnaden?"),
            "place": _("Sted eller lokale"),
            "process_leader": _("Prosessleder fra NDFU"),
            "contact_person": _("Kontaktperson i kommunen"),
        }
        help_texts = {
            "contact_person": _("Svar på e-postene går hit."),
        }
        widgets = {"date": DateInput(), "edition": forms.RadioSelect}

    def __init__(self, municipality: Municipality, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_one_of(self, "edition", Edition.choices)
        places = dugnads.places(municipality)
        if len(places) == 1:
            del self.fields["municipality"]
        else:
            choose_among(self, "municipality", places, nothing=None)
            self.fields["municipality"].initial = municipality
        undecided = _("Ikke bestemt ennå")
        choose_among(self, "process_leader", dugnads.process_leaders(), nothing=undecided)
        contacts = dugnads.possible_contacts(municipality)
        choose_among(self, "contact_person", contacts, nothing=undecided)

    def clean_date(self) -> date:
        day: date = self.cleaned_data["date"]
        today = timezone.localdate()
        if not date(2010, 1, 1) <= day <= today + timedelta(days=3 * 366):
            raise forms.ValidationError(
                _("Datoen er for langt unna. Se over årstallet."), code="far_away"
            )
        return day

    def validate_unique(self) -> None:
        """Left to the service: registering the same dugnad again leads to the one that is there."""


class LinesForm(forms.Form):
    """Participants pasted as lines. No limit here: the text must come back whole."""

    lines = forms.CharField(
        label=_("Lim inn deltakerne"),
        help_text=_(
            "Én på hver linje, for eksempel: navn, organisasjon, e-post. Rekkefølgen er fri."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        strip=False,
    )
    shared = forms.BooleanField(
        label=_("Flere kan ha samme adresse, for eksempel postmottak@"), required=False
    )


class OneForm(forms.Form):
    """One participant, typed."""

    name = forms.CharField(label=_("Navn eller rolle"), max_length=160)
    email = forms.CharField(label=_("E-postadresse"), max_length=254, required=False, strip=False)
    organisation = forms.CharField(label=_("Organisasjon"), max_length=160, required=False)
    role = forms.CharField(label=_("Rolle"), max_length=160, required=False)
    address_is_shared = forms.BooleanField(label=_("Adressen er felles for flere"), required=False)


class DeleteOnForm(forms.Form):
    """The day a document goes."""

    delete_on = forms.DateField(
        label=_("Dokumentet slettes"),
        help_text=_("Ideer og oppgaver blir værende. Du kan endre datoen senere."),
        widget=DateInput(),
    )

    def clean_delete_on(self) -> date:
        day: date = self.cleaned_data["delete_on"]
        today = timezone.localdate()
        if day <= today:
            raise forms.ValidationError(_("Velg en dag fram i tid."), code="past")
        if day > today + timedelta(days=LONGEST_KEPT_DAYS):
            raise forms.ValidationError(
                _("Et referat kan ligge her i inntil fem år."), code="far_away"
            )
        return day


class ReferatForm(DeleteOnForm):
    """A file, or pasted text. Exactly one of them."""

    field_order = ("file", "text", "delete_on")

    file = forms.FileField(
        label=_("Fil fra maskinen din"),
        help_text=_("Word, PDF, OpenDocument, Excel, e-post eller ren tekst, inntil 20 MB."),
        required=False,
        allow_empty_file=True,
    )
    text = forms.CharField(
        label=_("Eller lim inn teksten"),
        help_text=_("Ta gjerne med hele tabellen, akkurat som den står."),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        max_length=LONGEST_TEXT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["delete_on"].initial = timezone.localdate() + timedelta(days=KEPT_DAYS)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("file") and data.get("text"):
            raise forms.ValidationError(
                _("Velg enten en fil eller innlimt tekst, ikke begge."), code="both"
            )
        if not data.get("file") and not data.get("text") and "file" not in self.errors:
            raise forms.ValidationError(
                _("Velg en fil, eller lim inn teksten fra referatet."), code="neither"
            )
        return data

    @property
    def upload(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        return file
