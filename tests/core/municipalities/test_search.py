"""Finding a place by what somebody types."""

from __future__ import annotations

import pytest

from core.municipalities.loading import load
from core.municipalities.naming import fold
from core.municipalities.selectors import Register, by_number, resolve, search


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """The whole register, read once; it outlives the rolled-back rows it was read from."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load()
        found = Register()
        transaction.set_rollback(True)
    return found


FIRST = [
    ("ås", "Ås"), ("Ås", "Ås"), ("aas", "Ås"), ("AAS", "Ås"),
    ("Kautokeino", "Kautokeino"), ("Guovdageaidnu", "Kautokeino"), ("guovdageaidnu", "Kautokeino"),
    ("nordre folo", "Nordre Follo"), ("nordre follo kommune", "Nordre Follo"),
    ("moss kommune", "Moss"), ("Moss kommune ", "Moss"), ("kommune", None),
    ("", None), ("  ", None),
    ("tromso", "Tromsø"), ("tromsoe", "Tromsø"), ("TROMSØ", "Tromsø"),
    ("herøy nordland", "Herøy (Nordland)"), ("Herøy (Nordland)", "Herøy (Nordland)"),
    ("heroy more og romsdal", "Herøy (Møre og Romsdal)"), ("våler innlandet", "Våler (Innlandet)"),
    ("trondhjem", "Trondheim"), ("tråante", "Trondheim"), ("lilestrøm", "Lillestrøm"),
    ("kristiansan", "Kristiansand"), ("bergenn", "Bergen"), ("stavnger", "Stavanger"),
    ("porsanki", "Porsanger"), ("Porsáŋgu", "Porsanger"), ("karasjohka", "Karasjok"),
    ("sor-varanger", "Sør-Varanger"), ("sørvaranger", "Sør-Varanger"),
    ("aurskog høland", "Aurskog-Høland"), ("hå", "Hå"), ("bø", "Bø"), ("3207", "Nordre Follo"),
    ("3207 Nordre Follo", "Nordre Follo"), ("ullensvang herad", "Ullensvang"),
    ("frogner", "Bydel Frogner (Oslo)"), ("bydel alna", "Bydel Alna (Oslo)"),
    ("Oslo frogner", "Bydel Frogner (Oslo)"), ("st hanshaugen", "Bydel St. Hanshaugen (Oslo)"),
    ("oslo", "Oslo"), ("faerder", "Færder"), ("indre østfol", "Indre Østfold"),
    ("Bømlo (elevråd)", "Bømlo"), ("Drammen (kommunedel Strømsø)", "Drammen"), ("qwxyz", None),
    ("'; drop table", None), ("💥", None), ("x" * 5000, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first"), FIRST)
def test_it_finds(register, text, first):
    found = [str(place) for place in register.search(text, 5)]
    assert (found[0] if found else None) == first


def test_a_shared_name_gives_both(register):
    assert [str(m) for m in register.search("herøy")][:2] == [
        "Herøy (Møre og Romsdal)",
        "Herøy (Nordland)",
    ]


def test_every_place_finds_itself_by_its_names(register):
    for place in register.by_key.values():
        assert register.search(str(place), 1) == [place]
        assert register.resolve(str(place)) == place
        assert register.resolve(place.number) == place
        for other in filter(None, place.other_names.split(" / ")):
            assert register.resolve(other) == place


CERTAIN = [
    ("Moss", "Moss"), ("moss kommune", "Moss"), ("Herøy", None),
    ("herøy, nordland", "Herøy (Nordland)"),
    ("Songdalen (nå Kristiansand)", "Kristiansand"),
    ("Oslo, bydel Frogner", "Bydel Frogner (Oslo)"),
    ("Oslo (bydel Alna)", "Bydel Alna (Oslo)"), ("Drammen (kommunedel Strømsø)", None),
    ("nordre folo", None), ("3103", "Moss"), ("3103 Moss", "Moss"), ("Møre og Romsdal", None),
    ("", None), ("9999", None),
]  # fmt: skip


@pytest.mark.django_db  # a number nobody has now is looked up among the former ones
@pytest.mark.parametrize(("text", "place"), CERTAIN)
def test_it_is_certain_or_says_nothing(register, text, place):
    found = register.resolve(text)
    assert (str(found) if found else None) == place


@pytest.mark.django_db
def test_a_search_is_one_query(django_assert_num_queries):
    load()
    with django_assert_num_queries(1):
        assert search("ås")
    with django_assert_num_queries(0):
        assert search("  ") == []
        assert resolve("") is None
    assert by_number("3103") == resolve("Moss")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ås", "as"), ("Sør-Varanger", "sor varanger"), ("Kárášjohka", "karasjohka"),
     ("Porsáŋgu", "porsangu"), ("Bådåddjo", "badaddjo"), ("ÆØÅ", "aoa"),
     ("St. Hanshaugen", "st hanshaugen"), ("Unjárga", "unjarga"), ("", "")],
)  # fmt: skip
def test_folding(text, folded):
    assert fold(text) == folded
