"""Words and shapes by which a text tells of a child, its family or its health."""

from __future__ import annotations

import re
from typing import Final

_CAPITAL: Final = r"[A-ZÆØÅÁÉÖÜŠŽČ][a-zæøåáàâäéèêëíïóòôöúüčđšžñç’'-]+(?:-[A-ZÆØÅ][a-zæøåé]+)?"
_AGE: Final = r"(?:[1-9]|1[0-9])"
_GRADE: Final = (
    r"(?:(?:[1-9]|10)\.?\s?(?:-\s?)?(?:klasse|klassen|trinn|trinnet|kl\.)|(?:[1-9]|10)\s?[A-F]\b|"
    r"(?:første|andre|tredje|fjerde|femte|sjette|sjuende|syvende|åttende|niende|tiende|fyrste|"
    r"sjuande|"
    r"åttande|niande|tiande)\s?(?:klasse|trinn)|vg[123]\b)"
)
_SCHOOL: Final = (
    r"(?:(?:på|ved|frå|fra|i)\s+)?[A-ZÆØÅ][\wæøå]+(?:\s(?:ungdoms|barne|vidaregåande|"
    r"videregående))?\s?"
    r"(?:skole|skule|ungdomsskole|ungdomsskule|barneskole|barneskule|barnehage)\b"
)
_CHILD: Final = (
    r"(?:gutt(?:en)?|gut(?:en)?|jente|jenta|jenten|guttunge|jentunge|elev(?:en)?|tenåring(?:en)?|"
    r"(?:seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten)åring(?:en)?|"
    r"\d{1,2}-?åring(?:en)?|sønn(?:en)?|son(?:en)?|datter(?:en)?|dotter(?:a)?|barnet|ungen|"
    r"lillebror|"
    r"storebror|lillesøster|storesøster|veslebror|veslesyster|søskenpar(?:et)?|tvilling(?:er|ene|"
    r"ane)?|"
    r"spiller(?:en)?|spelar(?:en)?)"
)
_FAMILY: Final = (
    r"(?:mor|mora|moren|far|faren|mamma(?:en)?|pappa(?:en)?|bror(?:en)?|broren|søster(?:en)?|"
    r"syster(?:a)?|"
    r"bestemor|bestefar|stefar|stemor|fosterfar|fostermor|onkel|tante|foreldrene|foreldra|familien|"
    r"søsken(?:a|ene)?|sysken(?:a)?|besteforeldrene)"
)
GIVEN_TO: Final = rf"(?i:{_FAMILY}\s+(?:til|åt|hennar|hans|hennes)\s+)"

