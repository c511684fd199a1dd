"""One line or sentence into who, what and when: "Gry lager utkast, frist 15.11"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from followup.domain.who_phrases.lexicon import (
    NOBODY,
    WE,
    WRITER,
    is_body,
    is_group,
    is_role,
    is_theme,
)
from followup.domain.who_phrases.names import EMAIL, is_full_name, is_initials, is_single_name
from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import hint, pieces

from .time_spans import Span, is_time, spans
from .verbs import is_verb, without_auxiliary

_SPLIT: Final = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<colon>:)(?=\s|$)|(?P<semi>[;|→])|(?P<dash>\s[-–—]+\s|"
    r"[–—](?=\s)|\s[–—](?=\w))"
    r"|(?P<comma>,)(?!\d)|(?P<stop>[.!?])(?=\s+[A-ZÆØÅ«\"]))\s*"
)
_FRIST: Final = re.compile(
    r"^(?:og\s|med\s|har\s)?(?:tids)?(?:frist(?:en)?|når|dato|deadline|tid|møtet|søknadsfristen|"
    r"ferdig|det|dette|levering|due)"
    r"(?:\s(?:er|blir|vert|må (?:skje|gjøres)|skal (?:skje|gjøres|være (?:klart|ferdig|gjort))|"
    r"satt til|sett til))*\s*[:=]?\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_ANSVAR: Final = re.compile(
    r"^(?:hoved)?(?:ansvar(?:et|lig|lege?|lige)?(?: for (?:dette|det|oppgaven|oppgåva))?|hvem|"
    r"kven|who|utføres av|gjøres av|gjerast av|oppfølging)"
    r"(?:\s(?:er|har|ligger hos|ligg hos|hos|på))?\s*[:=–-]?\s+(?=\S)",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(
    r"^(?P<who>.{2,80}?)\s(?:(?:tar|tek|har|får|er|følger|følgjer|ordner|ordnar|fikser|fiksar|"
    r"gjør|gjer|skal)\s)"
    r"(?:(?:hoved)?ansvar(?:et|lig|leg)?(?: for (?:det|dette|oppgaven|oppgåva|å følge opp|"
    r"å følgje opp))?|opp(?: saken| dette| det)?|dette|det|"
    r"(?:opp)?følge (?:det|dette) opp|gjøre det|gjere det)\s*[.!]*$",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(
    r"^(?:ferdig|utført|gjort|ok|påbegynt|påbyrja|startet|starta|ikke startet|ikkje starta|i gang|"
    r"under arbeid|pågår|avsluttet)[.!]*$",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(r"\s(?:av|v/|ved)\s+(?P<who>[^,.;:()]{2,80})$", re.IGNORECASE)
_AV: Final = re.compile(r"\b\w+(?:es|ast|as|s|t|de|a) av\s+", re.IGNORECASE)
_RECURRING: Final = re.compile(
    r"^(?:til |i |på )?(?:(?:hver|kvar|hvert|kvart|alle|ukentlig|månedlig|månadleg|årlig|årleg|"
    r"jevnlig|jamnleg|hele|heile)\b|"
    r"(?:i|om) (?:uka|veka|uken|året|måneden|månaden|helga|helgene|sesongen|hele)|senere|seinare|"
    r"etter ?hvert|etter ?kvart|løpende$|"
    r"når\b(?! (?:penge|midl|støtt|tilskudd|tilskot|vi får|me får|budsjett|alt er|det er (?:klart|"
    r"vedtatt|vedteke)))|\d{4}\b|(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:er|ar|"
    r"ene|ane)\b|"
    r"i ferien?e?$|i (?:sommer|høst|haust|vinter|jule|påske)ferie|"
    r"(?:sommer|sommar|høst|haust|vinter|jule|påske|skole|skule)?ferien?e?$|på (?:man|mån|tirs|"
    r"tys|ons|tors|fre|lør|laur|søn)dag(?:er|ar)|"
    r"om (?:sommeren|sommaren|vinteren|hausten|høsten|våren)|ved (?:behov|skolestart|skulestart))"
    r"|^(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:en)?$",
    re.IGNORECASE,
)
_LEFTOVER: Final = re.compile(
    r"(?:[\s,;:–—(-]+|\s(?:og|innen|innan|til|med|frist|før|i|på|av|senest))+$", re.IGNORECASE
)
_OPENING: Final = re.compile(
    r"^(?:(?:å|at|og|så|deretter|dessuten|i tillegg|også|samtidig|videre|vidare|til slutt|er at|"
    r"er å|er|blir at|blir|vert at|vert|det er at|som er|avtale:|avtalt:|steg \d+:?|"
    r"skritt \d+:?)\s+)+",
    re.IGNORECASE,
)
_AROUND: Final = re.compile(
    r"^(?:i|på|for|av|fra|frå|ved|v|og|den|det|de|dei|en|ei|ein|et|eit|to|tre|fire|fem|minst|hver|"
    r"kvar|enkelte?|lokale?|frivillige?|"
    r"frivilljuge|kommunens?|kommunale?|fylkets?|skolens|skulens|lagets|klubbens|vår|vårt|våre|"
    r"nye?|daglig|dagleg|faglig|fagleg|"
    r"skolefaglig|pedagogisk|politisk|administrativ|aktuelle?|andre|øvrige|begge|noen|nokon|nokre|"
    r"voksne|vaksne|valgte|"
    r"fast|faste|største|hele|heile|tverrfaglige?|barn|unge|m\.?m\.?|evt\.?|samt|til|med|"
    r"\d{1,2}\.?)$",
    re.IGNORECASE,
)
_INFINITIVE: Final = re.compile(r"^[A-ZÆØÅ][a-zæøå]+(?:e|a)$")
_LONGEST: Final = 700
_EMOJI: Final = re.compile(r"[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F\u200d]+")


@dataclass(slots=True)
class Clause:
    """What was found; `signs` says how (label, subject, segment, passive, trailing, middle)."""

    what: str = ""
    when_text: str = ""
    who_text: str = ""
    signs: set[str] = field(default_factory=set)
    status_text: str = ""

    @property
    def sound(self) -> bool:
        return bool(self.what)


@dataclass(slots=True)
class _Part:
    before: str
    text: str
    kind: str = ""


def is_who(text: str, people: People, *, wide: bool = True) -> bool:
    """True when the text is one or more parties and nothing else; `wide` allows bodies and roles."""
    bare = text.strip(" .!")
    if not bare or len(bare) > 110 or is_time(bare):
        return False
    if NOBODY.match(bare):
        return False
    found = pieces(bare)
    if sum(len(p.text) for p in found) * 2 < len(EMAIL.sub("", bare)):
        return False
    return bool(found) and all(_is_party(p.text, people, wide=wide) for p in found if p.text)


def _is_party(text: str, people: People, *, wide: bool) -> bool:
    if is_person(text, people):
        return True
    head, _ = hint(text)
    if head != text and is_person(head, people):
        return True
    if WRITER.match(text):
        return True
    if not wide or len(text.split()) > 6 or any(is_verb(w) for w in text.split()[1:]):
        return False
    return bool(WE.match(text)) or _is_unit(text)


def _is_unit(text: str) -> bool:
    """A role, body or group and only such words as stand around one: no task, no sentence."""
    found = [w for w in text.replace("/", " ").split() if w]
    telling = 0
    for word in found:
        bare = word.strip('.,()«»"')
        if is_role(bare) or is_body(bare) or is_group(bare):
            telling += 1
        elif not (_AROUND.match(bare) or is_theme(bare) or _proper(bare)):
            return False
    return telling > 0


def _proper(word: str) -> bool:
    return bool(word) and word[0].isupper() and not _INFINITIVE.match(word)


def is_person(text: str, people: People) -> bool:
    """True for a person known from the document, or a text in the shape of a name."""
    if not text:
        return False
    found = people.find(text)
    if not text[0].isupper():
        return found.how == "first" and is_single_name(text.title())
    if found.people and found.how not in {"near", "role"}:
        return not (is_body(text) and found.how in {"short", "surname"})
    if found.people and found.how == "near" and not is_role(text) and not is_body(text):
        return len(text) >= 4
    return is_full_name(text) or is_single_name(text)


def names_person(text: str, people: People) -> bool:
    """True when the first party of a text is a person: "Kari (NAV) og Ola", "NAV ved Pål"."""
    found = pieces(text)
    if not found:
        return False
    head, _ = hint(found[0].text)
    return is_person(found[0].text, people) or is_person(head, people) or bool(WRITER.match(head))


def read_clause(text: str, people: People) -> Clause:
    """Who, what and when of one step in free text. `what` keeps the document's own words."""
    clean = " ".join(_EMOJI.sub(" ", text).split()).strip(" *•·")
    if len(clean) > _LONGEST:
        return Clause(what=clean)
    clause = Clause()
    parts = _parts(clean)
    for part in parts:
        _mark(part, people)
    _lead(parts, clause, people)
    _trail(parts, clause, people)
    _brackets(parts, clause, people)
    main = _join(parts)
    if not clause.who_text:
        main = _subject(main, clause, people)
    if not clause.when_text:
        main = _time(main, clause)
        if not clause.who_text:
            main = _subject(main, clause, people)
    if not clause.who_text:
        main = _passive(main, clause, people)
        if clause.who_text and not clause.when_text:
            main = _time(main, clause)
    main = without_auxiliary(_OPENING.sub("", main)) if "subject" in clause.signs else main
    clause.what = _tidy(main)
    return clause


