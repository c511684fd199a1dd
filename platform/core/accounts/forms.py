"""Forms about accounts, with our own words where the library's are English."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.forms import ConfirmLoginCodeForm as AllauthConfirmCode
from allauth.account.forms import RequestLoginCodeForm as AllauthRequestCode
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticate
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticate
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivate
from django import forms
from django.utils.translation import gettext_lazy as _

from core.accounts.models import LANGUAGES, Membership, Role, User

CODE_WIDGET = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autofocus": True,
    "maxlength": 12,
    "class": "code-input",
}


def code_field(label: Any) -> forms.CharField:
    """A field for a code of digits: a number pad on phones, filled in by those that can."""
    return forms.CharField(
        label=label,
        widget=forms.TextInput(attrs=dict(CODE_WIDGET)),
        error_messages={"required": _("Skriv koden.")},
    )


class LoginForm(AllauthRequestCode):
    """One field: the address the code is sent to."""

    email = forms.EmailField(
        label=_("E-postadressen din"),
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "autofocus": True, "inputmode": "email"}
        ),
        error_messages={
            "required": _("Skriv e-postadressen din."),
            "invalid": _("Skriv en hel e-postadresse, som navn@kommune.no."),
        },
    )


class LoginCodeForm(AllauthConfirmCode):
    code = code_field(_("Koden fra e-posten"))


class SecondFactorForm(AllauthAuthenticate):
    code = code_field(_("Koden fra appen, eller en reservekode"))


class ConfirmSecondFactorForm(AllauthReauthenticate):
    code = code_field(_("Koden fra appen, eller en reservekode"))


class ActivateSecondFactorForm(AllauthActivate):
    code = code_field(_("Koden appen viser"))


class ProfileForm(forms.ModelForm[User]):
    language = forms.ChoiceField(
        label=_("Språk"),
        required=False,
        choices=[("", _("Som kommunens målform")), *LANGUAGES],
        help_text=_("Gjelder sidene og e-postene du får."),
    )

    class Meta:
        model = User
        fields = ("name", "phone", "language")
        widgets: ClassVar = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }


class PersonForm(forms.Form):
    """A name and an address, for whoever is invited."""

    name = forms.CharField(label=_("Navn"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-postadresse"),
        error_messages={
            "required": _("Skriv e-postadressen til den du vil invitere."),
            "invalid": _("Skriv en hel e-postadresse, som navn@kommune.no."),
        },
    )


class InviteForm(PersonForm):
    kind = forms.ChoiceField(
        label=_("Hva skal personen kunne gjøre?"),
        choices=[
            (Membership.Kind.CONTACT.value, _("Kontaktperson: leser og endrer alt i kommunen")),
            (Membership.Kind.READER.value, _("Leser: ser alt, endrer ingenting")),
        ],
        widget=forms.RadioSelect,
        initial=Membership.Kind.READER.value,
    )


class StaffForm(PersonForm):
    role = forms.ChoiceField(
        label=_("Rolle"), choices=[c for c in Role.choices if c[0]], widget=forms.RadioSelect
    )
