"""Words by which a reply says how it goes: bokmål, nynorsk, Danish, Swedish, English.

Each pattern is read on one clause in small letters, a few hundred characters at most.
"""

from __future__ import annotations

import re
from typing import Final


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


NOT: Final = _words(
    r"(?:ikke|ikkje|inte|icke|ej|not|never|aldri|aldrig|neppe|knapt|uten|utan|without|nothing|"
    r"ingenting|intet|inget|ingen|ikkje noko|cannot|no)\b(?!\s?(?:sant|sant\?|minst|bare|berre|"
    r"only))|\w{2,8}n't\b|uferdig|ugjort|langt (?:fra|frå|från)"
)
NEARLY: Final = _words(
    r"(?:nesten|nærmest|snart|straks|delvis|halvveis|halvvegs|halvferdig|halvt|nästan|delvist|"
    r"næsten|almost|nearly|partly|partially|soon|halfway|så godt som|så gott som|så å si|"
    r"stort sett|for det meste|for det mesta|i hovedsak|mostly|litt|noe|noko|lite grann|en del|"
    r"ein del|en liten del|første del|fyrste del|first part|første halvdel|halvparten|hälften|half|"
    r"mesteparten|det meste|det mesta|most of|some of|noen av|nokre av|enkelte)\b"
)
#: What is hoped for, planned or required is not yet so.
NOT_YET: Final = _words(
    r"(?:skal|skulle|vil|ville|blir|bliver|vert|bli|kommer til å|kjem til å|kommer att|kommer|kjem|"
    r"bør|må|kan|ska|håper|håpar|hoppas|håber|regner med|reknar med|räknar med|forventer|ventar å|"
    r"planlegger|planlegg|planerar|satser på|satsar på|tar sikte på|tek sikte på|tenker|tenkjer|"
    r"får(?! inte| ikke| ikkje)|will|shall|would|should|going to|gonna|hope|hoping|plan|planning|"
    r"expect|expecting|aim|might|could|must|need to|want|'ll|trenger å|treng å|å få|för att|for å|"
    r"to be|to get|i ferd med|mens|før|innen|innan|senest|seinast|når|naar|så snart|with a view)\b"
)
CONDITION: Final = re.compile(
    r"(?:hvis|viss|dersom|når|om (?:vi|jeg|eg|det|dette|dere|alt|ikke)|så snart|så fort|"
    r"med mindre|if|when|once|as soon as|unless|när|om jag|om vi|omkring|hvornår|etter at|"
    r"etter å ha|før (?:dette|det|vi|jeg|eg|alt))\b",
    re.IGNORECASE,
)
QUESTION: Final = re.compile(
    r"(?:er|har|kan|skal|vil|må|blir|vert|hvem|hva|hvor|når|hvorfor|hvordan|kven|kva|kvar|kor|"
    r"korleis|kvifor|is|are|has|have|can|could|should|shall|will|do|does|did|who|what|when|where|"
    r"why|how|är|kommer|vem|vad|var|hur|hvad|hvornår|hvordan|mon tro|lurer på|lurar på|undrar|"
    r"wondering|jeg lurer|eg lurer|eg lurar)\b",
    re.IGNORECASE,
)