def _parts(text: str) -> list[_Part]:
    out: list[_Part] = []
    end, before, depth = 0, "", 0
    for found in _SPLIT.finditer(text):
        kind = str(found.lastgroup)
        if depth and kind not in {"open", "close"}:
            continue
        if kind == "stop" and re.search(
            r"(?:\b\d{1,2}|\b(?:kl|ca|tlf|jan|feb|mar|apr|aug|sept?|okt|nov|des|bl|evt|nr|ordf|"
            r"inkl|dvs|st|v))$",
            text[: found.start()],
            re.I,
        ):
            continue
        if (
            kind in {"dash", "comma"}
            and re.search(r"\d\.?$", text[: found.start()])
            and re.match(r"\d", text[found.end() :])
        ):
            continue
        depth += (kind == "open") - (kind == "close" and depth > 0)
        if kind == "open" and depth > 1:
            continue
        out.append(_Part(before, text[end : found.start()].strip()))
        end, before = found.end(), kind
    out.append(_Part(before, text[end:].strip()))
    return [half for p in out if p.text for half in _halves(p)]


def _halves(part: _Part) -> list[_Part]:
    """ "Kari innen 20. mai" as a part of its own is who and when."""
    if part.before not in {"stop", "dash", "semi", "open", "comma"} or len(part.text) > 60:
        return [part]
    found = spans(part.text)
    if not found or part.text[found[-1].end :].strip(" .!") or found[-1].start == 0:
        return [part]
    head = part.text[: found[-1].start].strip(" ,:")
    if not 0 < len(head.split()) <= 3 or not all(
        w[:1].isupper() or w == "og" for w in head.split()
    ):
        return [part]
    if not (is_full_name(head) or all(is_single_name(w) or w == "og" for w in head.split())):
        return [part]
    second = "comma" if part.before == "open" else part.before
    return (
        [_Part(part.before, head), _Part(second, found[-1].text)]
        if part.before != "open"
        else [part]
    )


