"""What a user says about themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from core.accounts.models import User


@transaction.atomic
def choose_language(*, user: User, language: str) -> bool:
    """Remember the language somebody chose; "" follows the municipality. False when unknown."""
    if language and language not in dict(settings.LANGUAGES):
        return False
    User.objects.filter(pk=user.pk).update(language=language)
    user.language = language
    return True


@transaction.atomic
def update_profile(*, user: User, name: str, phone: str, language: str) -> None:
    """Save a user's own name, telephone and language."""
    user.name, user.phone = name.strip(), phone.strip()
    user.save(update_fields=["name", "phone"])
    choose_language(user=user, language=language)
