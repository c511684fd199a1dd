"""What an automatic reply tells: when somebody is back, or that they have left, and whom to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from .dates import in_norwegian, read_dates, says_inclusive
from .parties import NO_PARTY, Party, address_in, party_after, party_before
from .sentences import sentences

_RETURNS: Final = re.compile(
    r"\b(?:tilbake|attende|tillbaka|tilbage|åter|i jobb igjen|på jobb igjen|på jobb att|"
    r"på kontoret igjen|på kontoret att|å treffe|å treffa|treffes|tilgjengelig igjen|"
    r"på plass igjen|back|return(?:ing|s)?|available again|anträffbar igen)\b",
    re.IGNORECASE,
)
_AWAY: Final = re.compile(
    r"\b(?:\w{0,12}ferie\w{0,6}|fravær\w{0,8}|fråvær\w{0,8}|frånvar\w{0,8}|borte|vekke|"
    r"permisjon\w{0,4}|ute av kontoret|ute frå kontoret|ikke på (?:kontoret|jobb)|"
    r"ikkje på (?:kontoret|jobb)|inte på (?:kontoret|plats)|ude af kontoret|utilgjengelig|"
    r"utilgjengeleg|ikke tilgjengelig|ikkje tilgjengeleg|bortreist|reiser?|kurs|avspaser\w{0,6}|"
    r"semester|ledig\w{0,3}|barsel\w{0,6}|föräldraledig|foreldrepermisjon|orlov|sykmeldt|"
    r"sjukmeld\w?|sykemeldt|away|vacation|holidays?|leave|out of (?:the )?office|unavailable|"
    r"out of town|travelling|traveling)\b",
    re.IGNORECASE,
)
_LONG_LEAVE: Final = re.compile(
    r"permisjon|barsel|\bleave\b|ledig|orlov|syk(?:e)?meldt|sjukmeld", re.IGNORECASE
)
_LEFT: Final = re.compile(
    r"\b(?:(?:har|er|hev|have|has|am|is) (?:nå |no |nu |dessverre )?(?:sluttet|slutta|slutat|"
    r"gått av|gått over i|pensjonert|pensjonist|left|retired|stoppet|fratrådt|fratrått|"
    r"tiltrådt ny)|sluttet (?:i|ved|hos|som|den)|slutta (?:i|ved|hos|som)|slutade (?:i|hos|på)|"
    r"(?:jobber|arbeider|arbeidar|jobbar|arbejder|arbetar|works?|working) (?:ikke|ikkje|inte|no|"
    r"not) (?:lenger|lengre|lengar|længere|längre|longer)|(?:ikke|ikkje|inte|no|is not|"
    r"are not) (?:lenger|lengre|lengar|længere|längre|longer) (?:ansatt|tilsett|anställd|ansat|"
    r"employed|with|i bruk|i kommunen|works?|working|in use|aktiv|aktivt|active|available|der|her|"
    r"hos|at)|no longer (?:works?|with|employed|in use|at)|(?:har|have|has) (?:byttet|bytt|"
    r"skiftet|skifta|begynt i ny|fått ny|changed|got a new) (?:jobb|stilling|arbeidsgiver|"
    r"arbeidsgivar|job|jobs|position)|(?:adressen?|kontoen|kontoa|postkassen|postkassa|address|"
    r"mailbox|kontot) (?:er|is|är|blir|vil bli|vert) (?:nedlagt|avviklet|avvikla|slettet|sletta|"
    r"stengt|closed|avslutad|nedlagd|ikke i bruk|ikkje i bruk))\b",
    re.IGNORECASE,
)
_NEW_ADDRESS: Final = re.compile(
    r"\b(?:ny(?:e)? (?:e-?post|mail|adress)\w{0,10}|new (?:e-?mail )?address|(?:nås|når meg|"
    r"nå meg|reach me|kontaktes|treffes) (?:nå |no )?(?:på|at|via)|skriv (?:heller )?til meg på|"
    r"min nye adresse)\b",
    re.IGNORECASE,
)
_ASK: Final = re.compile(
    r"\b(?:ta(?:r)? kontakt med|kontakt med|kontakte?s?|kontakta|kontakter|"
    r"henvend\w{0,8}(?: (?:deg|dere|dykk|dig|kan|må|bes|ber|skal|rettes|rettast))* til|"
    r"rettes (?:nå |heretter )?til|rettast til|vend(?:e)? (?:deg|dere|dykk|dig) til|vänd dig till|"
    r"rikta \w{2,12} till|ring(?:e)?|skriv(?:e)? til|mail(?:e)?|send(?:e)? (?:e-?post|mail|den|"
    r"det|dette|saken|saka)? ?til|spør|snakk med|contact|reach out to|get in touch with|e-?mail|"
    r"refer to|direct \w{2,12} to|speak to|(?:vikar|stedfortreder|stedfortredar|etterfølger|"
    r"etterfølgjar|erstatter|erstattar|ny(?:e)? \w{3,30}|"
    r"min vikar|replacement|successor|efterträdare|efterfølger|ersättare)(?: (?:er|is|är|blir|"
    r"vert|heter|heiter))?:?)\s",
    re.IGNORECASE,
)
_TAKES_OVER: Final = re.compile(
    r"\s(?:har (?:nå |no )?(?:tatt|teke|overtatt|overteke|tagit)|tar(?: nå)?|tek|overtar|overtek|"
    r"tager|has taken|is taking|takes|vikarierer|vikarierar|svarer|erstatter|"
    r"er min vikar)(?=\s(?:over|mine|oppgave|oppgåve|stillingen|stillinga|for meg|meg|jobben)|"
    r"\s?[,.]|$)",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"\b(?:til|till|fram til|frem til|indtil|until|to)\s(?=\S)", re.IGNORECASE
)
_HOLIDAY: Final = re.compile(r"\b\w{0,12}ferie\w{0,6}", re.IGNORECASE)
_MOST_DAYS: Final = 220
_MOST_LEAVE_DAYS: Final = 500


@dataclass(frozen=True, slots=True)
class Absence:
    """`back_on`: first day back at work. `left`: they work there no more; `contact` is proposed.

    `contact`: whom the mail names in their place, also for a short absence.
    """

    back_on: date | None = None
    left: bool = False
    contact: Party = NO_PARTY


NO_ABSENCE: Final = Absence()


def read_absence(text: str, *, today: date, sender: str = "") -> Absence:
    """What the words of an automatic reply tell. `sender`: the address it came from."""
    told = sentences(text)
    left = any(_LEFT.search(sentence) for sentence in told)
    back = None if left else _back_on(told, today)
    return Absence(back, left, _contact(told, sender.lower()))


def says_absent(text: str) -> bool:
    """Whether the words speak of being away or of having left."""
    return bool(_AWAY.search(text[:3000]) or _LEFT.search(text[:3000]))


def says_left(text: str) -> bool:
    """Whether the words say that somebody works there no more."""
    return bool(_LEFT.search(text[:3000]))


def back_on(text: str, *, today: date) -> date | None:
    """The first day back that the words name, within a sensible time from `today`; else None."""
    return _back_on(sentences(text), today)


def _back_on(told: list[str], today: date) -> date | None:
    most = _MOST_LEAVE_DAYS if any(map(_LONG_LEAVE.search, told)) else _MOST_DAYS
    for find in (_return_day, _end_of_absence):
        for sentence in told:
            day = find(sentence, today)
            if day and today < day <= today + timedelta(days=most):
                return day
    return None


def _return_day(sentence: str, today: date) -> date | None:
    """The day beside the word: "tilbake mandag 3. august", "12.8. er jeg tilbake"."""
    found = _RETURNS.search(sentence)
    if not found:
        return None
    after = re.sub(
        r"\b(?:ikke|ikkje|inte|not|først|tidligst|tidlegast|igjen|att|igen|again|før|until|"
        r"before)\b",
        " ",
        sentence[found.end() : found.end() + 120],
        flags=re.IGNORECASE,
    )
    for part in (after, sentence[max(0, found.start() - 80) : found.start()]):
        reading = read_dates(part, today)
        if reading.start and reading.precision != "vague":
            return reading.start if reading.mode != "by" else reading.due
    return None


def _end_of_absence(sentence: str, today: date) -> date | None:
    """ "ferie til og med 15. juli": the day after the last one; "til 15. juli": that day."""
    if not _AWAY.search(sentence):
        return None
    inclusive = says_inclusive(sentence)
    words = in_norwegian(sentence)
    until = list(_UNTIL.finditer(words))
    if until:
        tail = read_dates(words[until[-1].end() : until[-1].end() + 80], today)
        head = read_dates(words[max(0, until[-1].start() - 40) : until[-1].start()], today)
        if tail.start and tail.end:
            ranged = bool(head.start) and head.precision in {"day", "week", "month"}
            return tail.end + timedelta(days=1) if inclusive or ranged else tail.start
    # "ferie" would be read as the school's holiday.
    reading = read_dates(_HOLIDAY.sub(" ", sentence), today)
    if reading.end is None or reading.precision == "vague":
        return None
    return reading.start if reading.mode == "after" else reading.end + timedelta(days=1)


def _contact(told: list[str], sender: str) -> Party:
    """Whom to ask: a name and an address as near to one another as they stand."""
    for n, sentence in enumerate(told):
        party = _named_in(sentence, sender)
        if party is None:
            continue
        if party.email:
            return party
        near = address_in(" ".join(told[n : n + 3]), not_address=sender)
        if party.name or near:
            return Party(party.name, near)
    for sentence in told:
        if _NEW_ADDRESS.search(sentence):
            address = address_in(sentence, not_address=sender)
            if address:
                return Party("", address)
    return Party()


def _named_in(sentence: str, sender: str) -> Party | None:
    takes = _TAKES_OVER.search(sentence)
    if takes:
        before = party_before(sentence[: takes.start()])
        if before.name:
            return Party(before.name, address_in(sentence, not_address=sender))
    for found in _ASK.finditer(sentence):
        party = party_after(sentence[found.end() :], not_address=sender)
        if party:
            return party
    return None
