"""What is written by hand reads back, with the standard library, as what it was."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.core.mail import BadHeaderError
from hypothesis import given
from hypothesis import strategies as st

from core.mail.addresses import written
from core.mail.wire import LINE_MOST, compose

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=150).map(
    lambda text: " ".join(text.split())
)
BODY = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\x00"))


def read_back(
    subject: str = "Hei", text: str = "", html: str = "", *, to: str = "k@example.no", **more: bool
) -> tuple[bytes, EmailMessage]:
    raw = compose(
        [("Subject", subject), ("From", "Videre <v@example.no>"), ("To", to)],
        text,
        html,
        boundary="=_grense",
        eight_bit=more.get("eight_bit", True),
    )
    return raw, message_from_bytes(raw, policy=policy.default)


@given(WORDS)
def test_any_subject_reads_back(subject):
    raw, message = read_back(subject)
    assert str(message["Subject"]) == subject
    raw.partition(b"\r\n\r\n")[0].decode("ascii")


@given(BODY, BODY, st.booleans())
def test_any_body_reads_back(text, html, eight_bit):
    raw, message = read_back(text=text, html=html, eight_bit=eight_bit)
    plain, rich = message.iter_parts()
    assert plain.get_payload(decode=True).decode().replace("\r\n", "\n") == text
    assert rich.get_payload(decode=True).decode().replace("\r\n", "\n") == html
    assert all(len(line) <= LINE_MOST for line in raw.split(b"\r\n"))
    assert eight_bit or raw.isascii()


@given(WORDS)
def test_any_name_reads_back_with_its_one_address(name):
    to = written("kari@example.no", name)
    _, message = read_back(to=to)
    (address,) = message["To"].addresses
    assert address.addr_spec == "kari@example.no"


@pytest.mark.parametrize(
    ("email", "name", "shown"),
    [
        ("kari@example.no", "Kåre Lauvås", "Kåre Lauvås"),
        ("kari@example.no", "Postmottak, Ås kommune", "Postmottak, Ås kommune"),
        ("kari@example.no", "Postmottak, Moss", "Postmottak, Moss"),
        ("kari@example.no", "Guovdageainnu suohkan – Čállingoddi", None),
        ("kari@example.no", "=?utf-8?q?Kari?=", None),
        ("kari@example.no", "", ""),
    ],
)
def test_names_people_have(email, name, shown):
    _, message = read_back(to=written(email, name))
    (address,) = message["To"].addresses
    assert (address.display_name, address.addr_spec) == (name if shown is None else shown, email)


def test_a_domain_with_norwegian_letters_goes_as_punycode():
    raw, _ = read_back(to=written("post@blåbær.example.no", "Blåbær"))
    assert b"<post@xn--blbr-roah.example.no>" in raw


@pytest.mark.parametrize("value", ["a\nBcc: x@example.no", "a\r\n\r\nbody", "a\x00b"])
def test_no_header_can_be_two(value):
    with pytest.raises(BadHeaderError):
        read_back(value)
    with pytest.raises(BadHeaderError):
        read_back(to=f"{value} <k@example.no>")


def test_a_line_that_is_too_long_is_sent_as_base64():
    raw, message = read_back(html="<p>" + "å" * 2000 + "</p>")
    _, rich = message.iter_parts()
    assert rich["Content-Transfer-Encoding"] == "base64"
    assert "å" * 2000 in rich.get_content()
    assert max(map(len, raw.split(b"\r\n"))) < 100
