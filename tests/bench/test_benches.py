"""Every bench runs and finds what its peer finds. How fast is for `make bench` to say."""

from __future__ import annotations

import json

import pytest

from tests.bench import figures
from tests.bench.contest.ground import open_ground
from tests.bench.registry import BENCHES, WITH_SERVERS


@pytest.fixture(scope="module")
def ground():
    with open_ground() as servers:
        yield servers


@pytest.mark.parametrize("name", sorted(set(BENCHES) - WITH_SERVERS))
@pytest.mark.django_db(transaction=True)
def test_it_measures_something_at_a_small_size(name, tmp_path):
    measures_something(name, tmp_path)


@pytest.mark.servers
@pytest.mark.parametrize("name", sorted(WITH_SERVERS))
def test_so_do_those_with_servers_of_their_own(name, ground, tmp_path):
    measures_something(name, tmp_path)


def measures_something(name, tmp_path):
    bench = BENCHES[name]
    found = bench.run(bench.TINY)
    assert found
    # What is counted or shared may be nought; what was timed cannot.
    assert all(figure.value > 0 or figure.unit in {"", "%"} for figure in found)
    assert name in getattr(bench, "table", figures.table)(name, bench.ABOUT, found)
    path = figures.keep(name, bench.ABOUT, found, tmp_path, "sqlite")
    assert len(json.loads(path.read_text("utf-8"))["figures"]) == len(found)


def test_a_name_that_is_no_bench_is_answered_with_the_names(capsys):
    from tests.bench.__main__ import main

    assert main(["unknown"]) == 2
    assert "import, confirm, sending, mail, due, memory, when, reading" in capsys.readouterr().out
