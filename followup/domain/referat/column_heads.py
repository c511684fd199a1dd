"""What the heading row of a table says its columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .time_spans import is_time

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
        r"når skal det vere ferdig|forfall|periode|månad|måned|mnd|startdato|milepæl(?:er)?|"
        r"kla[rt]t?(?: innen| innan| til)|(?:gjøres|gjerast|leveres|leverast)(?: innen| innan)?|"
        r"(?:ferdig|slutt|gjennomførings|gjennomføring)s?dato|tidslinje|tidsperspektiv)"
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
        r"aktivitet|hva)|å gjøre|å gjere|delmål|hva vi skal gjøre|jobb|arbeid|oppdrag|"
        r"(?:ting|noe|noko) (?:å|som (?:må|skal)) (?:gjøre|gjere|gjøres|gjerast)|to[- ]?do|"
        r"(?:dette |det )?(?:må|skal) (?:gjøres|gjerast)|"
        r"(?:det |dette )?(?:(?:vi|me) skal|skal (?:vi|me))(?: gjøre| gjere| gjera)?",
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
        r"(?:kontakt|hoved|nøkkel)?person(?:er|ar|en)?|kontakt|tildelt(?: til)?|"
        r"(?:gjøres|gjerast|utført|følges opp|følgjast opp) av|pådriver(?:e)?|pådrivar(?:ar)?|"
        r"(?:prosjekt)?(?:leder|leiar)|koordinator|saksbehandler|sakshandsamar|oppgaveeier|"
        r"tiltakseier|(?:tar|tek)(?: seg av)? (?:det|dette)",
    ),
    (
        "status",
        r"status(?: per .*)?|gjort|utført|ferdig\?|ok|merknad(?:er)?|kommentar(?:er)?|"
        r"notat(?:er)?|notes|comment[s]?|framdrift|fremdrift|resultat|kryss av",
    ),
    (
        "idea",
        r"id[eé](?:en|ar|er)?(?: ?(?:nr\.?|nummer|#))?|"
        r"hvilken id[eé]|kva id[eé]|gruppe|prosjekt|satsing|hovedid[eé]|"
        r"hovedtiltak|mål|målsetting|område|tema|idea|bord|konkret id[eé]|innsatsområde|"
        r"(?:hører|høyrer)(?: inn under| til)?(?: id[eé](?:en)?)?|"
        r"(?:gjelder|gjeld)(?: for)?(?: id[eé](?:en)?)?|"
        r"(?:for|til|under|på) (?:hvilken |kva )?id[eé](?:en)?|"
        r"(?:knyttet|knytt|koblet|kopla) til|del av|tilhører|tilhøyrer|kategori|delprosjekt",
    ),
    (
        "first",
        r"(?:det )?(?:aller )?(?:først|fyrst|første|fyrste)(?: ut)?|[★☆⭐✱]|start(?:er|ar) her",
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
        r"hvorfor|kvifor|formål|hensikt|utdyping|kort om(?: id[eé]\w*)?|kort fortalt|kort sagt|"
        r"(?:hva|kva) (?:det |den )?(?:går|går det|går den|handler|handlar)(?: det| den)? (?:ut "
        r"på|om)",
    ),
    ("cost", r"kostnad(?:er)?|økonomi|pris|budsjett|ressurser|ressursar|kroner|kr|prioritet|pri"),
)


_PERSON_HEADS: Final[tuple[tuple[str, str], ...]] = (
    (
        "name",
        r"navn|namn|hvem|name|(?:hvem|kven) (?:var med|deltok|møtte)|til stede|tilstede|"
        r"til stades|møtt|deltaker(?:e)?|deltakar(?:ar)?|fullt navn|for- og etternavn|"
        r"fornavn og etternavn|(?:kontakt)?person(?:er|ar)?",
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
        r"kommer fra|kjem frå|"
        r"(?:hvor|kvar|kor) (?:(?:er|kommer|kjem) (?:du|dei|de) )?(?:i )?(?:fra|frå)|"
        r"(?:hvem|kven|hva|kva) (?:du |dei |de )?representer\w+|tilknytning|tilhørighet|tilhøyrsle|"
        r"bakgrunn",
    ),
    ("role", r"rolle|stilling|tittel|funksjon|verv|yrke|role|stillingstittel"),
    (
        "org",
        r"organisasjon|enhet|eining|arbeidssted|arbeidsstad|tjenestested|tenestestad|tjeneste|"
        r"teneste|arbeidsplass|virksomhet|verksemd|klubb|skole|skule|"
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
    if len(bare) <= 200:
        bare = re.sub(r"\s*\([^)]*\)\s*$", "", bare).strip(_STRIP)
    if not bare or len(bare) > 45:
        return "number" if text.strip() == "#" else ""
    return next((role for role, pattern in patterns if pattern.match(bare)), "")


def step_role(text: str) -> str:
    """The role of a column heading in a table of steps: when, what, who, both, idea … or ""."""
    found = _role(text, _STEP_PATTERNS)
    bare = " ".join(_plain(text).split()).strip(_STRIP)
    if not found and 0 < len(bare) <= 45 and len(bare.split()) <= 6:
        if _is_both(bare):
            return "both"
        found = _role(bare, _STEP_PATTERNS)
        words = [role for role, pattern in _TELLING if pattern.search(bare)]
        found = found or (words[0] if len(words) == 1 and not re.search(r"\d", bare) else "")
    return found


def _is_both(text: str) -> bool:
    return bool(_BOTH.match(" ".join(_plain(text).split()).strip(_STRIP)))


_WHAT_TIME: Final = re.compile(
    r"\b(?:(?:kva|hva|kor|når)(?: for (?:ei|en|eit|et|ein))?|hvilke[nt]?|kva slags) "
    r"(?:tid(?:a|en|spunkt|srom)?|dag|dato|uke|veke|frist|måned|månad)\b|\bn[aâáàä]r\b",
    re.IGNORECASE,
)


def _plain(text: str) -> str:
    """A heading whose words for "when" are "når": "Kva tid", "Hvilken dag", a scanner's "Nar"."""
    return _WHAT_TIME.sub("når", text)


