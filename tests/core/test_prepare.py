"""What `make run` says before it starts: who one can log in as, and as what."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.accounts import services
from core.accounts.models import Membership, Role, User
from core.audit.log import by_user
from tests.support import make

pytestmark = pytest.mark.django_db


def said(capsys) -> str:
    call_command("prepare")
    return str(capsys.readouterr().out)


def test_a_replaced_contact_person_makes_room_for_the_new_one(capsys, settings):
    settings.DEMO = True
    place = make.municipality("Granvik")
    make.user("ndfu@example.no", role=Role.NDFU_ADMIN)
    old = make.contact(place, email="kontakt@example.no")
    assert "kontakt@example.no               kontaktperson i Granvik" in said(capsys)
    services.invite(
        email="ny@example.no",
        kind=Membership.Kind.CONTACT,
        municipality=place,
        replaces=old.memberships.get(),
        actor=by_user(old),
    )
    assert "ny@example.no" not in said(capsys)
    services.accept_invitations(user=User.objects.get(email="ny@example.no"), now=timezone.now())
    told = said(capsys)
    assert "kontakt@example.no" not in told
    assert "ny@example.no                    kontaktperson i Granvik" in told


def test_outside_a_demo_nobody_is_named(capsys, settings):
    settings.DEMO = False
    make.user("ndfu@example.no", role=Role.NDFU_ADMIN)
    told = said(capsys)
    assert "@example.no" not in told
    assert "invite ADRESSE --role ndfu-admin" in told
