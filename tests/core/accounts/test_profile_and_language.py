"""The user's own page, and which language a page is in."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.accounts.selectors import language_of
from core.municipalities.models import LanguageForm
from tests.support import make

pytestmark = pytest.mark.django_db


def language(client, **headers):
    return client.get(reverse("privacy"), headers=headers)["Content-Language"]


def test_a_visitor_gets_the_browsers_language(client):
    assert language(client) == "nb"
    assert language(client, accept_language="nn-NO,nn;q=0.9") == "nn"
    assert language(client, accept_language="en-GB") == "en"
    assert language(client, accept_language="fr") == "nb"


def test_the_municipalitys_form_comes_before_the_browsers(client):
    client.force_login(make.contact(make.municipality(language_form=LanguageForm.NYNORSK)))
    assert language(client, accept_language="en") == "nn"


def test_a_neutral_municipality_leaves_it_to_the_browser(client):
    client.force_login(make.contact(make.municipality(language_form=LanguageForm.NEUTRAL)))
    assert language(client, accept_language="en") == "en"


def test_the_persons_own_comes_before_the_municipalitys(client):
    place = make.municipality(language_form=LanguageForm.NYNORSK)
    client.force_login(make.contact(place, language="en"))
    assert language(client) == "en"


def test_the_choice_in_this_browser_wins_and_is_remembered(client):
    user = make.user(language="en")
    client.force_login(user)
    answer = client.post(reverse("set_language"), {"language": "nn", "next": reverse("privacy")})
    assert answer.url == reverse("privacy")
    assert language(client) == "nn"
    user.refresh_from_db()
    assert user.language == "nn"
    client.cookies.clear()
    client.force_login(user)
    assert language(client) == "nn"


def test_a_visitors_choice_holds_in_this_browser(client):
    client.post(reverse("set_language"), {"language": "en"})
    assert language(client) == "en"


@pytest.mark.parametrize("bad", ["", "xx", "<script>"])
def test_an_unknown_language_changes_nothing(client, bad):
    user = make.user(language="nn")
    client.force_login(user)
    client.post(reverse("set_language"), {"language": bad or "klingon"})
    user.refresh_from_db()
    assert user.language == "nn"


def test_setting_the_language_takes_a_post_and_stays_on_the_site(client):
    assert client.get(reverse("set_language")).status_code == 405
    answer = client.post(
        reverse("set_language"), {"language": "nn", "next": "https://evil.example.com/"}
    )
    assert "evil" not in answer.url


def test_whom_to_write_to_in_which_language():
    nynorsk = make.municipality(language_form=LanguageForm.NYNORSK)
    assert language_of(make.contact(nynorsk)) == "nn"
    assert language_of(make.contact(nynorsk, language="en")) == "en"
    assert language_of(make.user()) == "nb"


class TestProfile:
    def test_it_saves_name_telephone_and_language(self, client):
        user = make.user()
        client.force_login(user)
        answer = client.post(
            reverse("profile"), {"name": " Kari Granbark ", "phone": "900 00 000", "language": "nn"}
        )
        assert answer.status_code == 302
        user.refresh_from_db()
        assert (user.name, user.phone, user.language) == ("Kari Granbark", "900 00 000", "nn")
        assert language(client) == "nn"

    def test_following_the_municipality_again_forgets_the_choice(self, client):
        place = make.municipality(language_form=LanguageForm.NYNORSK)
        client.force_login(make.contact(place, language="en"))
        client.post(reverse("set_language"), {"language": "en"})
        client.post(reverse("profile"), {"name": "Kari", "phone": "", "language": ""})
        assert language(client) == "nn"

    def test_a_name_that_is_too_long_keeps_what_was_there(self, client):
        user = make.user(name="Kari Granbark")
        client.force_login(user)
        page = client.post(reverse("profile"), {"name": "x" * 500, "phone": "", "language": ""})
        assert page.status_code == 200
        user.refresh_from_db()
        assert user.name == "Kari Granbark"

    def test_nobody_can_change_their_address_or_role_here(self, client):
        user = make.user("kari@example.no")
        client.force_login(user)
        client.post(
            reverse("profile"),
            {"name": "Kari", "email": "ola@example.no", "role": "ndfu-admin", "is_staff": "1"},
        )
        user.refresh_from_db()
        assert (user.email, user.role, user.is_staff) == ("kari@example.no", "", False)

    def test_a_visitor_is_asked_to_log_in(self, client):
        assert client.get(reverse("profile")).url.startswith(reverse("account_login"))