def _mark(part: _Part, people: People) -> None:
    text = part.text
    frist, ansvar = _FRIST.match(text), _ANSVAR.match(text)
    if frist and is_time(text[frist.end() :]):
        part.kind, part.text = "when!", text[frist.end() :].strip(" .")
    elif ansvar and (is_who(text[ansvar.end() :], people) or NOBODY.match(text[ansvar.end() :])):
        part.kind, part.text = "who!", text[ansvar.end() :].strip(" .")
    elif is_time(text):
        part.kind = "when"
    elif (takes := _TAKES.match(text)) and is_who(takes.group("who"), people):
        part.kind, part.text = "who!", takes.group("who")
    elif _STATUS.match(text):
        part.kind = "status"
    elif re.match(r"^(?:v/|ved )\s*", text) and is_who(
        re.sub(r"^(?:v/|ved )\s*", "", text), people
    ):
        part.kind, part.text = "who!", re.sub(r"^(?:v/|ved )\s*", "", text)
    elif is_who(text, people, wide=False):
        part.kind = "person"
    elif is_who(text, people):
        part.kind = "party"
    elif re.fullmatch(
        r"(?:ansvar(?:lig|leg|et)?|hvem|kven|frist|når|innen|innan|hva|kva|tiltak|oppgave|steg|"
        r"skritt)",
        text,
        re.I,
    ):
        part.kind = "word"


