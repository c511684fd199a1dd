"""Words around the calendar words: prepositions, modifiers, and words that mean "no date".

Same form as `lexicon_time`: `kind value | canonical variant variant …`.
"""

from __future__ import annotations

from followup.domain.when_phrases.wordlists import words_of

PLAIN_WORDS = """
prep by | innen innan innanfor
prep until | senest seinast t.o.m tom ut
prep til | til
prep mot | mot
prep before | før føre
prep after | etter
prep over | over
prep from | fra frå f.o.m fom
prep in | i på ved under gjennom igjennom hos
prep om | om
prep for | for
prep between | mellom millom
conn og | og samt
conn eller | eller
conn evt | evt eventuelt ev alternativt ellers
conn men | men
art x | den det de dei d
adv x | drøyt snaut nøyaktig knapt bortimot omlag først fyrst rett like cirka ca omtrent kanskje
adv x | litt helst gjerne allerede alt godt bra
adv x | minst maks maksimalt primært fortrinnsvis hovedsakelig spesielt særlig nærmere bare
adv x | berre kun også antagelig antakelig trolig sannsynligvis truleg forhåpentligvis
adv x | tentativt planlagt forventet foreløpig igjen gang
approx x | rundt omkring kring
earliest x | tidligst tidlegast
mod next | neste
mod coming | kommende komande påkommende
mod first | førstkommende førstkomande fyrstkomande nestkommende
mod this | denne dette inneværende innevarande nåværende noverande
mod last | forrige førre sist sistleden
mod same | samme same
mod following | påfølgende påfølgjande etterfølgende
mod final | siste
mod whole | hele heile
mod rest | resten
mod penult | nestsiste
part begin | begynnelsen byrjinga starten byrjing begynnelse inngangen
part mid | midten midt midtveis
part end | slutten slutt enden tampen sluttfasen innspurten
part exit | utgangen utgang utg
part primo | primo
part medio | medio
part ultimo | ultimo ult
part early | tidlig tidleg
part late | sent seint sen sein
part well | utpå utover
part half | halvdel halvdelen halvpart halvparten
label frist | frist fristen søknadsfrist påmeldingsfrist svarfrist leveringsfrist forfall
label frist | søknadsfristen påmeldingsfristen høringsfrist innleveringsfrist klagefrist
label frist | betalingsfrist forfallsdato høyringsfrist leveringsfristen tidsfrist fristdato
label start | startdato oppstartsdato
label start | oppstart oppstarten start starter startar startes igangsettes byrjar begynner
label start | igangsetting starte begynne byrje påbegynnes planlegging planlegges planlegge
label finish | sluttdato ferdigdato
label finish | ferdig ferdigstilles avsluttes avslutning avsluttet slutter sluttar fullført
label finish | gjennomføring gjennomføres gjennomføre gjennomførast ferdigstillelse levering
label finish | leveres leverast avsluttast ferdigstillast ferdigstilt
label date | dato tid tidspunkt tidsrom tidsrommet perioden periode møtedato
recur x | årlig årleg årlege årlige årvisst årviss månedlig månedlige månadleg månadlege
recur x | ukentlig ukentlige vekentleg vekentlege kvartalsvis halvårlig halvårleg halvårlige
recur x | daglig dagleg daglige ukevis vekevis jevnlig jamleg jevnlige jamlege regelmessig
recur x | annenhver annakvar annankvar annethvert annahvert annakvart annankvart regelmessige
recur x | tertialvis månedsvis månadsvis halvårsvis årsvis rullerende rullerande fjortendaglig
recur x | partallsuker oddetallsuker partalsveker oddetalsveker partallsuke oddetallsuke
recur x | rutinemessig ukesvis periodisk
each x | hver hvert kvar kvart alle per pr enhver ethvert samtlige
times x | ganger gonger gongar
open x | løpende fortløpende kontinuerlig kontinuerleg løpande fortløpande kontinuerlige
open x | permanent vedvarende varig alltid bestandig framover fremover framleis løpandes
open x | tbd tba uavklart uavklara ubestemt ukjent avklares avklarast uviss uvisst usikkert
open x | etterhvert etterkvart underveis undervegs senere seinare langsiktig pågår pågående
open x | pågåande
urgent x | snarest snarast asap omgående omgåande straks umiddelbart umiddelbar øyeblikkelig
urgent x | nå no hurtigst fortest øyeblikkeleg augeblikkeleg snarlig snarleg haster hastar snart
clockword x | kl klokka klokken klokkeslett
stop x | fordi ettersom hvis viss dersom forutsatt såfremt
except x | unntatt unnateke utenom utanom
siden x | siden sidan
neg x | ikke ikkje
x x | løpet laupet
x x | utløpet
x x | frem fram
x x | fremtid framtid
x x | fremtiden framtiden framtida fremtida
x x | skolen skulen
x x | halv halvt
x x | mulig mogleg moglig mogeleg
x x | gang gong
x x | skole skule
x x | tiden tida
x x | lar lèt let
x x | gjøre gjere
x x | raskt snøgt
x x | så so
"""

