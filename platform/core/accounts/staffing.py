"""National roles that end, and second factors that are lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from core.accounts.models import Role, User
from core.audit.log import Actor, record
from core.errors import Refused


@transaction.atomic
def end_role(*, user: User, actor: Actor) -> User:
    """Take a national role away. Raises Refused for the last administrator."""
    admins = list(User.objects.select_for_update().filter(role=Role.NDFU_ADMIN, is_active=True))
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.role:
        return user
    if admins == [user]:
        raise Refused(
            _("NDFU må ha en administrator. Inviter den som skal overta, først."), "last_admin"
        )
    before, user.role = user.role, ""
    user.save(update_fields=["role"])
    record(actor=actor, action="role.ended", target=user, municipality=None, role=[before, ""])
    return user


@transaction.atomic
def reset_second_factor(*, user: User, actor: Actor) -> bool:
    """Forget a second factor whose telephone is lost; it is set up anew at the next login.

    False when there was none. Whoever asks for this must have made sure who is asking.
    """
    gone, _rows = Authenticator.objects.filter(user=user).delete()
    if gone:
        record(actor=actor, action="second_factor.reset", target=user, municipality=None)
    return bool(gone)