DONE: Final = re.compile(
    r"\b(?:ferdige?(?!\s(?:utdann|utdanna))|ferdigstil[lt]t?|fullført\w?|færdig[et]?|færdiggjort|"
    r"färdig[ta]?|gjort(?!\s(?:litt|noe|noko|en |ein |et |ei |forsøk|lite))|gjord|utført|utfört|"
    r"unnagjort|ordna|ordnet|ordnat|ordnad|fiksa|fikset|fixat|fixet|fixad|gjennomført|gennemført|"
    r"genomför[dt]|avslutta|avsluttet|avslutad|avslutat|afsluttet|slutför[dt]|avklart|avklara|"
    r"avklaret|avklarat|avklarad|klaret|løst|løyst|löst|landa|landet|i boks|i havn|i hamn|i mål|"
    r"i hus|på plass|på plads|på plats|i orden|i ordning|utkvittert|sjekka ut|sjekket ut|"
    r"kryss(?:et|a) av|strek over|stryke (?:fra|frå) lista|tatt hånd om|tatt hand om|teke hand om|"
    r"(?<!well )done|finished|completed?|sorted(?: out)?|taken care of|all set|wrapped up|fixed|"
    r"over og gjort|vel i havn)\b|[✅✔☑]",
    re.IGNORECASE,
)
MAY_BE_CLOSED: Final = _words(
    r"kan (?:dere |du |de |dykk |vi |me |nå |trygt |bare |berre ){0,3}(?:sette strek over|"
    r"setje strek over|krysses? (?:av|ut)|kryssast av|hukes? av|huke av|lukkes?|avsluttes?|"
    r"avsluttast|kvitteres? ut|sjekkes? ut|regnes som (?:ferdig|gjort))"
)
DONE_SOFT: Final = re.compile(
    r"^(?:alt |det |dette |den |denne |alt er |ja |allt |it |this |all |everything )?(?:er |är |"
    r"is |det er )?(?:nå |no |nu |now )?(?:klart?|klara|ok|okei|okay|check|sjekk|ready)(?: nå| no|"
    r" nu| fra oss| frå oss| her| now)?[.!]*$",
    re.IGNORECASE,
)
#: "har ringt", "er sendt": an act told as past. Which act, the task tells.
PAST_ACT: Final = re.compile(
    r"(?:^(?:(?:ja|hei)[,!]? )?(?=[a-zæøåäö]{3,16}(?:et|t|a|dd)\b)|\b(?:har|hev|have|has|är|er|"
    r"ble|blei|vart|var|blev|was|i've|we've|ha)\s(?:(?:nå|no|nu|now|alt|allerede|allereie|redan|"
    r"already|også|og|just|jo|jeg|eg|vi|me|jag|i|we|selvfølgelig|da|akkurat|netopp|nettopp|ikke|"
    r"ikkje|inte|not|never|aldri)\s){0,2})(?P<verb>[a-zæøåäö]{3,18})\b",
    re.IGNORECASE,
)

UNDER_WAY: Final = _words(
    r"(?:i gang|igang|i gong|igong|i full gang|jobber med|jobbar med|arbeider med|arbeidar med|"
    r"arbetar med|arbejder (?:med|på)|holder på|held på|heldt på|håller på|på saken|på saka|"
    r"på gang|under arbei\w{1,4}|under arbete|i prosess|i arbeid|(?:leter|leiter|leitar|"
    r"letar) (?:fortsatt|fortsett|framleis|enda|ennå|stadig|fortfarande|etter|efter)|har (?:tatt|"
    r"teke|tagit|taget) (?:det|dette|den|saken|saka) op+|begynt|begynte|byrja|starta|startet|"
    r"startat|startade|börjat|påbörja\w|påbegynt|begyndt|påbyrja|på vei|på veg|på väg|underveis|"
    r"undervegs|halvveis|halvvegs|venter (?:bare |berre |nå |no |fortsatt |kun )?på|"
    r"ventar (?:berre |no |framleis )?på|väntar på|afventer|avventer|avventar|working on|"
    r"in progress|under ?way|started|on it|waiting (?:for|on)|on track|i rute|pågår|pågående|"
    r"i dialog|har (?:avtalt|avtala|satt opp|sett opp|booket|booka|kalt inn|kalla inn|purret|"
    r"purra)|møte er (?:satt|sett|avtalt|avtala)|følger opp|følgjer opp|tar tak i|tek tak i|"
    r"(?:skulle|skal) ta (?:det|dette) opp|tar (?:det|dette) opp|ser på (?:det|dette|saken|saka)|"
    r"går (?:fint|bra|fremover|framover)|det rusler|godt på vei|godt på veg)\b"
)
INTENDS: Final = _words(
    r"(?:skal (?:gjøres|gjerast|tas|takast|sendes|ringes|bestilles|leveres)|(?:sendes|sendast|"
    r"ringes|gjøres|gjerast|tas|takast|leveres|bestilles|skickas|görs) (?:i|på|til|neste)|(?:jeg|"
    r"eg|vi|me|jag|i|we) ?(?:skal|vil|ska|will|'ll|tar|tek|tager|gjør|gjer|gør|gör|ordner|ordnar|"
    r"fikser|fiksar|fixar|ringer|ringjer|sender|kontakter|spør|får gjort|tenker å|har tenkt å)|"
    r"skal (?:gjøre|gjere|ta|ringe|ringje|sende|følge|ordne|fikse|snakke|få|prøve)|prøver å|"
    r"prøvar å)\b"
)
NOT_BEGUN: Final = _words(
    r"(?:ikke|ikkje|inte|not|ej|n't)\s(?:(?:enda|ennå|enno|ennu|ännu|yet|helt|heilt|fått|hatt|"
    r"been able to|had|have|had the)\s){0,3}(?:begynt|byrja|börjat|begyndt|startet|starta|started|"
    r"kommet|komme|kommit|i gang|igang|i gong|tid|time|rukket|rukke|rokke|hunnit|nådd|gjort|sett|"
    r"fått|tatt|teke|hatt|ringt|sendt|done|begun|anledning|høve|mulighet|chance|gotten)"
)

