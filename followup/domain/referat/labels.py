"""The words by which headings and labels say what follows, bokmål and nynorsk."""

from __future__ import annotations

from typing import Final

_IDE: Final = r"(?:id[eéè]+(?:a|ar|er|ane|ene|en|n|s)?)"
_STEP: Final = r"(?:skritt(?:et|ene|a)?|steg(?:et|ene|a)?)"
_FIRST: Final = r"(?:første|fyrste|1\.)"


# Order matters: the first that fits wins.
LABELS: Final[tuple[tuple[str, str], ...]] = (
    (
        "persona",
        r"kort (?:beskrivelse|skildring) av personen|(?:vår|vår egen|egen|ein eigen|en egen|"
        r"eigen|vår eigen) person(?:en)?|interesser|navn på personen",
    ),
    (
        "good",
        r"(?:1\. )?hva (?:vi )?gjør vi bra(?: i dag)?|hva vi gjør bra|kva gjer vi bra|"
        r"kva vi gjer bra|kva gjer me bra|det vi gjør bra|dette gjør vi bra|dette gjer vi bra|"
        r"det vi gjer bra|gode erfaringer|gode erfaringar|dette er bra(?: her)?|"
        r"bra hos oss|hva (?:vi )?får (?:vi )?til(?: i dag)?|"
        r"kva (?:vi )?får (?:vi )?til(?: i dag)?|dette får vi til|dette er vi stolte av|"
        r"det vi er stolte av|"
        r"hva er vi stolte av\w*|bra her(?: \w+){1,3}|"
        r"(?:dette er )?bra (?:i|på|hos|ved) \w+(?: \w+)?(?=\s?:)|"
        r"(?:det|dette) (?:vi )?(?:allerede |alt )?(?:som )?(?:fungerer|virker|verkar|"
        r"lykkes)(?: vi)?"
        r"(?: godt| bra)?(?: med)?(?: i dag)?|det (?:som er )?bra (?:vi gjør|vi gjer)?|"
        r"(?:vi er )?allerede godt i gang|hva fungerer(?: godt| bra)?|kva fungerer(?: godt| bra)?|"
        r"(?:vi er )?stolte? av|våre styrker|"
        r"våre gode erfaringer|gode eksempler|gode døme|gode historier|"
        r"solskinnshistorier|"
        r"(?:hva|kva) er bra.*|det (?:vi|me) er (?:gode|flinke|stolte|best) (?:på|av|til|i).*|"
        r"det som (?:er|var) bra.*|her er vi gode|dette er vi gode på|"
        r"det er vi gode på|bra ting|bra|"
        r"pluss|positivt|suksesser|"
        r"hva går bra|kva går bra|what works|gode ting(?: vi gjør)?|det gode vi (?:gjør|gjer)",
    ),
    (
        "personas",
        r"(?:hvem|kven) når (?:vi|me) (?:ikke|ikkje)(?: i dag)?|"
        r"(?:2\. )?hvem er vi til for|kven er vi til for|kven er me til for|vi er til for|"
        r"personene|personane|personkort(?:ene|a)?|barna på kortene|hvem (?:snakket|snakka) vi om|"
        r"personer vi snakket om|persona(?:er|s)?|hvilke ringvirkninger.*|hvordan oppdager vi.*|"
        r"korleis oppdagar vi.*|sett fra barnets perspektiv.*|sett frå barnet.*|barneperspektivet|"
        r"kven snakka vi om|de oransje kortene",
    ),
    (
        "parked",
        rf"(?:{_IDE}|forslag|ting|det) (?:vi|me|som) (?:vi |me |har |vil |skal |er |vart |ble )*"
        rf"(?:tatt|teke|tar|tek|ta|tok) (?:vare på|med oss|opp igjen|opp att)(?: \w+){{0,3}}|"
        rf"(?:ellers )?(?:snakket|snakka|nevnte|nemnde|drøftet|drøfta|var) (?:(?:vi|me) )?"
        rf"(?:også|òg)(?: om| inne på)?|(?:vi|me) (?:snakket|snakka|nevnte|nemnde|drøftet|"
        rf"drøfta|var) (?:også|òg|ellers)(?: om| inne på)?|"
        rf"(?:vi|me) (?:la|legger|legg|har lagt) (?:vekk|bort|til side|på is|på vent)"
        rf"(?: (?:nå|no|i år|foreløpig|førebels))?|"
        rf"(?:legges|leggast|lagt) (?:bort|vekk)(?: \w+){{0,4}}|"
        rf"(?:{_IDE}|forslag|ting|det|alt|dette|andre {_IDE}|andre ting|resten|de andre|dei andre)"
        rf"(?: \w+){{0,4}}? (?:ikke|ikkje) (?:ble |blei |vart |er |gikk |gjekk )?(?:\w+ )?"
        rf"(?:valgt|valt|valde|prioritert|prioriterte|vidare|videre|valgte|rakk|fikk tid til|"
        rf"fekk tid til|kom til|kom i mål med|tok med|tar med|tek med)(?: med)?(?: nå| no)?|"
        rf"ikke valgt(?:e)?(?: {_IDE})?|ikkje (?:valt|valde)(?: {_IDE})?|"
        rf"(?:lagt|la|lagt det|la vi|vi la|det vi la|dette la vi|det me la)(?: \w+)? (?:til side|"
        rf"på is|på vent|bort)|"
        rf"på vent|på is|parkert(?:e)?(?: {_IDE}| forslag)?|parkeringsplassen|parkering|"
        rf"(?:andre|øvrige|øvrege|resterende|flere|fleire|gjenstående) (?:\w+ )?(?:{_IDE}|"
        rf"forslag|innspill|tanker|tankar)"
        rf"(?: (?:vi|som|frå|fra|på).*)?(?: ?\([^)]*\))?|andre ting (?:vi|me) (?:kom på|"
        rf"snakket om|snakka om).*|"
        rf"(?:{_IDE} )?(?:til|for) (?:senere|seinare|en annen gang|ein annan gong)|{_IDE} (?:vi|"
        rf"som) "
        rf"(?:vi )?(?:lar ligge|lar vente|venter med|ventar med|må vente|spares|sparer).*|"
        rf"(?:vi )?tek(?:ke)? (?:ikke|ikkje) nå.*|"
        rf"(?:ikke nå|ikkje no)|senere|seinare|nedprioritert(?:e)?(?: {_IDE})?|{_IDE} på lager|"
        rf"idébank|idebank|"
        rf"(?:ikke|ikkje) (?:tatt|teke|gått|prioritert)(?: med)? (?:videre|vidare)|droppet|droppa|"
        rf"forkastet|forkasta|"
        rf"(?:{_IDE}|forslag|ting|det) (?:vi|me|som) (?:vart |ble |blei )?(?:droppa|droppet|"
        rf"forkasta|forkastet|stryka|strøk|la bort|la fra oss|la frå oss)|"
        rf"(?:ikke|ikkje) (?:prioritert|prioriterte|aktuelt|aktuelle)(?: nå| no| i år| nå i år)?|"
        rf"(?:{_IDE}|forslag|ting)(?: \w+){{0,3}}? (?:vente?|ventar?|venter|ligge|"
        rf"liggende|liggande|ligg|utsatt|utsett|hylla|skuffen)|"
        rf"ble ikke valgt|vart ikkje valt|{_IDE} vi sparer på|not chosen|later",
    ),
    (
        "chosen",
        rf"(?:de|dei|våre|disse|desse) (?:to|tre|fire|fem|\d) {_IDE}|"
        rf"(?:det|dette) (?:vi|me) (?:vil|skal)(?: ha| gjøre| gjere| gjera| få til)?|(?:3\. |"
        rf"4\. )?konkrete? {_IDE}(?: og (?:våre )?(?:første|fyrste) {_STEP})?|(?:de |"
        rf"dei )?(?:\w+ )?(?:valgte|valde|utvalgte|prioriterte|beste) "
        rf"{_IDE}|(?:de |dei |desse |disse )?(?:to |tre |fire )?{_IDE} (?:vi|me|"
        rf"som) (?:vi )?(?:vil |vart |ble |blei |skal |har |går |gikk |gjekk |valgte|valde|"
        rf"prioriterer|ville).*|{_IDE} (?:vi|me) (?:valgte|valde|går videre med|går vidare med|"
        rf"satser på|satsar på).*|"
        rf"dette (?:går|skal|vil|valgte|valde) (?:vi|me)\b.*|det (?:går|skal|vil|valgte|"
        rf"valde) (?:vi|me) (?:gjøre|gjere|videre|vidare).*|prioriterte tiltak|"
        rf"valgt(?:e)? tiltak|tiltak(?:ene|a)? (?:vi|me) (?:går|gikk|valgte|valde|vil|skal).*|"
        rf"resultat(?:et|"
        rf"ene)?(?: av dugnaden)?|konkrete tiltak|"
        rf"vi (?:valgte|valde|går videre med|går vidare med|stemte fram)|hovedidé(?:er)?|"
        rf"gruppene(?:s)?(?: {_IDE}| arbeid)?|"
        rf"gruppearbeid(?:et)?|fra gruppene|frå gruppene",
    ),
    (
        "ways",
        rf"(?:3\. )?veier inn(?: i fellesskape?[tn]?)?|vegar inn(?: i fellesskapet)?|våre {_IDE}|"
        rf"(?:alle |nye )?{_IDE} "
        rf"(?:på (?:veggen|tavla|lappene|bordet)|som kom (?:opp|fram|inn)|som kom|vi (?:snakket|"
        rf"snakka) om|fra (?:gruppene|salen)|frå (?:gruppene|salen)|"
        rf"vi fikk|vi fekk|vi kom på|og forslag|og innspill|til tiltak)(?: \w+)*|"
        rf"(?:alle )?{_IDE}(?:liste|lista|myldring|myldringa|dugnad)?|"
        rf"idémyldring(?:a|en)?|idemyldring(?:a|en)?|brainstorm(?:ing)?|alle {_IDE}|"
        rf"innspill(?: fra (?:gruppene|salen))?|"
        rf"forslag(?:ene|a)?(?: (?:som kom|fra|frå).*)?|ideas|hva kan vi gjøre.*|"
        rf"kva kan vi gjere.*|"
        rf"hva kan vi som kommune gjøre.*|hva kan vi samarbeide med frivilligheten om.*|"
        rf"kva kan vi samarbeide.*",
    ),
    (
        "first",
        rf"(?:første|fyrste) {_STEP} (?:for |i |på |av )?(?:id[eé]|tiltak|gruppe) ?\d|"
        rf"(?:og )?(?:så )?(?:hva|kva) er det aller (?:første|"
        rf"fyrste)(?: {_STEP})?(?: ?\([^)]*\))?(?: som kan (?:hjelpe|hjelpa) {_IDE} i gang)?|"
        rf"(?:og |men )?(?:så )?(?:som (?:et|eit|det) )?(?:det |vårt |vår |den )?aller (?:første|"
        rf"fyrste|fyrst|først)(?: {_STEP}| handling(?:en|a)?| grep(?:et)?| oppg[aå]v[ea]n?| ting|"
        rf" av alt| som skjer| vi gjør| vi gjer| me gjer| her| nå| no| er| blir| vert)*"
        rf"(?: ?\([^)]*\))?(?: (?:for|til|med|på|i|mot|hos|ved|under) [^:?.–]{{3,60}}(?=:))?|"
        rf"(?:heilt|helt) (?:fyrst|først)(?:,? (?:for |til |i )?{_IDE} ?(?:nr\.? ?)?\d)?(?=:)|"
        rf"(?:det )?{_FIRST} {_STEP} av alle|fyrst av alt|først av alt|(?:det )?(?:første|"
        rf"fyrste) (?:som skjer|vi gjør|vi gjer|me gjer|ting|telefon(?:en)?|av alt)|"
        rf"(?:dette )?(?:starter|startar|begynner|byrjar) vi med|startskudd(?:et)?|"
        rf"startskot(?:et)?|very first step|first step|"
        rf"(?:det )?(?:første|fyrste) (?:lille|vesle|konkrete) {_STEP}(?: \w+)?|"
        rf"start|start(?:en)? (?:i morgen|i dag)|"
        rf"(?:slik|sånn) (?:starter|begynner|startar|byrjar) (?:vi|me|det)|"
        rf"(?:slik|sånn) (?:kommer|kjem|setter|set) (?:vi|me) i gang|"
        rf"i gang med en gang|vi starter med(?: at)?|først|fyrst",
    ),
    (
        "steps",
        rf"(?:hva|kva) (?:gjør|gjer) (?:vi|me)(?: nå| no)?|"
        rf"(?:hva|kva) (?:må|skal) (?:gjøres|gjerast|gjerest|vi gjøre|vi gjere)|"
        rf"(?:våre |vårt |de |dei |våre konkrete )?(?:første|fyrste|neste|"
        rf"konkrete) {_STEP}(?: \w+)?|{_STEP}|"
        r"(?:handlings|tiltaks|fremdrifts|framdrifts|arbeids|aksjons|oppfølgings|oppfølgjings|"
        r"framdrift- og |gjennomførings)"
        r"(?:plan|planen|liste|lista|punkt|punkter)|"
        r"plan(?:en)?(?: (?:videre|vidare|framover|fremover))?|(?:våre )?(?:oppgaver|oppgåver|"
        r"gjøremål|gjeremål|oppgaveliste|oppgåveliste)"
        r"(?: (?:vi|som|og|framover|fremover|videre|vidare|for|fordelt|etter).*)?|"
        r"hvem gjør hva(?: (?:og )?(?:når|innen når|videre))?|kven gjer kva(?: (?:og )?(?:når|"
        r"til når))?|"
        r"hvem gjør hva når|(?:dette|det) (?:ble|blei|vart|har) (?:vi |me )?(?:enige|einige|"
        r"avtalt|bestemt|vedtatt|vedteke)(?: (?:om|oss for).*)?|(?:vedtak|avtale[r]?|"
        r"beslutning(?:er)?|konklusjon)|"
        r"(?:dette )?(?:vi|me) (?:ble|blei|vart) (?:enige|einige|samde) om(?: dette|"
        r" følgende)?(?: \w+)?|avtaler|avtalar|avtalt(?:e oppgaver)?|(?:dette )?(?:gjør|"
        r"gjer) (?:vi|me)(?: nå| no)?|"
        r"to[- ]?do(?:[- ]?list[ea]?)?|action(?:s| points| items)?|aksjoner|aksjonar|"
        r"aksjonspunkt(?:er)?|tiltak(?:sliste)?|ansvarsfordeling|arbeidsfordeling|"
        r"oppgavefordeling|oppgåvefordeling|ansvar og frister|hvem, hva, når|"
        r"når, hva,? (?:og )?hvem|når hva hvem|hva hvem når|kva,? kven,? når|steps|next steps|"
        r"hva skjer nå|kva skjer no|vi skal|huskeliste|hugseliste|sjekkliste|"
        r"oppsummering av oppgaver|slik gjør vi det|slik gjer vi det",
    ),
    (
        "description",
        rf"mål(?:et)?(?: med {_IDE})?|hensikt(?:en)?|målsetting|kort (?:beskrivelse|skildring|"
        rf"omtale|forklart)(?: av {_IDE})?|(?:beskrivelse|"
        rf"beskriving|skildring|omtale)(?: av {_IDE})?|"
        rf"kort (?:om(?: {_IDE})?|sagt|fortalt)|om {_IDE}|"
        rf"(?:hva|kva) (?:går|handler|handlar|er) (?:{_IDE}|den|det|dette)(?: ut på| om)?|"
        rf"{_IDE} (?:kort|kort fortalt|går ut på)|"
        rf"hva (?:det )?er det|kva er det|forklaring|hva vil vi|kva vil vi|kva ideen er|"
        rf"(?:hvem|kven) (?:har|får|kan ha) (?:nytte|glede|bruk|gagn)(?: av| for)?(?: \w+)?|"
        rf"(?:hvem|kven) (?:er (?:det|den|dette|{_IDE}) for|gjelder det|gjeld det)|"
        rf"målgruppe(?:n|a)?",
    ),
    (
        "actors",
        r"(?:hvem|kven) (?:trengs|trengst)|hvilke aktører (?:bidrar|er med|må med)|(?:kva for|"
        r"kva|hvilke) (?:aktørar|"
        r"aktører) (?:bidreg|bidrar|er med)|aktører(?: som bidrar)?|aktørar(?: som bidreg)?|"
        r"hvem (?:bidrar|må med|må være med|samarbeider|er med|kan hjelpe(?: til)?|"
        r"må hjelpe(?: til)?)|kven (?:bidreg|må med|må vere med|er med|må hjelpa? til)|"
        r"må hjelp[ea] til|må være med|må vere med|samarbeidspartner[e]?|samarbeidspartnarar|"
        r"samarbeid(?: med)?|bidrar|bidreg|bidragsyter[e]?|bidragsytarar|"
        r"medv(?:irkende|erkande)|involverte|med på laget|med|hvem trenger vi(?: med)?|"
        r"kven treng vi(?: med)?|partnere|"
        r"partnarar|who helps",
    ),
    (
        "since",
        r"(?:status|oppfølging|oppfølgjing|rapport|resultat\w*)\s(?:for|på|av|fra|frå)\s(?:de\s|"
        r"dei\s)?(?:tiltak\w*|oppgave\w*|oppgåve\w*|idé\w*|ide\w*|skritt\w*|punkt\w*|"
        r"planen)(?: (?:fra|frå|i|etter) .*)?|"
        r"(?:tiltak\w*|oppgave\w*|idé\w*|ide\w*|status|oppfølging|oppfølgjing) (?:fra|frå|"
        r"etter) (?:forrige|førre|fjorårets|dugnaden i|20\d\d).*|(?:hva har skjedd |"
        r"kva har skjedd |status |gjort |oppfølging |det vi har gjort |dette har vi gjort |"
        r"dette er gjort |nytt |rapport )?(?:siden|sidan) "
        r"(?:sist|forrige|førre|den forrige|dugnaden|i fjor).*|(?:oppfølging|oppfølgjing|status|"
        r"rapport|resultater|tilbakeblikk) (?:fra|frå|etter|på|for) "
        r"(?:forrige|førre|fjorårets|siste|sist|fjoråret|tidligere|tidlegare|dugnaden i).*|"
        r"tilbakeblikk|hva har skjedd.*|kva har skjedd.*|"
        r"(?:allerede )?gjennomført(?:e tiltak)?|(?:dette )?(?:er )?(?:allerede )?gjort|"
        r"forrige dugnad|førre dugnad|tidligere (?:dugnader|tiltak)|arkiv",
    ),
    (
        "absent",
        r"(?:har |hadde )?(?:meldt |meldte |melde )?(?:forfall|frafall|fråfall|avbud)"
        r"(?: fra| frå)?|"
        r"fravær(?:ende)?|"
        r"fråvær(?:ande)?|ikke (?:til stede|møtt|tilstede)|ikkje (?:til stades|møtt)|"
        r"kopi(?: til)?|kopimottakere|cc|(?:kunne|fikk|fekk|kan) (?:dessverre |diverre )?"
        r"(?:ikke|ikkje) (?:kom+e|koma|møte|møta|delta|være|vere|vera|stille|bli).*|"
        r"(?:desse|disse|følgende|følgjande) (?:hadde )?(?:melde?t?e?) (?:forfall|avbud|fråfall)|"
        r"(?:var|er) (?:ikke|ikkje) (?:med|til stede|til stades|her|der)|borte|"
        r"invitert(?:e)?(?:,? men.*)?|ikke til stede|referatet (?:sendes|går) (?:også )?til|"
        r"sendt til|til orientering|bcc|blindkopi|sendes også|vara",
    ),
    (
        "sign",
        r"(?:med )?(?:vennlig|venleg|vennleg|beste|varm|god) h[ei]ls\w*|mvh|hilsen|helsing|hels|"
        r"klem|vh",
    ),
    (
        "people",
        r"(?:deltakere|deltagere|deltakarar|deltakerne|deltakarane|deltakerliste|deltakarliste|"
        r"til ?stede|"
        r"til stades|frammøtte|fremmøtte|oppmøte|møtt)(?: (?:fra|frå|på|i|ved|for|"
        r"av|denne|dette|under|til) [^:?.–,]*)?(?: var)?|"
        r"deltakerne|deltok(?: på .*)?|til stede(?: var)?|tilstede(?: var)?|til stades|"
        r"oppmøte|frammøtte|fremmøtte|møtt(?:e)?(?: fram)?|(?:hvem|kven) (?:var (?:med|der|her|"
        r"til stede|til stades)|deltok|møtte)(?: \w+)*|"
        r"(?:de|dei) (?:voksne|vaksne|unge|frammøtte) var|"
        r"(?:de|dei|vi|me|alle|folk) som (?:var|deltok|"
        r"møtte|kom)(?: med| her| der| til stede)?|"
        r"(?:med|var med) (?:i|på) (?:gruppene|gruppa|gruppen|gruppearbeidet|arbeidet)|"
        r"who|med på dugnaden var|disse (?:var|deltok|møtte|"
        r"har bedt|var med|kom|ble|har).*|desse (?:var|deltok|møtte|har|kom).*|følgende (?:var|"
        r"deltok|møtte).*|(?:disse|desse|følgende|følgjande|dei|de)(?: \w+){1,2} (?:var "
        r"(?:representer\w*|med|til ?stede|til stades|her|der)|deltok|møtte|stilte|kom).*|"
        r"representert(?:e)?(?: (?:lag|organisasjon\w*|foreininga\w*|forening\w*))?|påmeldte?|"
        r"(?:med )?på (?:dugnaden|møtet|samlingen|samlinga|dugnad)(?: var)?|"
        r"(?:vi|me) som var(?: med| her| der)?|"
        r"arbeidsgruppa|arbeidsgruppen|arbeidsgruppe|prosjektgruppa|styringsgruppa|"
        r"kontaktliste|kontaktinfo(?:rmasjon)?|adresseliste|navneliste|namneliste|participants|"
        r"pålogget|pålogga|present|attendees|gruppeinndeling|gruppene besto av|"
        r"(?:gruppe|bord|rom) \w{1,2}(?= ?:)|møtedeltakere|hvem er vi|kven er vi|medlemmer|"
        r"medlemmar",
    ),
    (
        "leader",
        r"(?:prosess|møte|gruppe|dugnads)(?:leder|leiar)(?: fra ndfu| frå ndfu)?|referent(?:er)?|"
        r"ordstyrer|ordstyrar|møteleder|skrevet av|skrive av|ført i pennen av|ført av|notert av|"
        r"ansvarlig for referatet|kontaktperson(?:er)?(?: i kommunen| i kommuna)?|kontakt|"
        r"prosesshjelper|vertskap|vert|ledet av|leia av|leda av|fasilitator|"
        r"innkalt av|(?:referat|notater?)(?: ved| av| v/)|facilitator|(?:ved|i) pennen|"
        r"(?:møte)?sekretær|skrivar|skriver|møteleiing",
    ),
    (
        "programme",
        r"program(?:met)?(?: for .*)?|kjøreplan|køyreplan|agenda|dagsorden|saksliste|"
        r"kveldens program|programmet|timeplan|tidsplan for (?:kvelden|dagen).*|"
        r"gjennomføring(?: av dugnaden)?|slik var kvelden",
    ),
    (
        "next",
        r"veien videre|vegen vidare|neste møte.*|neste samling.*|neste dugnad.*|nytt møte.*|"
        r"oppfølging(?:smøte)?|oppfølgjing|avslutning|avslutting|videre(?: arbeid| prosess)?|"
        r"vidare(?: arbeid| prosess)?|"
        r"evaluering|eventuelt|ymse|veien vidare|vidare framdrift|etterarbeid|hva skjer videre|"
        r"kva skjer vidare|annet|anna|til slutt|beskjeder|informasjon|forankring|praktisk|"
        r"praktisk info|husk|hugs|nb|merk|"
        r"(?:hvorfor|kvifor) (?:ikke|ikkje)(?: nå| no| valgt| valt)?|"
        r"kommentarer?|merknader|ps|p\.s\.|vedlegg",
    ),
    (
        "about",
        r"hva er allemed|kva er allemed|om allemed|om (?:dugnaden|verktøyet|arbeidet|møtet|"
        r"kvelden|samlingen)|bakgrunn|innledning|innleiing|velkommen|velkomen|åpning|opning|"
        r"takk.*|"
        r"formål|føremål|mål for (?:dugnaden|kvelden)|kort oppsummert|sammendrag|samandrag|"
        r"kort om (?:dugnaden|kvelden|møtet)|stemning|metode|"
        r"(?:(?:min|mi|mine|vår|våre) )?(?:vurdering|refleksjon|kommentar|betraktning)\w*",
    ),
    (
        "meta",
        r"dato(?: og tid| og sted| for dugnad(?:en)?)?|møtedato|dugnadsdato|"
        r"dugnad(?:en)?(?=\s?:)|dugnad(?:en)? (?:avholdt|holdt|halden|gjennomført)|"
        r"tid|tid og sted|tid og stad|tidspunkt|klokkeslett|"
        r"sted|stad|møtested|møtestad|når|kor|hvor|saksnr\.?|sak|arkivsak(?:snr)?\.?|vår ref\.?|"
        r"deres ref\.?|ref\.?|"
        r"emne|fra|frå|til|sendt|date|subject|from|to|kommune|bydel|utgave|utgåve|"
        r"antall(?: deltakere)?|tal(?: på)? deltakarar|tema|arrangør|arrangert av|versjon|"
        r"sist oppdatert|utskrift|side|oppdatert|journalpost",
    ),
)
