"""Mails no person wrote: absences, failures of delivery, receipts, lists."""

# ruff: noqa: E501 (a row is a line)
from __future__ import annotations

from datetime import date

import pytest

from followup.domain.mail_replies import Mail, read

TODAY = date(2026, 6, 10)
AUTO = {
    "From": "Kari Granbark <kari@example.no>",
    "Subject": "Automatisk svar: Fredag: ringe idrettsrådet",
    "Auto-Submitted": "auto-replied",
    "X-Auto-Response-Suppress": "All",
}

BACK = """
Jeg er tilbake 12.8. | 2026-08-12
Hei! Jeg er tilbake på kontoret mandag 3. august. | 2026-08-03
Fraværende til og med 15. juli. | 2026-07-16
Jeg har ferie t.o.m. 15.07. Ved behov, ring sentralbordet. | 2026-07-16
Ferie uke 28-30. | 2026-07-27
Jeg er på ferie fra 6. juli til 31. juli. | 2026-08-01
Jeg har ferie i perioden 06.07 - 31.07. | 2026-08-01
Har permisjon til 1. mars 2027. | 2027-03-01
Jeg er ikke tilbake før 4. august. | 2026-08-04
Eg har ferie til og med veke 31 og er attende måndag 3. august. | 2026-08-03
Eg er ikkje på kontoret før 22. juni. | 2026-06-22
I am out of the office until 15 July. | 2026-07-15
I will be back on August 12th. | 2026-08-12
I am on vacation through July 24. | 2026-07-25
Out of office, returning Monday 13 July. | 2026-07-13
Jag har semester till och med den 2 augusti. | 2026-08-03
Jag är tillbaka den 10:e augusti. | 2026-08-10
Jeg holder ferie til og med uge 30. | 2026-07-27
Jeg er tilbage på kontoret den 20. juli. | 2026-07-20
Takk for e-posten. Jeg er på kurs i dag og i morgen, tilbake fredag. | 2026-06-12
Jeg er borte resten av dagen. | 2026-06-11
Jeg har ferie. |
Jeg var tilbake 1. juni. |
"""


def _rows(table: str) -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in table.strip().split("\n")]


@pytest.mark.parametrize("row", _rows(BACK), ids=lambda row: row[0])
def test_when_somebody_is_back(row: list[str]) -> None:
    reading = read(Mail(AUTO, row[0]), today=TODAY)
    assert reading.kind == "out_of_office"
    assert reading.absence.back_on == (date.fromisoformat(row[1]) if row[1] else None)
    assert not reading.absence.left
    assert reading.meanings == ()


LEFT = """
Kari har sluttet i kommunen. Ved spørsmål kontakt Ola Myrstubb, ola@example.no. | Ola Myrstubb | ola@example.no
Har sluttet. Kontakt kollega Ola Myrstubb på ola@example.no | Ola Myrstubb | ola@example.no
Jeg jobber ikke lenger i Granvik kommune. Henvendelser til postmottak@example.no. | | postmottak@example.no
Eg har slutta i jobben. Ta kontakt med Torill Sildrebekk (torill@example.no). | Torill Sildrebekk | torill@example.no
I no longer work here. Please contact Ola Myrstubb at ola@example.no. | Ola Myrstubb | ola@example.no
Jag har slutat. Kontakta Anna Granbark, anna@example.no. | Anna Granbark | anna@example.no
Denne e-postadressen er ikke lenger i bruk. Ny e-postadresse: kari@ny.example.no | | kari@ny.example.no
Jeg har gått av med pensjon. Hanne Lyngmo har tatt over mine oppgaver. | Hanne Lyngmo |
Jeg er ikke lenger ansatt. |  |
"""


@pytest.mark.parametrize("row", _rows(LEFT), ids=lambda row: row[0])
def test_who_has_left_and_whom_to_ask(row: list[str]) -> None:
    reading = read(Mail(AUTO, row[0]), today=TODAY)
    assert reading.kind == "out_of_office"
    assert reading.absence.left
    assert reading.absence.back_on is None
    assert (reading.absence.contact.name, reading.absence.contact.email) == (row[1], row[2])


def test_a_stand_in_is_told_without_having_left() -> None:
    text = "Jeg har ferie til og med 31. juli.\nHaster det, kontakt Ola Myrstubb, ola@example.no."
    absence = read(Mail(AUTO, text), today=TODAY).absence
    assert (absence.left, absence.back_on) == (False, date(2026, 8, 1))
    assert (absence.contact.name, absence.contact.email) == ("Ola Myrstubb", "ola@example.no")


PLAIN = {"From": "Kari Granbark <kari@example.no>"}


