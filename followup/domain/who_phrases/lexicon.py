"""Words by which a role, a body or a group gives itself away, bokmål and nynorsk."""

from __future__ import annotations

import re
from typing import Final

_ROLE_ENDINGS: Final = (
    "koordinator|kordinator|koordiantor|leder|leiar|leier|sjef|konsulent|rådgiver|rådgivar|"
    "rådgjevar|rådgjevarar|ansvarlig|ansvarleg|sykepleier|sjukepleiar|sykepleiar|lærer|lærar|"
    "arbeider|arbeidar|kontakt|guide|losen|rektor|inspektør|styrer|styrar|direktør|kasserer|"
    "kasserar|sekretær|ordfører|ordførar|rådmann|trener|trenar|instruktør|vaktmester|vaktmeister|"
    "assistent|bibliotekar|terapeut|veileder|rettleiar|saksbehandler|sakshandsamar|medarbeider|"
    "medarbeidar|forvalter|forvaltar|lege|tillitsvalgt|representant|prest|diakon|kateket|"
    "kapellan|dirigent|fadder|mentor|vertinne|vert|referent|ordstyrer|møteleder|moderator|"
    "planlegger|planleggar|person|personen|personene|personar|fagleiar|fagleder|miljøterapeut|"
    "helsesøster|lensmann|politikontakt|"
    "byråd|politiker|politikar|nestleder|nestleiar|formann|koordinatoren|hjelper|hjelpar|haldar|"
    "redaktør|pedagog|psykolog|logoped|ombud|ombod|oppmann|meister|saksbehandlar|formidler|"
    "formidlar|økonom|ingeniør|jurist|produsent|organist|kantor|fysioterapeut|ergoterapeut|"
    "barnevernspedagog|klubbleder|kommunikasjonsansvarlig|webansvarlig|statsforvalter"
)
_ROLE_TAIL: Final = r"(?:en|a|n|ne|ane|ene|er|ar|e|arane|erne|et|s)?"
ROLE_WORD: Final = re.compile(
    rf"^(?:[\wæøåÆØÅ\-]*?(?:{_ROLE_ENDINGS}){_ROLE_TAIL}|ordf\.?|rådm\.?|kom\.?dir\.?|"
    r"kommunedirektør\w*|kommunalsjef\w*|styreleder\w*|daglig|dagleg|slt|slt-?k\w*)$",
    re.IGNORECASE,
)