def _lead(parts: list[_Part], clause: Clause, people: People) -> None:
    """ "Kari, Ola: …", "Innen 1. mars – Kari: …" """
    while len(parts) > 1:
        run = 0
        while (
            run < len(parts)
            and parts[run].kind in {"person", "party", "who!"}
            and (run == 0 or parts[run].before in {"comma", "close"})
        ):
            run += 1
            if run < len(parts) and parts[run].before == "open" and not is_time(parts[run].text):
                run += 1
        if 0 < run < len(parts) and not clause.who_text and _cuts(parts, run):
            clause.who_text = _together(parts[:run])
            clause.signs.add("label" if parts[run].before == "colon" else "segment")
            del parts[:run]
            parts[0].before = ""
        elif parts[0].kind in {"when", "when!"} and not clause.when_text and len(parts) > 1:
            clause.when_text = parts.pop(0).text
            clause.signs.add("lead-when")
        elif parts[0].kind == "word":
            parts.pop(0)
        else:
            return


def _cuts(parts: list[_Part], run: int) -> bool:
    """The sign after a leading party makes it responsible: colon or dash, a comma before a verb."""
    sign = parts[run].before
    if sign in {"colon", "dash", "semi"}:
        return True
    return (
        parts[0].kind in {"person", "who!"}
        and sign in {"comma", "close", "open"}
        and run < len(parts) - 0
        and (parts[0].kind == "who!" or parts[run].kind not in {"person", "party"})
        and all(p.kind in {"person", "party", "who!", ""} for p in parts[:run])
    )


def _together(parts: list[_Part]) -> str:
    out = ""
    for part in parts:
        if part.before == "open":
            out += f" ({part.text})"
        else:
            out += f", {part.text}" if out else part.text
    return out


def _trail(parts: list[_Part], clause: Clause, people: People) -> None:
    """ "…: Jørn, uke 4", "… – snarest", "…, ansvar kulturkontoret" """
    while len(parts) > 1 and parts[-1].before != "open":
        last = parts[-1]
        if last.kind in {"when", "when!"} and not clause.when_text:
            clause.when_text = last.text.strip(" .!")
            clause.signs.add("label" if last.kind == "when!" else "segment")
        elif last.kind == "who!" and not clause.who_text:
            clause.who_text = last.text.strip(" .!")
            clause.signs.add("label")
        elif last.kind in {"person", "party"} and not clause.who_text and _is_tail(parts, clause):
            start = len(parts) - 1
            while (
                start > 1
                and parts[start - 1].kind in {"person", "party"}
                and parts[start].before == "comma"
            ):
                start -= 1
            clause.who_text = ", ".join(p.text.strip(" .!") for p in parts[start:])
            clause.signs.add("segment")
            del parts[start + 1 :]
        elif last.kind == "status":
            clause.status_text = last.text
        elif last.kind == "word":
            pass
        else:
            return
        parts.pop()


