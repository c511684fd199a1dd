"""What every test stands on: silent bugs are made loud here."""

from __future__ import annotations

import os

# Playwright's event loop and Django's live server share a thread (Django's own advice).
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
