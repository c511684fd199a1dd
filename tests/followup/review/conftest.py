from __future__ import annotations

import pytest

from core.accounts.models import User
from followup.models import Dugnad
from tests.support import make
from tests.support.referats import DAY


@pytest.fixture
def user(client) -> User:
    place = make.municipality("Granvik")
    someone = make.contact(place, name="Hilde Kontakt")
    client.force_login(someone)
    return someone


@pytest.fixture
def dugnad(user: User) -> Dugnad:
    place = user.memberships.get().municipality
    return make.dugnad(place, DAY, contact_person=user)