def step_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these (column, text) pairs head a table of steps, else {}."""
    if any(is_time(text) for _, text in texts if not _role(text, _STEP_PATTERNS)):
        return {}
    roles = {column: step_role(text) for column, text in texts}
    if not any(_role(_plain(text), _STEP_PATTERNS) or _is_both(text) for _, text in texts):
        return {}
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


_OR: Final = re.compile(r"\s*(?:/|,|\+|&|\beller\b|\bog\b)\s*")


def _person_role(text: str) -> str:
    """The role of a heading, or of its parts: "Tjenestested eller forening" says two of a kind."""
    whole = _role(text, _PERSON_PATTERNS)
    parts = [] if whole else [_role(part, _PERSON_PATTERNS) for part in _OR.split(text)]
    if {"role", "org"} <= set(parts):
        return "about"
    return whole or next(filter(None, parts), "")


def person_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these pairs are the heading row of a list of people, else {}."""
    roles = {column: _person_role(text) for column, text in texts}
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


_IDEA_HEADS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (role, re.compile(rf"^(?:{pattern})$", re.IGNORECASE))
    for role, pattern in (
        (
            "title",
            r"id[eé](?:en|er|ar|tittel)?|forslag(?:et)?|innspill|tittel(?: på id[eé]en)?|"
            r"(?:navn|namn) på id[eé]\w*|tiltak",
        ),
        (
            "picked",
            r"(?:ble |blei |vart )?(?:valgt|vald|valt)|"
            r"(?:(?:går|gikk|gjekk) (?:(?:vi|me|den|han) )?)?(?:videre|vidare)(?: med(?: den)?)?|"
            r"prioritert|status|valg|val|ja ?/ ?nei|utfall|resultat",
        ),
        (
            "votes",
            r"(?:antall |tal på |tal )?(?:stemmer|røyster|poeng|prikker|prikkar|hender|stjerner|"
            r"kryss|klistremerker)|sum|antall",
        ),
        (
            "told",
            r"(?:kort )?(?:beskrivelse|beskriving|skildring|forklaring|omtale)|kort (?:om|fortalt|"
            r"sagt)(?: id[eé]\w*)?|innhold|om id[eé]\w*|"
            r"(?:hva|kva) (?:går|handler|handlar|er)(?: det| den)?(?: ut på| om)?",
        ),
        (
            "actors",
            r"aktør\w*|(?:hvem|kven) (?:kan |må |bør )?(?:bidra\w*|bidreg|være med|vere med|er med|"
            r"med|hjelpe\w*)|bidrar|samarbeid\w*|med",
        ),
        ("number", r"#|nr\.?|nummer|no\.?|id"),
        (
            "note",
            r"(?:hvorfor|kvifor)(?: ikke| ikkje)?|grunn(?:en)?|begrunnelse|grunngjeving|årsak|"
            r"kommentar(?:er)?|merknad(?:er)?|notat|fra|frå|gruppe|bord|foreslått av|tema",
        ),
    )
)


def idea_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these pairs head a list of ideas (idé, valgt?, stemmer …), else {}."""
    out: dict[int, str] = {}
    for column, text in texts:
        bare = " ".join(text.split()).strip(_STRIP)
        role = next((r for r, pattern in _IDEA_HEADS if pattern.match(bare)), "")
        if role and role not in out.values():
            out[column] = role
    if "title" not in out.values() or len(out) < 2 or len(out) != len(texts):
        return {}
    steps = {step_role(text) for _, text in texts}
    tells = {"picked", "votes", "told", "actors", "note"} & set(out.values())
    return out if tells and not steps & {"when", "both"} else {}
