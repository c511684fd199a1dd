"""Referater of very different build, with what a careful reader finds in each.

People and addresses are invented. A step is (idea, what, when as written, due, people, first);
people are full names where the document gives one, else the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sample:
    name: str
    text: str
    steps: tuple[tuple[str, str, str, str | None, tuple[str, ...], bool], ...]
    chosen: tuple[str, ...]
    parked: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    date: str = ""
    edition: str = "kommune"
    secret: tuple[str, ...] = ()
    emails: dict[str, str] = field(default_factory=dict)


SAMPLES = (
    Sample(
        "nynorsk med ei samla liste til slutt",
        """
# Referat frå ALLEMED-dugnad i Volda, 14. mars 2023

Til stades: Solveig Myrstubb (folkehelsekoordinator), Arne Granbark (idrettsrådet), Randi Tiriltun (frivilligsentralen), Jens Lyngmo (ungdomsrådet)

Forfall: Kåre Bekkestein

## Kva gjer vi bra?

- Opne hallar i haustferien
- Frivilligsentralen har utlån av ski

## Vegar inn i fellesskapet

- Utstyrsbod ved idrettshallen
- Felles skyss til trening
- Fritidskort for alle
- Leksekafé

## Idear vi valde

### Utstyrsbod ved idrettshallen

Familiar kan låne utstyr gratis. Frivilligsentralen, idrettsrådet og kommunen er med.

### Felles skyss til trening

Foreldre køyrer saman, og kommunen betaler for ein minibuss.

## Oppgåver vi vart samde om

- Utstyrsbod: Randi ser etter lokale innan 1. april
- Utstyrsbod: Arne spør laga om brukt utstyr, innan veke 16
- Skyss: Solveig reknar på kva minibuss kostar, før påske
- Skyss: Jens lagar ei spørjeundersøking på skulen (frist 20. april)

Det aller fyrste: Randi ringer eigedomssjefen i morgon.

Referent: Solveig Myrstubb
""",
        (
            ("Utstyrsbod ved idrettshallen", "ser etter lokale", "innan 1. april", "2023-04-01", ("Randi Tiriltun",), False),
            ("Utstyrsbod ved idrettshallen", "spør laga om brukt utstyr", "innan veke 16", "2023-04-23", ("Arne Granbark",), False),
            ("Felles skyss til trening", "reknar på kva minibuss kostar", "før påske", "2023-04-05", ("Solveig Myrstubb",), False),
            ("Felles skyss til trening", "lagar ei spørjeundersøking på skulen", "20. april", "2023-04-20", ("Jens Lyngmo",), False),
            ("Utstyrsbod ved idrettshallen", "ringer eigedomssjefen", "i morgon", "2023-03-15", ("Randi Tiriltun",), True),
        ),
        ("Utstyrsbod ved idrettshallen", "Felles skyss til trening"),
        ("Fritidskort for alle", "Leksekafé"),
        ("Solveig Myrstubb", "Arne Granbark", "Randi Tiriltun", "Jens Lyngmo"),
        "2023-03-14",
    ),
    Sample(
        "bare prosa",
        """
# Oppsummering av ALLEMED-dugnaden i Ås 5. oktober 2022

Vi var samlet i kulturhuset. Til stede var Berit Fjellmo fra kommunen, Omar Elvesus fra Ås IL, rektor Tone Kveldsol og Pål Steinrøys fra NAV.

Gruppene valgte to ideer.

## Aktivitetsvenn

Et barn som er nytt i bygda får følge av en ungdom de første gangene. Kommunen, NAV og Ås IL samarbeider om dette. Berit lager et informasjonsskriv innen 1. november, mens Omar spør trenerne om å være med før jul. NAV ved Pål undersøker om det finnes midler innen uke 45. Det aller første skrittet er at Berit ringer frivilligsentralen i morgen.

## Åpen gymsal

Gymsalen på skolen holdes åpen på lørdager. Tone skal lage en vaktliste innen 15. oktober. I løpet av november skal Omar og Berit arrangere en prøvekveld.

