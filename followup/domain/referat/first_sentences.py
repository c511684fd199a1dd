"""Sentences that say what is done first of all: "Vi begynner med at …", "Punkt 2 gjøres først"."""

from __future__ import annotations

import re
from typing import Final

_WHEN: Final = r"(?:[^.]|\.(?=\s?[a-zæøå\d]))"
_SOMEBODY_DOES: Final = re.compile(
    r"\.\s(?P<who>[A-ZÆØÅ][^.!?]{1,60}?)\s(?:gjør|gjer|tar|tek|ordner|ordnar|fikser|"
    r"fiksar)\s(?:det|dette|den|denne|oppgaven|oppgåva|seg av det|"
    rf"ansvaret|ansvar)(?: for (?:det|dette))?(?:,?\s(?P<when>{_WHEN}{{2,40}}))?\s*[.!]?$"
)
_THAT_DOES: Final = re.compile(
    r"\.\s(?:Det|Dette|Den|Denne)\s(?:gjør|gjer|tar|tek|ordner|ordnar|fikser|"
    r"fiksar)\s(?P<who>[A-ZÆØÅ][\wæøå-]+(?:(?:\s|\sog\s)[A-ZÆØÅ][\wæøå-]+)*)"
    rf"(?:\sseg av)?(?:,?\s(?P<when>{_WHEN}{{2,40}}))?\s*[.!]?$"
)
_IT_HAPPENS: Final = re.compile(
    r"\.\s(?:Det|Dette)\s(?:skjer|gjøres|gjerast|blir gjort|vert gjort|skal skje|må "
    rf"skje)\s(?P<when>{_WHEN}{{2,50}})\s*[.!]?$"
)


def in_one(text: str) -> str:
    """ "Ringe hallen. Geir gjør det i morgen." → "Ringe hallen – Ansvarlig: Geir – i morgen"."""
    for pattern in (_SOMEBODY_DOES, _THAT_DOES, _IT_HAPPENS):
        found = pattern.search(text)
        if found:
            told = found.groupdict()
            who = [f"ansvar: {told['who']}"] if told.get("who") else []
            when = [f"frist: {told['when']}"] if told.get("when") else []
            return f"{text[: found.start()]} ({', '.join(who + when)})"
    return text


_LEADS: Final = re.compile(
    r"^(?:(?:og|så|men|da)\s)?(?:"
    r"(?:vi|me|gruppa|gruppen|arbeidet|det hele|alt|planen|dette|prosjektet|"
    r"tiltaket)\s(?:begynner|byrjar|byrja|begynte|starter|startar|kommer i gang|kjem i gang|"
    r"sparker i gang|settes i gang|setter i gang|tar fatt)(?:\s(?:forsiktig|enkelt|allerede|det "
    r"hele|dette|opp|arbeidet|"
    r"(?:i|på|neste) \w+(?: tidlig)?))*\s(?:med|ved|når)(?:\s(?:at|å)\b)?|"
    r"(?:som (?:et|eit|det) )?(?:(?:det|vårt|vår|den|dette er det) )?(?:aller )?(?:første|"
    r"fyrste)(?: (?:lille|vesle|konkrete|som))*"
    r"(?: (?:skritt(?:et)?|steg(?:et)?|ting|oppgaven?|oppgåva|punkt(?:et)?|som (?:skjer|må skje|"
    r"skal skje|må gjøres|må gjerast|skal gjøres)|"
    r"skjer|vi gjør|vi gjer|me gjer|(?:vi|me) (?:må|skal|vil) (?:gjøre|gjere|gjera|få til)))+"
    r"(?: (?:nå|no|er|blir|vert|her|ut|på veien|på vegen))*(?:,|:)?(?:\s(?:at|å)\b)?|"
    r"(?:aller |aller, aller )(?:først|fyrst)(?: av alt| ut)?(?: er| blir| vert)?(?:,|:)?|"
    r"(?:først|fyrst) av alt,?|først ut er|fyrst ut er|"
    r"startskuddet (?:går|er|blir)(?: når| ved| med)?(?: at| å)?|startskotet (?:går|er)(?: når| "
    r"ved| med)?(?: at| å)?|"
    r"for å (?:komme|koma|kome|få) (?:(?:det|dette|ideen|oss|ting|arbeidet|ballen) )?(?:i gang|"
    r"til å rulle)(?: med \w+)?,?(?: må| skal)?|"
    r"ballen (?:begynner å rulle|settes i gang|starter)(?: når| ved| med)?(?: at)?)\s+(?=\S)",
    re.IGNORECASE,
)
_STARTS_BY: Final = re.compile(
    r"^(?P<who>[A-ZÆØÅ][^.,;:]{1,60}?)\s(?:begynner|byrjar|starter|startar|starter det hele|tar "
    r"det første steget|tar første skritt|tek fyrste steget)\s"
    r"(?:(?P<when>(?:i|på|neste|allerede) [\wæøå ]{2,25}?)\s)?(?:med|ved)\så\s(?P<what>\S.+)$"
)


def leads_first(sentence: str) -> str:
    """What a sentence says is to be done first of all ("Vi begynner med at …"), or ""."""
    found = _LEADS.match(sentence)
    if found:
        rest = sentence[found.end() :].strip()
        return rest if len(rest.split()) > 1 else ""
    starts = _STARTS_BY.match(sentence)
    if starts:
        when = f" – {starts.group('when')}" if starts.group("when") else ""
        return f"{starts.group('who')}: {starts.group('what').rstrip('.')}{when}"
    return ""


def points_first(sentence: str) -> bool:
    """ "Punkt 1 gjøres aller først", "Første skritt er nr 2": one of the rows is the first."""
    if len(sentence.split()) > 12 or not re.search(
        r"\b(?:først|fyrst|første|fyrste|begynner|byrjar|starter|startar)\b",
        sentence,
        re.IGNORECASE,
    ):
        return False
    return bool(
        re.search(
            r"\b(?:punkt|rad|linje|nr\.?|nummer|pkt\.?|oppgave|oppgåve|tiltak)\s*(?:\d|én|en|ein|"
            r"to|tre)\b|#\s?\d",
            sentence,
            re.IGNORECASE,
        )
    )


def goes_on(sentence: str) -> bool:
    """ "Det skjer i morgen.", "Geir gjør det.": more about the step told before."""
    told = f"x. {sentence}"
    return in_one(told) != told
