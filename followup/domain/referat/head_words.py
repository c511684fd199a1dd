"""The words by which the heading of a column says what stands below it."""

from __future__ import annotations

import re
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
        r"(?:hva|kva|tiltak|oppg[aå]ve) ?(?:og|/|,|\+|&|-|–) ?(?:når|frist|tid)|"
        r"(?:hvem|kven) (?:gjør|gjer|skal gjøre|skal gjere) (?:hva|kva)(?:,? (?:og )?når)?|"
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
        r"(?:knyttet|knytt|koblet|kopla) til|del av|tilhører|tilhøyrer|kategori|delprosjekt|"
        r"forslag(?:et)?|(?:navn|namn|tittel)(?:et|en)? på id[eé]\w*|id[eé]tittel|"
        r"(?:valgt|vald|vår|prioritert) id[eé]\w*",
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
        r"hvordan|korleis|metode|how|"
        r"(?:kort )?(?:beskrivelse|beskriving|skildring|omtale)(?:n|a|en)?|detaljer|"
        r"forklaring|innhold|hvorfor|kvifor|formål|hensikt|utdyping|"
        r"kort om(?: id[eé]\w*)?|kort fortalt|kort sagt|"
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


STEP_PATTERNS: Final = tuple((r, re.compile(rf"^(?:{p})$", re.IGNORECASE)) for r, p in _HEADS)


PERSON_PATTERNS: Final = tuple(
    (r, re.compile(rf"^(?:{p})$", re.IGNORECASE)) for r, p in _PERSON_HEADS
)


BOTH: Final = re.compile(
    r"^(?:ansvar\w*|hvem|kven)\s?(?:/|og|,|\+|&|-|–)\s?(?:tids?)?(?:frist\w*|når|tid\w*)$|"
    r"^(?:tids?)?(?:frist\w*|når|tid\w*)\s?(?:/|og|,|\+|&|-|–)\s?(?:ansvar\w*|hvem|kven)$",
    re.IGNORECASE,
)


TELLING: Final = (
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


FOR_WHOM: Final = re.compile(
    r"\b(?:nytte|glede|gagn|bruk for|målgrupp\w*|gjelder|gjeld|treffer|rettet mot|er til for)\b|"
    r"^for (?:hvem|kven)\b|\bfor$|\b(?:når|treng\w*|savn\w*|sakn\w*) (?:vi|me|det|dette)\b",
    re.IGNORECASE,
)
"""Whom an idea is for: these words beside "hvem" name nobody responsible."""


IDEA_PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
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


WHAT_TIME: Final = re.compile(
    r"\b(?:(?:kva|hva|kor|når)(?: for (?:ei|en|eit|et|ein))?|hvilke[nt]?|kva slags) "
    r"(?:tid(?:a|en|spunkt|srom)?|dag|dato|uke|veke|frist|måned|månad)\b|\bn[aâáàä]r\b",
    re.IGNORECASE,
)


STRIP: Final = " \t?:.*_-–—!"


def role_of(text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    """The first role whose words a heading consists of, or ""; what it has in brackets is aside."""
    bare = " ".join(text.split()).strip(STRIP)
    if len(bare) <= 200:
        bare = re.sub(r"\s*\([^)]*\)\s*$", "", bare).strip(STRIP)
    if not bare or len(bare) > 45:
        return "number" if text.strip() == "#" else ""
    return next((role for role, pattern in patterns if pattern.match(bare)), "")
