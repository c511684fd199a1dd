"""Users log in with a code sent by e-mail. Their e-mail address is their name."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.municipalities.models import Municipality

LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]


class Role(models.TextChoices):
    """What a user may do nationally. Municipal roles stand in `Membership`."""

    NONE = "", _("ingen nasjonal rolle")
    NDFU_ADMIN = "ndfu-admin", _("NDFU-administrator")
    NDFU_STAFF = "ndfu-staff", _("ansatt i NDFU")
    PROCESS_LEADER = "process-leader", _("prosessleder")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, **fields: object) -> User:
        """A user without a password: the only way in is the code sent to `email`."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-postadresse"), unique=True)
    name = models.CharField(_("navn"), max_length=120, blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    language = models.CharField(_("språk"), max_length=2, blank=True, choices=LANGUAGES)
    role = models.CharField(max_length=16, choices=Role.choices, blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        ordering = ("email",)
        constraints = [
            models.CheckConstraint(
                name="email_is_lower_case", condition=Q(email=models.functions.Lower("email"))
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_ndfu(self) -> bool:
        return self.role in {Role.NDFU_ADMIN, Role.NDFU_STAFF}

    @property
    def needs_second_factor(self) -> bool:
        return self.is_ndfu or self.is_staff or self.is_superuser


class Membership(models.Model):
    """A user's place in a municipality, while it lasts. Ended, never deleted: history needs it."""

    class Kind(models.TextChoices):
        CONTACT = "contact", _("kontaktperson")
        READER = "reader", _("leser")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="memberships")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at",)
        constraints = [
            models.UniqueConstraint(
                fields=("user", "municipality"),
                condition=Q(ended_at__isnull=True),
                name="one_current_membership",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_kind_display()} – {self.municipality}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Neither taken up nor withdrawn."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """An offer of a role to an address. It is taken up at the first login with that address.

    A prepared one has no `sent_at`: it came with a list, and nobody has been written to yet.
    """

    email = models.EmailField(_("e-postadresse"))
    name = models.CharField(_("navn"), max_length=120, blank=True)
    role = models.CharField(max_length=16, choices=Role.choices, blank=True, default="")
    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    kind = models.CharField(max_length=8, choices=Membership.Kind.choices, blank=True, default="")
    replaces = models.ForeignKey(
        Membership, models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    invited_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="invitation_gives_one_role",
                condition=Q(role="", municipality__isnull=False) & ~Q(kind="")
                | ~Q(role="") & Q(municipality__isnull=True, kind=""),
            ),
            models.CheckConstraint(
                name="invited_address_is_lower_case",
                condition=Q(email=models.functions.Lower("email")),
            ),
            models.UniqueConstraint(
                fields=("email", "municipality"),
                condition=Q(
                    accepted_at__isnull=True, withdrawn_at__isnull=True, municipality__isnull=False
                ),
                name="one_open_invitation_per_place",
            ),
            models.UniqueConstraint(
                fields=("email", "role"),
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True) & ~Q(role=""),
                name="one_open_invitation_per_role",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None
