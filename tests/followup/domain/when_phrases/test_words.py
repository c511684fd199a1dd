"""Readings said back in three languages."""

from datetime import date

import pytest

from followup.domain.when_phrases import in_words, read

DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("innen uke 12", "nb", "senest søndag 22. mars 2026 – tolket fra «innen uke 12»"),
        ("innan veke 12", "nn", "seinast sundag 22. mars 2026 – tolka frå «innan veke 12»"),
        ("innen uke 12", "en", "by Sunday 22 March 2026 – read from “innen uke 12”"),
        (
            "31.11.",
            "nb",
            "ingen dato: «31.11.» finnes ikke i kalenderen (november 2026 har 30 dager)",
        ),
        (
            "veke 53 2024",
            "nn",
            "ingen dato: «veke 53 2024» finst ikkje i kalenderen (2024 har 52 veker)",
        ),
        (
            "32.13.2026",
            "en",
            "no date: “32.13.2026” is not in the calendar (a year has twelve months)",
        ),
        ("løpende", "nb", "ingen dato: «løpende» har ingen frist – vi spør om status"),
        (
            "mandag 3. november",
            "nb",
            "tirsdag 3. november 2026 – tolket fra «mandag 3. november» (datoen er en tirsdag)",
        ),
        (
            "uke 10 (2. april)",
            "nb",
            "torsdag 2. april 2026 – tolket fra «uke 10 (2. april)» (datoen er i uke 14)",
        ),
    ],
)
def test_a_reading_in_words(text: str, language: str, said: str) -> None:
    assert in_words(read(text, DAY), language, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("uke 12", "uke 12, fra mandag 16. til søndag 22. mars 2026"),
        ("mars", "mars 2026, fra søndag 1. til tirsdag 31. mars 2026"),
        ("våren", "fra torsdag 1. januar til tirsdag 30. juni 2026"),
        ("uke 53", "uke 53, fra mandag 28. desember 2026 til søndag 3. januar 2027"),
        ("12. mars", "torsdag 12. mars 2026"),
        ("rundt 1. mars", "omkring søndag 1. mars 2026"),
        ("etter påske", "fra tirsdag 7. april 2026, uten fast slutt"),
        ("12/3-2020", "torsdag 12. mars 2020 (dagen er passert)"),
    ],
)
def test_without_the_text_only_the_dates_are_said(text: str, said: str) -> None:
    assert in_words(read(text, DAY), "nb") == said


def test_every_reason_has_a_sentence_in_every_language() -> None:
    phrases = [
        "løpende",
        "hver uke",
        "før årsmøtet",
        "snarest",
        "kl 18",
        "Mai Britt",
        "31.4.",
        "uke 54",
    ]
    for language in ("nb", "nn", "en"):
        said = {in_words(read(text, DAY), language, text) for text in phrases}
        assert len(said) == len(phrases)
        assert all(sentence.startswith(("ingen dato: ", "no date: ")) for sentence in said)


def test_a_text_that_is_its_own_reading_is_not_repeated() -> None:
    assert in_words(read("12. mars 2026", DAY), "nb", "torsdag 12. mars 2026") == (
        "torsdag 12. mars 2026"
    )


def test_a_long_text_is_shortened() -> None:
    text = "innen 1. mars " + "x" * 200
    assert len(in_words(read(text, DAY), "nb", text)) < 140
