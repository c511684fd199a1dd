"""What short answers mean, about a task due 12 June 2026, answered 10 June."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.mail_replies import Mail, Meaning, TaskWords, read

TODAY = date(2026, 6, 10)
TASK = TaskWords(7, "Ringe idrettsrådet og avtale møte om utstyrsbod", date(2026, 6, 12))
UNSAID = "unclear"


def _read(words: str, *tasks: TaskWords) -> tuple[Meaning, ...]:
    mail = Mail({"From": "Kari Granbark <kari@example.no>", "Subject": "SV: Ringe"}, words)
    return read(mail, today=TODAY, tasks=tasks or (TASK,)).meanings


SAYINGS = """
done | Ferdig!
done | Dette er gjort, takk for påminnelsen.
done | Hei, dette er nå i boks :-)
done | Alt er ordna.
done | Fullført i går.
done | Møtet ble gjennomført 2. juni.
done | Denne kan krysses av, den er gjort
done | Jeg har ringt idrettsrådet.
done | Har avtalt møte med dem.
done | Hei Lise! Ja, det er på plass nå. Ha en fin sommer!
done | Det var i gang lenge, men nå er vi ferdige.
done | Ferdig. Dere trenger ikke purre mer.
done | Eg har ringt dei, det er i orden.
done | Da er det gjort
done | Det er landet.
done | Done.
done | I've called the sports council, it's sorted.
done | Det är fixat!
done | Så er det klaret.
under_way | Ikke ferdig ennå, men i gang.
under_way | Nesten ferdig.
under_way | Vi er snart i mål.
under_way | Er på saken!
under_way | Har sendt dem en mail, venter på svar.
under_way | Jobber med det.
under_way | Me er i gang med dette.
under_way | Ferdig med første del.
under_way | Jeg skal ringe dem i dag.
under_way | Det er påbegynt.
under_way | Det blir ferdig i morgen.
under_way | Mangler bare en underskrift.
later | Utsatt til mai. | 2027-05-31
later | Utsatt til 20. juni | 2026-06-20
later | Vi må utsette dette til etter ferien. |
later | Trenger to uker til. | 2026-06-26
later | Kan jeg få en måned ekstra? | 2026-07-12
later | Rekker det ikke før sommeren, tar det i uke 34. | 2026-08-23
later | Fristen må flyttes til 1. september. | 2026-09-01
later | Blir ikke ferdig før uke 33. | 2026-08-16
later | Vi blir ferdige i august. | 2026-08-31
later | Har ikke fått tid ennå. |
later | Har ikke begynt. |
later | Jeg har ikke ringt dem ennå. |
later | Eg rekk det ikkje før i august. | 2026-08-31
later | Det er forsinket, trenger mer tid. |
later | Can we postpone this until 15 August? | 2026-08-15
later | Vi behöver tre veckor till. | 2026-07-03
later | Vi udskyder det til september. | 2026-09-30
later | Minn meg på dette 1. juli | 2026-07-01
not_me | Ola Myrstubb har tatt over. | Ola Myrstubb |
not_me | Dette er det kulturskolen som har. | kulturskolen |
not_me | Det er Torill Sildrebekk i kulturetaten som har ansvaret nå. | Torill Sildrebekk |
not_me | Ikke mitt bord. | |
not_me | Feil person! Spør heller Ola Myrstubb (ola@example.no). | Ola Myrstubb | ola@example.no
not_me | Jeg har gitt dette videre til rektor. | rektor |
not_me | Videresendt til Per Elvebakk, per@example.no | Per Elvebakk | per@example.no
not_me | Eg har slutta i kommunen. Ola Myrstubb tek over oppgåvene mine. | Ola Myrstubb |
not_me | Ta kontakt med Hanne Lyngmo. | Hanne Lyngmo |
not_me | Kan Ola ta dette? | Ola |
not_me | Ansvarlig er Hanne Lyngmo | Hanne Lyngmo |
not_me | Hanne tar dette. | Hanne |
not_me | En kollega har tatt over. | |
not_me | It is Ola Myrstubb who is responsible for this. | Ola Myrstubb |
blocked | Får det ikke til.
blocked | Vi står fast, kan dere hjelpe?
blocked | Mangler penger til dette.
blocked | Får ikke svar fra idrettsrådet.
blocked | Har ikke kapasitet.
blocked | Kommer ikke videre uten et lokale.
blocked | Treng hjelp med søknaden.
blocked | Vi vet ikke hvem vi skal spørre.
blocked | Fått avslag på søknaden om tilskudd.
dropped | Ikke aktuelt lenger.
dropped | Dette ble det ikke noe av.
dropped | Prosjektet er skrinlagt.
dropped | Uaktuelt etter kommunestyrets vedtak.
dropped | Den utgår.
stop | Ikke skriv til meg
stop | Vennligst fjern meg fra listen deres.
stop | STOPP
stop | Kan dere slutte å sende meg disse mailene?
stop | Jeg ønsker ikke flere påminnelser.
stop | Meld meg av.
stop | Eg vil ikkje ha fleire e-postar frå dykk.
unclear | Er dette ferdig?
unclear | Hva gjelder dette?
unclear | Takk for sist!
unclear | Hei, hvem er du?
unclear | Er det noen som vet om dette er gjort?
unclear | Jeg er ikke sikker på om det er gjort.
unclear | Når må dette være ferdig?
unclear | Det er klart at vi må snakke sammen.
unclear | Hyggelig å møte dere på dugnaden, barna snakker fortsatt om det.
unclear | Kan du ringe meg?
unclear | Hvor finner jeg referatet?
"""


def _rows() -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in SAYINGS.strip().split("\n")]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[1])
def test_what_an_answer_means(row: list[str]) -> None:
    meanings = _read(row[1])
    if row[0] == UNSAID:
        assert meanings == ()
        return
    assert [m.intent for m in meanings] == [row[0]]
    meaning = meanings[0]
    if row[0] == "later" and row[2]:
        assert meaning.new_due == date.fromisoformat(row[2])
    if row[0] == "not_me":
        assert (meaning.party.name, meaning.party.email) == (row[2], row[3] if len(row) > 3 else "")


RINGE = TaskWords(1, "Ringe idrettsrådet om utstyrsbod", date(2026, 6, 12))
PLAKAT = TaskWords(2, "Lage plakat til biblioteket", date(2026, 6, 15))
BUSS = TaskWords(3, "Undersøke buss til hallen", None)


def test_several_tasks_are_told_apart_by_their_words() -> None:
    meanings = _read("Utstyrsboden er i boks. Plakaten må vente til august.", RINGE, PLAKAT, BUSS)
    assert {(m.task, m.intent) for m in meanings} == {(1, "done"), (2, "later")}


def test_a_bare_word_about_several_tasks_asks_which() -> None:
    mail = Mail({"From": "kari@example.no"}, "Ferdig!")
    reading = read(mail, today=TODAY, tasks=(RINGE, PLAKAT))
    assert reading.ask_which
    assert [(m.task, m.intent) for m in reading.meanings] == [(None, "done")]


def test_a_bare_word_about_one_task_is_about_that() -> None:
    assert [(m.task, m.intent) for m in _read("Ferdig!", PLAKAT)] == [(2, "done")]


@pytest.mark.parametrize("words", ["Begge er ferdige.", "Alt er gjort!", "Alle tre er i boks"])
def test_all_of_them(words: str) -> None:
    meanings = _read(words, RINGE, PLAKAT)
    assert {(m.task, m.intent) for m in meanings} == {(1, "done"), (2, "done")}


def test_an_answer_under_a_quoted_task_is_about_that_task() -> None:
    text = (
        "Den 5. juni 2026 kl. 10:11 skrev A <p@example.no>:\n> Ringe idrettsrådet om utstyrsbod\n"
        "Ferdig\n> Lage plakat til biblioteket\nI gang\n"
    )
    assert {(m.task, m.intent) for m in _read(text, RINGE, PLAKAT)} == {
        (1, "done"),
        (2, "under_way"),
    }


def test_answers_in_colour_inside_the_quote_are_left_to_people() -> None:
    reading = read(
        Mail({"From": "kari@example.no"}, "Hei! Se svar med rødt under."),
        today=TODAY,
        tasks=(RINGE, PLAKAT),
    )
    assert reading.points_below
    assert reading.meanings == ()


def test_the_more_cautious_of_two_things_stands_with_less_confidence() -> None:
    (meaning,) = _read("Ringingen er gjort. Men vi mangler penger til boden.")
    assert meaning.intent == "blocked"
    (alone,) = _read("Vi mangler penger til boden.")
    assert meaning.confidence < alone.confidence


def test_doubt_lowers_confidence() -> None:
    (sure,) = _read("Det er gjort.")
    (unsure,) = _read("Jeg tror det er gjort.")
    assert sure.sure
    assert not unsure.sure


def test_who_has_taken_over_from_another_is_the_sender() -> None:
    (meaning,) = _read("Hei, jeg har tatt over etter Kari.")
    assert meaning.intent == "not_me"
    assert meaning.from_sender


def test_a_bare_word_is_about_the_task_our_mail_asked_about() -> None:
    mail = Mail({"From": "kari@example.no"}, "Ferdig!")
    reading = read(mail, today=TODAY, tasks=(RINGE, PLAKAT), about=2)
    assert not reading.ask_which
    assert [(m.task, m.intent) for m in reading.meanings] == [(2, "done")]


def test_words_about_another_task_win_over_the_one_asked_about() -> None:
    mail = Mail({"From": "kari@example.no"}, "Plakaten er ferdig!")
    reading = read(mail, today=TODAY, tasks=(RINGE, PLAKAT), about=1)
    assert [(m.task, m.intent) for m in reading.meanings] == [(2, "done")]


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Hei Lise!\n\nDette er gjort. Takk for påminnelsen, ha en fin dag.", ""),
        ("Ferdig. Hvem betaler for plakatene?", "Hvem betaler for plakatene?"),
        ("Ferdig.\nVi møtes gjerne igjen til høsten for å planlegge mer.", "Vi møtes gjerne igjen"),
    ],
)
def test_what_else_was_said_is_kept_apart(words: str, rest: str) -> None:
    reading = read(Mail({"From": "kari@example.no"}, words), today=TODAY, tasks=(TASK,))
    assert reading.rest.startswith(rest)
    assert bool(reading.rest) == bool(rest)
