"""Mergers, splits and new numbers, by the reforms of 2020 and 2024."""

from __future__ import annotations

from datetime import date

import pytest

from core.audit.log import COMMAND
from core.audit.models import Entry
from core.errors import Refused
from core.municipalities.models import Municipality, Phase, Succession
from core.municipalities.selectors import by_number, current_successors, resolve
from core.municipalities.services import merge, set_phase, split
from tests.support import make

pytestmark = pytest.mark.django_db
Y2020, Y2024 = date(2020, 1, 1), date(2024, 1, 1)


def place(number: str, name: str) -> Municipality:
    return make.municipality(name, number)


@pytest.fixture
def moss():
    """0104 Moss and 0136 Rygge became 3002 Moss in 2020, and 3103 in 2024."""
    old, rygge = place("0104", "Moss"), place("0136", "Rygge")
    viken = place("3002", "Moss")
    merge(old=[old, rygge], new=viken, day=Y2020, actor=COMMAND)
    now = place("3103", "Moss")
    merge(old=[viken], new=now, day=Y2024, actor=COMMAND)
    return old, rygge, viken, now


@pytest.fixture
def alesund():
    """1504 Ålesund, 1523 Ørskog, 1529 Skodje, 1534 Haram and 1546 Sandøy became 1507 Ålesund in
    2020; in 2024 that was split into 1508 Ålesund and 1580 Haram."""
    old = [
        place(number, name)
        for number, name in [("1504", "Ålesund"), ("1523", "Ørskog"), ("1529", "Skodje"),
                             ("1534", "Haram"), ("1546", "Sandøy")]
    ]  # fmt: skip
    between = place("1507", "Ålesund")
    merge(old=old, new=between, day=Y2020, actor=COMMAND)
    new = [place("1508", "Ålesund"), place("1580", "Haram")]
    split(old=between, new=new, day=Y2024, actor=COMMAND)
    return old, between, new


def test_old_numbers_lead_to_what_is_now(moss):
    old, rygge, viken, now = moss
    for former in (old, rygge, viken):
        assert current_successors(former) == [now]
        assert by_number(former.number) == now
        assert resolve(f"{former.number} {former.name}") == now
    assert current_successors(now) == [now]


def test_the_day_before_is_the_last_day(moss):
    old, _, viken, now = moss
    for row in moss:
        row.refresh_from_db()
    assert old.valid_to == date(2019, 12, 31)
    assert viken.valid_to == date(2023, 12, 31)
    assert now.valid_to is None


def test_a_split_has_two_heirs_and_no_single_answer(alesund):
    old, between, new = alesund
    assert [str(m) for m in current_successors(old[3])] == ["Haram", "Ålesund"]
    assert current_successors(between) == sorted(new, key=lambda m: m.name)
    assert by_number("1507") is None
    assert by_number("1508") == new[0]


def test_a_name_finds_only_what_exists_now(alesund):
    assert resolve("Haram") == alesund[2][1]
    assert resolve("Ørskog") is None


def test_a_number_may_be_used_again(moss):
    again = place("0104", "Nymoss")
    assert by_number("0104") == again


def test_the_heirs_of_a_county_reform():
    """Viken (30) was divided in 2024; its municipalities got the numbers of the new counties."""
    for former, number, name in [("3005", "3301", "Drammen"), ("3030", "3205", "Lillestrøm")]:
        old, new = place(former, name), place(number, name)
        merge(old=[old], new=new, day=Y2024, actor=COMMAND)
        assert by_number(former) == new


def test_a_place_that_has_ended_takes_nothing_over(moss):
    old, _, viken, _ = moss
    with pytest.raises(Refused):  # 3002 has ended, and cannot take anything over in 2030
        merge(old=[old], new=viken, day=date(2030, 1, 1), actor=COMMAND)
    assert Succession.objects.filter(new=viken).count() == 2


def test_nonsense_is_refused():
    one, two = place("9001", "Granvik"), place("9002", "Fjellro")
    for bad in (
        lambda: merge(old=[], new=one, day=Y2024, actor=COMMAND),
        lambda: merge(old=[one], new=one, day=Y2024, actor=COMMAND),
        lambda: split(old=one, new=[], day=Y2024, actor=COMMAND),
        lambda: split(old=one, new=[two, one], day=Y2024, actor=COMMAND),
    ):
        with pytest.raises(Refused):
            bad()
    assert not Succession.objects.exists()


def test_names_that_were_shared_are_told_apart_no_longer():
    from core.municipalities.loading import refresh_names

    first, second = place("9001", "Vik"), place("9002", "Vik")
    refresh_names()
    first.refresh_from_db()
    assert str(first) == "Vik (Skogland)"
    merge(old=[second], new=place("9003", "Nyvik"), day=Y2024, actor=COMMAND)
    first.refresh_from_db()
    assert str(first) == "Vik"


def test_the_phase_is_set_by_hand_and_remembered():
    one = place("9001", "Granvik")
    assert set_phase(municipality=one, phase=Phase.AGREED, actor=COMMAND)
    assert not set_phase(municipality=one, phase=Phase.AGREED, actor=COMMAND)
    assert Entry.objects.get(action="municipality.phase").data == {"phase": ["", "agreed"]}
    with pytest.raises(Refused):
        set_phase(municipality=one, phase="nonsense", actor=COMMAND)