LATER: Final = _words(
    r"(?:gi (?:meg|oss) (?:fram |frem |tid )?til|give (?:me|us) (?:time )?(?:until|till)|utsatt|"
    r"utsett|utsettes|utsette|utsetje|utsetjast|utsatte|utsetting|utsettelse|skyves|skyve|skyver|"
    r"skyv|skjøvet|forskyv\w{0,3}|forskjøvet|forsink\w{0,4}|forseink\w{0,3}|drøyer|drøyar|drar ut|"
    r"dreg ut|drar det ut|mer tid|meir tid|mere tid|mer tid på|lenger tid|lengre tid|lengre frist|"
    r"lenger frist|ny frist|ny dato|endre fristen|flytte(?:t|s|r)? (?:fristen|dette|det|den|møtet|"
    r"til)|flyttar?|må vente|får vente|venter til|ventar til|vente til|vent til|venter med|"
    r"ventar med|vente med|legge(?:s)? på vent|på vent|på is|rekker (?:ikke|det ikke|det nok ikke|"
    r"ikke det)|rekk (?:ikkje|det ikkje)|hinner inte|når (?:det )?ikke|får ikke (?:gjort|tatt|sett|"
    r"tid)|får ikkje (?:gjort|teke|sett|tid)|uppskjut\w{0,3}|skjuts? (?:upp|fram)|skjuter (?:upp|"
    r"fram)|skjuta (?:upp|fram)|flyttas|mer tid|udsat|udskudt|udskyd\w{0,3}|udsættes|udsætte|"
    r"udsætter|forlenge\w{0,2}|forlæng\w{0,3}|postpone[ds]?|delayed|delay|more time|extension|"
    r"push(?:ed)? (?:back|it|this|to)|extend(?:ed)?|spør (?:meg |oss )?(?:igjen|på nytt|om)|"
    r"spør (?:meg )?att|minn meg|remind me|ask (?:me )?again|kommer tilbake til (?:dette|det|"
    r"saken)|kjem tilbake til)\b"
)
#: These ask for time only together with a date.
LATER_WITH_DATE: Final = _words(
    r"(?:først (?:i|etter|til|på|om|over)|fyrst (?:i|etter|til|på|om)|ikke før|ikkje før|"
    r"inte förrän|ikke inden|not (?:before|until|till)|blir (?:nok |det |ikke |først |gjort |"
    r"ferdig )?|vert|bliver|blir klart|tar (?:det|dette|den|vi|jeg|opp)|tek (?:det|dette)|"
    r"skal være (?:ferdig|klart|gjort)|kan (?:gjøre|ta|gjere) det|senest|seinast|innen|innan|"
    r"i løpet av|i slutten av|frist(?:en)?|sikter mot|satser på|satsar på|regner med|reknar med|"
    r"håper)\b"
)