# A name that an age, a class or a school makes one child of.
CHILD_BY_NAME: Final = re.compile(
    rf"\b(?P<a>{_CAPITAL})\s?(?:\(\s?{_AGE}(?:\s?(?:år|åring))?\s?[),]|,?\s(?:på\s|"
    rf"er\s)?{_AGE}\s?år\b|\spå\s{_AGE}\b(?!\s?(?:%|kr|000)))"
    rf"|\b{_AGE}\s?år\s?gam(?:le|mel|al|alt)\s(?P<b>{_CAPITAL})"
    rf"|\b{_AGE}[ -]?åring(?:en)?\s(?P<c>{_CAPITAL})"
    rf"|\b(?P<d>{_CAPITAL}),?\s(?:som\s)?(?:går\s|gikk\s|gjekk\s)?(?:i|på|frå|fra)\s{_GRADE}"
    rf"|\b(?P<h>{_CAPITAL})\s?\(\s?{_GRADE}[^)]{{0,40}}\)"
    rf"|\b(?P<e>{_CAPITAL})\s(?:som\s)?(?:går|gikk|gjekk|begynte|byrja)\s(?:på|ved|i)\s{_SCHOOL}"
    rf"|\b(?:{GIVEN_TO})(?P<f>{_CAPITAL})"
    rf"|\b(?:gutten|guten|jenta|sønnen|sonen|datteren|dattera|dottera|eleven|lillebror|"
    rf"storesøster|gutt|jente|elev)\s(?:vår\s|min\s|deres\s|hans\s|hennes\s)?"
    rf"(?:som heter\s|som heiter\s|heter\s|ved navn\s|kalt\s)?(?P<g>{_CAPITAL})"
)
CHILD_BY_PLACE: Final = re.compile(
    rf"\b(?:en|ei|ein|et|eit|den|denne|ett|éin|én|to)\s(?:\w+\s){{0,2}}{_CHILD}\b[^.!?]{{0,60}}?"
    rf"(?:\bpå\s{_AGE}\b(?:\sår)?|\({_AGE}(?:\sår)?\)|\bi\s{_GRADE}|{_SCHOOL}|\b{_AGE}\sår\b)"
    rf"|\b{_CHILD}\s(?:på\s{_AGE}\b(?:\sår)?|\({_AGE}\)|i\s{_GRADE})"
    rf"|\b(?:i|på|frå|fra)\s(?:[1-9]|10)[A-F]\b",
    re.IGNORECASE,
)
ONE_CHILD: Final = re.compile(
    r"\b(?:en|ei|ein|éin|én|denne|den)\s(?:\w+\s){0,2}(?:gutt|gut|jente|guttunge|jentunge|"
    r"tenåring|elev|"
    r"\w+åring|sønn|son|datter|dotter)\b|\b(?:gutten|guten|jenta|jenten|sønnen|sonen|datteren|"
    r"dattera|dottera|"
    r"eleven)\b|\bet\s(?:søskenpar|tvillingpar)\b|\bsøskenparet\b",
    re.IGNORECASE,
)
# Words that make a first name beside them a child's: one child, or (weaker) where children are.
CHILD_WORD: Final = re.compile(
    rf"\b(?:{_CHILD}|(?:en|ei|ein) (?:liten|lita|ung) (?:gutt|gut|jente)|"
    rf"(?:[1-9]|1[0-7]|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|"
    rf"sytten)[ -]?år(?:ing\w*|\sgam\w+)?|(?:lille|vesle|store)(?:bror|søster|syster)\w*)\b",
    re.IGNORECASE,
)
CHILD_PLACE: Final = re.compile(
    rf"\b(?:{_FAMILY}|(?:\w*(?:klasse(?:n|kamerat\w*)?|skole(?:n|gård\w*)?|skule(?:n)?|"
    rf"barnehage(?:n)?|trinn(?:et)?))|sfo|aks|lærer(?:en)?|lærar(?:en)?|helsesykepleier(?:en)?)\b",
    re.IGNORECASE,
)
# An adult beside the name: "rektor Ola", "trener Kari", "Kari (NAV)".
ADULT_BEFORE: Final = re.compile(
    r"(?:rektor|lærer\w*|lærar\w*|trener\w*|trenar\w*|leder\w*|leiar\w*|ordfører\w*|"
    r"ordførar\w*|koordinator\w*|rådgiver\w*|rådgjevar\w*|sjef\w*|styrer\w*|konsulent\w*|"
    r"prest\w*|vaktmester\w*|frivillig|miljøarbeider\w*|helsesykepleier\w*|politi\w*|v/)\s*$",
    re.IGNORECASE,
)
FAMILY: Final = re.compile(rf"\b{_FAMILY}\b", re.IGNORECASE)
PRONOUN: Final = re.compile(
    r"\b(?:han|hun|ho|hen|ham|henne|hennar|hans|hennes|sønnen|sonen|datteren|dottera)\b",
    re.IGNORECASE,
)
STORY: Final = re.compile(
    r"(?:^|[.:!?–-]\s*)(?:(?:en|ei|ein|vår|konkret|sterk|fin|god|sann|kort|liten|lita|solskinns|"
    r"suksess)[\s-]*)*"
    r"(?:historie[nr]?|historia|solskinnshistorie|solskinshistorie|suksesshistorie|forteljing|"
    r"fortelling|eksempel|døme|case)"
    r"\s*(?:fra|frå|om|nr\.?\s?\d|\d|:|–|-)"
    r"|\b(?:et|eit|ett|ein|en) par (?:fortalte|fortalde|snakket|snakka) om\b"
    r"|\b(?:fortalte|fortalde|hørte|høyrde|snakket|snakka|delte|nemnde|nevnte)\s(?:historien?|"
    r"historia\s)?(?:om|ei historie|en historie)\b"
    r"|\b(?:en|ei|ein) (?:mor|far|mamma|pappa|bestemor|trener|trenar|lærer|lærar|"
    r"foresatt) (?:fortalte|fortalde|sa)\b",
    re.IGNORECASE,
)
OWN_PERSONA: Final = re.compile(
    r"\b(?:(?:en|ein|vår|eigen|egen|ei|vår egen|sin|sin egen|laget|laga)\s)*(?:egen|eigen|"
    r"oppdiktet|konstruert|konstruerte|eiga)\s"
    r"(?:laget\s|konstruert\s)?(?:person|persona|figur|historie)\b|"
    r"\bkort beskrivelse av personen\b",
    re.IGNORECASE,
)
STREET: Final = re.compile(
    r"\b[A-ZÆØÅ][a-zæøå]+(?:veien|vegen|gata|gaten|gate|vei|veg|svingen|stien|tunet|lia|haugen|"
    r"bakken|løkka|åsen|"
    r"ringen|faret|kroken|tråkket|plassen|allé|alleen|terrasse)(?:\s\d{1,3}\s?[a-zA-Z]?)?\b"
)
# Illness, diagnosis and what else the law calls special categories, and a family's troubles.
HEALTH: Final = re.compile(
    r"\b(?:adhd|add|autis\w+|asperger\w*|epilep\w+|diabet\w+|astma\w*|kreft\w*|leukemi\w*|"
    r"cerebral|cp\b|downs?\b|"
    r"depre(?:sjon|sjonen|dert|derte)\w*|angst(?:en|lidelse\w*)?|sosial angst|anore\w+|bulimi\w*|"
    r"spiseforstyrrels\w+|eteforstyrr\w+|"
    r"selvskad\w+|sjølvskad\w+|selvmord\w*|sjølvmord\w*|psykisk (?:syk\w*|sjuk\w*|lidelse\w*)|"
    r"psykos\w+|bipolar\w*|"
    r"traum(?:e|er|atisert)\w*|innlagt|innlagd|cellegift|utviklingshem\w+|hjerneskad\w+|"
    r"kromosom\w*|tourette\w*|dyslek\w+|"
    r"ptsd|diagnosen?|hiv\b|reumatis\w+|leddgikt|hjertefeil|hjartefeil|nyresyk\w+|cøliaki\w*|"
    r"misbruk\w*|avrus\w+|"
    r"rusmis\w+|rusa\b|ruset\b|rusavhengig\w*|alkoholiker\w*|overgrep\w*|voldelig\w*|mishandl\w+|"
    r"omsorgssvikt\w*)\b",
    re.IGNORECASE,
)
TROUBLE: Final = re.compile(
    r"\b(?:rus(?:en|problem\w*)?|alkohol\w*|drikk(?:er|ing)|fengsel\w*|soner|soning\w*|ufør\w*|"
    r"sykemeld\w+|sjukmeld\w+|arbeids(?:ledig|løs|laus)\w*|"
    r"mist(?:et|a) (?:jobben|arbeidet|bustaden|leiligheten|huset)|sagt opp|oppsagt|permittert|"
    r"skil(?:t|te|de)\b|skilsmiss\w+|skilsmål\w*|samlivsbrudd\w*|"
    r"død(?:e|de|en|sfall\w*)?|døydde|syk\b|sjuk\b|syke\b|sykdom\w*|sjukdom\w*|alvorlig syk|"
    r"psykisk\w*|vold(?:en)?|vald(?:en)?|barnevern\w*|foster\w+|beredskapshjem\w*|"
    r"krisesenter\w*|asyl\w*|flykt(?:et|a|ning)\w*|oppholdstillatelse|gjeld\w*|inkasso|konkurs\w*|"
    r"sosialhjelp\w*|sosialstønad\w*|økonomisk sosialhjelp|"
    r"trygd\w*|mobb(?:et|a|ing)\w*|rullestol\w*|sykehus\w*|sjukehus\w*|medisin\w*|hørsels\w+|"
    r"høyrsel\w*|blind\w*|funksjons\w+|dårlig råd|dårleg råd|lite penger|lite pengar|"
    r"(?:ikke|ikkje) (?:hadde |har |lenger |lenger hadde )*råd|fattig\w*|bostøtte|kastet ut|"
    r"kasta ut|"
    r"hjemløs\w*|heimlaus\w*|enslig\w*|"
    r"einsleg\w*|skilsmisse\w*|skulevegring\w*|skolevegring\w*|turte ikke|torde ikkje)\b",
    re.IGNORECASE,
)
FAMILY_NAME: Final = re.compile(rf"\b(?i:familien|familia)\s(?:til\s)?{_CAPITAL}")
HAPPENED: Final = re.compile(
    r"\b(?:fikk|fekk|ble|blei|vart|slutta|sluttet|begynte|byrja|hadde|kom|hentet|henta|turte|torde|"
    r"trives|trivst|gikk|gjekk)\b",
    re.IGNORECASE,
)
PERSONAS: Final = {"per": 10, "amina": 14, "torbjørn": 16, "sandra": 11, "oscar": 8, "oskar": 8}
