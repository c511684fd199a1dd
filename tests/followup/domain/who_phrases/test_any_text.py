"""Whatever stands in a Hvem cell, and whoever took part, reading it ends with parties."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.reading import Participant
from followup.domain.who_phrases import REASONS, read_with_reasons

_SOME = (
    "Kari Ola og & / + , ; : – v/ ved i fra NAV rektor leder (NAV) (?) kari@example.no 91234567 "
    "KM K.M. Myrstubb styret alle vi jeg ansvarlig: i_samarbeid_med kulturen FAU-leder ingen \n "
    "( ) Kårilja 👍 ﷽ 0"
)
_WORDS = st.sampled_from([word.replace("_", " ") for word in _SOME.split(" ")])
TEXT = st.one_of(st.lists(_WORDS, max_size=14).map(" ".join), st.text(max_size=60))
PERSON = st.builds(Participant, TEXT, TEXT, TEXT, TEXT)


@settings(max_examples=300, deadline=None)
@given(TEXT, st.lists(PERSON, max_size=4), st.dictionaries(TEXT, PERSON, max_size=2), PERSON)
def test_any_text_among_any_people(
    text: str, people: list[Participant], aliases: dict[str, Participant], writer: Participant
) -> None:
    reading = read_with_reasons(text, people, aliases, writer)
    assert reading == read_with_reasons(text, people, aliases, writer)
    assert set(reading.reasons) <= set(REASONS)
    known = {p.email for p in [*people, *aliases.values(), writer]}
    assert all(p.email in known or p.email in text for p in reading.parties if p.email)
