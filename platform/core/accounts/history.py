"""Words for what happens to access."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.accounts.models import Membership, Role
from core.audit.models import Entry
from core.audit.sentences import Words

ROLES = {**dict(Role.choices), **dict(Membership.Kind.choices)}


def _made(entry: Entry) -> str:
    return _("Inviterte en %(role)s") % {"role": ROLES.get(entry.data.get("role", ""), "")}


WORDS: dict[str, Words] = {
    "invitation.made": _made,
    "invitation.sent": gettext_lazy("Invitasjonen ble sendt"),
    "invitation.accepted": gettext_lazy("Invitasjonen ble tatt i bruk"),
    "invitation.withdrawn": gettext_lazy("Invitasjonen ble trukket tilbake"),
    "membership.ended": gettext_lazy("Tilgangen ble avsluttet"),
    "role.ended": gettext_lazy("Rollen ble avsluttet"),
    "second_factor.reset": gettext_lazy("Totrinnsinnloggingen ble nullstilt"),
    "municipality.phase": gettext_lazy("Fasen ble endret"),
    "municipality.merged": gettext_lazy("Kommunen gikk inn i en ny"),
    "municipality.split": gettext_lazy("Kommunen ble delt"),
}
