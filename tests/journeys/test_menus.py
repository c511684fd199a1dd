"""Menus open where they can be read."""

from __future__ import annotations

import pytest

from tests.support.browser import DESK, PHONE, settle
from tests.support.world import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
REVIEW = Page("review", "drafter", {"pk": "draft"})


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_menu_of_the_review_room_opens_inside_the_window(looker, size):
    tab, _ = looker.tab("drafter", "nb")
    tab.set_viewport_size(size)
    tab.goto(looker.site + looker.world.address(REVIEW))
    outside = []
    menus = tab.locator("details.menu")
    assert menus.count() > 2
    for n in range(menus.count()):
        menus.nth(n).locator("summary").click()
        settle(tab)
        box = menus.nth(n).locator(".menu__panel").bounding_box()
        assert box is not None
        if box["x"] < 0 or box["x"] + box["width"] > size["width"]:
            outside.append(menus.nth(n).locator("summary").inner_text())
        tab.keyboard.press("Escape")
    assert outside == []
