"""A fourth round: answers on lines of their own, titles in front of names, what was done before."""

from __future__ import annotations

from .samples import Sample

FOURTH = (
    Sample(
        "kortets spørsmål som overskrifter og svar på egne linjer",
        """
# ALLEMED Eidsvoll 23. oktober 2024

## Hvem var med?

Eva Tangmo, Eidsvoll kommune (eva.tangmo@eidsvoll.kommune.example)

Rune Hurdalsmyr, leder i Eidsvoll Turnforening, rune@example.no

Rektor Bente Skaugli

## Hva gjør vi bra?

Turnforeninga har søskenrabatt.

Skolen låner ut ski.

## Veier inn i fellesskapet

| Hva kan vi som kommune gjøre? | Hva kan vi samarbeide med frivilligheten om? |
| Gratis halleie for åpne tilbud\\nAktivitetsguide i kommunen | Felles innmelding i lagene\\nUngdom skal få betalt for å være trenere |

## Konkret idé

### Kort beskrivelse av ideen

Felles innmelding: ett skjema for alle lag i Eidsvoll.

### Hvilke aktører bidrar?

Idrettsrådet, kommunen, Turnforeninga

### Våre første skritt

| Når | Hva | Hvem |
| 15.11 | Samle lagslederne | Rune |
| Før jul | Kartlegge systemer | Eva og rektor Bente Skaugli |
| | Informere foreldre | FAU m.fl. |

### Hva er det aller første skrittet (tlf, mail, samtale) som kan hjelpe ideen i gang?

Sende mail til idrettsrådet i morgen.

Hvem tar ansvaret? Eva
""",
        (
            ("Felles innmelding", "Samle lagslederne", "15.11", "2024-11-15", ("Rune Hurdalsmyr",), False),
            ("Felles innmelding", "Kartlegge systemer", "Før jul", "2024-12-23", ("Eva Tangmo", "Bente Skaugli"), False),
            ("Felles innmelding", "Informere foreldre", "", None, ("FAU",), False),
            ("Felles innmelding", "Sende mail til idrettsrådet", "i morgen", "2024-10-24", ("Eva Tangmo",), True),
        ),
        ("Felles innmelding",),
        ("Gratis halleie for åpne tilbud", "Aktivitetsguide i kommunen", "Ungdom skal få betalt for å være trenere"),
        ("Eva Tangmo", "Rune Hurdalsmyr", "Bente Skaugli"),
        "2024-10-23",
        emails={"Rune Hurdalsmyr": "rune@example.no"},
    ),
    Sample(
        "det som er gjort siden sist, i samme avsnitt som det nye",
        """
# ALLEMED-dugnad nr. 2 i Sortland 14.2.2025

Oppmøte: Aud Langnes (frivilligsentralen), Ketil Sigerfjord (idrettsrådet), Maja Blåheia (ungdomsrådet)

## Hva har skjedd siden sist?

Aud har fått på plass utstyrsbua. Ketil lager fortsatt oversikt over treningstider innen uke 10.

- Utstyrsbu åpnet 1. oktober (Aud)
- Maja arrangerte åpen hall i høstferien

## Ny idé: Trenerskole for ungdom

Aud har allerede snakket med kretsen. Ketil bestiller kurs innen 1. mars. Maja verver ti ungdommer, frist 15. mars, og Aud ordner mat til kurskvelden.

Til neste møte lager Ketil budsjett.

## Neste møte

Torsdag 3. april 2025 kl. 18 på biblioteket.
""",
        (
            ("Trenerskole for ungdom", "bestiller kurs", "innen 1. mars", "2025-03-01", ("Ketil Sigerfjord",), False),
            ("Trenerskole for ungdom", "verver ti ungdommer", "15. mars", "2025-03-15", ("Maja Blåheia",), False),
            ("Trenerskole for ungdom", "ordner mat til kurskvelden", "", None, ("Aud Langnes",), False),
            ("Trenerskole for ungdom", "lager budsjett", "Til neste møte", "2025-04-03", ("Ketil Sigerfjord",), False),
        ),
        ("Trenerskole for ungdom",),
        (),
        ("Aud Langnes", "Ketil Sigerfjord", "Maja Blåheia"),
        "2025-02-14",
    ),
    Sample(
        "tabell per idé med idétittel i første rad, merket første skritt",
        """
ALLEMED-dugnad i Lom kommune 09.04.24

Deltakarar: Ragnhild Bøverlid - kommunalsjef, Tor Olav Garmo - Lom IL, Mathea Vårdal - elevrådet, Dina Sulheim - helsesjukepleiar

| IDÉ 1: UTLÅNSBUD PÅ BIBLIOTEKET | < | < | < |
| Kva | Kven | Innan | Status |
| Rydde kjellaren | Tor Olav, Mathea | 1. mai | |
| Kjøpe hyller | Ragnhild | 10.5 | bestilt |
| Ringe sparebanken om støtte (det aller første) | Ragnhild | i morgon | |

| IDÉ 2: SPRÅKVENN PÅ FOTBALL | < | < | < |
| Kva | Kven | Innan | Status |
| Spørje trenarane | Tor Olav | veke 18 | |
| Finne ti språkvenner | Dina/Mathea | hausten 2024 | |
| Kvart år: ny runde | Lom IL | årleg | |

Ikkje valt: skirenn for alle, sykkelfest
""",
        (
            ("Utlånsbud på biblioteket", "Rydde kjellaren", "1. mai", "2024-05-01", ("Tor Olav Garmo", "Mathea Vårdal"), False),
            ("Utlånsbud på biblioteket", "Kjøpe hyller", "10.5", "2024-05-10", ("Ragnhild Bøverlid",), False),
            ("Utlånsbud på biblioteket", "Ringe sparebanken om støtte", "i morgon", "2024-04-10", ("Ragnhild Bøverlid",), True),
            ("Språkvenn på fotball", "Spørje trenarane", "veke 18", "2024-05-05", ("Tor Olav Garmo",), False),
            ("Språkvenn på fotball", "Finne ti språkvenner", "hausten 2024", "2024-12-31", ("Dina Sulheim", "Mathea Vårdal"), False),
            ("Språkvenn på fotball", "Kvart år: ny runde", "årleg", None, ("Lom IL",), False),
        ),
        ("Utlånsbud på biblioteket", "Språkvenn på fotball"),
        ("skirenn for alle", "sykkelfest"),
        ("Ragnhild Bøverlid", "Tor Olav Garmo", "Mathea Vårdal", "Dina Sulheim"),
        "2024-04-09",
    ),
    Sample(
        "korte notater, alt på en linje per idé",
        """
Notat fra ALLEMED-dugnad på Nesodden 30/8 2022

tilstede: Ylva Fagermo (kulturenheten), Petter Svartskog (speideren), Amal Fjordvik (innvandrerrådet)

bra: speideren har gratis leir, kulturenheten gir ut kulturkort, mange frivillige

1) Båtskole - gratis seilkurs for 5. trinn. Petter sjekker båter innen 15/9, Ylva søker midler (frist 1/10), Amal oversetter invitasjon uke 39
2) Matklubb - lage mat sammen etter skolen. Ansvarlig: Amal. Start: oktober. Ylva booker skolekjøkkenet nå med en gang

ikke tatt videre: klesbytte, quizkveld
""",
        (
            ("Båtskole", "sjekker båter", "innen 15/9", "2022-09-15", ("Petter Svartskog",), False),
            ("Båtskole", "søker midler", "1/10", "2022-10-01", ("Ylva Fagermo",), False),
            ("Båtskole", "oversetter invitasjon", "uke 39", "2022-10-02", ("Amal Fjordvik",), False),
            ("Matklubb", "booker skolekjøkkenet", "nå med en gang", None, ("Ylva Fagermo",), False),
        ),
        ("Båtskole", "Matklubb"),
        ("klesbytte", "quizkveld"),
        ("Ylva Fagermo", "Petter Svartskog", "Amal Fjordvik"),
        "2022-08-30",
    ),
)
