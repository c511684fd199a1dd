"""A reading said back in words, in Bokmål, Nynorsk and English (written by hand)."""

from __future__ import annotations

from core.calendar_no import days_in_month, week_of
from core.words_no import (
    date_in_words,
    known_language,
    month_name,
    span_in_words,
    weekday_name,
)
from followup.domain.when_phrases.reading import Reading

_SHOWN = 80

_BY = {"nb": "senest {day}", "nn": "seinast {day}", "en": "by {day}"}
_AFTER = {
    "nb": "fra {day}, uten fast slutt",
    "nn": "frå {day}, utan fast slutt",
    "en": "from {day}, with no fixed end",
}
_WEEK = {"nb": "uke {week}, {span}", "nn": "veke {week}, {span}", "en": "week {week}, {span}"}
_AROUND = {"nb": "omkring {day}", "nn": "kring {day}", "en": "around {day}"}
_SOURCE = {
    "nb": "{said} – tolket fra «{text}»",
    "nn": "{said} – tolka frå «{text}»",
    "en": "{said} – read from “{text}”",
}
_NO_DATE = {
    "nb": {
        "open_ended": "ingen dato: {it} har ingen frist – vi spør om status",
        "recurring": "ingen dato: {it} går igjen – vi spør om status",
        "event": "ingen dato: {it} avhenger av noe vi ikke vet datoen for",
        "urgent": "ingen dato: {it} haster, men sier ikke hvilken dag",
        "clock_only": "ingen dato: {it} sier når på dagen, ikke hvilken dag",
        "not_a_time": "ingen dato: vi fant ikke noe tidspunkt i {it}",
        "impossible_date": "ingen dato: {it} finnes ikke i kalenderen",
        "impossible_week": "ingen dato: {it} finnes ikke i kalenderen",
    },
    "nn": {
        "open_ended": "ingen dato: {it} har ingen frist – vi spør om status",
        "recurring": "ingen dato: {it} går att – vi spør om status",
        "event": "ingen dato: {it} kjem an på noko vi ikkje veit datoen for",
        "urgent": "ingen dato: {it} hastar, men seier ikkje kva dag",
        "clock_only": "ingen dato: {it} seier når på dagen, ikkje kva dag",
        "not_a_time": "ingen dato: vi fann ikkje noko tidspunkt i {it}",
        "impossible_date": "ingen dato: {it} finst ikkje i kalenderen",
        "impossible_week": "ingen dato: {it} finst ikkje i kalenderen",
    },
    "en": {
        "open_ended": "no date: {it} has no deadline – we ask how it is going",
        "recurring": "no date: {it} comes back again and again – we ask how it is going",
        "event": "no date: {it} depends on something we do not know the date of",
        "urgent": "no date: {it} is urgent, but does not say which day",
        "clock_only": "no date: {it} says the time of day, not the day",
        "not_a_time": "no date: we found no time in {it}",
        "impossible_date": "no date: {it} is not in the calendar",
        "impossible_week": "no date: {it} is not in the calendar",
    },
}
_IT = {"nb": "teksten", "nn": "teksten", "en": "the text"}
_DAYS_IN_MONTH = {
    "nb": "{month} {year} har {days} dager",
    "nn": "{month} {year} har {days} dagar",
    "en": "{month} {year} has {days} days",
}
_WEEKS_IN_YEAR = {
    "nb": "{year} har {weeks} uker",
    "nn": "{year} har {weeks} veker",
    "en": "{year} has {weeks} weeks",
}
_TWELVE = {
    "nb": "året har tolv måneder",
    "nn": "året har tolv månader",
    "en": "a year has twelve months",
}
_WARNINGS = {
    "nb": {
        "past": "dagen er passert",
        "weekday_mismatch": "datoen er en {weekday}",
        "week_mismatch": "datoen er i uke {week}",
        "ambiguous": "teksten kan leses på flere måter",
        "spelling": "vi har gjettet på stavingen",
    },
    "nn": {
        "past": "dagen er passert",
        "weekday_mismatch": "datoen er ein {weekday}",
        "week_mismatch": "datoen er i veke {week}",
        "ambiguous": "teksten kan lesast på fleire måtar",
        "spelling": "vi har gjetta på stavinga",
    },
    "en": {
        "past": "that day has passed",
        "weekday_mismatch": "the date is a {weekday}",
        "week_mismatch": "the date is in week {week}",
        "ambiguous": "the text can be read in more than one way",
        "spelling": "we guessed the spelling",
    },
}


def in_words(reading: Reading, language: str, text: str = "") -> str:
    """The reading as a phrase: senest fredag 20. mars 2026 – tolket fra «innen uke 12».

    `language`: nb, nn or en. `text`: the words that were read; they are quoted when given.
    Warnings follow in brackets. No capital and no full stop, so that it fits in a sentence.
    """
    language = known_language(language)
    shown = " ".join(text.split())
    if len(shown) > _SHOWN:
        shown = shown[: _SHOWN - 1].rstrip() + "…"
    if reading.due is None:
        return _without_date(reading, language, shown)
    said = _said(reading, language)
    if shown and shown.casefold() != said.casefold():
        said = _SOURCE[language].format(said=said, text=shown)
    doubts = [
        _WARNINGS[language][warning].format(
            weekday=weekday_name(reading.due, language), week=week_of(reading.due)[1]
        )
        for warning in reading.warnings
        if warning in _WARNINGS[language]
    ]
    return f"{said} ({'; '.join(doubts)})" if doubts else said


def _said(reading: Reading, language: str) -> str:
    """The dates of a dated reading."""
    start, end, due = reading.start, reading.end, reading.due
    assert start is not None
    assert end is not None
    assert due is not None
    if reading.open_end:
        return _AFTER[language].format(day=date_in_words(start, language))
    if reading.mode in ("by", "before"):
        return _BY[language].format(day=date_in_words(due, language))
    if start == end:
        day = date_in_words(due, language)
        return _AROUND[language].format(day=day) if reading.precision == "vague" else day
    if (
        reading.precision == "month"
        and start.day == 1
        and end.day == days_in_month(end.year, end.month)
    ):
        month = f"{month_name(start.month, language)} {start.year}"
        return f"{month}, {span_in_words(start, end, language)}"
    if reading.precision == "week":
        span = span_in_words(start, end, language)
        return _WEEK[language].format(week=week_of(start)[1], span=span)
    return span_in_words(start, end, language)


def _without_date(reading: Reading, language: str, shown: str) -> str:
    quoted = f"“{shown}”" if language == "en" else f"«{shown}»"
    reasons = _NO_DATE[language]
    sentence = reasons.get(reading.reason, reasons["not_a_time"]).format(
        it=quoted if shown else _IT[language]
    )
    why = _impossible(reading, language)
    return f"{sentence} ({why})" if why else sentence


def _impossible(reading: Reading, language: str) -> str:
    """Why a date or week does not exist: november 2025 har 30 dager."""
    detail = reading.detail
    if "weeks" in detail:
        return _WEEKS_IN_YEAR[language].format(**detail)
    if "days" in detail:
        month = month_name(detail["month"], language)
        return _DAYS_IN_MONTH[language].format(
            month=month, year=detail["year"], days=detail["days"]
        )
    return _TWELVE[language] if detail.get("month", 0) > 12 else ""
