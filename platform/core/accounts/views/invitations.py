"""What the pages of a municipality's people and of NDFU's own do alike."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.accounts import services
from core.accounts.access import user_of
from core.accounts.models import Invitation
from core.audit.log import by_user
from core.errors import Refused


def withdraw(request: HttpRequest, invitation: Invitation) -> None:
    """Take an invitation back, and say so on the next page."""
    try:
        services.withdraw_invitation(invitation=invitation, actor=by_user(user_of(request)))
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(
            request,
            _("Invitasjonen til %(email)s er trukket tilbake.") % {"email": invitation.email},
        )
