"""The reading reaches its goals on the given examples, and the scoring sees what is wrong."""

from __future__ import annotations

import copy
import json

import pytest

from tests.bench import bench_reading, scoring_referat, scoring_when
from tests.bench.figures import Figure

pytestmark = pytest.mark.django_db


def test_phrases_reach_their_goal():
    found = scoring_when.score(scoring_when.load(), bench_reading.due)
    assert found["all"].phrases == 110
    assert found["all"].shares()["acceptable"] >= 97
    assert found["all"].shares()["refused"] >= 97


def test_referater_reach_their_goals():
    found = bench_reading.by_format(bench_reading.ours, bench_reading.FULL.documents)
    assert {"docx", "pdf", "odt", "xlsx", "txt"} < set(found)
    reached = scoring_referat.measures(found["all"])
    assert reached["steps"] == 58
    for name, goal in bench_reading.REFERAT_GOALS.items():
        if name in bench_reading.COUNTED:
            assert reached[name] == 0, name
        else:
            assert reached[name] >= float(goal), name


@pytest.mark.parametrize(
    ("path", "wanted"), bench_reading.bad_files(), ids=lambda part: getattr(part, "name", "")
)
def test_bad_files_are_answered_with_their_kind(path, wanted):
    assert bench_reading.answered(bench_reading.ours(path)) in wanted["accept"]


@pytest.fixture(scope="module")
def gold():
    return bench_reading.documents(1)[0][1]


@pytest.fixture
def answer(gold):
    return copy.deepcopy(gold)


def measured(answer, gold):
    return scoring_referat.measures(scoring_referat.score(answer, gold))


def first_step(answer):
    return answer["ideas"][0]["steps"][0]


def test_the_answer_itself_is_all_right(answer, gold):
    reached = measured(answer, gold)
    shares = {name: value for name, value in reached.items() if name not in bench_reading.COUNTED}
    assert set(shares.values()) == {100.0}
    assert (reached["wrong addresses"], reached["leaks"]) == (0, 0)


def test_nothing_read_scores_nothing(gold):
    reached = measured({}, gold)
    assert reached["F1"] == reached["ideas F1"] == reached["people F1"] == 0
    assert "due" not in reached


def test_a_cell_that_is_wrong_without_a_mark_counts_against_the_marks(answer, gold):
    first_step(answer)["due"] = "2030-01-01"
    steps = len(scoring_referat.steps_of(gold))
    reached = measured(answer, gold)
    assert reached["due"] == pytest.approx(100 * (steps - 1) / steps)
    assert reached["right"] == pytest.approx(100 * (3 * steps - 1) / (3 * steps))
    first_step(answer)["unsure"] = ["when"]
    reached = measured(answer, gold)
    assert reached["right"] == 100
    assert reached["sure"] == pytest.approx(100 * (3 * steps - 1) / (3 * steps))


def test_somebody_elses_address_is_counted(answer, gold):
    first_step(answer)["who"][0]["email"] = "ola.granbark@example.no"
    reached = measured(answer, gold)
    assert reached["wrong addresses"] == 1
    assert reached["mail"] < 100
    assert reached["right"] < 100


def test_two_people_in_one_are_not_right(answer, gold):
    first_step(answer)["who"].append({"text": "Ola", "name": "Ola Granbark", "email": None})
    assert measured(answer, gold)["who"] < 100


def test_a_step_cut_down_to_a_word_is_found_but_not_alike(answer, gold):
    first_step(answer)["what"] = "rom"
    reached = measured(answer, gold)
    assert reached["F1"] == 100
    assert reached["F1s"] < 100


def test_a_step_that_is_none_costs_precision_and_every_one_of_its_cells(answer, gold):
    answer["ideas"][0]["steps"].append({"what": "Servere kringle i pausen", "who": [], "due": None})
    steps = len(scoring_referat.steps_of(gold))
    reached = measured(answer, gold)
    assert reached["P"] == pytest.approx(100 * steps / (steps + 1))
    assert reached["R"] == 100
    assert reached["right"] == pytest.approx(100 * steps / (steps + 1))


def test_private_words_leak_wherever_they_stand_but_among_the_private(answer, gold):
    secret = gold["sensitive"][0]
    assert measured(answer, gold)["leaks"] == 0
    answer["ideas"][0]["description"] = f"Som for {secret.upper()}, sa hun."
    assert measured(answer, gold)["leaks"] == 1
    answer["ideas"][0]["description"] = f"{secret}ens"
    assert measured(answer, gold)["leaks"] == 0


def test_the_table_has_a_line_for_each_kind_and_ours_before_the_peers():
    figures = [
        Figure("Når all: acceptable", 97.25, "%", "97", peer=40.0),
        Figure("Når all: median", 61, "µs"),
        Figure("Når month: acceptable", 100.0, "%"),
    ]
    lines = [line.split() for line in bench_reading.table("reading", "x", figures).splitlines()]
    assert ["acceptable", "median"] in lines
    assert ["Når", "all", "97.2/40", "61"] in lines
    assert ["Når", "month", "100", "–"] in lines
    assert ["goal", "97"] in lines


def test_the_examples_name_no_mail_provider():
    """Invented people have addresses that cannot be anybody's."""
    for _path, gold in bench_reading.documents():
        for word in json.dumps(gold).replace('"', " ").split():
            if "@" in word:
                assert word.rstrip(".,").endswith((".example", "example.no")), word
