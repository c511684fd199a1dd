"""A third round: municipal templates, check boxes, votes, roles, and stories to be kept out."""

from __future__ import annotations

from .samples import Sample

THIRD = (
    Sample(
        "kommunens mal for møtereferat med saksliste",
        """
| Møtereferat | < |
| Møte | ALLEMED-dugnad |
| Dato og tid | 18.09.2024 kl. 12.00–15.00 |
| Sted | Formannskapssalen |
| Møteleder | Ellen Vassmyr |
| Referent | Tobias Grindal |
| Til stede | Ellen Vassmyr (kommunalsjef), Tobias Grindal (rådgiver), Hodan Lindvik (Mental Helse Ungdom), Åge Berntsmo (idrettsrådet) |
| Forfall | Kari Lysfjell (NAV) |

| Sak | Innhold | Ansvar | Frist |
| 1 | Velkommen ved kommunalsjefen | | |
| 2 | Hva gjør vi bra? Vi har gratis bibliotekkort og åpne haller. | | |
| 3 | Konkret idé: Aktivitetssjekk i helsestasjonen | | |
| 3.1 | Lage et spørsmål til 4-årskontrollen | Helsestasjonen | 1. november |
| 3.2 | Sende forslag til kommunedirektøren | Ellen og Tobias | innen utgangen av oktober |
| 4 | Konkret idé: Vennebenk på treningsfeltet | | |
| 4.1 | Bygge to benker | Åge / vaktmesteren | våren 2025 |
| 4.2 | Invitere til åpning | Hodan | ? |
| 5 | Neste møte 20. november | Alle | |
""",
        (
            ("Aktivitetssjekk i helsestasjonen", "Lage et spørsmål til 4-årskontrollen", "1. november", "2024-11-01", ("Helsestasjonen",), False),
            ("Aktivitetssjekk i helsestasjonen", "Sende forslag til kommunedirektøren", "innen utgangen av oktober", "2024-10-31", ("Ellen Vassmyr", "Tobias Grindal"), False),
            ("Vennebenk på treningsfeltet", "Bygge to benker", "våren 2025", "2025-06-30", ("Åge Berntsmo", "vaktmesteren"), False),
            ("Vennebenk på treningsfeltet", "Invitere til åpning", "?", None, ("Hodan Lindvik",), False),
        ),
        ("Aktivitetssjekk i helsestasjonen", "Vennebenk på treningsfeltet"),
        (),
        ("Ellen Vassmyr", "Tobias Grindal", "Hodan Lindvik", "Åge Berntsmo"),
        "2024-09-18",
    ),
    Sample(
        "avkryssing og stemmer",
        """
# ALLEMED-dugnad Hitra, 15. oktober 2024

**Deltakarar/deltakere:** Brit Kvalnes – frivilligkoordinator, Hitra kommune – brit.kvalnes@hitra.kommune.example; Mads Havdal – ungdomsrådet; Oline Sørgård – Hitra turlag – oline@example.no

## Dette er vi stolte av

- Turlaget har gratis medlemskap for barn
- Åpen svømmehall annenhver lørdag

## Ideer (antall stemmer)

1. Padlekurs for alle (9 stemmer) – valgt
2. Hobbyrom på biblioteket (7 stemmer) – valgt
3. Skyssordning til Kyrksæterøra (3 stemmer)
4. Bruktmarked (2 stemmer)

## Padlekurs for alle

- [ ] Brit søker om støtte fra Friluftsrådet (frist 1.12.)
- [ ] Oline + Mads: plukke ut fem kajakker, uke 20 2025
- [x] Booke svømmehallen – turlaget – ferdig

## Hobbyrom på biblioteket

- [ ] Mads spør biblioteksjefen om rommet i kjelleren innen en måned
- [ ] Innkjøp av utstyr når pengene er på plass (Brit)
""",
        (
            ("Padlekurs for alle", "søker om støtte fra Friluftsrådet", "1.12.", "2024-12-01", ("Brit Kvalnes",), False),
            ("Padlekurs for alle", "plukke ut fem kajakker", "uke 20 2025", "2025-05-18", ("Oline Sørgård", "Mads Havdal"), False),
            ("Padlekurs for alle", "Booke svømmehallen", "", None, ("turlaget",), False),
            ("Hobbyrom på biblioteket", "spør biblioteksjefen om rommet i kjelleren", "innen en måned", "2024-11-15", ("Mads Havdal",), False),
            ("Hobbyrom på biblioteket", "Innkjøp av utstyr", "når pengene er på plass", None, ("Brit Kvalnes",), False),
        ),
        ("Padlekurs for alle", "Hobbyrom på biblioteket"),
        ("Skyssordning til Kyrksæterøra", "Bruktmarked"),
        ("Brit Kvalnes", "Mads Havdal", "Oline Sørgård"),
        "2024-10-15",
        emails={"Oline Sørgård": "oline@example.no"},
    ),
    Sample(
        "fortellinger som skal holdes utenfor",
        """
# Referat fra ALLEMED-dugnad i Gausdal 4. april 2024

Til stede: Mari Øverli (barnevernleder), Simen Tretten (Gausdal skiklubb), Asta Follebu (bygdekvinnelaget)

## 1. Hva gjør vi bra?

- Skiklubben har utstyrspool som alle kan bruke
- Vi klarte å få med Amir på skiskolen. Faren hans kjørte ham ikke, så treneren hentet. Nå er han med hver uke.
- Ei jente på Fjerdum fikk fele av kulturskolen etter at foreldrene ble skilt
- Bygdekvinnelaget serverer gratis middag hver onsdag

## 2. Hvem er vi til for?

Vår egen person: Thea, 13 år. Bor hos bestemor på Segalstad bru. Faren soner og mora er uføretrygdet.

Gruppe 2 brukte Oscar (8).

## 4. Konkret idé: Middag og trening

Familier spiser sammen før trening. Bakgrunnen er familien til Lukas i 3B, som aldri rekker middag.

| Når | Hva | Hvem |
| 1. mai | Avtale kjøkken på samfunnshuset | Asta |
| uke 20 | Spørre mora til Lukas om hun vil hjelpe til | Mari |
| juni | Prøvekveld | Simen, Asta |
""",
        (
            ("Middag og trening", "Avtale kjøkken på samfunnshuset", "1. mai", "2024-05-01", ("Asta Follebu",), False),
            ("Middag og trening", "Prøvekveld", "juni", "2024-06-30", ("Simen Tretten", "Asta Follebu"), False),
        ),
        ("Middag og trening",),
        (),
        ("Mari Øverli", "Simen Tretten", "Asta Follebu"),
        "2024-04-04",
        secret=("Amir", "Fjerdum", "Thea", "Segalstad", "Lukas", "3B", "soner"),
    ),
    Sample(
        "roller, forkortede navn og feilstavinger i Hvem",
        """
# Oppsummering: ALLEMED-dugnad Nittedal, 12.11.2024

| Namn | Rolle | Organisasjon | Mail |
| Karoline Mo Fjellheim | folkehelsekoordinator | Nittedal kommune | karoline.fjellheim@nittedal.kommune.example |
| Kjell-Arne Brubakken | leder | Nittedal idrettsråd | kab@example.no |
| Synnøve Dahlmyr | rektor | Ulverud skole | synnove.dahlmyr@nittedal.kommune.example |
| Synnøve Haugros | frivillig | Røde Kors | synnove@example.no |
| Ibrahim Nordheim | ungdomskontakt | | |

## Idé A: Turgjeng på hjul

| Aktivitet | Ansvarleg | Tidsfrist | Merknad |
| Låne sykler av politiet | Kjell Arne | 1/3 | |
| Skrive søknad | Folkehelsekoordinatoren v/Karoline | innen nyttår | |
| Lage løyper | Synnøve (Røde Kors) og Ibrahm | april | haster |
| Informere elevene | rektor | februar | |
| Rekruttere ledere | Synnøve | fortløpende | |
| Bestille refleksvester | Brubakken | uke 2 | |
""",
        (
            ("Turgjeng på hjul", "Låne sykler av politiet", "1/3", "2025-03-01", ("Kjell-Arne Brubakken",), False),
            ("Turgjeng på hjul", "Skrive søknad", "innen nyttår", "2024-12-31", ("Karoline Mo Fjellheim",), False),
            ("Turgjeng på hjul", "Lage løyper", "april", "2025-04-30", ("Synnøve Haugros", "Ibrahim Nordheim"), False),
            ("Turgjeng på hjul", "Informere elevene", "februar", "2025-02-28", ("Synnøve Dahlmyr",), False),
            ("Turgjeng på hjul", "Rekruttere ledere", "fortløpende", None, ("Synnøve",), False),
            ("Turgjeng på hjul", "Bestille refleksvester", "uke 2", "2025-01-12", ("Kjell-Arne Brubakken",), False),
        ),
        ("Turgjeng på hjul",),
        (),
        ("Karoline Mo Fjellheim", "Kjell-Arne Brubakken", "Synnøve Dahlmyr", "Synnøve Haugros", "Ibrahim Nordheim"),
        "2024-11-12",
        emails={"Synnøve Haugros": "synnove@example.no"},
    ),
    Sample(
        "ren tekst, lange linjer, alt i avsnitt",
        """
Referat ALLEMED-samling for unge i Fauske 21. mars 2023

Vi var 12 ungdommer og tre voksne. De voksne var Trine Lakselvå (SLT), Bård Nermo (ungdomsklubben) og Kaia Rognan (helsesykepleier, kaia.rognan@fauske.kommune.example).

HVA ER BRA I FAUSKE?
Ungdomsklubben er åpen fire dager i uka, det er gratis å låne ski på BUA og biblioteket har gaming.

HVA VIL VI ENDRE?
Mer buss, billigere kino, et sted å øve med band, flere vinteraktiviteter.

FORSLAG 1: BANDROM
Vi vil ha et rom der alle kan øve uten å betale. Bård sjekker om bomberommet på skolen kan brukes (innen 15. april). Kaia og Trine snakker med kulturskolen om å låne trommer, helst før sommeren. Ungdommene maler rommet i løpet av august.

FORSLAG 2: BUSSKORT
Trine skriver brev til fylket sammen med ungdomsrådet, frist 1. mai. Det aller første vi gjør er at Trine ringer Nordland fylkeskommune på torsdag.

Referent: Kaia
""",
        (
            ("Bandrom", "sjekker om bomberommet på skolen kan brukes", "innen 15. april", "2023-04-15", ("Bård Nermo",), False),
            ("Bandrom", "snakker med kulturskolen om å låne trommer", "helst før sommeren", "2023-06-23", ("Kaia Rognan", "Trine Lakselvå"), False),
            ("Bandrom", "maler rommet", "i løpet av august", "2023-08-31", ("Ungdommene",), False),
            ("Busskort", "skriver brev til fylket sammen med ungdomsrådet", "1. mai", "2023-05-01", ("Trine Lakselvå",), False),
            ("Busskort", "ringer Nordland fylkeskommune", "på torsdag", "2023-03-23", ("Trine Lakselvå",), True),
        ),
        ("Bandrom", "Busskort"),
        (),
        ("Trine Lakselvå", "Bård Nermo", "Kaia Rognan"),
        "2023-03-21",
        "ung",
        emails={"Kaia Rognan": "kaia.rognan@fauske.kommune.example"},
    ),
)