Vi snakket også om fellestransport og om et utstyrslager, men det ble ikke prioritert nå.

Neste møte er 12. januar 2023. Berit sender ut referatet.
""",
        (
            ("Aktivitetsvenn", "lager et informasjonsskriv", "innen 1. november", "2022-11-01", ("Berit Fjellmo",), False),
            ("Aktivitetsvenn", "spør trenerne om å være med", "før jul", "2022-12-23", ("Omar Elvesus",), False),
            ("Aktivitetsvenn", "undersøker om det finnes midler", "innen uke 45", "2022-11-13", ("Pål Steinrøys",), False),
            ("Aktivitetsvenn", "ringer frivilligsentralen", "i morgen", "2022-10-06", ("Berit Fjellmo",), True),
            ("Åpen gymsal", "lage en vaktliste", "innen 15. oktober", "2022-10-15", ("Tone Kveldsol",), False),
            ("Åpen gymsal", "arrangere en prøvekveld", "I løpet av november", "2022-11-30", ("Omar Elvesus", "Berit Fjellmo"), False),
        ),
        ("Aktivitetsvenn", "Åpen gymsal"),
        ("fellestransport", "utstyrslager"),
        ("Berit Fjellmo", "Omar Elvesus", "Tone Kveldsol", "Pål Steinrøys"),
        "2022-10-05",
    ),
    Sample(
        "en stor tabell med flettede idéceller og nummer",
        """
# ALLEMED Vestby – handlingsplan etter dugnad 21.11.2023

| Navn | Fra | E-post |
| Lise Bjørkevik | Vestby kommune | lise.bjorkevik@vestby.kommune.example |
| Jonas Steinmark | Vestby IL | jonas@example.no |
| Anne Solbakkmyr | NAV | anne.solbakkmyr@nav.example |
| Anne Vindrose | FAU Garder skole | annev@example.no |

| # | Idé | Oppgave | Ansvarlig | Frist | Status |
| 1 | Gratis prøvemåned | Spørre styrene i alle lag | Jonas | 15.12.2023 | påbegynt |
| 2 | ^ | Lage felles plakat | Lise + Anne (FAU) | uke 3 | |
| 3 | ^ | Evaluere etter første halvår | Idrettsrådet | juni 2024 | |
| 4 | Kultursekk på SFO | Kontakte kulturskolen | Anne | snarest | |
| 5 | ^ | Søke midler hos fylket | Lise | 1/2-24 | ferdig |
""",
        (
            ("Gratis prøvemåned", "Spørre styrene i alle lag", "15.12.2023", "2023-12-15", ("Jonas Steinmark",), False),
            ("Gratis prøvemåned", "Lage felles plakat", "uke 3", "2024-01-21", ("Lise Bjørkevik", "Anne Vindrose"), False),
            ("Gratis prøvemåned", "Evaluere etter første halvår", "juni 2024", "2024-06-30", ("Idrettsrådet",), False),
            ("Kultursekk på SFO", "Kontakte kulturskolen", "snarest", None, ("Anne",), False),
            ("Kultursekk på SFO", "Søke midler hos fylket", "1/2-24", "2024-02-01", ("Lise Bjørkevik",), False),
        ),
        ("Gratis prøvemåned", "Kultursekk på SFO"),
        (),
        ("Lise Bjørkevik", "Jonas Steinmark", "Anne Solbakkmyr", "Anne Vindrose"),
        "2023-11-21",
        emails={"Lise Bjørkevik": "lise.bjorkevik@vestby.kommune.example", "Anne Vindrose": "annev@example.no"},
    ),
    Sample(
        "kort med etikett og verdi",
        """
**ALLEMED-dugnad, Nes kommune**

Dato: 3. september 2024

Deltakere: Hanne Rimfrost, Geir Tåkedal, Mina Løvås og Yusuf Havgap

