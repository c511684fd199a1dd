"""Who has access: what the owner, a colleague, a stranger, NDFU and a process leader can do."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.accounts.models import Invitation, Membership, Role, User
from core.accounts.selectors import can_read, contact_persons
from core.mail.models import OutgoingMail
from tests.support import make
from tests.support.logins import give_second_factor, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.municipality("Granvik")


@pytest.fixture
def people(place):
    return {
        "owner": make.contact(place, email="eier@example.no", name="Kari Granbark"),
        "colleague": make.reader(place, email="leser@example.no"),
        "stranger": make.contact(make.municipality("Fjellro"), email="fremmed@example.no"),
        "ndfu": make.user("ndfu@example.no", role=Role.NDFU_STAFF),
        "leader": make.user("leder@example.no", role=Role.PROCESS_LEADER),
    }


ALLOWED = [
    ("owner", True),
    ("colleague", False),
    ("stranger", False),
    ("ndfu", True),
    ("leader", False),
]


def pages(place, membership, invitation):
    return [
        ("get", reverse("memberships", args=[place.number]), {}),
        ("post", reverse("memberships", args=[place.number]),
         {"email": "ny@example.no", "kind": "contact"}),
        ("get", reverse("membership_replace", args=[place.number, membership.pk]), {}),
        ("post", reverse("membership_replace", args=[place.number, membership.pk]),
         {"email": "ny2@example.no"}),
        ("get", reverse("membership_end", args=[place.number, membership.pk]), {}),
        ("post", reverse("invitation_send", args=[place.number, invitation.pk]), {}),
        ("post", reverse("invitation_withdraw", args=[place.number, invitation.pk]), {}),
        ("post", reverse("membership_end", args=[place.number, membership.pk]), {}),
    ]  # fmt: skip


@pytest.mark.parametrize(("who", "allowed"), ALLOWED)
def test_the_matrix(client, place, people, who, allowed):
    other = make.contact(place)
    invitation = Invitation.objects.create(
        email="klar@example.no", municipality=place, kind=Membership.Kind.READER
    )
    log_in(client, people[who])
    for method, url, data in pages(place, other.memberships.get(), invitation):
        status = getattr(client, method)(url, data).status_code
        assert (status in {200, 302}) if allowed else status == 404, (method, url)
    assert OutgoingMail.objects.exists() is allowed
    other.refresh_from_db()
    assert can_read(other, place) is not allowed


@pytest.mark.parametrize("who", ["owner", "ndfu"])
def test_nobody_reaches_another_municipalitys_rows_through_their_own(client, place, people, who):
    elsewhere = people["stranger"].memberships.get()
    invitation = Invitation.objects.create(
        email="klar@example.no", municipality=elsewhere.municipality, kind=Membership.Kind.READER
    )
    log_in(client, people[who])
    for method, url, data in pages(place, elsewhere, invitation)[2:]:
        assert getattr(client, method)(url, data).status_code == 404
    elsewhere.refresh_from_db()
    assert elsewhere.ended_at is None


def test_inviting_shows_who_waits(client, place, people):
    log_in(client, people["owner"])
    url = reverse("memberships", args=[place.number])
    client.post(url, {"email": "ny@example.no", "name": "Ola Myrstubb", "kind": "reader"})
    page = client.get(url).content.decode()
    assert "Ola Myrstubb" in page
    assert "Invitasjonen er på vei til ny@example.no" in page


def test_a_refusal_keeps_what_was_typed(client, place, people):
    log_in(client, people["owner"])
    page = client.post(
        reverse("memberships", args=[place.number]),
        {"email": "eier@example.no", "name": "Meg", "kind": "contact"},
    ).content.decode()
    assert "har denne tilgangen allerede" in page
    assert 'value="eier@example.no"' in page


def test_html_in_a_name_stays_text(client, place, people):
    log_in(client, people["owner"])
    url = reverse("memberships", args=[place.number])
    client.post(url, {"email": "ny@example.no", "name": "<b>Ola</b>", "kind": "reader"})
    page = client.get(url).content.decode()
    assert "<b>Ola</b>" not in page
    assert "&lt;b&gt;Ola" in page


def test_an_owner_who_leaves_is_sent_on_and_finds_nothing_after(client, place, people):
    make.contact(place)
    log_in(client, people["owner"])
    own = people["owner"].memberships.get()
    done = client.post(reverse("membership_end", args=[place.number, own.pk]))
    assert done.url == reverse("start")
    assert client.get(reverse("memberships", args=[place.number])).status_code == 404


def test_the_last_contact_person_is_told_why_not(client, place, people):
    log_in(client, people["owner"])
    own = people["owner"].memberships.get()
    page = client.post(
        reverse("membership_end", args=[place.number, own.pk]), follow=True
    ).content.decode()
    assert "Kommunen må ha en kontaktperson" in page
    assert contact_persons(place).exists()


def test_queries_do_not_grow_with_the_people(client, place, people, django_assert_max_num_queries):
    log_in(client, people["owner"])
    url = reverse("memberships", args=[place.number])
    client.get(url)
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    for n in range(15):
        make.reader(place)
        Invitation.objects.create(
            email=f"i{n}@example.no",
            municipality=place,
            kind=Membership.Kind.CONTACT,
            replaces=people["owner"].memberships.get(),
            invited_by=people["owner"],
        )
    with django_assert_max_num_queries(len(few)):
        client.get(url)


class TestStaff:
    URL = "/ndfu/folk/"

    @pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "ndfu", "leader"])
    def test_is_for_administrators_only(self, client, people, who):
        admin = make.user(role=Role.NDFU_ADMIN)
        log_in(client, people[who])
        assert client.get(self.URL).status_code == 404
        assert (
            client.post(self.URL, {"email": "x@example.no", "role": "ndfu-admin"}).status_code
            == 404
        )
        for name in ("role_end", "second_factor_reset"):
            assert client.post(reverse(name, args=[admin.pk])).status_code == 404
        assert not Invitation.objects.exists()

    def test_an_administrator_invites_and_ends(self, client):
        admin = log_in(client, make.user(role=Role.NDFU_ADMIN)) and User.objects.get(
            role=Role.NDFU_ADMIN
        )
        leader = make.user(role=Role.PROCESS_LEADER)
        client.post(self.URL, {"email": "ny@example.no", "role": "ndfu-staff"})
        assert "ny@example.no" in client.get(self.URL).content.decode()
        client.post(reverse("role_end", args=[leader.pk]))
        leader.refresh_from_db()
        assert leader.role == ""
        invitation = Invitation.objects.get()
        client.post(reverse("role_invitation_withdraw", args=[invitation.pk]))
        invitation.refresh_from_db()
        assert invitation.withdrawn_at
        client.post(reverse("role_end", args=[admin.pk]))
        admin.refresh_from_db()
        assert admin.role == Role.NDFU_ADMIN  # the last one stays

    def test_a_lost_telephone_is_no_dead_end(self, client, people):
        log_in(client, make.user(role=Role.NDFU_ADMIN))
        give_second_factor(people["ndfu"])
        url = reverse("second_factor_reset", args=[people["ndfu"].pk])
        assert "på nytt ved neste innlogging" in client.post(url, follow=True).content.decode()
        assert not Authenticator.objects.filter(user=people["ndfu"]).exists()
        assert "har ikke slått på" in client.post(url, follow=True).content.decode()
        url = reverse("second_factor_reset", args=[people["owner"].pk])
        assert client.post(url).status_code == 404

    def test_the_command_helps_the_only_administrator(self, capsys):
        admin = make.user("admin@example.no", role=Role.NDFU_ADMIN)
        give_second_factor(admin)
        call_command("reset_second_factor", "Admin@example.no")
        assert not Authenticator.objects.exists()
        assert "admin@example.no" in capsys.readouterr().out
        with pytest.raises(CommandError):
            call_command("reset_second_factor", "ukjent@example.no")