BLOCKED: Final = _words(
    r"(?:står (?:\w{1,10} )?(?:fast|bom fast|stille|bom stille|stilt)|sitter (?:\w{1,10} )?fast|"
    r"sit (?:\w{1,10} )?fast|sidder fast|står stilla|kör fast|kört fast|fastlåst|gått i stå|"
    r"stoppet opp|stoppa opp|stått i stampe|stampe|får (?:det |dette |den )?(?:bare |"
    r"rett og slett |berre )?(?:ikke|ikkje|inte) (?:dette |det )?til|klarer (?:det |dette )?ikke|"
    r"klarar (?:det )?ikkje|greier (?:det )?ikke|greier (?:det )?ikkje|klarar inte|kan ikke få|"
    r"trenger (?:litt |mer |noe |virkelig )?(?:hjelp|bistand|støtte|råd|drahjelp)|treng (?:litt |"
    r"meir )?(?:hjelp|råd|bistand)|behöver (?:lite |mer )?hjälp|har brug for (?:lidt )?hjælp|"
    r"brug for hjælp|need (?:some |more )?(?:help|assistance|advice)|kan (?:noen|dere|du|nokon|de|"
    r"dykk) hjelpe?|kan (?:nokon|de) hjelpe|ønsker hjelp|ønskjer hjelp|kommer (?:\w{2,8} )?(?:ikke|"
    r"ikkje|inte) (?:videre|vidare|lenger|fram|nokon veg|noen vei)|"
    r"kjem (?:\w{2,8} )?ikkje (?:vidare|nokon veg)|kommer ingen vei|kjem ingen veg|"
    r"får (?:\w{2,10} )?(?:ikke|ikkje|inte) (?:\w{2,10} )?(?:svar|tak i|kontakt|gehør)|"
    r"får ingen (?:svar|respons)|ingen (?:svarer|svarar|svar|vil|har tid|tar ansvar)|stuck|blocked|"
    r"can't get|cannot get|not getting anywhere|no (?:money|funding|budget|answer|reply|response|"
    r"capacity)|vet ikke (?:hvordan|hvem|hva|hvor)|veit ikkje (?:korleis|kven|kva)|vet inte hur|"
    r"ved ikke hvordan|don't know (?:how|who|what))\b"
)
LACKS: Final = _words(
    r"(?P<lack>mangler|manglar|mangel på|saknar|lacks?|lacking|missing|mangla|tom for|tomt for|"
    r"har (?:vi |jeg |eg |me )?(?:ikke|ikkje|inte)|(?:fikk|fekk|får) (?:dessverre |vi |me |eg |"
    r"jeg )?(?:ikke|ikkje|ingen)|har ingen|har ikke noe|ikke råd|ikkje råd|ingen|inga|inget|uten|"
    r"utan|don't have|do not have|no|fått nei til|fått avslag på|avslag på|nei til|"
    r"kutt i)\s(?P<what>[\w\s\-]{0,40})"
)
NEEDED_TO_GO_ON: Final[dict[str, re.Pattern[str]]] = {
    "economy": _words(
        r"(?:penger|pengar|penge|middel|midler|midlar|budsjett\w{0,4}|budget|finansiering\w{0,2}|"
        r"finansering|økonomi\w{0,3}|tilskudd|tilskot|støtte|råd|money|funding|funds|medel|anslag|"
        r"bidrag|kroner)\b"
    ),
    "time": _words(
        r"(?:kapasitet|ressurser|ressursar|resurser|ressourcer|capacity|resources|folk|bemanning|"
        r"hender|people|staff|personale?|frivillige|frivilljuge)\b"
    ),
    "transport": _words(r"(?:transport|skyss|buss|bil)\b"),
    "": _words(
        r"(?:lokaler?|lokalar|rom|sted å|stad å|nøkkel\w{0,4}|nøkkel|avklaring\w{0,2}|svar fra|"
        r"svar frå|godkjenning|informasjon|kontaktinfo|utstyr|samtykke|tillatelse|løyve|permission|"
        r"venue|equipment)\b"
    ),
}