_BODY_ENDINGS: Final = (
    "administrasjon|administrasjonen|avdeling|avdelinga|avdelingen|avisa|banda|barnehagane|"
    "barnehage|barnehagen|barnehagene|bedriften|bedriftene|bedrifter|bibliotek|biblioteket|"
    "brukerstedet|butikken|bydel|bydelen|bymisjon|bymisjonen|delprosjektene|eining|eininga|"
    "enhet|enheten|etat|etaten|folkehjelp|fondet|forbund|forbundet|foreining|foreininga|"
    "foreiningane|foreiningar|forening|foreninga|foreningen|foreningene|foreninger|"
    "fritidshus|frivilligheita|frivillighet|frivilligheten|fylket|gruppa|gruppane|gruppe|"
    "gruppen|gruppene|helsestasjon|huset|kinoen|klassane|klassen|klassene|klubb|klubbane|"
    "klubben|klubbene|klubber|komite|komiteen|komiteene|komitè|komité|komitéen|komitéene|"
    "kommunane|kommune|kommunen|kontor|kontoret|kontrollutvalet|korps|korpsa|korpsene|"
    "korpset|krets|kretsen|kulturskole|kulturskolen|kulturskulen|kyrkjelyd|lag|laga|lagene|"
    "laget|ledelse|ledelsen|leiinga|lokalavisa|menighet|menigheten|museet|nettverk|"
    "nettverket|næringsliv|næringslivet|organisasjon|organisasjonane|organisasjonar|"
    "organisasjonen|organisasjonene|organisasjoner|politi|politiet|prosjektet|redaksjonen|"
    "råd|rådet|samarbeid|sanitetsforening|sanitetslag|seksjon|seksjonen|selskap|selskapet|"
    "senter|senteret|sentral|sentralen|sentralene|skole|skolen|skolene|skulane|skule|"
    "skulen|skysskontoret|staben|stasjon|stasjonen|stiftelsen|stiftinga|styra|styre|styret|"
    "teamet|teateret|tenesta|teneste|tenester|tjeneste|tjenesten|tjenester|trafikkutval|"
    "transportøren|utekontakt|utekontakten|ungdomshuset|utval|utvalet|utvalg|utvalget|vassdrag|velforening|verket|"
    "verksemd|verksemda|vernet|vesenet|virksomhet|virksomheten|badet|banken|hallen|kino|"
    "speiderne|speidarane|speiderane|speidargruppa|frelsesarmeen|armeen|kafeen|kiosken|rederiet|"
    "trykkeriet|klinikken|apoteket|redningsskøyta|brannvesenet|moskeen|gurdwaraen|synagogen|"
    "klasse|linja|torget|trinn|herad|heradet|sanitet|saniteten|bystyret|lensmannskontoret"
)
# Short names of bodies, and words that end many surnames: only as words of their own.
_BODY_WORDS: Final = (
    "4h|aks|badet|bank|banken|basen|bk|btI|bua|bup|drift|eiendom|eigedom|fau|fk|fond|fus|"
    "hallen|hil|hus|idrett|if|ik|il|kfu|kfuk|kfum|kino|kirke|kirken|klasse|kors|kyrkja|"
    "linja|lions|rotary|bufdir|mot|nav|ndfu|nmf|ppt|ruter|røde|sfo|slt|stab|su|team|teknisk|tl|toget|torg|"
    "torget|trinn|vel"
)
BODY_WORD: Final = re.compile(
    rf"^(?:[\wæøåÆØÅé\-.]*?(?:{_BODY_ENDINGS})|(?:[\wæøå]+-)?(?:{_BODY_WORDS}))(?:s)?$",
    re.IGNORECASE,
)
GROUP_WORD: Final = re.compile(
    r"^(?:alle|vi|oss|me|hele|heile|gruppa|gruppen|foreldre|foreldra|foreldrene|foreldregruppa|"
    r"foresatte|føresette|elever|elevar|elevene|elevane|ungdom|ungdommer|ungdommen|ungdommene|"
    r"ungdomane|ungdomar|ungdommar|unge|frivillige|frivilljuge|barn|barna|barnet|borna|born|"
    r"lærerne|lærarane|lærere|lærarar|trenere|trenarar|trenerne|trenarane|ansatte|tilsette|"
    r"deltakerne|deltakarane|deltakere|deltakarar|medlemmer|medlemmene|medlemmane|lag|"
    r"pensjonister|pensjonistar|besteforeldre|naboer|ressurspersoner|ressurspersonar|"
    r"\w*foreldre|\w*ungdommer|\w*ungdommene|\w*elever|\w*elevene|\w*elevane|"
    r"\w*medarbeidere|\w*kontakter|\w*kontaktar|\w*kontaktene|\w*lærere|\w*lærerne|\w*ledere|"
    r"\w*lederne|\w*leiarar|\w*leiarane|\w*trenere|\w*personer|\w*komiteer|\w*ansatte|"
    r"politikerne|politikarane|politikere|partiene|kassererne|kasserarane|styrene|styremedlemmer|"
    r"begge|noen|nokon|voksne|vaksne|leger|flere|fleire)$",
    re.IGNORECASE,
)
THEME_WORD: Final = re.compile(
    r"^(?:kultur|idrett|fritid|friluftsliv|oppvekst|helse|omsorg|omsorgs|plan|miljø|utvikling|"
    r"barn|unge|ungdom|familie|skole|skule|barnehage|samfunn|folkehelse|frivillighet|"
    r"frivilligheit|inkludering|integrering|kvalifisering|næring|teknisk|sosial|sosialt|nærmiljø|"
    r"nærmiljøet|tiltak|velferd|levekår|opplæring|undervisning|mangfold|medvirkning|kulture|"
    r"kultur-|"
    r"park|anlegg|eiendom|eigedom|landbruk|økonomi|bibliotek|ung|tjenester|tenester)$",
    re.IGNORECASE,
)
# Fields that are places as well: two of them are two parties.
PLACE_WORD: Final = re.compile(
    r"^(?:skole|skule|barnehage|bibliotek|park|anlegg|nærmiljø\w*|barn|unge|ungdom|ung|familie)$",
    re.IGNORECASE,
)
# Pairs that are one body or one unit, never two.
ONE_BODY: Final = re.compile(
    r"\b(?:klubber, lag og (?:frivillige )?(?:organisasjoner|foreninger)|"
    r"lag,? (?:og|&) (?:foreninger|foreiningar|organisasjoner|organisasjonar|foreningar|klubber)|"
    r"lag/(?:foreninger|foreiningar|forening)|barn og (?:unge|ungdom)|born og (?:unge|ungdom)|"
    r"unge og voksne|store og små|mor og far|far og mor|"
    r"park og idrett|plan og bygg|drift og vedlikehold|kunst og kultur|hjem og skole|"
    r"heim og skule)\b",
    re.IGNORECASE,
)
NOBODY: Final = re.compile(
    r"^(?:[-–—?.\s/x]*|(?:må |skal |blir |vert )?(?:ikke|ikkje|enno ikkje|ennå ikke|ikke helt)?\s*"
    r"(?:avklart|avklares|avklarast|avklara|bestemt|bestemmes|fordelt|fordeles|satt|ukjent|"
    r"uavklart|ledig|åpent|ope|ingen|ingen ennå|ingen enno|navn mangler|namn manglar|tbd|tba|"
    r"n/?a|nn|n\.n\.|kommer|kjem|kommer senere|(?:vet|veit) (?:ikke|ikkje)(?: (?:hvem|kven))?|"
    r"hvem\?|kven\?|noen|nokon|"
    r"noen må ta dette|mangler|manglar)(?:\s*(?:ennå|enno|senere|seinare|nå|no))?[?.!]*)$",
    re.IGNORECASE,
)
WRITER: Final = re.compile(
    r"^(?:jeg|eg|meg|æ|e|undertegnede|underteikna|forfatteren|referenten|referent|"
    r"den som skriver|sjølv|selv|meg selv|meg sjølv|jeg selv|eg sjølv)$",
    re.IGNORECASE,
)
WE: Final = re.compile(
    r"^(?:vi|me|oss|alle(?: (?:sammen|saman|i|på|som|lag|vi|klassene|klassane)\b.*)?|"
    r"hele gruppa|heile gruppa|gruppa|gruppen|begge(?: to)?|alle \w+)$",
    re.IGNORECASE,
)


def is_role(text: str) -> bool:
    """True when a word of the text names a role (coordinator, head, teacher …)."""
    return any(ROLE_WORD.match(word) for word in words(text))


def is_body(text: str) -> bool:
    """True when a word of the text names a body (council, club, school, office …)."""
    return any(BODY_WORD.match(word) for word in words(text))


def is_group(text: str) -> bool:
    """True when the text begins with a word for several people without names."""
    found = words(text)
    return bool(found) and (bool(GROUP_WORD.match(found[0])) or bool(GROUP_WORD.match(found[-1])))


def words(text: str) -> list[str]:
    """The words of a text, without the punctuation around them."""
    return [w for w in (part.strip(".,;:!?«»\"'()[]") for part in text.split()) if w]


def is_theme(text: str) -> bool:
    """True when every word is a field of municipal work (culture, sport, health …)."""
    found = [w for w in words(text) if w.lower() not in {"og", "for", "i", "av", "&"}]
    return bool(found) and all(THEME_WORD.match(w.strip("-")) for w in found)
