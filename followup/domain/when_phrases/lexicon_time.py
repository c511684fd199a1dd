"""Words that name calendar time, Bokmål and Nynorsk side by side.

One line per meaning: `kind value | canonical variant variant …`. The canonical form is the
one multi-word expressions in `phrases` are written with.
"""

from __future__ import annotations

CALENDAR_WORDS = """
month 1 | januar jan
month 2 | februar feb febr
month 3 | mars mar
month 4 | april apr
month 5 | mai
month 6 | juni jun
month 7 | juli
month 8 | august aug
month 9 | september sept sep
month 10 | oktober okt
month 11 | november nov
month 12 | desember des
wday 0 | mandag måndag
wday 1 | tirsdag tysdag
wday 2 | onsdag
wday 3 | torsdag
wday 4 | fredag
wday 5 | lørdag laurdag
wday 6 | søndag sundag
wabbr 0 | man mån ma
wabbr 1 | tir tirs tys
wabbr 2 | ons
wabbr 3 | tor tors
wabbr 4 | fre fr
wabbr 5 | lør laur lau lø
wabbr 6 | søn sun sø
unit day.sg | dag døgn
unit day.def | dagen døgnet
unit day.pl | dager dagar dgr
unit day.pldef | dagene dagane
unit week.sg | uke veke vike
unit week.def | uka uken veka vika
unit week.pl | uker veker
unit week.pldef | ukene vekene
unit month.sg | måned månad mnd mnds
unit month.def | måneden månaden
unit month.pl | måneder månader månadar mndr mnder
unit month.pldef | månedene månadene månadane
unit year.sg | år
unit year.def | året kalenderåret
unit year.pldef | årene åra
unit calyear.sg | kalenderår budsjettår regnskapsår rekneskapsår
unit quarter.sg | kvartal kv kvt
unit quarter.def | kvartalet
unit quarter.pl | kvartaler kvartala kvartalene
unit half.sg | halvår
unit half.def | halvåret
unit tertial.sg | tertial
unit tertial.def | tertialet
unit semester.sg | semester termin
unit semester.def | semesteret semestret terminen
unit schoolyear.sg | skoleår skuleår barnehageår studieår opplæringsår
unit schoolyear.def | skoleåret skuleåret barnehageåret studieåret opplæringsåret
unit weekend.sg | helg weekend
unit weekend.def | helga helgen helgi weekenden
unit weekend.pl | helger
unit weekend.pldef | helgene
unit workday.sg | virkedag arbeidsdag yrkedag vyrkedag
unit workday.def | virkedagen arbeidsdagen yrkedagen
unit workday.pl | virkedager arbeidsdager virkedagar yrkedagar arbeidsdagar yrkedager
unit season.sg | sesong
unit season.def | sesongen
unit hour.sg | time minutt sekund
unit hour.def | timen minuttet sekundet
unit hour.pl | timer timar minutter sekunder timene minutta
unit decade.sg | tiår
unit decade.def | tiåret
ugen day | dags dagers dagars døgns
ugen week | ukes ukers vekes vekers ukas ukens vekas
ugen month | måneds måneders månads månaders månedens månadens
ugen year | års årets
ugen quarter | kvartals kvartalets
ugen half | halvårs halvårets
ugen semester | semesterets semestrets
ugen schoolyear | skoleårets skuleårets barnehageårets
season spring.bare | vår
season spring.def | våren vårhalvåret vårsemesteret vårsemestret vårterminen vårsesongen
season spring.def | vårmånedene
season spring.def | vårsemester vårtermin vårhalvår vårsesong vårparten vårmånadene
season summer.bare | sommer sommar
season summer.def | sommeren sommaren sumaren sommermånedene sommarmånadene sommerhalvåret
season summer.def | sommersesongen sommarsesongen sommarhalvåret sommertida sommertiden
season autumn.bare | høst haust
season autumn.def | høsten hausten høstsemesteret høstsemestret høstterminen høstsesongen
season autumn.def | haustsemesteret haustterminen haustsesongen høstsemester haustsemester
season autumn.def | høstmånedene haustmånadene høstparten haustparten høstsesong høsttermin
season autumnhalf.def | høsthalvåret hausthalvåret høsthalvår hausthalvår
season winter.bare | vinter
season winter.def | vinteren vintersesongen vintermånedene vintermånadene vinterhalvåret
season winter.def | vintersesong vinterhalvår vinterstid
season springearly.def | forvåren vårvinteren tidligvåren
season springlate.def | senvåren seinvåren
season summerearly.def | forsommeren forsommaren tidligsommeren
season summerlate.def | sensommeren seinsommeren ettersommeren seinsommaren ettersommaren
season autumnearly.def | forhøsten tidlighøsten
season autumnlate.def | seinhøstes senhøstes seinhaustes
season autumnlate.def | senhøsten seinhøsten seinhausten høstkanten haustkanten
season winterlate.def | senvinteren seinvinteren ettervinteren
season midsummer.def | midtsommer midsommer midtsommeren høysommeren høgsommaren
genitive spring | vårens
genitive summer | sommerens sommarens
genitive autumn | høstens haustens
genitive winter | vinterens
genitive week | ukens
genitive christmas | julens påskens helgens helgas helgens pinsens feriens sommerferiens dagens
genitive christmas | vinterferiens høstferiens haustferiens juleferiens nyttårets
genitive christmas | mandagens tirsdagens onsdagens torsdagens fredagens lørdagens søndagens
named christmas | jul jula julen joli jol jola
named christmas | juletider juletid juletida julehøgtida julehøytiden juletiden
named easter | påske påska påsken påskehelga påskehelgen påskehøytiden påskehøgtida påsketider
named whitsun | pinse pinsa pinsen
named whitweekend | pinsehelg pinsehelga pinsehelgen
named newyear | nyttår nyår årsskiftet årsskifte årskiftet nyttårshelga nyttårshelgen nyttåret
named newyear | nyttårsskiftet årsskiftene
named earlyyear | nyåret
named halfturn | halvårsskiftet halvårsskifte
named monthturn | månedsskiftet månedsskifte månadsskiftet månadsskifte månedskiftet månadskiftet
named monthend | månedsslutt månadsslutt
named advent | advent adventstida adventstiden adventen adventstid
named precristmas | førjulstida førjulstiden førjulstid
named romjul | romjul romjula romjulen romjuli mellomjula mellomjulen
named christmasholiday | juleferie juleferien julferien juleferia
named winterholiday | vinterferie vinterferien vinterferia vinterferieuka
named easterholiday | påskeferie påskeferien påskeferia
named summerholiday | sommerferie sommerferien sommarferie sommarferien sommerferia sumarferien
named autumnholiday | høstferie høstferien haustferie haustferien høstferia høstferieuka
named julyholiday | fellesferie fellesferien fellesferia
named holiday | ferie ferien ferietid ferietida ferietiden skoleferien skuleferien
named schoolstart | skolestart skulestart skolestarten skulestarten barnehagestart
named schoolstart | skoleoppstart skuleoppstart studiestart
named schoolend | skoleslutt skuleslutt skoleavslutning skoleavslutningen skuleavslutninga
named schoolend | skuleavslutning skoleårsslutt
named yearend | årsslutt
named midsummereve | sankthans sanktans sankthansaften sankthansaftan jonsok jonsokaften
named midsummereve | jonsokkvelden jonsokaftan st.hans sankthansen
named palmsunday | palmesøndag palmesundag palmesøndagen
named maundythursday | skjærtorsdag skjærtorsdagen skjertorsdag
named goodfriday | langfredag langfredagen
named eastereve | påskeaften påskeaftan påskeaftenen
named easterday | påskedag påskedagen påskesøndag
named eastermonday | påskemandag
named ascension | himmelfartsdag himmelfartsdagen kristihimmelfartsdag himmelsprettdagen
named whiteve | pinseaften pinseaftan
named whitday | pinsedag pinsedagen pinsesøndag
named whitmonday | pinsemandag
named easterweek | påskeuka påskeuken påskeveka dimmelveka
named christmasweek | juleuka juleuken juleveka
named shrovesunday | fastelavn fastelavnssøndag fastelavnssøndagen
named shrovemonday | blåmandag
named shrovetuesday | fetetirsdag feittysdag
named ashwednesday | askeonsdag oskeonsdag
named d12-24 | julaften julaftan juleftan julaftenen julekvelden
named d12-23 | lillejulaften litlejulaftan veslejulaften lillejulaftenen veslejulaftan
named d12-25 | juledag juledagen
named d12-31 | nyttårsaften nyttårsaftan nyttårsaftenen nyttårskvelden
named d1-1 | nyttårsdag nyttårsdagen
named d2-29 | skuddårsdagen skuddårsdag skotårsdagen skotårsdag skuddagen
named d5-1 | arbeiderdagen
named d5-17 | grunnlovsdagen grunnlovsdag nasjonaldagen nasjonaldag syttendemai
named d5-8 | frigjøringsdagen frigjeringsdagen
named d3-8 | kvinnedagen
named d2-14 | valentinsdagen valentinsdag valentine valentines
named d2-6 | samefolket
named d7-29 | olsok olsokdagen
named d10-31 | halloween
named d10-24 | fndagen
named d11-11 | mortensmesse mortensdagen singles
named d11-20 | barnedagen
named d12-13 | luciadagen lucia lussinatta luciadag lussi
named d9-29 | mikkelsmess
named d2-2 | kyndelsmesse
named d4-1 | aprilsnarr
named d6-21 | sommersolverv sommarsolkverv
named d12-21 | vintersolverv vintersolkverv
named d3-20 | vårjevndøgn vårjamdøgn
named d9-22 | høstjevndøgn haustjamdøgn
named allsaints | allehelgensdag allehelgensdagen helgemesse
named mothersday | morsdag morsdagen
named fathersday | farsdag farsdagen
named summertime |
named quarterturn | kvartalsskiftet kvartalsskifte kvartalsslutt
named blackfriday | blackfriday
named cybermonday | cybermonday
nearby 0 | idag ikveld iettermiddag iformiddag
nearby 1 | imorgen imorgon imorra
nearby 2 | overimorgen overmorgen overmorgon overimorgon overimorra
nearby -1 | igår
nearby -2 | forgårs forigårs førrgårs
tod x | kveld kvelden kvelds mårå morgo morgen morgenen morgon morgonen morran morra
tod x | formiddag formiddagen føremiddag føremiddagen ettermiddag ettermiddagen
tod x | natt natta natten middag midnatt kveldstid kveldstida dagtid dagtida lunsj lunsjen lunsjtid
tod x | skoletid skoletida skoletiden skuletid skuletida arbeidstid arbeidstida arbeidstiden
tod x | skoledagen skuledagen kveldane kveldene ettermiddagstid morgentimene
"""