@pytest.mark.parametrize(
    "subject",
    [
        "Automatisk svar: Fredag: ringe",
        "Autosvar: Fredag",
        "Fravær: Fredag",
        "Fråvær",
        "Ikke på kontoret: Fredag",
        "Ikkje på kontoret",
        "Ute av kontoret",
        "Automatic reply: Fredag",
        "Out of Office: Fredag",
        "Automatiskt svar: Fredag",
        "Frånvaro: Fredag",
        "Autosvar: Jeg holder ferie",
    ],
)
def test_the_subject_alone_tells_an_absence(subject: str) -> None:
    mail = Mail({**PLAIN, "Subject": subject}, "Jeg er tilbake 12.8.")
    reading = read(mail, today=TODAY)
    assert (reading.kind, reading.absence.back_on) == ("out_of_office", date(2026, 8, 12))


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Auto-Submitted": "auto-generated (vacation)"},
        {"Precedence": "auto_reply"},
        {"Precedence": "bulk"},
        {"X-Autoreply": "yes"},
        {"X-Autorespond": "Takk"},
        {"Return-Path": "<>"},
        {"From": "Ikke svar <no-reply@example.no>"},
        {"List-Id": "<nytt.example.no>"},
        {"Subject": "Lest: Fredag: ringe"},
        {"Subject": "Godtatt: Møte"},
        {"Content-Type": 'multipart/report; report-type="disposition-notification"'},
    ],
    ids=str,
)
def test_a_machines_mail_without_an_absence_is_only_automatic(headers: dict[str, str]) -> None:
    mail = Mail({**PLAIN, "Subject": "Takk", **headers}, "Vi har mottatt meldingen din. Ferdig!")
    reading = read(mail, today=TODAY)
    assert (reading.kind, reading.meanings) == ("auto", ())


def test_what_says_no_to_automatic_answers_is_a_persons_mail() -> None:
    mail = Mail({**PLAIN, "X-Auto-Response-Suppress": "All", "Auto-Submitted": "no"}, "Ferdig!")
    assert read(mail, today=TODAY).kind == "reply"


def test_a_person_who_writes_of_their_holiday_is_read_as_a_person() -> None:
    mail = Mail({**PLAIN, "Subject": "SV: Ringe"}, "Jeg har ferie til 12.8., tar det etterpå.")
    reading = read(mail, today=TODAY)
    assert (reading.kind, reading.absence.back_on) == ("reply", date(2026, 8, 12))


BOUNCES: dict[str, tuple[Mail, str, bool]] = {
    "Postfix": (
        Mail(
            {
                "From": "MAILER-DAEMON@mx.example.no (Mail Delivery System)",
                "Subject": "Undelivered Mail Returned to Sender",
                "Content-Type": "multipart/report; report-type=delivery-status; boundary=x",
                "Auto-Submitted": "auto-replied",
            },
            "This is the mail system at host mx.example.no.\n\n<kari@example.no>: host mx said: "
            "550 5.1.1 User unknown",
            report="Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; kari@example.no\n"
            "Action: failed\nStatus: 5.1.1\n",
        ),
        "kari@example.no",
        True,
    ),
    "Exchange, Norwegian": (
        Mail(
            {
                "From": "postmaster@example.no",
                "Subject": "Kan ikke leveres: Fredag: ringe idrettsrådet",
                "Return-Path": "<>",
            },
            "Leveringen mislyktes for disse mottakerne eller gruppene:\n\nKari Granbark "
            "(kari@example.no)\nFinner ikke e-postadressen.\n\nStatus code: 550 5.1.10\n",
        ),
        "kari@example.no",
        True,
    ),
    "Gmail": (
        Mail(
            {
                "From": "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                "Subject": "Delivery Status Notification (Failure)",
                "X-Failed-Recipients": "kari@example.no",
            },
            "Address not found",
        ),
        "kari@example.no",
        True,
    ),
    "a full mailbox": (
        Mail(
            {"From": "postmaster@example.no", "Subject": "Undeliverable: Fredag"},
            "kari@example.no\nMailbox is full\n",
            report="Final-Recipient: rfc822;kari@example.no\nAction: failed\nStatus: 4.2.2",
        ),
        "kari@example.no",
        False,
    ),
}


@pytest.mark.parametrize(("mail", "recipient", "permanent"), BOUNCES.values(), ids=BOUNCES.keys())
def test_who_did_not_get_a_mail(mail: Mail, recipient: str, permanent: bool) -> None:
    reading = read(mail, today=TODAY)
    assert reading.kind == "bounce"
    assert (reading.bounce.recipient, reading.bounce.permanent) == (recipient, permanent)


def test_a_delay_is_no_bounce() -> None:
    mail = Mail(
        {"From": "MAILER-DAEMON@example.no", "Subject": "Delayed Mail (still being retried)"},
        report="Final-Recipient: rfc822; kari@example.no\nAction: delayed\nStatus: 4.4.1\n",
    )
    assert read(mail, today=TODAY).kind == "auto"


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (Mail(PLAIN, ""), "empty"),
        (Mail(PLAIN, "Mvh Kari"), "empty"),
        (Mail(PLAIN, "Sendt fra min iPhone", attachments=("bilde.jpg",)), "attachment"),
        (
            Mail({**PLAIN, "Content-Type": "application/pkcs7-mime; smime-type=enveloped-data"}),
            "encrypted",
        ),
        (
            Mail(PLAIN, "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"),
            "encrypted",
        ),
        (Mail(PLAIN, "���� ��� ����� a"), "garbled"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read(mail: Mail, reason: str) -> None:
    reading = read(mail, today=TODAY)
    assert (reading.kind, reading.reason) == ("unreadable", reason)
