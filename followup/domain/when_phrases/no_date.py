"""Phrases that give no date, and why (§12)."""

from __future__ import annotations

from followup.domain.when_phrases.joining import Group
from followup.domain.when_phrases.lexicon_plain import CONTINUOUS
from followup.domain.when_phrases.scan import Scan, guarded, is_event
from followup.domain.when_phrases.wordlists import words_of

_TIMES = words_of("unit wday wabbr wdays month season named ord mod num card tod nearby")
_MATES = words_of("gang fjerde")
_PERIODS = words_of("day week month year quarter half tertial semester weekend")
_COUNTS = frozenset(("num", "card", "times"))


def recurring(s: Scan) -> bool:
    """Hver uke, årlig, to ganger i året, mandager, 4-6 møter pr år."""
    counted = False
    for i in range(s.size):
        token = s[i]
        kind = token.kind
        if kind == "recur":
            if token.low not in ("daglig", "dagleg") or s.low(i + 1) not in (
                "leder",
                "leiar",
                "leiing",
            ):
                return True
        elif kind == "wdays":
            if s.kind(i - 1) not in ("ord",) and s.low(i - 2) != "av":
                return True
        elif kind == "wday" or kind == "wabbr":
            if _opening_hours(s, i):
                return True
        elif kind == "each":
            if _each(s, i):
                return True
        elif (kind in _COUNTS and not (kind == "num" and s.kind(i + 1) in (".", "month"))) or (
            token.low in ("gang", "en dag") and (kind == "open" or s.kind(i - 1) in ("card", "num"))
        ):
            counted = True
        elif counted and kind == "unit" and s.low(i - 1) in ("i", "om", "for"):
            unit, form = s.unit(i)
            if form == "def" and unit in _PERIODS and not _dates_after(s, i):
                return True
        elif kind == "times" and s.kind(i - 1) in ("num", "card", "w"):
            return True
    return False


def _opening_hours(s: Scan, i: int) -> bool:
    """Man-fre 10-16: a span of weekdays with times of day."""
    j = i + 1 + (s.kind(i + 1) == ".")
    if s.kind(j) != "-" and s.low(j) != "til":
        return False
    if s.kind(j + 1) not in ("wday", "wabbr"):
        return False
    j = s.skip(j + 2, ".", ":", ",")
    if s.kind(j) in ("clockword", "clock"):
        return True
    return (
        s.kind(j) == "num"
        and s.kind(j + 1) == "-"
        and s.kind(j + 2) == "num"
        and (s.kind(s.skip(j + 3, ".")) != "month")
    )


def _dates_after(s: Scan, i: int) -> bool:
    return s.kind(i + 1) in ("num", "prep") and s.low(i + 1) not in ("i",)


def _each(s: Scan, i: int) -> bool:
    """Hver + a time; not "hver enkelt", "hver av oss", "per Hansen"."""
    if s.low(i) == "per" and s[i].raw == "Per" and i > 0 and s[i + 1].raw[:1].isupper():
        return False
    j = s.skip(i + 1, ".", "adv")
    for _ in range(3):
        kind = s.kind(j)
        if kind in ("unit", "wday", "wabbr", "wdays", "month", "season", "tod"):
            if s.low(i) == "alle":
                return kind == "wdays" or s.unit(j)[1] in ("pl", "pldef")
            if s.low(i) in ("per", "pr"):
                return kind in ("unit", "season") and s.unit(j)[1] != "pl"
            return True
        if kind == "named" and s.low(i) != "alle" and s.low(i) not in ("per", "pr"):
            return True
        if s.low(j) == "gang":
            return True
        if kind not in ("ord", "num", "mod", "card", "."):
            return False
        j += 1
    return False


def heads_open(s: Scan, groups: list[Group]) -> bool:
    """ "Løpende gjennom høsten", "kontinuerlig i 2025": the time only frames what never ends."""
    first = groups[0]
    opened = next((i for i in range(s.size) if s.kind(i) == "open"), None)
    if opened is None or opened > first.at:
        return False
    if s.low(opened) in ("hele året", "året rundt", "gjennom hele året"):
        return first.mode == "in"
    return (
        s.low(opened) in CONTINUOUS
        and first.mode == "in"
        and first.first.precision
        in (
            "year",
            "season",
            "half",
            "month",
        )
    )


def about_event(s: Scan, groups: list[Group]) -> bool:
    """Before or after an event whose month or season only describes it: før årsmøtet i mars."""
    group = groups[0]
    if not group.behind_event:
        return False
    return group.first.kind not in ("date", "namedday") and group.mode in (
        "before",
        "after",
        "by",
        "until",
        "til",
        "upto",
        "over",
        "in",
    )


def bare_length(s: Scan, group: Group) -> bool:
    """Whether a length is a deadline here: governed by a preposition or all there is to read."""
    if group.first.length is None:
        return True
    if group.mode == "over" and s.low(group.at - 2) == "i":
        return False
    if group.mode in ("by", "within", "over", "until", "after", "before", "upto"):
        return not _aged(group, 12 if group.mode == "over" else 60)
    if group.weak == "om":
        return True
    _, high, unit = group.first.length
    if s.kind(group.at) == "card" and high == 1 and unit == "day":
        return False
    if unit == "hour" or _aged(group, 6):
        return False
    before = [s.kind(i) for i in range(group.at)]
    after = [s.kind(i) for i in range(group.end, s.size)]
    fine = {"adv", "label", ":", ".", "prep", "approx", "art", "(", ")", ",", "mod"}
    if group.mode not in ("in",):
        return False
    return all(kind in fine for kind in before) and (
        not after
        or s.low(group.end) == "fremover"
        or after[0] in (".", ",", "(", ")", ";", "-", "stop", ":", "adv", "conn", "end")
    )


def _aged(group: Group, limit: int) -> bool:
    assert group.first.length is not None
    low, high, unit = group.first.length
    return unit == "year" and (high > limit or (low != high and high > 5))


def reason(s: Scan) -> str:
    """Why a phrase without a readable date has none."""
    kinds = [s.kind(i) for i in range(s.size)]
    if not any(kind not in ("-", "?", ".", "/", ",", "!", "(", ")") for kind in kinds):
        return "open_ended"
    if "clockonly" in kinds:
        return "clock_only"
    hurried = next((i for i in range(s.size) if s.kind(i) == "urgent"), None)
    if hurried is not None and not (s.kind(hurried + 1) == "prep" and s.kind(hurried + 2) == "w"):
        return "urgent"
    if "open" in kinds:
        return "open_ended"
    if any(s.unit(i)[0] == "hour" for i in range(s.size)):
        return "not_a_time"
    clocks = (i for i, kind in enumerate(kinds) if kind == "clock")
    if "clockword" in kinds or "tod" in kinds or any(not guarded(s, i) for i in clocks):
        return "clock_only"
    if "event" in kinds or any(is_event(s[i]) for i in range(s.size)):
        return "event"
    if any(s.kind(i) == "prep" and s[i].value in ("before", "after", "by") for i in range(s.size)):
        return "event"
    if any(s.low(i) in ("når", "så", "ved") for i in range(s.size)):
        return "event"
    return "not_a_time"