NUMBER_WORDS = """
card 1 | en ein et ett eitt eit ei én éin éi ét
card 2 | to
card 3 | tre
card 4 | fire
card 5 | fem
card 6 | seks
card 7 | sju syv
card 8 | åtte
card 9 | ni
card 10 | ti
card 11 | elleve
card 12 | tolv
card 13 | tretten
card 14 | fjorten
card 15 | femten
card 16 | seksten
card 17 | sytten
card 18 | atten
card 19 | nitten
card 20 | tjue tyve
card 30 | tretti tredve
card 40 | førti
card 50 | femti
card 60 | seksti
card 70 | sytti
card 80 | åtti
card 90 | nitti
card 100 | hundre
card 1.5 | halvannen halvannet halvanna
ord 1 | første fyrste fyste
ord 2 | andre annen annet anna
ord 3 | tredje
ord 4 | fjerde
ord 5 | femte
ord 6 | sjette
ord 7 | sjuende sjuande syvende
ord 8 | åttende åttande
ord 9 | niende niande
ord 10 | tiende tiande
ord 11 | ellevte
ord 12 | tolvte
ord 13 | trettende trettande
ord 14 | fjortende fjortande
ord 15 | femtende femtande
ord 16 | sekstende sekstande
ord 17 | syttende syttande
ord 18 | attende attande
ord 19 | nittende nittande
ord 20 | tjuende tjuande tyvende
ord 30 | trettiende trettiande tredevte
"""

TENS = {20: ("tjue", "tyve"), 30: ("tretti", "tredve")}