| Konkret idé | Fritidsfadder |
| Kort beskrivelse | Alle nye elever får en fadder som følger dem på en aktivitet. |
| Aktører | Skolene, ungdomsrådet, Røde Kors |
| Første skritt | Hanne tar kontakt med Røde Kors innen 20. september |
| Hvem tar ansvar | Hanne |

| Konkret idé | Sykkelverksted |
| Kort beskrivelse | Et sted der ungdom kan fikse sykler sammen. |
| Aktører | Frivilligsentralen, Mobil verksted |
| Når | Hva | Hvem |
| 1. oktober | Finne lokale | Geir |
| Innen jul | Skaffe verktøy | Mina og Yusuf |
| Aller første skritt | Geir ringer Frivilligsentralen i dag | Geir |
""",
        (
            ("Fritidsfadder", "tar kontakt med Røde Kors", "innen 20. september", "2024-09-20", ("Hanne Rimfrost",), False),
            ("Sykkelverksted", "Finne lokale", "1. oktober", "2024-10-01", ("Geir Tåkedal",), False),
            ("Sykkelverksted", "Skaffe verktøy", "Innen jul", "2024-12-23", ("Mina Løvås", "Yusuf Havgap"), False),
            ("Sykkelverksted", "ringer Frivilligsentralen", "i dag", "2024-09-03", ("Geir Tåkedal",), True),
        ),
        ("Fritidsfadder", "Sykkelverksted"),
        (),
        ("Hanne Rimfrost", "Geir Tåkedal", "Mina Løvås", "Yusuf Havgap"),
        "2024-09-03",
    ),
    Sample(
        "e-posttråd",
        """
Fra: Torill Skogmo <torill.skogmo@time.kommune.example>
Sendt: fredag 8. mars 2024 09:12
Til: Bjarte Holmvik <bjarte.holmvik@time.kommune.example>; Sana Rydning <sana@example.no>
Kopi: Postmottak <postmottak@time.kommune.example>; Einar Sjefsen <einar.sjefsen@time.kommune.example>
Emne: Referat ALLEMED-dugnaden i går

Hei!

Takk for i går. Her er det vi ble enige om:

Idé 1: Lån av utstyr på biblioteket
Biblioteket låner ut ski, skøyter og fotballer.
- Bjarte sjekker forsikring innen 22. mars
- Sana lager plakater, uke 13
- Jeg søker sparebanken om støtte før påske

Idé 2: Foreldrekafé
Kafé for foreldre mens barna trener.
- Sana og Bjarte finner dato – innen utgangen av april
- Åpning 15. mai

Aller først: Bjarte sender en mail til biblioteksjefen i dag.

Ikke valgt: skyssapp, sommerleir, felles kiosk

Vennlig hilsen
Torill Skogmo
Folkehelsekoordinator, Time kommune
tlf. 51 00 00 00

Fra: Einar Sjefsen
Sendt: torsdag 29. februar 2024 10:00
Til: Torill Skogmo
Emne: ALLEMED

Hei, husk å sende meg referatet innen 1. april. Kari skal lage budsjett innen 2. mai.
""",
        (
            ("Lån av utstyr på biblioteket", "sjekker forsikring", "innen 22. mars", "2024-03-22", ("Bjarte Holmvik",), False),
            ("Lån av utstyr på biblioteket", "lager plakater", "uke 13", "2024-03-31", ("Sana Rydning",), False),
            ("Lån av utstyr på biblioteket", "søker sparebanken om støtte", "før påske", "2024-03-27", ("Torill Skogmo",), False),
            ("Foreldrekafé", "finner dato", "innen utgangen av april", "2024-04-30", ("Sana Rydning", "Bjarte Holmvik"), False),
            ("Foreldrekafé", "Åpning", "15. mai", "2024-05-15", (), False),
            ("Lån av utstyr på biblioteket", "sender en mail til biblioteksjefen", "i dag", "2024-03-08", ("Bjarte Holmvik",), True),
        ),
        ("Lån av utstyr på biblioteket", "Foreldrekafé"),
        ("skyssapp", "sommerleir", "felles kiosk"),
        ("Torill Skogmo", "Bjarte Holmvik", "Sana Rydning"),
        "2024-03-07",
        emails={"Torill Skogmo": "torill.skogmo@time.kommune.example"},
    ),
    Sample(
        "tabell uten overskriftsrad",
        """
