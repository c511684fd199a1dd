"""Whether a sentence says that somebody else has the task, and who."""

from __future__ import annotations

import re
from typing import Final

from .lexicon import NOT, NOT_MINE
from .meaning import NOT_ME, Meaning
from .parties import Party, address_in, party_after, party_before

_NOW: Final = r"(?:(?:nå|no|nu|now|jo|da|alt|allerede|already|egentlig|eigentleg|selv|også)\s){0,2}"
_HAS_TAKEN: Final = re.compile(
    rf"(?:^|\s)(?:har|hev|have|has|skal ha)\s{_NOW}(?:tatt|teke|overtatt|overteke|tagit|overtaget|"
    rf"taken|overtagit|fått|ansvar\w{{0,3}}|påtatt|påteke|got)(?=\s(?:over|över|opgaven|uppgiften|"
    r"på seg|på sig|seg|hånd om|hand om|ansvar|denne|dette|oppgaven|oppgåva|saken|saka|det|den|"
    r"jobben|stafettpinnen|stillingen|stillinga|for|this|it|rollen|roret|etter)|[\s,.!]*$)",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(
    r"(?:^|\s)(?:tar|tek|tager|overtar|overtek|overtager|tar över|takes|is taking|will take|"
    r"skal ta|ska ta|vil ta|kan ta|følger|følgjer|följer|har|håndterer|handterer|handterar|"
    rf"ordner|fikser|gjør|gjer|styrer)\s{_NOW}(?=(?:over|opp|upp|seg av|sig av|hånd om|hand om|"
    rf"care of|ansvar\w{{0,3}}|denne|dette|oppgave\w{{0,3}}|oppgåve\w{{0,3}}|oppgåva|"
    rf"sake\w{{0,2}}|saka|arbeidet|rollen|for meg|etter meg|alt|mine|det|den|jobben|this|it)\b)",
    re.IGNORECASE,
)
_IT_IS: Final = re.compile(
    r"\b(?:dette er det|det(?:te)? er|det(?:te)? (?:ligger|ligg) (?:nå |no )?(?:hos|på|til)|"
    r"det här är det|det är|this is|it is|it's|that's|ansvarlig er|ansvarleg er|"
    r"ansvaret (?:ligger|ligg) (?:nå |no )?(?:hos|på|til)|ansvaret har|ansvarshavende er|"
    r"kontaktperson er)\s",
    re.IGNORECASE,
)
_WHO_HAS: Final = re.compile(
    r"\b(?:som|der|who|that)\s(?:nå |no |nu |now )?(?:har|tar|tek|følger|følgjer|följer|jobber|"
    r"jobbar|arbeider|arbetar|skal|ska|gjør|gjer|gör|gør|ordner|styrer|leder|leiar|leier|holder|"
    r"held|håller|er|is|has|takes|does|handles|driver|driv|fikser|håndterer|hadde|vet|veit|kan)\b",
    re.IGNORECASE,
)
_ASK: Final = re.compile(
    r"^(?:hei[,!]? )?(?:vennligst |venlegst |ver venleg og |please |du kan |dere kan |dere må |"
    r"du må |dykk kan |de kan |dykk må |you can |you should |you need to |kan du |kan dere |"
    r"can you )?(?:heller |gjerne )?(?:ta(?:ke)? kontakt med|kontakt(?:e|a)?|spør(?:re|je)?|"
    r"snakk(?:e)? med|hør(?:e)? med|høyr med|henvend \w{2,5} til|ring(?:e)?|skriv(?:e)? til|"
    r"send(?:e)? (?:dette |det |den |spørsmål |spørsmålet |påminnelsen |mail |e-?post |"
    r"heller )?til|contact|ask|talk to|fråga|vänd dig till|prata med|hör med|tal med|spørg)\s",
    re.IGNORECASE,
)
_CAN_TAKE: Final = re.compile(
    r"(?:kan|kunne|kanskje kan|can|could)\s(?P<who>.{2,60}?)\s(?:ta|overta|ta over|gjøre|gjere|"
    r"følge opp|take)\b",
    re.IGNORECASE,
)
_MUST_TAKE: Final = re.compile(
    r"\b(?:må|får|bør|skal)\s(?P<who>[^.,;:!?]{2,60}?)\s(?:ta|overta|gjøre|gjere|følge opp|"
    r"svare på)(?=[\s.!,]|$)",
    re.IGNORECASE,
)
_PASSED_ON: Final = re.compile(
    r"\b(?:videresendt|vidaresendt?|videreformidlet|sendt|sent|gitt|gjeve|overlatt|overlate|"
    r"overført|delegert|forwarded|passed|handed|skickat|lämnat|givet|overdraget|overgitt|gått|"
    r"flyttet|flytta|lagt)\s(?:(?:dette|det|den|denne|saken|saka|oppgaven|oppgåva|ansvaret|this|"
    r"it|on|over|videre|vidare|över|den här|nå|no)\s){0,3}(?:over |on )?(?:til|till|to|hos)\s",
    re.IGNORECASE,
)
_MOVED_ON: Final = re.compile(
    r"^(?:videresendt|vidaresendt?|gitt|gjeve|overlatt|overlate|overført|delegert|forwarded|"
    r"passed|handed|lämnat|overdraget|overgitt|videreformidlet)|\b(?:videre|vidare|over|on|över|"
    r"ansvaret|saken|saka|oppgaven|oppgåva|denne|dette|this)\b",
    re.IGNORECASE,
)
_IS_RESPONSIBLE: Final = re.compile(
    r"\s(?:er|is|är|blir|vert)\s(?:nå |no |nu |now )?(?:ansvarlig|ansvarleg|ansvarig|responsible|"
    r"in charge|(?:ny |rett |riktig |vår |den nye )?kontaktperson|(?:rett|riktig|rette) (?:person|"
    r"vedkommende|vedkomande|adressat)|den som (?:har|følger|tar|tek|følgjer)|the (?:one|"
    r"person) who)",
    re.IGNORECASE,
)
_ME: Final = frozenset({"jeg", "eg", "jag", "i", "vi", "me", "we", "æ", "undertegnede"})
_SOMEBODY: Final = re.compile(
    r"(?:noen|nokon|någon|nogen|someone|somebody|kolleg\w{0,4}|colleague|vikar\w{0,3}|"
    r"etterfølger\w{0,2}|han|hun|ho|hen|she|he|de|dei|they|andre|andra)$",
    re.IGNORECASE,
)


def read_handover(sentence: str, *, sender: str = "") -> Meaning | None:
    """A meaning when the sentence says who else has the task, or that the sender has not."""
    for read in (_taken_over, _it_is, _passed_on, _responsible, _asked, _not_mine):
        found = read(sentence, sender)
        if found:
            return found
    return None


def _meaning(party: Party, sentence: str, confidence: float, sender: str) -> Meaning:
    email = party.email or address_in(sentence, not_address=sender)
    return Meaning(NOT_ME, confidence, party=Party(party.name, email), words=sentence)


def _taken_over(sentence: str, sender: str) -> Meaning | None:
    for pattern, confidence in ((_HAS_TAKEN, 0.9), (_TAKES, 0.75)):
        for found in pattern.finditer(sentence):
            before = _last_clause(sentence[: found.start()])
            subject = before.split()[-1].casefold() if before.split() else ""
            if subject in _ME:
                if re.search(r"\b(?:over|etter)\b", sentence[found.end() :][:40], re.IGNORECASE):
                    return Meaning(NOT_ME, 0.6, from_sender=True, words=sentence)
                continue
            if NOT.search(before):
                continue
            party = party_before(_without_address(before))
            if party:
                return _meaning(party, sentence, confidence, sender)
            if _SOMEBODY.search(before):
                return _meaning(Party(), sentence, confidence - 0.1, sender)
    return None


def _it_is(sentence: str, sender: str) -> Meaning | None:
    for found in _IT_IS.finditer(sentence):
        rest = sentence[found.end() : found.end() + 120]
        named = found.group().casefold().split()[0] in {"ansvarlig", "ansvarleg", "ansvaret"}
        placed = re.search(r"\b(?:hos|på|til)\s$", found.group(), re.IGNORECASE)
        if NOT.match(rest) or not (named or placed or _WHO_HAS.search(rest)):
            continue
        if rest.split() and rest.split()[0].casefold().strip(",.") in _ME:
            continue
        party = party_after(rest)
        if party:
            return _meaning(party, sentence, 0.85, sender)
    return None


def _passed_on(sentence: str, sender: str) -> Meaning | None:
    for found in _PASSED_ON.finditer(sentence):
        if not _MOVED_ON.search(found.group()) or NOT.search(sentence[: found.start()]):
            continue
        party = party_after(sentence[found.end() :], not_address=sender)
        if party:
            return _meaning(party, sentence, 0.8, sender)
    return None


def _responsible(sentence: str, sender: str) -> Meaning | None:
    found = _IS_RESPONSIBLE.search(sentence)
    if not found or sentence.rstrip().endswith("?"):
        return None
    party = party_before(_without_address(_last_clause(sentence[: found.start()])))
    return _meaning(party, sentence, 0.75, sender) if party else None


def _asked(sentence: str, sender: str) -> Meaning | None:
    can = _CAN_TAKE.match(sentence) or _MUST_TAKE.search(sentence)
    if can:
        party = party_before(can["who"])
        return _meaning(party, sentence, 0.75, sender) if party else None
    found = _ASK.match(sentence)
    if not found:
        return None
    party = party_after(sentence[found.end() :], not_address=sender)
    return _meaning(party, sentence, 0.65, sender) if party else None


def _not_mine(sentence: str, sender: str) -> Meaning | None:
    found = NOT_MINE.search(sentence)
    if not found:
        return None
    but = re.search(r"\b(?:men|but|utan|derimot|rather)\s", sentence[found.end() :], re.IGNORECASE)
    party = party_after(sentence[found.end() + but.end() :]) if but else Party()
    return _meaning(party, sentence, 0.8, sender)


def _last_clause(text: str) -> str:
    """From the last comma that no address or apposition makes: "Hei, Kari" gives "Kari"."""
    parts = re.split(r"[,;:]\s|\s(?:men|og at|at|for|så|but|that|siden|fordi)\s", text)
    return parts[-1].strip() or text.strip(" ,")


def _without_address(text: str) -> str:
    return re.sub(r"[(<\[][^()<>\[\]]{0,120}[)>\]]|\S{1,64}@\S{1,100}", " ", text).strip(" ,")
