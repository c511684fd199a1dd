"""Login by a code in a mail, through the real door."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from core.mail.models import OutgoingMail
from tests.support import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def code_in(mail: OutgoingMail) -> str:
    found = re.search(r"\b(\d{3} \d{3})\b", mail.body_text)
    assert found
    return found[1]


def ask(client, email, **query):
    return client.post(reverse("account_login", query=query or None), {"email": email})


def give(client, code):
    return client.post(reverse("account_confirm_login_code"), {"code": code})


def test_it_asks_for_an_address_only(client):
    page = client.get(reverse("account_login")).content.decode()
    assert page.count("<input") - page.count('type="hidden"') == 1
    assert 'type="email"' in page
    assert "passord" in page  # that none is needed
    assert 'type="password"' not in page


def test_the_code_lets_the_user_in(client):
    user = make.contact(make.municipality())
    assert ask(client, user.email).url == reverse("account_confirm_login_code")
    mail = OutgoingMail.objects.get()
    assert mail.to_email == user.email
    assert mail.secret
    response = give(client, code_in(mail))
    assert response.url == reverse("start")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_spaces_and_capitals_in_the_address_do_no_harm(client):
    user = make.user("kari@example.no")
    ask(client, "  Kari@Example.NO ")
    assert OutgoingMail.objects.get().to_email == user.email


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client):
    make.user("kari@example.no")
    known = ask(client, "kari@example.no")
    known_page = client.get(known.url).content.decode()
    client.cookies.clear()
    unknown = ask(client, "ukjent@example.no")
    unknown_page = client.get(unknown.url).content.decode()
    assert unknown.url == known.url
    assert OutgoingMail.objects.count() == 1
    csrf = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert csrf.sub("", unknown_page).replace("ukjent@", "kari@") == csrf.sub("", known_page)


def test_no_code_opens_an_unknown_address(client):
    ask(client, "ukjent@example.no")
    for guess in ("", "000000", "None"):
        assert give(client, guess).status_code in {200, 302}
        assert "_auth_user_id" not in client.session


def test_a_user_taken_out_of_use_gets_no_code(client):
    user = make.user(is_active=False)
    ask(client, user.email)
    assert not OutgoingMail.objects.exists()


def test_three_wrong_codes_end_the_attempt(client):
    user = make.user()
    ask(client, user.email)
    right = code_in(OutgoingMail.objects.get())
    wrong = "000000" if right != "000 000" else "111111"
    for _ in range(2):
        assert "Koden stemmer ikke" in give(client, wrong).content.decode()
    assert give(client, wrong).url == reverse("account_login")
    give(client, right)
    assert "_auth_user_id" not in client.session


def test_a_code_is_of_no_use_in_another_browser(client):
    user = make.user()
    ask(client, user.email)
    other = type(client)()
    give(other, code_in(OutgoingMail.objects.get()))
    assert "_auth_user_id" not in other.session


def test_a_code_works_once(client):
    user = make.contact(make.municipality())
    ask(client, user.email)
    code = code_in(OutgoingMail.objects.get())
    give(client, code)
    client.post(reverse("account_logout"))
    give(client, code)
    assert "_auth_user_id" not in client.session


def test_the_code_runs_out(client, time_machine):
    time_machine.move_to("2026-03-02 09:00+01:00", tick=False)
    user = make.user()
    ask(client, user.email)
    code = code_in(OutgoingMail.objects.get())
    time_machine.move_to("2026-03-02 09:16+01:00", tick=False)
    give(client, code)
    assert "_auth_user_id" not in client.session


def test_another_code_can_be_asked_for_and_replaces_the_first(client):
    user = make.user()
    ask(client, user.email)
    client.post(reverse("account_confirm_login_code"), {"action": "resend"})
    newest, first = OutgoingMail.objects.order_by("-pk")
    assert give(client, code_in(newest)).status_code == 302
    assert "_auth_user_id" in client.session
    assert first.dedupe_key != newest.dedupe_key


def test_a_fourth_code_within_a_minute_is_refused(client):
    user = make.user()
    for _ in range(3):
        ask(client, user.email)
        client.cookies.clear()
    page = ask(client, user.email).content.decode()
    assert "for mange forsøk" in page
    assert OutgoingMail.objects.count() == 3


def test_the_ledger_key_does_not_tell_the_code(client):
    user = make.user()
    ask(client, user.email)
    mail = OutgoingMail.objects.get()
    assert code_in(mail).replace(" ", "") not in mail.dedupe_key + mail.message_id
    assert code_in(mail).replace(" ", "") not in mail.subject


def test_no_link_fills_in_an_address_for_a_machine_to_send(client):
    page = client.get(reverse("account_login", query={"epost": "kari@example.no"}))
    assert "kari@example.no" not in page.content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("bad", ["", "kari", "kari@", "kari@example.no\nBcc: ola@example.no"])
def test_a_bad_address_gets_a_sentence(client, bad):
    page = ask(client, bad).content.decode()
    assert "Skriv" in page
    assert not OutgoingMail.objects.exists()


def test_the_page_asked_for_is_where_one_lands(client):
    user = make.contact(make.municipality())
    response = client.get(reverse("profile"))
    assert response.url == reverse("account_login") + "?next=/konto/"
    ask(client, user.email, next=reverse("profile"))
    confirm = reverse("account_confirm_login_code", query={"next": reverse("profile")})
    landed = client.post(confirm, {"code": code_in(OutgoingMail.objects.get())})
    assert landed.url == reverse("profile")


def test_nobody_is_sent_to_another_site(client):
    user = make.contact(make.municipality())
    ask(client, user.email)
    confirm = reverse("account_confirm_login_code", query={"next": "https://evil.example.com/"})
    landed = client.post(confirm, {"code": code_in(OutgoingMail.objects.get())})
    assert landed.url == reverse("start")


@pytest.mark.parametrize(
    "path",
    ["/konto/signup/", "/konto/password/reset/", "/konto/password/change/", "/konto/email/",
     "/konto/login/", "/accounts/login/", "/konto/password/set/"],
)  # fmt: skip
def test_pages_about_passwords_and_signing_up_do_not_exist(client, path):
    assert client.get(path).status_code == 404


def test_logging_out_takes_a_post(client):
    user = make.user()
    client.force_login(user)
    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_without_a_role_the_page_says_what_to_do(client):
    user = make.user()
    client.force_login(user)
    page = client.get(reverse("start")).content.decode()
    assert user.email in page
    assert "inviterer" in page