ALLEMED dugnad Lier 10.10.2023

Med: Siv Åsheim, Morten Bakkelund, Fadumo Nordlys

IDÉ: Bruktdag for idrettsutstyr

| innen 1. nov | finne et egnet lokale og sjekke pris på leie | Siv |
| uke 46 | invitere alle lag til å ha stand på dagen | Morten og Fadumo |
| vår 2024 | gjennomføre bruktdagen og telle hvor mange som kom | FAU |
""",
        (
            ("Bruktdag for idrettsutstyr", "finne et egnet lokale og sjekke pris på leie", "innen 1. nov", "2023-11-01", ("Siv Åsheim",), False),
            ("Bruktdag for idrettsutstyr", "invitere alle lag til å ha stand på dagen", "uke 46", "2023-11-19", ("Morten Bakkelund", "Fadumo Nordlys"), False),
            ("Bruktdag for idrettsutstyr", "gjennomføre bruktdagen og telle hvor mange som kom", "vår 2024", "2024-06-30", ("FAU",), False),
        ),
        ("Bruktdag for idrettsutstyr",),
        (),
        ("Siv Åsheim", "Morten Bakkelund", "Fadumo Nordlys"),
        "2023-10-10",
    ),
    Sample(
        "tabell som ligger på siden",
        """
# ALLEMED i Sola, 6. februar 2024

## Deltakarar

- Kjersti Vågmyr, rektor
- Dag Fjordgløtt, Sola kommune, dag.fjordglott@sola.kommune.example

## Konkret idé: Symjekurs for alle

| Kva | Bestille bassengtid | Spørje symjeklubben om instruktørar | Sende påmelding heim |
| Kven | Dag | Kjersti | rektor |
| Når | innan 1. mars | veke 8 | etter påske |
""",
        (
            ("Symjekurs for alle", "Bestille bassengtid", "innan 1. mars", "2024-03-01", ("Dag Fjordgløtt",), False),
            ("Symjekurs for alle", "Spørje symjeklubben om instruktørar", "veke 8", "2024-02-25", ("Kjersti Vågmyr",), False),
            ("Symjekurs for alle", "Sende påmelding heim", "etter påske", "2024-04-29", ("Kjersti Vågmyr",), False),
        ),
        ("Symjekurs for alle",),
        (),
        ("Kjersti Vågmyr", "Dag Fjordgløtt"),
        "2024-02-06",
    ),
    Sample(
        "slurvete overskrifter og halvengelsk",
        """
allemed workshop Karmøy 4/9-24

who: Trude Skarvøy, Nils Havmann, Leyla Sandnes

good stuff: gratis kulturskole for søsken, åpen hall hver søndag, flinke trenere

idea 1 - Ungdomskafé
action list
| Task | Owner | Deadline |
| sjekke om kjelleren er ledig | Nils | 20.9 |
| lage meny sammen med ungdommene | Leyla/Trude | innen uke 42 |
| first step: Trude ringer vaktmesteren | Trude | i morgen |

ikke nå: kinobuss, leirskole
""",
        (
            ("Ungdomskafé", "sjekke om kjelleren er ledig", "20.9", "2024-09-20", ("Nils Havmann",), False),
            ("Ungdomskafé", "lage meny sammen med ungdommene", "innen uke 42", "2024-10-20", ("Leyla Sandnes", "Trude Skarvøy"), False),
            ("Ungdomskafé", "ringer vaktmesteren", "i morgen", "2024-09-05", ("Trude Skarvøy",), True),
        ),
        ("Ungdomskafé",),
        ("kinobuss", "leirskole"),
        ("Trude Skarvøy", "Nils Havmann", "Leyla Sandnes"),
        "2024-09-04",
    ),
    Sample(
        "grupper med hver sin idé og hvem gjør hva",
        """
