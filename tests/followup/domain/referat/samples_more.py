"""More referater, with what writers do when nobody gives them a form."""

from __future__ import annotations

from .samples import Sample

MORE = (
    Sample(
        "bydel, etternavn først, initialer og felles kolonne for ansvar og frist",
        """
# Referat ALLEMED-dugnad bydel Stovner, Oslo

Dato: onsdag 22. mai 2024

## Møtt

- Bjerkås, Sunniva (seksjonsleder)
- Haugmyr, Tarjei (Stovner frivilligsentral)
- Mirkveld, Lena, helsesykepleier

## Forfall

- Ruud, Petter

## Idé 1: Sommerskole for alle

| Tiltak | Ansvar/frist |
| Lage timeplan | SB, 1. juni |
| Rekruttere instruktører | TH og LM, innen 10. juni |

## Idé 2: Lån en hobby

- Kontakte Deichman om utlån av instrumenter (LM, uke 35)
- Rydde boden – TH – snarest

Status for tiltak fra dugnaden i 2022

| Når | Hva | Hvem |
| 2022 | Opprette leksehjelp | Sunniva |
""",
        (
            ("Sommerskole for alle", "Lage timeplan", "1. juni", "2024-06-01", ("Sunniva Bjerkås",), False),
            ("Sommerskole for alle", "Rekruttere instruktører", "innen 10. juni", "2024-06-10", ("Tarjei Haugmyr", "Lena Mirkveld"), False),
            ("Lån en hobby", "Kontakte Deichman om utlån av instrumenter", "uke 35", "2024-09-01", ("Lena Mirkveld",), False),
            ("Lån en hobby", "Rydde boden", "snarest", None, ("Tarjei Haugmyr",), False),
        ),
        ("Sommerskole for alle", "Lån en hobby"),
        (),
        ("Sunniva Bjerkås", "Tarjei Haugmyr", "Lena Mirkveld"),
        "2024-05-22",
    ),
    Sample(
        "frister som mellomtitler, navn som mellomtitler",
        """
# ALLEMED Voss 12. februar 2024

Deltakarar: Gudrun Vangmo, Håkon Tveitlid, Aina Seimsdal

## Konkret idé: Ski for alle

Lån av skiutstyr på Bavallen.

### Første skritt

Innan 1. mars:

- Gudrun ringer skisenteret
- Håkon skriv søknad til Sparebankstiftinga

Før påske:

- Aina lagar oversikt over utstyr

## Konkret idé: Songkafé

### Første skritt

Håkon:

- spørje kulturskulen om lokale (veke 10)
- lage plakat

Aina:

- finne musikarar innan april
""",
        (
            ("Ski for alle", "ringer skisenteret", "Innan 1. mars", "2024-03-01", ("Gudrun Vangmo",), False),
            ("Ski for alle", "skriv søknad til Sparebankstiftinga", "Innan 1. mars", "2024-03-01", ("Håkon Tveitlid",), False),
            ("Ski for alle", "lagar oversikt over utstyr", "Før påske", "2024-03-27", ("Aina Seimsdal",), False),
            ("Songkafé", "spørje kulturskulen om lokale", "veke 10", "2024-03-10", ("Håkon Tveitlid",), False),
            ("Songkafé", "lage plakat", "", None, ("Håkon Tveitlid",), False),
            ("Songkafé", "finne musikarar", "innan april", "2024-04-30", ("Aina Seimsdal",), False),
        ),
        ("Ski for alle", "Songkafé"),
        (),
        ("Gudrun Vangmo", "Håkon Tveitlid", "Aina Seimsdal"),
        "2024-02-12",
    ),
    Sample(
        "flere linjer i hver celle, og oppsummeringen gjentar",
        """
# Oppsummering ALLEMED-dugnad, Hole kommune, 30.01.2025

| Hvem var med | Fra |
| Ragna Lynghei | Hole kommune |
| Eskil Tjernvik | Hole IL |

| Idé | Våre første skritt | Hvem | Når |
| Utstyrsdag | Booke hallen\\nLage plakat\\nSamle inn utstyr | Ragna\\nEskil\\nRagna og Eskil | 15. februar\\n1. mars\\nuke 11 |
| Gratis halvtime | Spørre trenerne | Eskil | snarest |

## Oppsummert: hvem gjør hva

- Ragna: Booke hallen, 15. februar
- Eskil: Lage plakat, 1. mars
""",
        (
            ("Utstyrsdag", "Booke hallen", "15. februar", "2025-02-15", ("Ragna Lynghei",), False),
            ("Utstyrsdag", "Lage plakat", "1. mars", "2025-03-01", ("Eskil Tjernvik",), False),
            ("Utstyrsdag", "Samle inn utstyr", "uke 11", "2025-03-16", ("Ragna Lynghei", "Eskil Tjernvik"), False),
            ("Gratis halvtime", "Spørre trenerne", "snarest", None, ("Eskil Tjernvik",), False),
        ),
        ("Utstyrsdag", "Gratis halvtime"),
        (),
        ("Ragna Lynghei", "Eskil Tjernvik"),
        "2025-01-30",
    ),
    Sample(
        "skannet: rader uten tabell",
        """
REFERAT ALLEMED-DUGNAD NORDDAL

Dato: 7. november 2019

Til stede: Oddny Storeggen, Leif Sakse, Kjellaug Bratteng

IDÉ 1: GRATIS FRILUFTSLIV

Når Hva Hvem

uke 48 Lage liste over turutstyr Leif

innen 15. januar Søke om midler hos fylket Oddny Storeggen

vår 2020 Første overnattingstur Kjellaug og Leif

Aller første skritt: Leif ringer turlaget i morgen
""",
        (
            ("Gratis friluftsliv", "Lage liste over turutstyr", "uke 48", "2019-12-01", ("Leif Sakse",), False),
            ("Gratis friluftsliv", "Søke om midler hos fylket", "innen 15. januar", "2020-01-15", ("Oddny Storeggen",), False),
            ("Gratis friluftsliv", "Første overnattingstur", "vår 2020", "2020-06-30", ("Kjellaug Bratteng", "Leif Sakse"), False),
            ("Gratis friluftsliv", "ringer turlaget", "i morgen", "2019-11-08", ("Leif Sakse",), True),
        ),
        ("Gratis friluftsliv",),
        (),
        ("Oddny Storeggen", "Leif Sakse", "Kjellaug Bratteng"),
        "2019-11-07",
    ),
    Sample(
        "nummererte tiltak i avsnitt, underpunkter og fortelling i beskrivelsen",
        """
# ALLEMED-dugnad i Sande 2. oktober 2024

Til stede:
Marianne Åkerlund, SLT-koordinator
Vidar Nesheim, rektor Sande skole, vidar.nesheim@sande.kommune.example
Anette Kroken, Røde Kors

## Gode erfaringer

Vi har mange frivillige. Kulturskolen har søskenmoderasjon.

## Konkret idé 1 - Leksekafé med aktivitet

Ideen kom fra Vidar, som fortalte om Noor i 7. klasse. Hun sluttet på håndball da mor ble syk. Kafeen skal være åpen to dager i uka.

Tiltak 1: Finne lokale på skolen (Ansvar: Vidar, frist: 20. oktober)

Tiltak 2: Skaffe frivillige leksehjelpere (Ansvar: Anette, frist: høstferien)

## Konkret idé 2 - Felles aktivitetskalender

- Marianne kartlegger hva som finnes innen 1. november
  - spør alle lagene
  - spør kulturskolen
- Rektorene sender ut kalenderen, desember
- Alle deltakerne sprer kalenderen videre – løpende

Videre: Marianne sender referatet til alle. Neste møte er 15. januar.
""",
        (
            ("Leksekafé med aktivitet", "Finne lokale på skolen", "20. oktober", "2024-10-20", ("Vidar Nesheim",), False),
            ("Leksekafé med aktivitet", "Skaffe frivillige leksehjelpere", "høstferien", "2024-10-13", ("Anette Kroken",), False),
            ("Felles aktivitetskalender", "kartlegger hva som finnes", "innen 1. november", "2024-11-01", ("Marianne Åkerlund",), False),
            ("Felles aktivitetskalender", "sender ut kalenderen", "desember", "2024-12-31", ("Rektorene",), False),
            ("Felles aktivitetskalender", "sprer kalenderen videre", "løpende", None, ("Alle deltakerne",), False),
        ),
        ("Leksekafé med aktivitet", "Felles aktivitetskalender"),
        (),
        ("Marianne Åkerlund", "Vidar Nesheim", "Anette Kroken"),
        "2024-10-02",
        secret=("Noor", "7. klasse", "mor ble syk"),
    ),
    Sample(
        "nynorsk prosa med avtalt at",
        """
ALLEMED for frivilligheita i Kvam, 6. mai 2024

Møtte: Jorunn Lidaskog (Kvam musikklag), Per Ivar Hellesnes (symjelaget), Svetlana Utneset

Det er bra hos oss at alle laga møtest to gonger i året.

Ideen vi valde: Sams prøveveke

Alle laga opnar dørene same veka. Det vart avtalt at Jorunn tek kontakt med alle laga innan 20. mai, og at Per Ivar set opp timeplan før sommaren. Svetlana får ansvar for å omsetje plakaten til ukrainsk, frist 1. september. Prøveveka vert arrangert i veke 37.

Aller fyrste steg: Jorunn sender melding i Spond-gruppa i kveld.

Idear til seinare: sams drakter, kulturbuss
""",
        (
            ("Sams prøveveke", "tek kontakt med alle laga", "innan 20. mai", "2024-05-20", ("Jorunn Lidaskog",), False),
            ("Sams prøveveke", "set opp timeplan", "før sommaren", "2024-06-21", ("Per Ivar Hellesnes",), False),
            ("Sams prøveveke", "omsetje plakaten til ukrainsk", "1. september", "2024-09-01", ("Svetlana Utneset",), False),
            ("Sams prøveveke", "sender melding i Spond-gruppa", "i kveld", "2024-05-06", ("Jorunn Lidaskog",), True),
        ),
        ("Sams prøveveke",),
        ("sams drakter", "kulturbuss"),
        ("Jorunn Lidaskog", "Per Ivar Hellesnes", "Svetlana Utneset"),
        "2024-05-06",
        "frivillighet",
    ),
    Sample(
        "to ideer side om side i ett skjema",
        """
# ALLEMED-dugnad Råde 19.3.2024

Deltakere: Synne Brattås, Jan Erik Holtvik, Rania Fosseng

| | Gruppe 1 | Gruppe 2 |
| Idé | Aktivitetsbank | Feriekasse |
| Beskrivelse | Kort man kan trekke aktiviteter fra | Støtte til ferieaktiviteter |
| Hva | Samle inn kort fra lagene | Lage søknadsskjema |
| Hvem | Synne | Jan Erik, Rania |
| Når | 15. april | innen 2. mai |
""",
        (
            ("Aktivitetsbank", "Samle inn kort fra lagene", "15. april", "2024-04-15", ("Synne Brattås",), False),
            ("Feriekasse", "Lage søknadsskjema", "innen 2. mai", "2024-05-02", ("Jan Erik Holtvik", "Rania Fosseng"), False),
        ),
        ("Aktivitetsbank", "Feriekasse"),
        (),
        ("Synne Brattås", "Jan Erik Holtvik", "Rania Fosseng"),
        "2024-03-19",
    ),
    Sample(
        "veien videre som liste, ideene beskrevet over",
        """
# Referat ALLEMED-dugnad Skaun kommune 28. august 2024

Oppmøte: Tale Rønningsmo (kommunalsjef oppvekst), Lars Moen Kvernå (Skaun IL), Lars Tømmerdal (4H)

## Valgte ideer

- Nattlyskafé: åpent ungdomshus fredag kveld med gratis mat
- Fiskeklubb: lavterskel fiskeklubb for barn og foreldre

## Veien videre

- Lars T. (4H) bestiller fiskestenger til Fiskeklubb innen 15. september
- Tale avklarer åpningstider for Nattlyskafé – uke 37
- Lars finner voksenverter til Nattlyskafé, 1. oktober
- Referatet sendes til alle. Neste møte 20. november.
""",
        (
            ("Fiskeklubb", "bestiller fiskestenger til Fiskeklubb", "innen 15. september", "2024-09-15", ("Lars Tømmerdal",), False),
            ("Nattlyskafé", "avklarer åpningstider for Nattlyskafé", "uke 37", "2024-09-15", ("Tale Rønningsmo",), False),
            ("Nattlyskafé", "finner voksenverter til Nattlyskafé", "1. oktober", "2024-10-01", ("Lars",), False),
        ),
        ("Nattlyskafé", "Fiskeklubb"),
        (),
        ("Tale Rønningsmo", "Lars Moen Kvernå", "Lars Tømmerdal"),
        "2024-08-28",
    ),
)
