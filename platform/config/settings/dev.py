"""One machine: SQLite, a file-based queue, a local mailbox. What `make run` uses."""

import secrets

from config import env
from config.settings.base import *  # noqa: F403  the same settings, then what differs
from config.settings.base import VAR

DEBUG = env.boolean("DEBUG", False)


def _local_key() -> str:
    """A key made on first start and kept beside the database, so links survive a restart."""
    path = VAR / "secret_key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii")


SECRET_KEY = env.text("SECRET_KEY") or _local_key()
MAILBOX_URL = env.text("MAILBOX_URL") or (
    f"http://127.0.0.1:{env.integer('MAILBOX_PORT', 8025, most=65535)}"
)
# Replies to mails in the local mailbox come back to us.
INBOUND_DOMAIN = env.domain("INBOUND_DOMAIN", "" if env.text("EMAIL_URL") else "svar.example.no")
# Static files straight from their folders: nothing to collect before the first page.
WHITENOISE_USE_FINDERS = True
(VAR / "static").mkdir(exist_ok=True)  # WhiteNoise warns at each start where it is missing
