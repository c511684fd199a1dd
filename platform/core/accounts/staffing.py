"""National roles that end."""

from __future__ import annotations

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
