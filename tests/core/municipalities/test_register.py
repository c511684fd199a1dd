"""The register: all of Norway, loaded again without harm."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from core.municipalities import facts
from core.municipalities.loading import load
from core.municipalities.models import County, LanguageForm, Municipality, Phase

pytestmark = pytest.mark.django_db


def test_the_table_holds_all_of_norway():
    table = facts.municipalities()
    assert len(table) == len({line.number for line in table}) == 357
    assert len({line.county_number for line in table}) == 15
    assert {line.language_form for line in table} == {f.value for f in LanguageForm}
    assert all(line.source and line.number[:2] == line.county_number for line in table)
    assert all(57 < line.latitude < 72 and 4 < line.longitude < 32 for line in table)
    assert sum(line.population for line in table) > 5_500_000


def test_the_bydeler_stand_under_their_municipality():
    districts = facts.districts()
    assert len(districts) == 15
    assert all(d.number.startswith(d.parent) and len(d.number) == 6 for d in districts)


def test_it_loads_everything_once():
    assert len(load().created) == 357 + 15
    again = load()
    assert (again.created, again.changed, again.only_here) == ([], [], [])
    assert again.unchanged == 372
    assert County.objects.count() == 15


def test_it_changes_only_what_differs_and_keeps_what_people_set():
    load()
    moss = Municipality.objects.get(number="3103")
    Municipality.objects.filter(pk=moss.pk).update(population=1, name="Mos", phase=Phase.AGREED)
    counts = load()
    assert (counts.created, counts.changed) == ([], ["3103"])
    moss.refresh_from_db()
    assert (moss.name, moss.phase) == ("Moss", Phase.AGREED)
    assert moss.population is not None
    assert moss.population > 1
    assert moss.search_key == "moss"


def test_a_place_the_table_does_not_know_is_left_and_named():
    load()
    Municipality.objects.create(
        number="9998", name="Granvik", county=County.objects.get(number="03")
    )
    assert load().only_here == ["9998"]
    assert Municipality.objects.filter(number="9998").exists()


def test_places_that_share_a_name_are_told_apart():
    load()
    shown = set(Municipality.objects.values_list("display_name", flat=True))
    assert {
        "Herøy (Nordland)", "Herøy (Møre og Romsdal)", "Våler (Østfold)", "Våler (Innlandet)",
        "Moss", "Bydel Frogner (Oslo)",
    } <= shown  # fmt: skip
    assert not {"Herøy", "Våler", "Moss (Østfold)"} & shown


def test_showing_names_costs_no_query(django_assert_num_queries):
    load()
    with django_assert_num_queries(1):
        assert len({str(m) for m in Municipality.objects.all()}) == 372


def test_other_official_names_are_there():
    load()
    names = dict(Municipality.objects.exclude(other_names="").values_list("number", "other_names"))
    assert names["5612"] == "Guovdageaidnu"
    assert names["5622"] == "Porsáŋgu / Porsanki"


def test_the_command_says_what_it_did(capsys):
    call_command("load_municipalities")
    assert "357 kommuner i 15 fylker og 15 bydeler." in capsys.readouterr().out
    call_command("load_municipalities")
    assert "Nye: 0. Endret: 0. Uendret: 372." in capsys.readouterr().out
    call_command("load_municipalities", verbosity=0)
    assert capsys.readouterr().out == ""
