"""Addresses to answer to: found again in any case, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.mail import reply_addresses
from core.mail.reply_addresses import MATTER, ReplyTo


@pytest.fixture(autouse=True)
def inbound(settings):
    settings.INBOUND_DOMAIN = "svar.example.no"


@given(st.integers(0, 2**63 - 1), st.from_regex(MATTER, fullmatch=True))
def test_what_was_put_in_comes_out(person, matter):
    address = reply_addresses.make(person, matter)
    assert reply_addresses.read(address) == ReplyTo(person, matter)
    assert len(address.partition("@")[0]) <= 64


@pytest.mark.parametrize(
    "written",
    ["{}", "<{}>", '"ALLEMED Videre" <{}>', "ALLEMED Videre <{}>"],
)
def test_mail_programs_may_change_its_case_and_give_it_a_name(written):
    address = reply_addresses.make(17, "t12")
    for one in (address, address.upper(), address.title()):
        assert reply_addresses.read(written.format(one)) == ReplyTo(17, "t12")


def test_nothing_that_was_changed_is_believed():
    address = reply_addresses.make(17, "t12")
    local, _, domain = address.partition("@")
    prefix, person, matter, signature = local.split("-")
    another = "b" if signature.endswith("a") else "a"
    for other in (
        f"{prefix}-i-{matter}-{signature}@{domain}",
        f"{prefix}-{person}-t13-{signature}@{domain}",
        f"{prefix}-{person}-{matter}-{signature[:-1]}{another}@{domain}",
        f"{prefix}-{person}-{matter}-{signature[:-1]}@{domain}",
        f"{prefix}-{person}-{matter}-@{domain}",
        f"{local}@example.no",
        f"{local}@svar.example.no.example.com",
        f"x{address}",
        "",
        "svar@svar.example.no",
        address + "\n",
        f"{local}x@{domain}",
    ):
        if other.strip() != address:
            assert reply_addresses.read(other) is None, other


def test_an_address_made_with_the_key_before_still_holds(settings):
    address = reply_addresses.make(17, "t12")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next one"
    assert reply_addresses.read(address) == ReplyTo(17, "t12")
    settings.SECRET_KEY_FALLBACKS = []
    assert reply_addresses.read(address) is None


def test_without_a_domain_for_replies_there_is_none(settings):
    address = reply_addresses.make(17, "t12")
    settings.INBOUND_DOMAIN = ""
    assert reply_addresses.make(17, "t12") == ""
    assert reply_addresses.read(address) is None
    assert not reply_addresses.is_ours(address)


@pytest.mark.parametrize("matter", ["", "T1", "1", "t 1", "t" * 21, "æ", "t-1"])
def test_a_matter_is_a_short_code(matter):
    with pytest.raises(ValueError, match="no matter"):
        reply_addresses.make(1, matter)
