"""The word table: every known word form with its canonical form, kind and value."""

from __future__ import annotations

from typing import NamedTuple

from followup.domain.when_phrases.lexicon_plain import PLAIN_WORDS
from followup.domain.when_phrases.lexicon_time import CALENDAR_WORDS, NUMBER_WORDS, TENS
from followup.domain.when_phrases.wordlists import words_of


class Word(NamedTuple):
    """A word form: canonical spelling, kind (see the tables) and value of that kind."""

    canon: str
    kind: str
    value: str | int | float


def _value(raw: str) -> str | int | float:
    try:
        return int(raw)
    except ValueError:
        return float(raw) if raw[0].isdigit() else raw


# Kinds whose lines hold forms of one word; elsewhere a form is its own canonical form.
_ONE_WORD = words_of("month wday unit card ord x siden neg times")
_EQUAL = {
    variant: canon
    for canon, variants in (
        line.split(":")
        for line in """hver:hvert kvar kvart
        hele:heile
        innen:innan
        fra:frå
        senest:seinast
        tidlig:tidleg
        samme:same
        denne:dette
        løpende:løpande
        kontinuerlig:kontinuerleg
        snarest:snarast
        tidligst:tidlegast
        så:so
        morgen:morgon morgo mårå
        fremtid:framtid
        fremtiden:framtiden framtida fremtida
        fremover:framover
        natta:natten
        kvelden:kveldinga""".splitlines()
    )
    for variant in variants.split()
    for canon in (canon.strip(),)
}


def _table(text: str) -> dict[str, Word]:
    words: dict[str, Word] = {}
    for line in text.strip().splitlines():
        head, _, forms = line.partition("|")
        kind, value = head.split()
        variants = forms.split()
        for form in variants:
            canon = variants[0] if kind in _ONE_WORD else _EQUAL.get(form, form)
            words.setdefault(form, Word(canon, kind, _value(value)))
    return words


def _compound_numbers(words: dict[str, Word]) -> dict[str, Word]:
    """Tjueen … trettini, and tjueførste … trettiniende; also the older enogtjue."""
    made: dict[str, Word] = {}
    small = [(form, word) for form, word in words.items() if word.kind in ("card", "ord")]
    for tens, stems in TENS.items():
        for stem in stems:
            for form, word in small:
                if not isinstance(word.value, int) or not 1 <= word.value <= 9:
                    continue
                total = tens + word.value
                made[stem + form] = Word(stem + form, word.kind, total)
                if word.kind == "card":
                    made[f"{form}og{stem}"] = Word(stem + form, "card", total)
                    for whole in (f for f, w in small if w == (w.canon, "ord", tens)):
                        made[f"{form}og{whole}"] = Word(f"{form}og{whole}", "ord", total)
    return made


_EVENINGS = ("skveld", "settermiddag", "sformiddag", "smorgen", "smorgon", "snatt")
_PLURALS = ("er", "ar", "ene", "ane", "a")


def _weekdays(words: dict[str, Word]) -> dict[str, Word]:
    """Definite forms are the day; plurals and habitual forms (mandags) are recurring."""
    made: dict[str, Word] = {}
    for form, word in words.items():
        if word.kind != "wday":
            continue
        canon, _, day = word
        made[form + "en"] = Word(canon, "wday", day)
        for plural in _PLURALS[:4]:
            made[form + plural] = Word(canon, "wdays", day)
        for evening in _EVENINGS:
            made[form + evening] = made[form + evening + "en"] = Word(canon, "wday", day)
            for plural in _PLURALS:
                made[form + evening + plural] = Word(canon, "wdays", day)
    return made


def _build() -> dict[str, Word]:
    words = _table(CALENDAR_WORDS)
    numbers = _table(NUMBER_WORDS)
    numbers.update(_compound_numbers(numbers))
    for table in (numbers, _table(PLAIN_WORDS), _weekdays(words)):
        for form, word in table.items():
            words.setdefault(form, word)
    return {form: word for form, word in words.items() if "_" not in form}


WORDS: dict[str, Word] = _build()
