"""Every bench runs and finds what its peer finds. How fast is for `make bench` to say."""

from __future__ import annotations

import json

import pytest

from tests.bench import figures
from tests.bench.registry import BENCHES


@pytest.mark.parametrize("name", BENCHES)
@pytest.mark.django_db(transaction=True)
def test_it_measures_something_at_a_small_size(name, tmp_path):
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
    assert "import, confirm, sending, when, reading" in capsys.readouterr().out