def _is_tail(parts: list[_Part], clause: Clause) -> bool:
    last = parts[-1]
    if last.before in {"dash", "colon", "semi", "stop", "close"}:
        return True
    if last.kind == "person":
        return not _lists_names(parts)
    return bool(clause.when_text) and len(parts) == 2 and not _takes_object(parts[0].text)


def _lists_names(parts: list[_Part]) -> bool:
    """ "Invitere Kari, Ola og Per": the names are what is done, nobody is responsible yet."""
    return bool(
        re.search(
            r"\b(?:til|med|invitere|spørre|spør|ringe|kontakte|av|for|hos)\s+[A-ZÆØÅ][\w-]+$",
            parts[-2].text,
        )
    )


def _takes_object(text: str) -> bool:
    return bool(re.search(r"\b(?:til|med|for|av|mellom|hos|blant)\s+\S+(?:\s\S+)?$", text))


def _brackets(parts: list[_Part], clause: Clause, people: People) -> None:
    for part in list(parts):
        if part.before != "open":
            continue
        inner = [p for p in re.split(r"\s*[,;]\s*|\s[-–]\s", part.text) if p]
        probes = [_Part("", p) for p in inner]
        for probe in probes:
            _mark(probe, people)
        if part.kind in {"when", "when!"} or (probes and all(p.kind for p in probes)):
            whens = [p.text for p in probes if p.kind in {"when", "when!"}] or (
                [part.text] if part.kind.startswith("when") else []
            )
            whos = [p.text for p in probes if p.kind in {"person", "party", "who!"}]
            if whens and not clause.when_text:
                clause.when_text = whens[0]
            if whos and not clause.who_text:
                clause.who_text = ", ".join(whos)
            if whens or whos:
                clause.signs.add("bracket")
                _drop(parts, part)


def _drop(parts: list[_Part], part: _Part) -> None:
    place = parts.index(part)
    parts.remove(part)
    if place < len(parts) and parts[place].before == "close":
        parts[place].before = "space"


_SIGNS: Final = {
    "colon": ": ",
    "semi": "; ",
    "dash": " – ",
    "comma": ", ",
    "stop": ". ",
    "open": " (",
    "close": ") ",
    "space": " ",
    "": "",
}


def _join(parts: list[_Part]) -> str:
    out = ""
    open_ = False
    for part in parts:
        sign = _SIGNS[part.before]
        if part.before == "close" and not open_:
            sign = " "
        if open_ and part.before != "close":
            sign = ")" + (sign if sign.strip() else " ")
            open_ = False
        out += (sign if out else sign.strip(" ,;:–.)")) + part.text
        open_ = part.before == "open"
    return out + (")" if open_ else "")


def _subject(text: str, clause: Clause, people: People) -> str:
    """ "Steinar (kultur) tar kontakt …" → who "Steinar (kultur)", and the rest."""
    words = text.split(" ")
    for cut in range(1, min(len(words) - 1, 12) + 1):
        if cut >= len(words) or not is_verb(words[cut]):
            continue
        head = " ".join(words[:cut])
        bare = _OPENING.sub("", head) if not is_who(head, people) else head
        if is_who(bare, people) and not (is_role(words[cut]) and not is_person(bare, people)):
            clause.who_text = bare.strip(" ,")
            clause.signs.add("subject")
            return " ".join(words[cut:])
    return _inverted(text, clause, people)


