"""Each written sample is read as a careful reader would read it."""

from __future__ import annotations

import json
from functools import cache

import pytest
from rapidfuzz import fuzz

from followup.domain.reading import ReferatReading, StepDraft
from followup.domain.referat import as_json, read

from .build import doc
from .samples_reader import ExpectedStep, Sample, samples

pytestmark = pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)


@cache
def _read(text: str) -> ReferatReading:
    return read(doc(text))


def _reading(sample: Sample) -> ReferatReading:
    return _read(sample.text)


def _step(reading: ReferatReading, expected: ExpectedStep) -> tuple[str, StepDraft]:
    found = [(idea.title, step) for idea in reading.ideas for step in idea.steps]
    best = max(found, key=lambda pair: fuzz.token_sort_ratio(pair[1].what, expected.what))
    assert fuzz.token_sort_ratio(best[1].what, expected.what) >= 80, expected.what
    return best


def test_finds_every_step_and_no_other(sample: Sample) -> None:
    reading = _reading(sample)
    assert len(reading.steps) == len(sample.steps), [s.what for s in reading.steps]
    for expected in sample.steps:
        title, step = _step(reading, expected)
        assert fuzz.token_set_ratio(title.lower(), expected.idea.lower()) >= 80
        assert step.is_first_step == expected.first


def test_reads_when_as_written_and_the_day_it_means(sample: Sample) -> None:
    reading = _reading(sample)
    for expected in sample.steps:
        _, step = _step(reading, expected)
        assert step.when_text == expected.when
        assert (step.due.isoformat() if step.due else "") == expected.due


def test_reads_who_and_never_chooses_between_two(sample: Sample) -> None:
    reading = _reading(sample)
    for expected in sample.steps:
        _, step = _step(reading, expected)
        assert sorted(p.name or p.text for p in step.who) == sorted(expected.who)
        for party in step.who:
            assert not (party.candidates and party.email)


def test_finds_ideas_people_date_and_edition(sample: Sample) -> None:
    reading = _reading(sample)
    chosen = sorted(i.title.lower() for i in reading.ideas if i.chosen)
    parked = sorted(i.title.lower() for i in reading.ideas if not i.chosen)
    assert chosen == sorted(t.lower() for t in sample.chosen)
    assert parked == sorted(t.lower() for t in sample.parked)
    assert sorted(p.name for p in reading.participants) == sorted(sample.people)
    assert str(reading.dugnad_date) == sample.date
    assert reading.edition == sample.edition
    addresses = {p.name: p.email for p in reading.participants}
    assert {name: addresses[name] for name in sample.mail} == sample.mail


def test_keeps_what_identifies_a_child_out_of_everything_shared(sample: Sample) -> None:
    reading = _reading(sample)
    shared = as_json(reading, sample.name)
    private = " ".join(shared.pop("sensitive"))
    text = json.dumps(shared, ensure_ascii=False).lower()
    for secret in sample.secret:
        assert secret.lower() not in text
        assert secret.lower() in private.lower()
