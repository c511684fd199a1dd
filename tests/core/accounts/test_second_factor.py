"""NDFU and the admin need a second factor, and there is no way round it."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse

from core.accounts.demo import demo_code, give_demo_second_factor
from core.accounts.models import Role
from core.errors import Refused
from core.mail.models import OutgoingMail
from tests.support import make
from tests.support.logins import app_code, give_second_factor, log_in

pytestmark = pytest.mark.django_db
NDFU_PAGES = ["ndfu_municipalities", "municipality_list_import", "start"]


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def ndfu():
    return make.user(role=Role.NDFU_STAFF)


def log_in_by_code(client, user):
    client.post(reverse("account_login"), {"email": user.email})
    found = re.search(r"\d{3} \d{3}", OutgoingMail.objects.latest("pk").body_text)
    assert found
    return client.post(reverse("account_confirm_login_code"), {"code": found[0]})


def give(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def set_up(client):
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return client.post(reverse("mfa_activate_totp"), {"code": code})


@pytest.mark.parametrize("name", NDFU_PAGES)
def test_without_it_ndfu_can_only_set_it_up(client, ndfu, name):
    log_in_by_code(client, ndfu)
    assert client.get(reverse(name)).url == reverse("mfa_activate_totp")


@pytest.mark.parametrize("fields", [{"role": Role.NDFU_ADMIN}, {"is_staff": True}])
def test_so_do_administrators_and_the_admins_staff(client, fields):
    place = make.municipality()
    log_in_by_code(client, make.contact(place, **fields))
    assert client.get(reverse("memberships", args=[place.number])).url == reverse(
        "mfa_activate_totp"
    )
    assert client.get("/admin/").url == reverse("mfa_activate_totp")


def test_posting_does_not_get_past_it(client, ndfu):
    place = make.municipality()
    log_in_by_code(client, ndfu)
    answer = client.post(reverse("ndfu_phase", args=[place.number]), {"phase": "agreed"})
    assert answer.url == reverse("mfa_activate_totp")
    place.refresh_from_db()
    assert place.phase == ""


def test_municipal_users_need_none(client):
    place = make.municipality()
    log_in_by_code(client, make.contact(place))
    assert client.get(reverse("memberships", args=[place.number])).status_code == 200


def test_setting_it_up_opens_the_pages_and_shows_recovery_codes(client, ndfu):
    log_in_by_code(client, ndfu)
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:image/svg+xml;base64," in page.content.decode()
    assert set_up(client).url == reverse("mfa_view_recovery_codes")
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert codes.context["can_view_codes"]
    assert client.get(reverse("ndfu_municipalities")).status_code == 200


def test_the_qr_code_has_no_styles(client, ndfu):
    from core.accounts.adapter import SecondFactorAdapter

    svg = SecondFactorAdapter().build_totp_svg("otpauth://totp/x?secret=ABC")
    assert svg.startswith("<svg")
    assert "style=" not in svg


def test_nobody_is_logged_in_before_it_is_given(client, ndfu):
    give_second_factor(ndfu)
    assert log_in_by_code(client, ndfu).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("ndfu_municipalities")).url.startswith(reverse("account_login"))
    assert give(client, app_code(ndfu)).url == reverse("start")
    assert client.get(reverse("ndfu_municipalities")).status_code == 200


def test_a_wrong_code_gets_a_sentence_and_no_entry(client, ndfu):
    give_second_factor(ndfu)
    log_in_by_code(client, ndfu)
    wrong = "000000" if app_code(ndfu) != "000000" else "111111"
    assert "Koden stemmer ikke" in give(client, wrong).content.decode()
    assert "_auth_user_id" not in client.session


def test_guessing_is_stopped(client, ndfu):
    give_second_factor(ndfu)
    log_in_by_code(client, ndfu)
    for _ in range(6):
        page = give(client, "12345x").content.decode()
    assert "for mange forsøk" in page
    give(client, app_code(ndfu))
    assert "_auth_user_id" not in client.session


def test_a_code_is_not_taken_twice(client, ndfu):
    give_second_factor(ndfu)
    code = app_code(ndfu)
    log_in_by_code(client, ndfu)
    give(client, code)
    client.post(reverse("account_logout"))
    cache_kept = log_in_by_code(client, ndfu)
    assert cache_kept.url == reverse("mfa_authenticate")
    give(client, code)
    assert "_auth_user_id" not in client.session


def test_a_session_from_before_has_to_give_it_too(client, ndfu):
    client.force_login(ndfu)  # logged in elsewhere by the mailed code alone
    give_second_factor(ndfu)
    refused = client.get(reverse("ndfu_municipalities"))
    assert refused.url.startswith(reverse("mfa_reauthenticate"))
    assert client.get(reverse("mfa_generate_recovery_codes")).url.startswith(
        reverse("mfa_reauthenticate")
    )
    answer = client.post(refused.url, {"code": app_code(ndfu)})
    assert answer.url == reverse("ndfu_municipalities")
    assert client.get(reverse("ndfu_municipalities")).status_code == 200


def test_such_a_session_cannot_switch_it_off(client, ndfu):
    client.force_login(ndfu)
    give_second_factor(ndfu)
    client.post(reverse("mfa_deactivate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": "123456"})
    assert Authenticator.objects.filter(user=ndfu, type=Authenticator.Type.TOTP).count() == 1


def test_somebody_made_ndfu_while_logged_in_needs_it_at_once(client):
    user = make.contact(make.municipality())
    log_in_by_code(client, user)
    user.role = Role.NDFU_STAFF
    user.save()
    assert client.get(reverse("ndfu_municipalities")).url == reverse("mfa_activate_totp")


def test_recovery_codes_alone_are_no_second_factor(client, ndfu):
    Authenticator.objects.create(
        user=ndfu, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )
    log_in_by_code(client, ndfu)
    assert client.get(reverse("ndfu_municipalities")).url == reverse("mfa_activate_totp")


def test_public_pages_stay_open(client, ndfu):
    log_in_by_code(client, ndfu)
    for name in ("privacy", "accessibility", "home", "live"):
        assert client.get(reverse(name)).status_code == 200
    assert client.post(reverse("set_language"), {"language": "nn"}).status_code == 302


def test_the_admins_own_login_page_is_closed(client):
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/").url.startswith(reverse("account_login"))
    posted = client.post("/admin/login/", {"username": "x", "password": "y"})
    assert posted.url.startswith(reverse("account_login"))


def test_a_stranger_to_the_admin_finds_nothing(client):
    log_in(client, make.contact(make.municipality()))
    assert client.get("/admin/", follow=True).status_code == 404
    assert client.get("/admin/password_change/").status_code == 404


@pytest.mark.parametrize(
    "page", ["", "accounts/user/", "accounts/membership/", "municipalities/municipality/",
             "audit/entry/", "accounts/invitation/"],
)  # fmt: skip
def test_the_admin_opens_for_a_superuser_with_it(client, page):
    make.contact(make.municipality())
    log_in(client, make.user(is_staff=True, is_superuser=True))
    assert client.get("/admin/" + page).status_code == 200


class TestDemo:
    def test_the_page_shows_the_code_in_a_demo(self, client, ndfu, settings):
        settings.DEMO = True
        give_demo_second_factor(ndfu)
        log_in_by_code(client, ndfu)
        code = demo_code(ndfu)
        page = client.get(reverse("mfa_authenticate")).content.decode()
        assert re.search(rf"\b{code}\b", page)
        assert give(client, code).url == reverse("start")

    def test_never_outside_a_demo(self, client, ndfu, settings):
        settings.DEMO = True
        give_demo_second_factor(ndfu)
        settings.DEMO = False
        log_in_by_code(client, ndfu)
        assert demo_code(ndfu) == ""
        page = client.get(reverse("mfa_authenticate"))
        assert app_code(ndfu) not in page.content.decode()

    def test_never_for_somebodys_own_second_factor(self, ndfu, settings):
        settings.DEMO = True
        give_second_factor(ndfu)
        assert demo_code(ndfu) == ""
        give_demo_second_factor(ndfu)  # changes nothing
        assert demo_code(ndfu) == ""

    def test_none_is_made_outside_a_demo(self, ndfu):
        with pytest.raises(Refused):
            give_demo_second_factor(ndfu)
        assert not Authenticator.objects.exists()


def test_asking_too_often_gets_a_kind_page(client, ndfu):
    log_in(client, ndfu)
    for _ in range(12):
        page = client.post(reverse("mfa_reauthenticate"), {"code": "x"})
    assert page.status_code == 429
    assert "Vent noen minutter" in page.content.decode()
