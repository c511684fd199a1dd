"""Dates in replies: Danish, Swedish and English words put in Norwegian, then read as deadlines."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from core.calendar_no import add_months
from followup.domain.when_phrases import Reading, read

_LONGEST: Final = 240
_ENGLISH: Final = re.compile(
    r"\b(?:the|is|are|will|until|till|back|we|have|has|be|it|this|my|from|and|not|need|by|of|on|"
    r"i'm|in|next|before|after|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
    r"february|june|july|october|december|returning)\b",
    re.IGNORECASE,
)
_NORDIC: Final = re.compile(
    r"\b(?:og|er|jeg|eg|det|den|på|til|ikke|ikkje|fra|frå|jag|och|är|inte|till|att|har|uke|veke|"
    r"uge|vecka|av|af|som|med)\b",
    re.IGNORECASE,
)
#: Danish and Swedish words that mean nothing else in Norwegian.
_NEIGHBOURS_TEXT: Final = """
januari=januar februari=februar marts=mars maj=mai augusti=august
måndag=mandag tisdag=tirsdag lördag=lørdag söndag=søndag måndagen=mandag tisdagen=tirsdag
onsdagen=onsdag torsdagen=torsdag fredagen=fredag
vecka=uke veckan=uken veckor=uker veckorna=uker månader=måneder månaden=måneden dagar=dager
uge=uke ugen=uken uger=uker ugerne=uker dage=dager måneders=måneders
till=til och=og från=fra nästa=neste næste=neste efter=etter före=før två=to fyra=fire sex=seks
åtta=åtte nio=ni tio=ti påsk=påske påsken=påsken hösten=høsten höst=høst vintern=vinteren
sommaren=sommeren midsommar=sankthans efteråret=høsten efterår=høst foråret=våren forår=vår
nyår=nyttår årsskiftet=nyttår imorgon=imorgen semestern=sommerferien innan=innen indtil=til
inden=innen tilbage=tilbake tillbaka=tilbake
"""
_ENGLISH_TEXT: Final = """
january=januar february=februar march=mars april=april may=mai june=juni july=juli august=august
september=september october=oktober november=november december=desember
jan=januar feb=februar mar=mars apr=april jun=juni jul=juli aug=august sept=september sep=september
oct=oktober nov=november dec=desember
monday=mandag tuesday=tirsdag wednesday=onsdag thursday=torsdag friday=fredag saturday=lørdag
sunday=søndag week=uke weeks=uker month=måned months=måneder day=dag days=dager year=år
next=neste until=til till=til by=innen to=til through=til after=etter before=før from=fra
and=og one=en two=to three=tre four=fire five=fem six=seks seven=sju eight=åtte a=en an=en
tomorrow=imorgen easter=påske christmas=jul summer=sommeren autumn=høsten fall=høsten
spring=våren on=på in=i at=i the= of= end=slutten beginning=begynnelsen mid=midten
"""


def _table(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split())


_NEIGHBOURS: Final = _table(_NEIGHBOURS_TEXT)
_OF_ENGLISH: Final = _table(_ENGLISH_TEXT)
_WORD: Final = re.compile(r"[a-zæøåäöé]+", re.IGNORECASE)
_MONTH_FIRST: Final = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (\d{1,2})(?:st|nd|rd|"
    r"th)?\b(?!\.\d)",
    re.IGNORECASE,
)
_ENGLISH_ORDINAL: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b(?: of)?", re.IGNORECASE)
_SWEDISH_ORDINAL: Final = re.compile(r"\b(\d{1,2}):(?:e|a)\b", re.IGNORECASE)
_IN_A_WHILE: Final = re.compile(
    r"\bin (\d{1,2}|a|an|one|two|three|four|six) (days?|weeks?|months?)\b", re.IGNORECASE
)
_MODAL_MAY: Final = re.compile(r"\b(?:i|we|you|it|this|that|they|he|she) may\b", re.IGNORECASE)
_TILL_AND_WITH: Final = re.compile(
    r"\b(?:til og med|till och med|t\.\s?o\.\s?m\.?|tom\.?(?= \d)|through|"
    r"up to and including)(?= |$)",
    re.IGNORECASE,
)
_FROM_AND_WITH: Final = re.compile(
    r"\b(?:fra og med|frå og med|från och med|f\.\s?o\.\s?m\.?|fom\.?(?= \d))(?= |$)", re.IGNORECASE
)
_NUMBERS_TEXT: Final = """
en=1 ei=1 ein=1 et=1 eit=1 én=1 ett=1 a=1 one=1 to=2 två=2 two=2 tre=3 three=3 fire=4 fyra=4 four=4
fem=5 five=5 seks=6 sex=6 six=6 sju=7 syv=7 åtte=8 par=2 noen=2 nokre=2 några=2 nogle=2 some=2 few=3
couple=2
"""
_NUMBERS: Final = {word: int(number) for word, number in _table(_NUMBERS_TEXT).items()}
_MORE: Final = re.compile(
    r"\b(?P<n>[0-9]{1,2}|en|ei|ein|et|eit|én|ett|a|one|to|två|two|tre|three|fire|fyra|four|fem|"
    r"five|seks|sex|six|sju|syv|åtte|(?:et |eit |ett |a )?par|noen|nokre|några|nogle|(?:a )?few|"
    r"a couple of)(?P<before> more| ekstra| extra| til| flere| fleire)? (?P<unit>dag(?:er|ar|e)?|"
    r"days?|uker?|veker?|ve(?:cka|ckor)|uge(?:r)?|weeks?|måned(?:er)?|månad(?:er|ar)?|"
    r"months?)(?P<after> til| mer| meir| mere| ekstra| extra| more| lenger| lengre| lengre frist|"
    r" senere| seinare| later| till)?\b(?! \d)",
    re.IGNORECASE,
)


def in_norwegian(text: str) -> str:
    """The text with the date words of Danish, Swedish and English put in Norwegian."""
    text = " ".join(text[:_LONGEST].split()).replace("’", "'")
    text = _SWEDISH_ORDINAL.sub(r"\1.", text)
    text = _TILL_AND_WITH.sub("til", _FROM_AND_WITH.sub("fra", text))
    text = _WORD.sub(lambda m: _NEIGHBOURS.get(m.group().lower(), m.group()), text)
    if not is_english(text):
        return text
    text = _MODAL_MAY.sub("", text)
    text = _IN_A_WHILE.sub(r"om \1 \2", text)
    text = _MONTH_FIRST.sub(r"\2. \1", text)
    text = _ENGLISH_ORDINAL.sub(r"\1.", text)
    return _WORD.sub(lambda m: _OF_ENGLISH.get(m.group().lower(), m.group()), text)


def is_english(text: str) -> bool:
    """Whether English words outnumber Nordic ones."""
    return len(_ENGLISH.findall(text)) > len(_NORDIC.findall(text)) or bool(
        _MONTH_FIRST.search(text) and not _NORDIC.search(text)
    )


def says_inclusive(text: str) -> bool:
    """ "til og med", "t.o.m.", "through": the day named is the last one."""
    return bool(_TILL_AND_WITH.search(text[:_LONGEST]))


def read_dates(text: str, today: date) -> Reading:
    """The deadline a piece of a reply names, in any of the five languages."""
    return read(in_norwegian(text), today)


def extra_time(text: str, *, from_day: date) -> date | None:
    """The day after "to uker til" or "en måned ekstra", counted from `from_day`; None without.

    A length alone counts only with a word for more: "brukte to uker" asks for nothing.
    """
    for found in _MORE.finditer(text[:_LONGEST]):
        if not (found["before"] or found["after"]):
            continue
        return _after(found, from_day)
    return None


def needed_time(text: str, *, from_day: date) -> date | None:
    """As `extra_time`, for words that already ask for time: "trenger to uker"."""
    found = _MORE.search(text[:_LONGEST])
    return _after(found, from_day) if found else None


def _after(found: re.Match[str], from_day: date) -> date:
    words = found["n"].lower().split()
    n = int(words[0]) if words[0].isdigit() else _NUMBERS.get(words[-1], 2)
    unit = found["unit"].lower()
    if unit.startswith("d"):
        return from_day + timedelta(days=n)
    if unit.startswith(("m", "mo")):
        return add_months(from_day, n)
    return from_day + timedelta(days=7 * n)
