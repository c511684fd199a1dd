"""Addresses that cannot carry more than an address: no second header, no second recipient."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from core.errors import Refused
from core.mail.rendering import one_line

NAME_MOST: Final = 200
_valid: Final = EmailValidator()


@dataclass(frozen=True)
class Recipient:
    """Whom a mail is to, and in which language ("nb", "nn" or "en"; "" for the site's own)."""

    email: str
    name: str = ""
    language: str = ""


def clean_email(email: str) -> str:
    """The address in lower case. Raises Refused ("bad_address") when it is not exactly one address.

    Control characters and line breaks are refused, not removed: an address that has them was
    either damaged or made to be a header of its own.
    """
    address = email.strip(" ").lower()
    try:
        if not address.isprintable() or len(address) > 254:
            raise ValidationError("unprintable or too long")
        _valid(address)
    except ValidationError as error:
        raise Refused(
            _("Vi kan ikke sende til denne e-postadressen. Se over at den er skrevet riktig."),
            code="bad_address",
        ) from error
    return address


def clean_name(name: str) -> str:
    """A name that fits in a header: one line, no quotes or angle brackets."""
    return one_line(name.translate({ord(sign): None for sign in '"\\<>'}), NAME_MOST)


def written(email: str, name: str = "") -> str:
    """`"Kari Granbark" <kari@example.no>`, both parts cleaned. Raises Refused as `clean_email`."""
    plain, address = clean_name(name), clean_email(email)
    return f'"{plain}" <{address}>' if plain else address


def clean_reply_to(reply_to: str) -> str:
    """One address, with or without a name, made safe. "" stays "". Raises Refused."""
    if not reply_to:
        return ""
    if not reply_to.isprintable():
        clean_email(reply_to)  # refuses
    name, address = parseaddr(reply_to)
    return written(address, name)