def _inverted(text: str, clause: Clause, people: People) -> str:
    """ "I morgen ringer Kari rektor", "Da skal Ola …": the verb first, then who."""
    found = spans(text)
    start = 0
    lead = found[0] if found and found[0].start == 0 else None
    if lead:
        start = lead.end
    words = text[start:].strip(" ,:").split(" ")
    opener = 1 if words and words[0].lower() in {"da", "så", "først", "fyrst", "deretter"} else 0
    if not (lead or opener) or len(words) <= opener + 1 or not is_verb(words[opener]):
        return text
    ends = [
        c
        for c in range(opener + 2, min(len(words), opener + 9) + 1)
        if is_who(" ".join(words[opener + 1 : c]), people) and _whole(words[opener + 1 : c])
    ]
    for cut in ends[-1:]:
        who = " ".join(words[opener + 1 : cut])
        if who:
            clause.who_text = who.strip(" ,")
            clause.signs.add("subject")
            if lead and not clause.when_text:
                clause.when_text = lead.text
                clause.signs.add("lead-when")
            return " ".join([words[opener], *words[cut:]])
    return text


def _whole(words: list[str]) -> bool:
    """No name with a role straight after it ("Kari rektoren" is who and whom)."""
    return not any(
        is_single_name(a)
        and not b[:1].isupper()
        and b not in {"og", "+", "&", "/"}
        and not b.startswith("(")
        and b not in {"i", "fra", "frå", "på"}
        for a, b in zip(words, words[1:], strict=False)
    )


def _passive(text: str, clause: Clause, people: People) -> str:
    found = _PASSIVE.search(text)
    if found and is_who(
        found.group("who"), people, wide=bool(_AV.search(text[: found.end("who")]))
    ):
        clause.who_text = found.group("who").strip()
        clause.signs.add("passive")
        return text[: found.start()]
    by = _AV.search(text)
    if not by:
        return text
    words = text[by.end() :].split(" ")
    for cut in range(min(len(words), 5), 0, -1):
        who = " ".join(words[:cut])
        if is_who(who, people):
            clause.who_text = who.strip(" ,.")
            clause.signs.add("passive")
            kept = re.sub(r"\s(?:av)\s*$", "", text[: by.end()].rstrip())
            return f"{kept} {' '.join(words[cut:])}".strip()
    return text


def _time(text: str, clause: Clause) -> str:
    found = [s for s in spans(text) if not _RECURRING.match(s.text)]
    chosen = _choose(text, found)
    if chosen is None:
        return text
    clause.when_text = chosen.text.strip(" .,")
    after = text[chosen.end :]
    clause.signs.add("trailing" if not after.strip(" .!)") else "middle")
    before = re.sub(
        r"[\s,(–-]*(?:\b(?:frist(?:en)?|med frist|og dette|dette)\s*(?:er|:)?\s*)?$",
        "",
        text[: chosen.start],
    )
    glue = "" if after[:1] in {",", ".", ")"} else " "
    return (before + glue + after.lstrip()).strip() if before else after.strip(" ,:–-")


def _choose(text: str, found: list[Span]) -> Span | None:
    tail = [s for s in found if not text[s.end :].strip(" .!)")]
    if tail:
        return tail[-1]
    lead = [
        s
        for s in found
        if not text[: s.start].strip(" (") and (s.strong or text[s.end : s.end + 1] in {":", ","})
    ]
    if lead:
        return lead[0]
    strong = [s for s in found if s.strong]
    return strong[-1] if strong else None


def _tidy(text: str) -> str:
    text = re.sub(r"\(\s*\)", "", text)
    text = EMAIL.sub("", text) if len(EMAIL.sub("", text).strip(" ()<>,")) > 10 else text
    text = re.sub(r"\s+([,.;:)])", r"\1", " ".join(text.split()))
    text = _OPENING.sub("", text.strip(" ,;:–—-•*"))
    text = _LEFTOVER.sub("", text).strip()
    return text[:-1].strip() if text.endswith(("!", ".")) and not text.endswith("..") else text


def only_name(text: str) -> bool:
    """True for a text that is initials or one name: no task of its own."""
    return is_initials(text) or is_single_name(text) or is_full_name(text)
