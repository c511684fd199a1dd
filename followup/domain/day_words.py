"""Deadlines as mails and the answer page say them, in bokmål, nynorsk and English. Pure.

Grammar, not translation. Mails say the date itself, since they may be read days later.
"""

from __future__ import annotations

from datetime import date

from core.words_no import date_in_words

NEARBY = 14
_NEAR = {
    "nb": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "nn": {-1: "i går", 0: "i dag", 1: "i morgon"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_NUMBERS = {
    "nb": ("null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"),
    "nn": ("null", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_IN_DAYS = {"nb": "{}, om {} dager", "nn": "{}, om {} dagar", "en": "{}, in {} days"}
_IS = {"nb": "Fristen er {}.", "nn": "Fristen er {}.", "en": "It is due {}."}
_WAS = {"nb": "Fristen var {}.", "nn": "Fristen var {}.", "en": "It was due {}."}
_PAST = {"nb": "Fristen var {}", "nn": "Fristen var {}", "en": "Was due {}"}


def _known(language: str) -> str:
    return language if language in _NEAR else "nb"


def full(day: date, today: date, language: str) -> str:
    """Such as "fredag 20. mars", with the year when it is not this one."""
    return date_in_words(day, language, year=day.year != today.year)


def short(day: date, today: date, language: str) -> str:
    """Such as "20. mars", with the year when it is not this one."""
    return date_in_words(day, language, weekday=False, year=day.year != today.year)


def due_sentence(due: date, today: date, language: str) -> str:
    """Such as "Fristen er fredag 20. mars, om tre dager." or "Fristen var tirsdag 17. mars." """
    language = _known(language)
    distance = (due - today).days
    words = _NEAR[language].get(distance) or full(due, today, language)
    if 1 < distance <= NEARBY:
        number = _NUMBERS[language][distance] if distance < 10 else str(distance)
        words = _IN_DAYS[language].format(words, number)
    return (_WAS if distance < 0 else _IS)[language].format(words)


def due_heading(due: date, today: date, language: str) -> str:
    """How a subject line begins: "I morgen", "Fredag 20. mars", "Fristen var 17. mars"."""
    language = _known(language)
    distance = (due - today).days
    near = _NEAR[language].get(distance, "")
    if distance < 0:
        return _PAST[language].format(near or short(due, today, language))
    words = near or full(due, today, language)
    return words[:1].upper() + words[1:]