# Referat ALLEMED-dugnad Frogn kommune

Tirsdag 11. juni 2024 kl. 17–20, Frogn bibliotek

Prosessleder: Silje Fossheim (NDFU)
Referent: Marit Engstrand, kulturkonsulent

## Gruppe 1: Marit Engstrand, Ole Berglund, Samira Ekornes

## Gruppe 2: Stig Rovik, Helle Tangvald

## Hvem er vi til for?

Gruppe 1 snakket om Amina (14). Gruppe 2 laget en egen person: Malik, 12 år, bor i Skogveien med en mor som er mye syk.

## Gruppe 1: Kulturkort for alle i 5. klasse

Kort beskrivelse: Et kort som gir gratis inngang på kino, svømming og bibliotekets arrangementer.

Hvem gjør hva?

- Marit: innhente pris fra kinoen, 1. september
- Ole og Samira: snakke med svømmehallen, innen skolestart

## Gruppe 2: Fritidsbuss

Hvem gjør hva?

- Stig: kartlegge ruter, september
- Helle: spørre fylket om støtte, snarest mulig
- lagene melder inn treningstider til Stig innen 20. august

Det aller første skrittet: Stig ringer Ruter på torsdag.

## Parkerte ideer

Fadderordning, aktivitetskalender på nett og felles draktbytte.
""",
        (
            ("Kulturkort for alle i 5. klasse", "innhente pris fra kinoen", "1. september", "2024-09-01", ("Marit Engstrand",), False),
            ("Kulturkort for alle i 5. klasse", "snakke med svømmehallen", "innen skolestart", "2024-08-14", ("Ole Berglund", "Samira Ekornes"), False),
            ("Fritidsbuss", "kartlegge ruter", "september", "2024-09-30", ("Stig Rovik",), False),
            ("Fritidsbuss", "spørre fylket om støtte", "snarest mulig", None, ("Helle Tangvald",), False),
            ("Fritidsbuss", "melder inn treningstider til Stig", "innen 20. august", "2024-08-20", ("lagene",), False),
            ("Fritidsbuss", "ringer Ruter", "på torsdag", "2024-06-13", ("Stig Rovik",), True),
        ),
        ("Kulturkort for alle i 5. klasse", "Fritidsbuss"),
        ("Fadderordning", "aktivitetskalender på nett", "felles draktbytte"),
        ("Silje Fossheim", "Marit Engstrand", "Ole Berglund", "Samira Ekornes", "Stig Rovik", "Helle Tangvald"),
        "2024-06-11",
        secret=("Malik", "Skogveien"),
    ),
    Sample(
        "to dugnader i én fil",
        """
# ALLEMED i Ørland 2024

## Dugnad 1: ALLEMED kommune, 5. mars 2024

Til stede: Guri Strandlie, Terje Myhrmo

### Idé: Felles utstyrspool

| Når | Hva | Hvem |
| 1. april | Lage oversikt over utstyr | Guri |
| Snarest | Avklare lagerplass | Terje |

## Dugnad 2: ALLEMED Ung, 17. september 2024

Til stede: Aron, Milla og Sondre fra ungdomsrådet

### Idé: Nattåpen hall

| Når | Hva | Hvem |
| neste uke | Spørre rektor om nøkkel | Aron |
| før høstferien | Lage avstemning | Milla og Sondre |
""",
        (
            ("Felles utstyrspool", "Lage oversikt over utstyr", "1. april", "2024-04-01", ("Guri Strandlie",), False),
            ("Felles utstyrspool", "Avklare lagerplass", "Snarest", None, ("Terje Myhrmo",), False),
            ("Nattåpen hall", "Spørre rektor om nøkkel", "neste uke", "2024-09-29", ("Aron",), False),
            ("Nattåpen hall", "Lage avstemning", "før høstferien", "2024-09-27", ("Milla", "Sondre"), False),
        ),
        ("Felles utstyrspool", "Nattåpen hall"),
        (),
        ("Guri Strandlie", "Terje Myhrmo", "Aron", "Milla", "Sondre"),
        "2024-03-05",
    ),
    Sample(
        "frivillighet, felt på egne linjer",
        """
