"""NDFU looks at a small country."""

from __future__ import annotations

import pytest

from core.accounts.models import Role
from tests.support import make
from tests.support.logins import log_in


@pytest.fixture
def ndfu(client):
    """`client` logged in as NDFU staff; returns the user."""
    user = make.user("ndfu@example.no", name="Nina Fjellmo", role=Role.NDFU_STAFF)
    log_in(client, user)
    return user


@pytest.fixture
def register(db):
    """All of Norway."""
    from core.municipalities.loading import load

    load()
