"""Who gets in, as what, and until when. Invitations are taken up at login, never by a link."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.accounts.handover import hand_over
from core.accounts.mails import send_invitation_mail
from core.accounts.models import Invitation, Membership, Role, User
from core.accounts.selectors import contact_persons, current_memberships
from core.audit.log import Actor, by_user, record
from core.errors import Refused
from core.mail.addresses import clean_email
from core.municipalities.models import Municipality


@transaction.atomic
def invite(
    *,
    email: str,
    actor: Actor,
    name: str = "",
    role: str = "",
    municipality: Municipality | None = None,
    kind: str = "",
    replaces: Membership | None = None,
    send: bool = True,
) -> Invitation:
    """Offer `role`, or a `kind` of membership in `municipality`, to an address.

    With `send` it is mailed in this transaction; without, it is prepared and nobody is written
    to. An open invitation to the same is taken up again instead of making another. Raises Refused
    for a bad address, for what the person has already, and for anything but one role.
    """
    address = clean_email(email)
    _check_offer(address, role, municipality, kind, replaces)
    invitation = _open_one(address, role, municipality)
    if invitation is None:
        invitation = Invitation.objects.create(
            email=address,
            name=name.strip(),
            role=role,
            municipality=municipality,
            kind=kind,
            replaces=replaces,
            invited_by=actor.user,
        )
        _record(actor, "invitation.made", invitation)
    else:
        _renew(invitation, name, kind, replaces)
    if send:
        send_invitation(invitation=invitation, actor=actor)
    return invitation


def replace_contact(
    *, membership: Membership, email: str, actor: Actor, name: str = ""
) -> Invitation:
    """Invite somebody to take over from a contact person, who stays until the offer is taken up."""
    return invite(
        email=email,
        name=name,
        actor=actor,
        municipality=membership.municipality,
        kind=Membership.Kind.CONTACT,
        replaces=membership,
    )


@transaction.atomic
def send_invitation(*, invitation: Invitation, actor: Actor) -> Invitation:
    """Mail an open invitation, for the first time or once more. Raises Refused when not open."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _check_open(invitation)
    # The code goes to known addresses only, so the account is there before its first login.
    if not User.objects.filter(email=invitation.email).exists():
        User.objects.create_user(invitation.email, name=invitation.name)
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent_at"])
    send_invitation_mail(invitation, actor.user)
    _record(actor, "invitation.sent", invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, actor: Actor) -> Invitation:
    """Take an offer back. Twice is as good as once; raises Refused when it is taken up already."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.withdrawn_at is not None:
        return invitation
    _check_open(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    _record(actor, "invitation.withdrawn", invitation)
    _forget_account_never_used(invitation.email)
    return invitation


@transaction.atomic
def accept_invitations(*, user: User, now: datetime) -> list[Invitation]:
    """Take up every mailed, open invitation to the address `user` has just logged in with."""
    waiting = (
        Invitation.objects.open()
        .filter(email=user.email, sent_at__isnull=False)
        .select_related("municipality", "replaces__user")
        .order_by("pk")
    )
    taken = []
    for invitation in waiting:
        # Two logins at once: only one of them gets to take it up.
        if Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=now):
            invitation.accepted_at = now
            _grant(user, invitation, now)
            taken.append(invitation)
    return taken


@transaction.atomic
def end_membership(*, membership: Membership, actor: Actor) -> Membership:
    """Take away a person's place in a municipality. Twice is as good as once.

    Raises Refused when it would leave the municipality without a contact person; NDFU may.
    """
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.ended_at is not None:
        return membership
    others = contact_persons(membership.municipality).exclude(pk=membership.user_id)
    by_ndfu = actor.user is None or actor.user.is_ndfu
    if membership.kind == Membership.Kind.CONTACT and not by_ndfu and not others.exists():
        raise Refused(
            _("Kommunen må ha en kontaktperson. Inviter den som skal overta, først."),
            "last_contact",
        )
    _end(membership, timezone.now(), actor)
    return membership


def _check_offer(
    address: str,
    role: str,
    municipality: Municipality | None,
    kind: str,
    replaces: Membership | None,
) -> None:
    national = role in Role.values and role and not municipality and not kind
    local = municipality is not None and kind in Membership.Kind.values and not role
    if not (national or local):
        raise Refused(_("Velg én rolle: en nasjonal, eller en i én kommune."), "one_role")
    if replaces is not None and replaces.municipality != municipality:
        raise Refused(_("Den som skal erstattes, er ikke i denne kommunen."), "wrong_place")
    user = User.objects.filter(email=address).first()
    if user is None:
        return
    if replaces is not None and replaces.user == user:
        raise Refused(_("Denne adressen er kontaktpersonens egen."), "same_person")
    if municipality is None:
        has_it = user.role == role
    else:
        kinds = current_memberships(user).filter(municipality=municipality)
        has_it = replaces is None and kind in kinds.values_list("kind", flat=True)
    if has_it:
        raise Refused(_("%(name)s har denne tilgangen allerede.") % {"name": user}, "has_it")


def _open_one(address: str, role: str, municipality: Municipality | None) -> Invitation | None:
    waiting = Invitation.objects.open().select_for_update().filter(email=address)
    if municipality is None:
        return waiting.filter(role=role).first()
    return waiting.filter(municipality=municipality).first()


def _renew(invitation: Invitation, name: str, kind: str, replaces: Membership | None) -> None:
    invitation.name = name.strip() or invitation.name
    invitation.kind = kind
    invitation.replaces = replaces or invitation.replaces
    invitation.save(update_fields=["name", "kind", "replaces"])


def _check_open(invitation: Invitation) -> None:
    if invitation.accepted_at is not None:
        raise Refused(_("Invitasjonen er allerede tatt i bruk."), "accepted")
    if invitation.withdrawn_at is not None:
        raise Refused(_("Invitasjonen er trukket tilbake."), "withdrawn")


def _grant(user: User, invitation: Invitation, now: datetime) -> None:
    if not user.name and invitation.name:
        user.name = invitation.name
        user.save(update_fields=["name"])
    if invitation.municipality is None:
        user.role = invitation.role
        user.save(update_fields=["role"])
    else:
        _join(user, invitation.municipality, invitation.kind, now)
    _record(by_user(user), "invitation.accepted", invitation)
    replaced = invitation.replaces
    if replaced is not None and replaced.user_id != user.pk:
        if replaced.ended_at is None:
            _end(replaced, now, by_user(user))
        hand_over(replaced.municipality, replaced.user, user)


def _join(user: User, municipality: Municipality, kind: str, now: datetime) -> Membership:
    """The user's membership; a reader becomes contact person, never the other way round."""
    membership, made = Membership.objects.get_or_create(
        user=user,
        municipality=municipality,
        ended_at=None,
        defaults={"kind": kind, "started_at": now},
    )
    if not made and kind == Membership.Kind.CONTACT and membership.kind != kind:
        membership.kind = kind
        membership.save(update_fields=["kind"])
    return membership


def _end(membership: Membership, now: datetime, actor: Actor) -> None:
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    record(
        actor=actor,
        action="membership.ended",
        target=membership,
        municipality=membership.municipality,
        user=membership.user_id,
    )


def _record(actor: Actor, action: str, invitation: Invitation) -> None:
    record(
        actor=actor,
        action=action,
        target=invitation,
        municipality=invitation.municipality,
        role=invitation.role or invitation.kind,
    )


def _forget_account_never_used(email: str) -> None:
    user = User.objects.filter(email=email, last_login=None, role="", is_staff=False).first()
    if user is None or user.memberships.exists():
        return
    if not Invitation.objects.open().filter(email=email, sent_at__isnull=False).exists():
        user.delete()
