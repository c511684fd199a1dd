"""axe finds nothing on the pages of a municipality, in three languages, at both widths."""

from __future__ import annotations

import pytest

from tests.support.world import MUNICIPALITY_PAGES

pytestmark = [pytest.mark.browser, pytest.mark.axe, pytest.mark.django_db]


@pytest.mark.parametrize("listed", MUNICIPALITY_PAGES, ids=lambda listed: listed.id)
def test_axe_finds_nothing(looker, listed):
    assert looker.look(listed) == []
