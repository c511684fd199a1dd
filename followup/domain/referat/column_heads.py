"""What the heading row of a table says its columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_HEADS: Final[tuple[tuple[str, str], ...]] = (
    (
        "when",
        r"(?:til |innen |innan )?(?:når|tid|tidspunkt|frist(?:en|er)?|tidsfrist(?:er)?|dato|innen|"
        r"innan|"
        r"tidsplan|tidsramme|tidsrom|deadline|gjennomføres|utføres innen|ferdig(?: innen| til)?|"
        r"start ?/ ?slutt|"
        r"oppstart|uke|veke|when|due|due date|by when|start|seinast|senest|siste frist|frist/dato|"
        r"dato/frist|"
        r"når\s?/\s?frist|frist\s?/\s?når|tid/frist|når skal det (?:skje|gjøres|være ferdig)|"
        r"når skal det vere ferdig|forfall)"
        r"(?: \((?:dato|frist|uke)\))?",
    ),
    (
        "what",
        r"(?:hva|kva)(?: skal (?:gjøres|gjerast|skje|vi gjøre|vi gjere|me gjera))?(?: gjør vi|"
        r" gjer vi)?|tiltak(?:et)?|oppgave[rn]?|oppgåve[rn]?|"
        r"(?:konkret[e]? )?(?:første |fyrste |våre første |neste )?(?:skritt(?:et)?|steg(?:et)?)|"
        r"aktivitet(?:er|ar)?|aksjon(?:er|ar)?|gjøremål|gjeremål|handling(?:er|ar)?|"
        r"arbeidsoppgave[r]?|arbeidsoppgåve[r]?|hva må gjøres|kva må gjerast|hva skjer|what|task|"
        r"action|sak|punkt|avtalt|ting|oppfølgingspunkt|"
        r"(?:skritt|steg|tiltak|oppgave|hva|aktivitet) ?/ ?(?:oppgave|skritt|steg|tiltak|"
        r"aktivitet|hva)|å gjøre|å gjere|delmål|hva vi skal gjøre|jobb",
    ),
    (
        "who",
        r"(?:hvem|kven)(?: gjør(?: det)?| gjer(?: det)?| har ansvar(?:et)?| er ansvarlig|"
        r" tar ansvar(?:et)?| tek ansvar(?:et)?| følger opp| følgjer opp)?|"
        r"(?:hoved)?ansvar(?:et|lig|lige|leg|lege|shavende|shavar|sperson|spersoner|spersonar|"
        r"sfordeling)?|utføres av|utfører|utførast av|eier|eigar|"
        r"oppfølging(?: av)?|who|responsible|owner|ansvarlig(?:e)? person(?:er)?|ansvarleg person|"
        r"ansvarlig(?:e)? instans|navn på ansvarlig|"
        r"hvem\s?/\s?ansvar(?:lig)?|ansvar(?:lig)?\s?/\s?hvem|hvem som (?:gjør det|har ansvar)|"
        r"person",
    ),
    (
        "status",
        r"status(?: per .*)?|gjort|utført|ferdig\?|ok|merknad(?:er)?|kommentar(?:er)?|"
        r"notat(?:er)?|notes|comment[s]?|framdrift|fremdrift|resultat|kryss av",
    ),
    (
        "idea",
        r"id[eé](?:en|ar|er)?|hvilken id[eé]|kva id[eé]|gruppe|prosjekt|satsing|hovedid[eé]|"
        r"hovedtiltak|mål|målsetting|område|tema|idea|bord|konkret id[eé]|innsatsområde",
    ),
    ("number", r"#|nr\.?|nummer|no\.?|løpenr\.?|id|punkt nr\.?"),
    (
        "actors",
        r"(?:hvilke )?aktør(?:er|ar)?(?: som bidrar)?|samarbeid(?:spartner(?:e|ar)?)?|sammen med|"
        r"saman med|samarbeider med|hvem bidrar|bidragsytere|med hvem|deltar|involverte|"
        r"hvem må med|støtte fra",
    ),
    (
        "how",
        r"hvordan|korleis|metode|how|beskrivelse|beskriving|skildring|detaljer|forklaring|innhold|"
        r"hvorfor|kvifor|formål|hensikt|utdyping",
    ),
    ("cost", r"kostnad(?:er)?|økonomi|pris|budsjett|ressurser|ressursar|kroner|kr|prioritet|pri"),
)


_PERSON_HEADS: Final[tuple[tuple[str, str], ...]] = (
    (
        "name",
        r"navn|namn|hvem|name|(?:hvem|kven) (?:var med|deltok|møtte)|til stede|tilstede|"
        r"til stades|møtt|deltaker(?:e)?|deltakar(?:ar)?|fullt navn|for- og etternavn|"
        r"fornavn og etternavn",
    ),
    ("first", r"fornavn|førenamn|fornamn|first name"),
    ("last", r"etternavn|etternamn|last name"),
    (
        "email",
        r"e-?post(?:adresse)?|epost|mail|e-?mail|mailadresse|e-postadr\.?|"
        r"kontakt(?:info(?:rmasjon)?)?|e-?post ?/ ?(?:tlf|telefon|mobil)|(?:tlf|"
        r"telefon) ?/ ?e-?post",
    ),
    (
        "about",
        r"(?:rolle|stilling|tittel|funksjon|verv)\s?(?:/|og|,)\s?(?:organisasjon|enhet|"
        r"arbeidssted|tilhørighet|virksomhet|lag|eining|instans)|"
        r"(?:organisasjon|enhet|arbeidssted|tilhørighet|virksomhet|lag)\s?(?:/|og|,)\s?(?:rolle|"
        r"stilling|tittel|funksjon|verv)|representerer|representerte|representerar|fra|frå|"
        r"kommer fra|kjem frå|hvor fra|tilknytning|tilhørighet|tilhøyrsle|bakgrunn",
    ),
    ("role", r"rolle|stilling|tittel|funksjon|verv|yrke|role|stillingstittel"),
    (
        "org",
        r"organisasjon|enhet|eining|arbeidssted|arbeidsstad|virksomhet|verksemd|"
        r"lag(?: ?/ ?forening)?|forening|etat|avdeling|instans|organisation|kommune|arbeidsgiver|"
        r"lag/organisasjon",
    ),
    ("phone", r"tlf\.?|telefon(?:nummer|nr\.?)?|mobil(?:nummer|nr\.?)?|mob\.?|phone"),
    (
        "present",
        r"til stede\??|tilstede\??|møtt\??|oppmøte|deltok\??|til stades\??|frammøte|present|"
        r"status|merknad|kommentar",
    ),
    ("group", r"gruppe(?:nr\.?)?|bord|rom"),
    ("number", r"#|nr\.?|nummer"),
)


_STEP_PATTERNS: Final = tuple((r, re.compile(rf"^(?:{p})$", re.IGNORECASE)) for r, p in _HEADS)


_PERSON_PATTERNS: Final = tuple(
    (r, re.compile(rf"^(?:{p})$", re.IGNORECASE)) for r, p in _PERSON_HEADS
)


_BOTH: Final = re.compile(
    r"^(?:ansvar\w*|hvem|kven)\s?(?:/|og|,|\+|&|-|–)\s?(?:tids?)?(?:frist\w*|når|tid\w*)$|"
    r"^(?:tids?)?(?:frist\w*|når|tid\w*)\s?(?:/|og|,|\+|&|-|–)\s?(?:ansvar\w*|hvem|kven)$",
    re.IGNORECASE,
)


_TELLING: Final = (
    (
        "when",
        re.compile(
            r"\b(?:tids?)?frist\w*\b|\bnår\b|\btidspunkt\b|\btidsplan\b|\bdato\b|\binnen\b|"
            r"\binnan\b",
            re.IGNORECASE,
        ),
    ),
    ("who", re.compile(r"\w*ansvar\w*|\bhvem\b|\bkven\b|\bfølg(?:er|jer) opp\b", re.IGNORECASE)),
    (
        "what",
        re.compile(
            r"\btiltak\w*\b|\boppg[aå]ve\w*\b|\bhva\b|\bkva\b|\baktivitet\w*\b|\bskritt\w*\b|"
            r"\bsteg\w*\b|\bgjøremål\w*\b",
            re.IGNORECASE,
        ),
    ),
)


_STRIP: Final = " \t?:.*_-–—!"


def _role(text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    bare = " ".join(text.split()).strip(_STRIP)
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", bare).strip(_STRIP)
    if not bare or len(bare) > 45:
        return "number" if text.strip() == "#" else ""
    return next((role for role, pattern in patterns if pattern.match(bare)), "")


def step_role(text: str) -> str:
    """The role of a column heading in a table of steps: when, what, who, both, idea … or ""."""
    found = _role(text, _STEP_PATTERNS)
    bare = " ".join(_plain(text).split()).strip(_STRIP)
    if not found and 0 < len(bare) <= 45 and len(bare.split()) <= 6:
        if _BOTH.match(bare):
            return "both"
        found = _role(bare, _STEP_PATTERNS)
        words = [role for role, pattern in _TELLING if pattern.search(bare)]
        found = found or (words[0] if len(words) == 1 and not re.search(r"\d", bare) else "")
    return found


def _plain(text: str) -> str:
    """A heading as a scanner may read it: "Nar", "Nâr" and "Når" are one."""
    return re.sub(r"\bn[aâáàä]r\b", "når", text, flags=re.IGNORECASE)


def step_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these (column, text) pairs head a table of steps, else {}."""
    roles = {column: step_role(text) for column, text in texts}
    core = [r for r in roles.values() if r in {"when", "what", "who", "both"}]
    filled = [t for _, t in texts if t.strip()]
    known = [r for r in roles.values() if r]
    if len(set(core)) < 2 and not (len(set(core)) == 1 and len(set(known)) >= 2):
        return {}
    if len(known) * 2 < len(filled) or _has_person_head(texts):
        return {}
    return _one_each(roles)