# A number after one of these is a name, not a date: § 4-2, rom 12.3, kr 12.500.
GUARDS = words_of(
    """
    tiltak mål delmål hovedmål strategi oppgave øving se jamfør eksempel spørsmål prosjekt
    kolonne rad seksjon bilag alternativ scenario ps joh luk matt mos sal kor § §§ nr nummer
    ver målestokk skala
    kap kapittel side s pkt punkt rom romnr tlf telefon telefonnummer mob mobil faks kr nok
    kroner kid konto kontonr kontonummer versjon vers v utgave artikkel art paragraf sak
    saksnr saksnummer saknr klasse trinn lag bygg hus etasje buss bussen rute ruta vei veg
    gate gata veien tog spor linje org orgnr postnr postboks faktura fakturanr fakturanummer
    ref referanse bind bok vedlegg avsnitt figur tabell del fase steg modul nivå plass felt
    hall bane bord stol dør oppgang leilighet gnr bnr jf jfr lov forskrift paragrafene salme
    vers kanal kull sone stolpe post regel paragrafen budsjettpost kapitla resultat stilling
    str karakter snitt score poengsum vurdering odds puls høyde lengde vekt bredde
    temperatur serie kode pin kl. størrelse
    """
)

# A number before one of these counts something.
MEASURES = words_of(
    """
    kr kroner kronar nok km meter m cm mm kg g gram liter dl l prosent % ‰ ° grader poeng
    mill millioner million millionar milliarder tusen mrd kvm stk stykker personer barn
    deltakere deltakarar elever elevar plasser plassar stoler øre euro dollar medlemmer
    ungdommer familier besøkende spillere sider stemmer seire kamper runder etasje plass
    årsverk stilling åring åringer åringar watt kwh mb gb tb mål biler hus høyde folk
    mennesker ansatte foreldre voksne gjester lag poster saker klasser grupper billetter
    kopper kasser flasker egg timer timar time minutt minutter sekund sekunder x trinn
    divisjon klasse ts ss flertall fleirtal kopp klype
    """
)

# "N weeks after …" one of these is counted from the day of the workshop itself.
WORKSHOP = words_of(
    """
    møtet dugnaden samlingen samlinga verkstedet verkstaden workshopen workshop idédugnaden
    idedugnaden allemeddugnaden
    """
)

# Words that end like these are guards too: møterom 2.3, bilnr. 12, Skoleveien 4.
GUARD_ENDINGS = (
    "rom",
    "nr",
    "nummer",
    "gate",
    "gata",
    "gaten",
    "veien",
    "vegen",
    "versjon",
    "kode",
)
PAST_VERBS = words_of(
    """
    var vart ble blei gikk gjekk utløp utgjekk skjedde hendte foregikk fant
    """
)
DECIDED = words_of("bestemt avtalt enige vedtatt besluttet foreslått satt utsatt flyttet")
CONTINUOUS = words_of("løpende fortløpende kontinuerlig")
