"""Who may see and do what. Everything asks here."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from core.accounts.models import Invitation, Membership, User
from core.audit.models import Entry
from core.municipalities.models import LanguageForm, Municipality


def current_memberships(user: User) -> QuerySet[Membership]:
    """The user's memberships that have not ended, with their municipalities."""
    return user.memberships.filter(ended_at__isnull=True).select_related("municipality")


def membership_kind(user: User, municipality: Municipality) -> str:
    """ "contact", "reader" or "" for this user in this municipality (or in a bydel's parent)."""
    places = [municipality.pk, municipality.parent_id]
    kinds = set(
        user.memberships.filter(
            ended_at__isnull=True, municipality__in=[p for p in places if p]
        ).values_list("kind", flat=True)
    )
    return next((k for k in (Membership.Kind.CONTACT, Membership.Kind.READER) if k in kinds), "")


def can_read(user: User, municipality: Municipality) -> bool:
    """NDFU reads every municipality; others those they belong to. A stranger sees nothing."""
    return user.is_ndfu or bool(membership_kind(user, municipality))


def can_edit(user: User, municipality: Municipality) -> bool:
    """The contact person edits; NDFU may do so to help. A reader and a stranger may not."""
    return user.is_ndfu or membership_kind(user, municipality) == Membership.Kind.CONTACT


def contact_persons(municipality: Municipality) -> QuerySet[User]:
    """The municipality's current contact persons, longest-serving first.

    A bydel without one of its own is looked after by its municipality's.
    """
    users = User.objects.filter(is_active=True).order_by("memberships__started_at")
    own = users.filter(
        memberships__municipality=municipality,
        memberships__kind=Membership.Kind.CONTACT,
        memberships__ended_at__isnull=True,
    )
    if municipality.parent_id and not own.exists():
        return users.filter(
            memberships__municipality=municipality.parent_id,
            memberships__kind=Membership.Kind.CONTACT,
            memberships__ended_at__isnull=True,
        )
    return own


def contact_memberships(municipality: Municipality) -> QuerySet[Membership]:
    """The memberships of `contact_persons`, with their users and municipality."""
    current = Membership.objects.filter(
        kind=Membership.Kind.CONTACT, ended_at__isnull=True, user__is_active=True
    ).select_related("user", "municipality")
    own = current.filter(municipality=municipality)
    if municipality.parent_id and not own.exists():
        own = current.filter(municipality=municipality.parent_id)
    return own.order_by("started_at", "pk")


def people_with_access(municipality: Municipality) -> QuerySet[Membership]:
    """Current memberships in this municipality, contact persons first, with their users."""
    return (
        Membership.objects.filter(municipality=municipality, ended_at__isnull=True)
        .select_related("user", "municipality")
        .order_by("kind", "started_at")
    )


def open_invitations(municipality: Municipality) -> QuerySet[Invitation]:
    """Invitations to this municipality that wait, prepared ones included, newest first."""
    return (
        Invitation.objects.open()
        .filter(municipality=municipality)
        .select_related("replaces__user", "invited_by")
    )


def access_history(municipality: Municipality, most: int = 20) -> list[Entry]:
    """What last happened to access to this municipality, newest first, each with its words."""
    entries = Entry.objects.filter(
        municipality=municipality, target_type__in=["accounts.invitation", "accounts.membership"]
    ).select_related("actor")
    return list(entries[:most])


def municipality_language(user: User) -> str:
    """ "nb" or "nn" after the målform of the user's municipality, "" when neutral or none."""
    form = (
        user.memberships.filter(ended_at__isnull=True)
        .values_list("municipality__language_form", flat=True)
        .first()
    )
    return language_of_form(form or "")


def language_of_form(form: str) -> str:
    """The language a målform asks for, "" when it leaves the choice."""
    return form if form in {LanguageForm.BOKMAL, LanguageForm.NYNORSK} else ""


def language_of(user: User) -> str:
    """The language to write to a user in: their own, their municipality's, else this page's."""
    return (
        user.language
        or municipality_language(user)
        or translation.get_language()
        or settings.LANGUAGE_CODE
    )