DROPPED: Final = _words(
    r"(?:(?:ikke|ikkje|inte) (?:å |att )?gå (?:videre|vidare) med|(?:ikke|ikkje|inte) (?:noe |"
    r"noko |lenger )?grunnlag for|(?:kan|må) (?:dere |du |de |dykk )?(?:bare |berre |"
    r"godt )?(?:ta(?:s|kast)? bort|strykes?|slettes?|fjernes?|droppe)|(?:ikke|ikkje|inte|not|"
    r"no longer|ej) (?:lenger |lengre |lengar |længere |längre |any longer )?(?:aktuell?t?|"
    r"aktuelle|relevant\w?|interessant|current|applicable|behov for|needed)|uaktuel\w{1,3}|utgår|"
    r"utgått|går ut|skrinlagt|skrinlegg\w{0,3}|skrinla|droppet|droppa|dropper|droppar|droppes|"
    r"dropped|droppat|avlyst|aflyst|avlys\w{0,2}|inställ[dt]|canceled|cancelled|(?:blir|vert|ble|"
    r"blei|vart|blev|bliver) (?:det )?(?:ikke|ikkje|inte) (?:noe|noko|något|noget|nåt) av|"
    r"irrelevant|kan strykes|kan strykast|kan slettes|kan slettast|legges ned|lagt ned|nedlagt|"
    r"lagt bort|legges bort|lagt død|stryk (?:den|denne|dette|oppgaven)|gitt opp|gitt det opp|"
    r"gjeve opp|given up|no longer relevant|not relevant|not going ahead|won't happen|"
    r"will not happen|trengs ikke (?:lenger|mer)|trengst ikkje (?:lenger|meir))\b"
)

STOP: Final = _words(
    r"(?:(?:ikke|ikkje|inte|sluta|slutt(?:e)?(?: med)?|stopp(?:e)?|hold opp|stop|don't|do not|"
    r"never|vær(?: så)? snill og slutt) (?:å |att |at |with |med å |med at )?(?:skriv\w{0,3}|"
    r"send\w{0,4}|mail\w{0,3}|maile|mas(?:e|ing)?(?: på)?|purr\w{0,3}|kontakt\w{0,2}|skicka\w?|"
    r"mejla\w?|e-?mail\w{0,3}|writ\w{1,4}|contact\w{0,3}|spam\w{0,4}|remind\w{0,3}|"
    r"minn\w{0,2})(?: (?:flere|fleire|fler|flera|mer|meir|mere|more|any more|noe mer|noko meir|"
    r"denne typen|slike?|sånne))?(?: (?:til |på |med )?(?:meg|mig|oss|me|us|mail|mailer|mails|mejl|"
    r"e-?post\w{0,3}|påminn\w{0,8}|påminnelser|påmindelser|meldinger|meldingar|epost\w{0,3}|"
    r"reminders?|e-?mails?|messages)\b)|(?:fjern|slett|stryk|ta (?:meg )?(?:bort|vekk|av)|ta bort|"
    r"meld|radera|remove|delete|take|avregistrer|afmeld|frameld) (?:meg|mig|oss|me|us|min adresse|"
    r"kontaktinfo\w{0,9} (?:min|mi)|opplysning\w{0,5} mine|alle opplysning\w{0,5}|mi adresse|"
    r"adressen min|e-?posten min|my (?:address|e-?mail))\b|ta (?:meg|mig|oss) (?:bort|vekk|av|ut)|"
    r"(?:meg|mig) (?:av|fra|frå|från|ut av) (?:denne |den |lista|listen|e-?post)|unsubscribe|"
    r"avmeld\w{0,4}|afmeld\w{0,4}|avregistrera|opt out|(?:ønsker|ønskjer|vil|orker|orkar|vill|"
    r"önskar|want|wish)(?: det)? (?:ikke|ikkje|inte|not|no) (?:å |att |at |to )?(?:ha |få |motta |"
    r"modtage |få tilsendt |receive |get )?(?:flere |fleire |fler |flera |disse |desse |slike |"
    r"noen |nokre |more |these |any |any more )?(?:e-?post\w{0,3}|mail\w{0,3}|mejl|påminn\w{0,8}|"
    r"påmindelser|meldinger|meldingar|reminders|e-?mails|henvendelser|purringer|purringar))"
)
STOP_ALONE: Final = re.compile(
    r"^(?:stopp|stop|slutt|avmeld|avregistrer|unsubscribe|meld meg av|av)[.!]*$", re.IGNORECASE
)

