"""Real Norwegian words one slip away from a word in the tables: never to be corrected."""

from __future__ import annotations

REAL_WORDS = frozenset(
    """
    mandat mandag- marsj maler malt maier april- hesten hest hester heste vester vesten vestre
    vinner vinnere vinneren winter vinder vindene viser vise hinter våre vårt varen varen vare
    varene varer åren åres hører høre høyst høyt høye host hosten hoster hauster hausen kosten
    posten festen resten testen gresten kjosten sommel somme sommerens summer summen summeren
    commer kommer dommer dommeren nommer nummer rommer rommet jular julie julia juliet junior
    juliane juliansk junie johan uken- ukene- uker- tuken duken duker boken bruken bruker suker
    bukker lukker sukker vikene vike viker leker veker vekter vekten reker siden tiden sider
    siste liste listen riste kiste miste minste første fjerne fjerde fjorden fjord fjern femte
    sjette tredje tredde inne innen inner annen anner enden ender enner onsdags midten mitten
    sitten bitten siten litten sluten slitten slutte slutter slutt sluttet starte starter start
    starten startet startene smarte marten parten karten begynner begynte tredve ferier ferieren
    ferdig verdig ferd fersk ferdige frister frosten fristet fristende kristen risten rister
    tirsdags fredags fredfull fredet lørdags søndags torsdags mandags helge helg helgen olga
    helger belgen velgen felgen kveld velgen elger hele heler deler seler dagen dager daget hagen
    magen vagen lagen saken dager lager mager hager fager jager dagens datoen daler damer månen
    måten måned måne nåde årets året åremål årsmøte årsmøtet kvart kvarter kvarte snart smart
    start svart straks strakte strak strake strek streks løpende løpene løper løpet åpnende
    dagligen dagligvare dagligdags årlige farlige varlige ærlig ærlige årelig farlig daglige
    månelig virkelig jevnlige jevning pinse pinsen pine prinse prinsen prins linse linsen
    påske påskes påstå jubla julet jules hjula hjulene hjulet skulen skole skolens skoler
    skolene skolestarter ferie ferien serien serier serie feriere kino kine termin terminal
    terminalen terminer sesongkort kvartaler kvartalene kvartett avent advent adventist event
    eventyr adventure helst halvår halvåret hallen haller handel handler hander varig arig
    vanlig vanlige andre ander anden anders hanne hunden under undre landet lande sende senere
    sener senet serene seinere enest nest neste nester resten reste reser restene fester
    feste gjeste gjester mester mestre lester lørdag lord lordag sundag sunday monday friday
    august auguste augusta augustin oktobers oktav november septer aprilla tider tidens nyttår
    nytter nytte nytt nyttig nyttige nytta forfall forfalle forfell forfallet forfalt levering
    lever leverer levere levert leveren beverer pliktig viktig riktig riktige snarer snarere
    snar sparest ukjent ukjente kjent hasta haste hestar hastet hater haster taster raster
    laster kaster faster master pasta åpent avklarer avklare avklart avklarer avklaring timene
    tinene timer timen timere tømmer trimmer kimer tim tom lørdagskafe søndagsskole fredagstaco
    orda ordene vintre vinterhage vintage vinstre venter venteren vente vinden hinderen vinduer
    innlandet innhente finnen sinnen linnen dinnen onkel ukesplan pågå pågår pågått pågående
    fortløper fortløp omgå omgående omgang umiddelbar permanente permanent bestand bestander
    stadig varige varighet evige evig helligdag helligdager virkedag dag dagbok dagene dansen
    tysdags tusen tusener sønnen sønner søster søsken søken søndre sønder særlig feber ferber
    feberen febrile sember member medlem dember desemberr mesember semester semestre semesteret
    novembers novelle noveller sekunder sekund minutter minutt minus hundrer kavatal totalet
    kapital kapitalet kvalitet kvalet moms marsh morsdag farsdag julemarked julebord juledag
    førstehjelp førsteklasse førstelinje førstnevnte senter senteret senest senterets senden
    tests testa besten presten prest gjesten bestemt bestem rett etter- etterat eter atter
    bitter better fetter hetter netter letter sletter setter getter retter metter ettersom
    etterpå atten- åtter fotter føtter rotter utter otter datter natten katten hatten skatten
    midtre midt midd middel enda ender kvell kvelden halvdelen halve halvt slike slik slekt
    ofte oftere høste høstet høster sommer vårlig vinterlig måned- august-
    """.split()
) - {
    form
    for form in ()
}