# ALLEMED for frivilligheten – Ski IL, 24. april 2024

Med på samlingen: Camilla Furuli (leder), Espen Kvist (kasserer), Nora Solvang (trener)

## Det vi er gode på

- Ingen purregebyr
- Alle får være med på cup

## Siden sist

- Espen har laget retningslinjer for kontingent
- Nora har arrangert utstyrsbytte, ferdig i mars

## Idé 1 – Kontingentkasse

Tiltak: Opprette egen konto
Ansvarlig: kasserer
Frist: 15. mai

Tiltak: Informere alle trenere
Ansvarlig: Camilla og Nora
Frist: løpende

## Idé 2 – Draktbytte

Tiltak: Finne hylle i klubbhuset
Ansvarlig: Nora
Frist: før sommeren
""",
        (
            ("Kontingentkasse", "Opprette egen konto", "15. mai", "2024-05-15", ("Espen Kvist",), False),
            ("Kontingentkasse", "Informere alle trenere", "løpende", None, ("Camilla Furuli", "Nora Solvang"), False),
            ("Draktbytte", "Finne hylle i klubbhuset", "før sommeren", "2024-06-21", ("Nora Solvang",), False),
        ),
        ("Kontingentkasse", "Draktbytte"),
        (),
        ("Camilla Furuli", "Espen Kvist", "Nora Solvang"),
        "2024-04-24",
        "frivillighet",
    ),
    Sample(
        "ung, uformelt, fornavn og fortelling",
        """
**ALLEMED UNG i Alta 3.5.2023**

De som var med: Elle, Marius, Sofie, Ahmad fra ungdomsrådet, og Berit Snøfonn (ungdomsleder, berit.snofonn@alta.kommune.example)

**Hva funker?**

ungdomshuset er gratis, kulturskolen har lån av gitar, scooterklubben tar med alle

En gutt i 8. klasse på Komsa skole fikk ikke være med på tur fordi familien ikke hadde råd. Treneren betalte.

**Idéen vår: Turutstyr til låns**

vi vil ha telt, soveposer og primus som alle kan låne på ungdomshuset

**Hvem gjør hva**

* Elle og Marius – spørre Sport 1 om rabatt – innen 20. mai
* Sofie – lage instakonto – i morgen
* Ahmad: snakke med ordføreren (før sommerferien)
* Berit søker om penger, frist 1. juni
""",
        (
            ("Turutstyr til låns", "spørre Sport 1 om rabatt", "innen 20. mai", "2023-05-20", ("Elle", "Marius"), False),
            ("Turutstyr til låns", "lage instakonto", "i morgen", "2023-05-04", ("Sofie",), False),
            ("Turutstyr til låns", "snakke med ordføreren", "før sommerferien", "2023-06-23", ("Ahmad",), False),
            ("Turutstyr til låns", "søker om penger", "1. juni", "2023-06-01", ("Berit Snøfonn",), False),
        ),
        ("Turutstyr til låns",),
        (),
        ("Elle", "Marius", "Sofie", "Ahmad", "Berit Snøfonn"),
        "2023-05-03",
        "ung",
        ("Komsa", "8. klasse"),
    ),
    Sample(
        "program med klokkeslett, deretter plan",
        """
# Referat fra ALLEMED-dugnad i Rana 18. januar 2024

## Program

| Tid | Hva | Hvem |
| 17.00 | Velkommen | ordfører |
| 17.15 | Hva gjør vi bra? | alle |
| 18.30 | Pause | |

## Til stede