NOT_MINE: Final = _words(
    r"(?:(?:ikke|ikkje|inte|not) (?:lenger |lengre |lengar |lengre |længere |längre |"
    r"any longer )?(?:mitt|min|mi|my|vårt|vår|our) (?:bord|ansvar|ansvarsområde|oppgave|oppgåve|"
    r"sak|jobb|område|uppgift|ansvarsområde|opgave|job|task|responsibility|department)|(?:ikke|"
    r"ikkje|inte|not) (?:jeg|eg|jag|meg|mig|me|oss|vi|us) som|ikke meg|ikkje meg|inte jag|inte mig|"
    r"ikke mig|not me|feil (?:person|adressat|mottaker|mottakar|adresse)|fel (?:person|adress|"
    r"mottagare)|forkert (?:person|adresse|modtager)|wrong (?:person|address|recipient)|(?:noen|"
    r"nokon|någon|nogen|nogle|en|ein) (?:andre|annen|annan|anden|andra|annat|anna) (?:som )?(?:har|"
    r"gjør|gjer|tar|tek|må|bør|som|følger)|andre som har (?:dette|ansvar)|someone else|"
    r"somebody else|(?:ikke|ikkje|inte|not) (?:lenger |lengre |lengar |no longer )?(?:ansvarlig|"
    r"ansvarleg|ansvarig|responsible)|no longer responsible|har (?:ikke|ikkje|inte) (?:lenger |"
    r"lengre |lengar )?(?:ansvar\w{0,2}|noe med|noko med|denne oppgaven|något med)|gitt fra meg|"
    r"gitt frå meg|gjeve frå meg|overlatt (?:dette|det|den|ansvaret))\b"
)
POINTS_BELOW: Final = _words(
    r"(?:se (?:svar|kommentar\w{0,3}|mine)? ?(?:under|nedenfor|lenger ned|med rødt|i rødt|"
    r"i teksten|innimellom)|sjå (?:svar|kommentar\w{0,3})? ?(?:under|nedanfor|i raudt|med raudt)|"
    r"svar(?:er|ar|ene|a)? (?:i|med|under|nedenfor|innimellom|i teksten)? ?(?:rødt|raudt|blått|"
    r"teksten)|see (?:my )?(?:answers?|comments?|reply|replies)? ?(?:below|inline|in red)|se nedan|"
    r"se svar nedan|se nedenfor|se herunder)\b"
)
ALL_OF_THEM: Final = _words(
    r"(?:(?:alle|alt|allt|all|begge|båda|bägge|both|everything|samtlige|hele lista|"
    r"heile lista)(?: sammen| saman| to| tre| fire| deler| delar| of them| three| två)? (?:er|är|"
    r"is|are|ble|blei|vart|blev|was|were|har|have|has|done|gjort|ferdig|ferdige|i|må|kan)|(?:alle|"
    r"begge|båda|both|all|all the|alla) (?:oppgave|oppgåve|punkt|sake|tasks|things|uppgift|"
    r"opgave)\w{0,5})\b"
)
