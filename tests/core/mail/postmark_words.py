"""What Postmark says of a mail, in its own form."""

from __future__ import annotations

from typing import Any


def delivered(at: str = "2026-11-16T08:33:21Z") -> dict[str, str]:
    return {"DeliveredAt": at, "Details": "smtp;250 2.0.0 OK"}


def hard(number: int = 42) -> dict[str, Any]:
    return {
        "ID": number,
        "Type": "HardBounce",
        "TypeCode": 1,
        "Description": "The server was unable to deliver your message",
        "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.",
        "BouncedAt": f"2026-11-16T09:{number:02}:21Z",
        "Inactive": True,
    }


def soft(number: int = 43) -> dict[str, Any]:
    return {**hard(number), "Type": "SoftBounce", "Details": "smtp;552 5.2.2 mailbox full"}