| Navn | Stilling | Telefon |
| Unni Rødfjell | SLT-koordinator | 900 00 001 |
| Roy Mosjø | leder, Rana idrettsråd | 900 00 002 |
| Inger Lid Blåvann | helsesykepleier | |

## Tiltak vi går videre med

### 1. Aktivitetsguide

Hva går ideen ut på? En voksen som følger barn til første trening.

Våre første skritt

| Frist | Ansvarlige | Tiltak |
| 1.2. | SLT-koordinatoren | Lage stillingsinstruks |
| Medio februar | Inger Lid og Roy | Finne tre guider |
| når pengene er på plass | Rana kommune | Lyse ut stilling |
| 15. mars | ? | Presentere for komiteen |

### 2. Helgeåpent ungdomshus

| Frist | Ansvarlige | Tiltak |
| Vår -24 | Unni v/ungdomskontoret | Prøve ut lørdagsåpent |
| " | Roy | Skaffe voksne vakter |

Hva er det aller første skrittet? Se punkt 2 i tabellen over. Roy tar ansvaret.
""",
        (
            ("Aktivitetsguide", "Lage stillingsinstruks", "1.2.", "2024-02-01", ("Unni Rødfjell",), False),
            ("Aktivitetsguide", "Finne tre guider", "Medio februar", "2024-02-20", ("Inger Lid Blåvann", "Roy Mosjø"), False),
            ("Aktivitetsguide", "Lyse ut stilling", "når pengene er på plass", None, ("Rana kommune",), False),
            ("Aktivitetsguide", "Presentere for komiteen", "15. mars", "2024-03-15", (), False),
            ("Helgeåpent ungdomshus", "Prøve ut lørdagsåpent", "Vår -24", "2024-06-30", ("Unni Rødfjell",), False),
            ("Helgeåpent ungdomshus", "Skaffe voksne vakter", "Vår -24", "2024-06-30", ("Roy Mosjø",), True),
        ),
        ("Aktivitetsguide", "Helgeåpent ungdomshus"),
        (),
        ("Unni Rødfjell", "Roy Mosjø", "Inger Lid Blåvann"),
        "2024-01-18",
    ),
    Sample(
        "regneark med ark for hver del",
        """
=== Info
| Kommune | Ringsaker |
| Dato | 12.02.2024 |
| Prosessleder | Vilde Tangen, NDFU |

=== Deltakere
| Fornavn | Etternavn | Epost |
| Grete | Lomsdal | grete.lomsdal@ringsaker.kommune.example |
| Knut | Myrhaug | knut@example.no |

=== Ideer
| Idé | Valgt |
| Ferieklubb | ja |
| Utstyrsbuss | nei |
| Leksehjelp | nei |

=== Tiltak
| Idé | Hva skal gjøres | Hvem har ansvar | Når |
| Ferieklubb | Skaffe lokale | Grete | 01.03.2024 |
| Ferieklubb | Ansette to ungdommer | Knut, Grete | innen 1.5 |
| Ferieklubb | Lage program | ungdomsrådet | mai |

=== Arkiv 2022
| Idé | Hva skal gjøres | Hvem har ansvar | Når |
| Gammel idé | Gammel oppgave | Knut | 01.03.2022 |
""",
        (
            ("Ferieklubb", "Skaffe lokale", "01.03.2024", "2024-03-01", ("Grete Lomsdal",), False),
            ("Ferieklubb", "Ansette to ungdommer", "innen 1.5", "2024-05-01", ("Knut Myrhaug", "Grete Lomsdal"), False),
            ("Ferieklubb", "Lage program", "mai", "2024-05-31", ("ungdomsrådet",), False),
        ),
        ("Ferieklubb",),
        ("Utstyrsbuss", "Leksehjelp"),
        ("Vilde Tangen", "Grete Lomsdal", "Knut Myrhaug"),
        "2024-02-12",
        emails={"Grete Lomsdal": "grete.lomsdal@ringsaker.kommune.example"},
    ),
)
