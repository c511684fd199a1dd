"""Reads the environment and refuses nonsense at start, with a sentence that says what to do."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent.parent
# A relative one means the same folder for every process, wherever it was started.
VAR = (ROOT / (os.environ.get("ALLEMED_VAR", "") or "var")).resolve()

if (ROOT / ".env").exists():
    environ.Env.read_env(str(ROOT / ".env"))

TRUE = {"1", "true", "yes", "ja", "on"}
FALSE = {"0", "false", "no", "nei", "off"}


def text(name: str, default: str = "") -> str:
    """The value of `name`, stripped."""
    return os.environ.get(name, default).strip()


def required(name: str, why: str) -> str:
    """The value of `name`; raises ImproperlyConfigured with `why` when it is empty."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {why}")
    return value


def boolean(name: str, default: bool) -> bool:
    """True for 1/true/yes/ja/on, False for 0/false/no/nei/off; anything else is refused."""
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no. Use 1 or 0.")


def integer(name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
    """A whole number between `least` and `most`."""
    value = text(name)
    if not value:
        return default
    if not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name}={value!r} must be a whole number from {least} to {most}."
        )
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """A comma-separated list without empty members."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def domain(name: str, default: str = "") -> str:
    """A domain such as svar.example.no in lower case, or "" where none is set."""
    value = text(name, default).lower()
    if value and not re.fullmatch(
        r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", value
    ):
        raise ImproperlyConfigured(f"{name}={value!r} is no domain, such as svar.example.no.")
    return value


def address(name: str) -> str:
    """One e-mail address in lower case, or "" where none is set."""
    value = text(name).lower()
    if value and not re.fullmatch(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[a-z]{2,63}", value):
        raise ImproperlyConfigured(f"{name}={value!r} is not exactly one e-mail address.")
    return value


def _url(name: str, default: str, schemes: set[str]) -> str:
    value = text(name) or default
    try:
        parts = urlsplit(value)
        _ = parts.port  # urlsplit checks the port only when it is asked for
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is no address: {error}") from error
    if parts.scheme not in schemes:
        raise ImproperlyConfigured(
            f"{name} begins with {parts.scheme!r}; it must begin with one of: "
            + ", ".join(sorted(schemes))
        )
    return value


def database() -> dict[str, Any]:
    """DATABASES["default"] from DATABASE_URL: postgres://… or sqlite:///…"""
    default = f"sqlite:///{VAR / 'db.sqlite3'}"
    url = _url("DATABASE_URL", default, {"sqlite", "postgres", "postgresql"})
    config: dict[str, Any] = environ.Env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        # Immediate transactions: a writer waits its turn instead of failing half-way.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config


def redis_url() -> str:
    """REDIS_URL, or "" for one machine without Redis."""
    return _url("REDIS_URL", "", {"redis", "rediss", "unix"}) if text("REDIS_URL") else ""


def email() -> dict[str, Any]:
    """Django's EMAIL_* settings from EMAIL_URL, such as smtp+tls://user:pass@host:587."""
    schemes = {"smtp", "smtp+tls", "smtp+ssl", "smtps"}
    default = f"smtp://127.0.0.1:{integer('SMTP_PORT', 1025, most=65535)}"
    url = _url("EMAIL_URL", default, schemes)
    config: dict[str, Any] = environ.Env.email_url_config(url)
    return {key: value for key, value in config.items() if key.startswith("EMAIL_")}


def site_url() -> str:
    """SITE_URL, where links in mails lead, without a slash at the end.

    On one machine SITE_PORT says the port: honcho gives each process a PORT of its own.
    """
    port = integer("SITE_PORT", integer("PORT", 8000, most=65535), most=65535)
    default = f"http://127.0.0.1:{port}"
    return _url("SITE_URL", default, {"http", "https"}).rstrip("/")