def _has_person_head(texts: Sequence[tuple[int, str]]) -> bool:
    found = {_role(text, _PERSON_PATTERNS) for _, text in texts}
    return bool(found & {"email", "phone", "last"}) and "name" in found


def _one_each(roles: dict[int, str]) -> dict[int, str]:
    """Where two columns claim one role: tiltak before oppgave is the idea."""
    out: dict[int, str] = {}
    whats = [c for c, r in roles.items() if r == "what"]
    for column, role in roles.items():
        if role == "what" and len(whats) > 1:
            out[column] = "idea" if column == whats[0] and "idea" not in roles.values() else "what"
            if column != whats[0] and column != whats[-1]:
                out[column] = "how"
        elif role in {"when", "who"} and role in out.values():
            out[column] = "actors" if role == "who" else "start"
        elif role:
            out[column] = role
    if "what" not in out.values():
        spare = next((c for c, r in out.items() if r in {"how", "idea"}), None)
        if spare is not None:
            out[spare] = "what"
        else:
            blank = next((c for c in roles if c not in out), None)
            if blank is not None:
                out[blank] = "what"
    return out if "what" in out.values() else {}


def person_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these pairs are the heading row of a list of people, else {}."""
    roles = {column: _role(text, _PERSON_PATTERNS) for column, text in texts}
    names = [column for column, role in roles.items() if role == "name"]
    for column in names[1:]:  # "Navn | … | Møtt": the second says who came
        roles[column] = "present"
    found = set(roles.values())
    if not found & {"name", "first"}:
        return {}
    if not found & {"email", "role", "org", "about", "phone", "last", "present"}:
        return {}
    steps = {step_role(text) for _, text in texts}
    if {"when", "what"} & steps:
        return {}
    return {c: r for c, r in roles.items() if r}


def idea_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these pairs head a list of ideas (idé, valgt?, stemmer …), else {}."""
    out: dict[int, str] = {}
    for column, text in texts:
        bare = " ".join(text.split()).strip(_STRIP).lower()
        if re.fullmatch(
            r"id[eé](?:en|er|ar|tittel)?|forslag|tittel(?: på id[eé]en)?|navn på id[eé]", bare
        ):
            out[column] = "title"
        elif re.fullmatch(
            r"valgt\??|vald\??|valt\??|går videre\??|går vidare\??|prioritert\??|status|stemmer|"
            r"røyster|poeng|prikker",
            bare,
        ):
            out[column] = "picked"
        elif re.fullmatch(r"(?:kort )?(?:beskrivelse|beskriving|skildring|forklaring)", bare):
            out[column] = "told"
        elif re.fullmatch(
            r"hvorfor(?: ikke)?|kvifor(?: ikkje)?|grunn(?:en)?|begrunnelse|grunngjeving|årsak|"
            r"kommentar(?:er)?|merknad(?:er)?|notat",
            bare,
        ):
            out[column] = "note"
    return out if "title" in out.values() and len(out) >= 2 and len(out) == len(texts) else {}
