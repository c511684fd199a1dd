"""Invitations: sent, taken up at login, withdrawn; one contact person taking over from another."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.accounts import handover, services
from core.accounts.models import Invitation, Membership, Role, User
from core.accounts.selectors import can_edit, can_read, contact_persons
from core.audit.log import COMMAND, by_user, history
from core.audit.models import Entry
from core.errors import Refused
from core.mail.models import OutgoingMail
from tests.core.accounts.test_second_factor import log_in_by_code
from tests.support import make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def place():
    return make.municipality("Granvik")


@pytest.fixture
def owner(place):
    return make.contact(place, name="Kari Granbark")


def invite(place, owner, email="ny@example.no", **more):
    more.setdefault("kind", Membership.Kind.CONTACT)
    return services.invite(email=email, municipality=place, actor=by_user(owner), **more)


def test_it_is_mailed_with_the_login_page_and_no_login(place, owner):
    invite(place, owner, name="Ola Myrstubb")
    mail = OutgoingMail.objects.get()
    assert mail.to_email == "ny@example.no"
    assert "Granvik" in mail.subject
    assert "/konto/logg-inn/\n" in mail.body_text
    assert "Logg inn med adressen ny@example.no" in mail.body_text
    assert "Kari Granbark" in mail.body_text
    assert mail.reply_to == owner.email
    assert mail.municipality == place


def test_nothing_is_given_before_the_login(place, owner):
    invite(place, owner)
    assert not can_read(User.objects.get(email="ny@example.no"), place)


def test_the_first_login_takes_it_up(client, place, owner):
    invitation = invite(place, owner, name="Ola Myrstubb")
    user = User.objects.get(email="ny@example.no")
    log_in_by_code(client, user)
    user.refresh_from_db()
    assert user.name == "Ola Myrstubb"
    assert can_edit(user, place)
    invitation.refresh_from_db()
    assert invitation.accepted_at
    assert [e.action for e in history(invitation)] == [
        "invitation.accepted",
        "invitation.sent",
        "invitation.made",
    ]


def test_looking_at_the_login_page_takes_nothing_up(client, place, owner):
    invitation = invite(place, owner)
    client.get(reverse("account_login"))
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_only_the_invited_address_takes_it_up(client, place, owner):
    invite(place, owner)
    other = make.user("annen@example.no")
    log_in_by_code(client, other)
    assert not can_read(other, place)


def test_a_reader_reads_and_does_not_edit(place, owner):
    invite(place, owner, kind=Membership.Kind.READER)
    user = User.objects.get(email="ny@example.no")
    services.accept_invitations(user=user, now=NOW)
    assert can_read(user, place)
    assert not can_edit(user, place)


def test_asking_twice_makes_one_invitation_and_one_mail_a_minute(place, owner):
    first = invite(place, owner)
    assert invite(place, owner, email=" NY@Example.no ") == first
    assert Invitation.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_a_second_login_changes_nothing(place, owner):
    invite(place, owner)
    user = User.objects.get(email="ny@example.no")
    assert len(services.accept_invitations(user=user, now=NOW)) == 1
    assert services.accept_invitations(user=user, now=NOW) == []
    assert user.memberships.count() == 1


def test_a_reader_invited_as_contact_person_becomes_one(place, owner):
    reader = make.reader(place, email="ny@example.no")
    invite(place, owner)
    services.accept_invitations(user=reader, now=NOW)
    assert can_edit(reader, place)
    assert reader.memberships.count() == 1


def test_a_prepared_one_writes_to_nobody_and_opens_nothing(place, owner):
    invitation = invite(place, owner, send=False)
    assert not OutgoingMail.objects.exists()
    assert not User.objects.filter(email="ny@example.no").exists()
    user = make.user("ny@example.no")
    assert services.accept_invitations(user=user, now=NOW) == []
    services.send_invitation(invitation=invitation, actor=by_user(owner))
    assert len(services.accept_invitations(user=user, now=NOW)) == 1


def test_a_withdrawn_one_opens_nothing_and_leaves_no_account(place, owner):
    invitation = invite(place, owner)
    services.withdraw_invitation(invitation=invitation, actor=by_user(owner))
    services.withdraw_invitation(invitation=invitation, actor=by_user(owner))  # as good as once
    assert not User.objects.filter(email="ny@example.no").exists()
    assert services.accept_invitations(user=make.user("ny@example.no"), now=NOW) == []


def test_withdrawing_keeps_the_account_of_somebody_who_is_here_already(place, owner):
    reader = make.reader(make.municipality("Fjellro"), email="ny@example.no")
    invitation = invite(place, owner)
    services.withdraw_invitation(invitation=invitation, actor=by_user(owner))
    assert User.objects.filter(pk=reader.pk).exists()


def test_what_is_taken_up_cannot_be_withdrawn(place, owner):
    invitation = invite(place, owner)
    services.accept_invitations(user=User.objects.get(email="ny@example.no"), now=NOW)
    with pytest.raises(Refused) as refused:
        services.withdraw_invitation(invitation=invitation, actor=by_user(owner))
    assert refused.value.code == "accepted"


@pytest.mark.parametrize(
    "email", ["", "kari", "kari@", "a@example.no, b@example.no", "a@example.no\nBcc: b@example.no"]
)
def test_a_bad_address_is_refused_with_a_sentence(place, owner, email):
    with pytest.raises(Refused):
        invite(place, owner, email=email)
    assert not Invitation.objects.exists()


def test_somebody_who_has_it_already_is_refused(place, owner):
    with pytest.raises(Refused) as refused:
        invite(place, owner, email=owner.email)
    assert refused.value.code == "has_it"


@pytest.mark.parametrize(
    "offer",
    [
        {},
        {"role": "king"},
        {"kind": "contact"},
        {"role": Role.NDFU_STAFF, "kind": "contact"},
    ],
)
def test_it_gives_exactly_one_role(offer):
    with pytest.raises(Refused):
        services.invite(email="ny@example.no", actor=COMMAND, **offer)


class TestTakingOver:
    def test_the_old_one_stays_until_the_new_one_logs_in(self, client, place, owner):
        membership = owner.memberships.get()
        services.replace_contact(membership=membership, email="ny@example.no", actor=by_user(owner))
        assert list(contact_persons(place)) == [owner]
        new = User.objects.get(email="ny@example.no")
        log_in_by_code(client, new)
        assert list(contact_persons(place)) == [new]
        assert not can_read(owner, place)

    def test_the_mail_says_whom_one_takes_over_from(self, place, owner):
        services.replace_contact(
            membership=owner.memberships.get(), email="ny@example.no", actor=by_user(owner)
        )
        assert "Du overtar etter Kari Granbark" in OutgoingMail.objects.get().body_text

    def test_what_is_registered_follows(self, place, owner, monkeypatch):
        moved = []
        monkeypatch.setattr(handover, "_moves", [])
        handover.register(lambda *handed: moved.append(handed))
        services.replace_contact(
            membership=owner.memberships.get(), email="ny@example.no", actor=by_user(owner)
        )
        new = User.objects.get(email="ny@example.no")
        services.accept_invitations(user=new, now=NOW)
        assert moved == [(place, owner, new)]

    def test_one_cannot_take_over_from_oneself(self, owner):
        with pytest.raises(Refused) as refused:
            services.replace_contact(
                membership=owner.memberships.get(), email=owner.email, actor=by_user(owner)
            )
        assert refused.value.code == "same_person"

    def test_other_contact_persons_stay(self, place, owner):
        other = make.contact(place)
        services.replace_contact(
            membership=owner.memberships.get(), email="ny@example.no", actor=by_user(owner)
        )
        new = User.objects.get(email="ny@example.no")
        services.accept_invitations(user=new, now=NOW)
        assert set(contact_persons(place)) == {other, new}


class TestEnding:
    def test_it_takes_the_access_away_and_keeps_the_history(self, place, owner):
        reader = make.reader(place)
        membership = reader.memberships.get()
        services.end_membership(membership=membership, actor=by_user(owner))
        services.end_membership(membership=membership, actor=by_user(owner))
        assert not can_read(reader, place)
        assert Membership.objects.filter(user=reader).exists()
        assert Entry.objects.filter(action="membership.ended").count() == 1

    def test_the_last_contact_person_cannot_leave_the_municipality_alone(self, owner):
        with pytest.raises(Refused) as refused:
            services.end_membership(membership=owner.memberships.get(), actor=by_user(owner))
        assert refused.value.code == "last_contact"

    def test_ndfu_can(self, place, owner):
        ndfu = make.user(role=Role.NDFU_STAFF)
        services.end_membership(membership=owner.memberships.get(), actor=by_user(ndfu))
        assert not contact_persons(place).exists()


def test_an_ended_contact_who_is_contact_elsewhere_is_not_contact_here(place, owner):
    elsewhere = make.municipality("Fjellro")
    Membership.objects.create(user=owner, municipality=elsewhere, kind=Membership.Kind.CONTACT)
    owner.memberships.filter(municipality=place).update(ended_at=NOW)
    assert not contact_persons(place).exists()
    assert list(contact_persons(elsewhere)) == [owner]


class TestCommand:
    def test_it_lets_the_first_administrator_in(self, client, capsys):
        call_command("invite", "leder@example.no", role="ndfu-admin")
        said = capsys.readouterr().out
        assert "/konto/logg-inn/\n" in said
        assert OutgoingMail.objects.get().to_email == "leder@example.no"
        user = User.objects.get(email="leder@example.no")
        log_in_by_code(client, user)
        user.refresh_from_db()
        assert user.role == Role.NDFU_ADMIN
        assert client.get(reverse("start")).url == reverse("mfa_activate_totp")

    def test_it_makes_a_contact_person_by_number(self, place):
        call_command("invite", "kari@example.no", municipality=place.number)
        assert Invitation.objects.get().kind == Membership.Kind.CONTACT

    @pytest.mark.parametrize(
        ("email", "options"),
        [
            ("ikke en adresse", {"role": "ndfu-admin"}),
            ("kari@example.no", {"municipality": "Ingensteds"}),
            ("kari@example.no", {}),
        ],
    )
    def test_nonsense_gets_a_sentence(self, email, options):
        with pytest.raises(CommandError):
            call_command("invite", email, **options)
        assert not Invitation.objects.exists()
