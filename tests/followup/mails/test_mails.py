"""What the mails about tasks say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.mail.rendering import render
from followup.mails import Closing, FirstNotice, HelperNews, Receipt, TaskLine, TaskReminder
from followup.mails.words import lower_first

TODAY = date(2026, 11, 16)


def with_line(kind: type, **fields) -> TaskReminder:
    sample = kind.sample()
    section = sample.sections[0]
    line = replace(section.asked[0], **fields)
    return replace(sample, sections=(replace(section, asked=(line,)),))


@pytest.mark.parametrize(
    ("kind", "fields", "subject"),
    [
        (FirstNotice, {}, "Fra dugnaden torsdag 12. november: ringe idrettsrådet om utstyrsbod"),
        (FirstNotice, {"dugnad_day": None}, "Du står på dette: ringe idrettsrådet om utstyrsbod"),
        (TaskReminder, {}, "Fredag 20. november: ringe idrettsrådet om utstyrsbod"),
        (TaskReminder, {"due": TODAY}, "I dag: ringe idrettsrådet om utstyrsbod"),
        (
            TaskReminder,
            {"due": date(2026, 11, 10), "what": "NAV kontaktes"},
            "Fristen var 10. november: NAV kontaktes",
        ),
        (TaskReminder, {"due": None}, "Hvordan går det? Ringe idrettsrådet om utstyrsbod"),
        (Closing, {}, "Siste spørsmål: ringe idrettsrådet om utstyrsbod"),
    ],
)
def test_the_subject_names_the_task_never_the_system(kind, fields, subject):
    assert render(with_line(kind, **fields), "nb").subject == subject


def test_the_promise_comes_first_and_text_says_what_html_says():
    words = render(FirstNotice.sample(), "nb")
    assert words.text.startswith("Ringe idrettsrådet om utstyrsbod\n")
    for sentence in (
        "Du står som ansvarlig etter ALLEMED-dugnaden i Granvik torsdag 12. november.",
        "«innen fredag»",
        "Ring 900 00 000",
        "fordi Ola Myrstubb skrev deg opp",
        "spør vi igjen fredag 20. november",
        "Ikke skriv til meg om dette",
        "https://videre.example.no/s/eksempel/#oppgave-7",
        "/personvern/",
    ):
        assert sentence in words.text
        assert sentence in words.html


def test_a_date_gone_by_blames_nobody():
    text = render(with_line(TaskReminder, due=date(2026, 11, 10), point="after_1"), "nb").text
    assert "Fristen var tirsdag 10. november. Er det gjort, eller trenger du mer tid?" in text


def test_html_in_what_was_promised_is_shown_not_obeyed():
    words = render(with_line(TaskReminder, what="<script>x</script>\r\nBcc: a@example.no"), "nb")
    assert "<script>" not in words.html
    assert "&lt;script&gt;" in words.html
    assert "\n" not in words.subject.strip()


def test_a_helper_is_told_who_leads():
    text = render(with_line(FirstNotice, is_lead=False, lead_name="Siv Bekk"), "nb").text
    assert "Siv Bekk har ansvaret. Du står som en av dem som hjelper til." in text


def test_each_person_at_one_address_has_a_part_and_a_link_of_their_own():
    sample = TaskReminder.sample()
    first = sample.sections[0]
    second = replace(
        first,
        name="Leder FAU",
        municipality="Myrvoll",
        url="https://videre.example.no/s/annen/",
        asked=(TaskLine(9, "Låne ut hallen", point="status"),),
        others=(),
        ask_again=date(2026, 11, 18),
    )
    text = render(replace(sample, sections=(first, second)), "nb").text
    assert "Til Kari Granbark i Granvik" in text
    assert "Til Leder FAU i Myrvoll" in text
    assert "https://videre.example.no/s/annen/#oppgave-9" in text
    assert "spør vi igjen onsdag 18. november" in text, "the first day for any of them"


def test_the_last_mail_says_who_takes_over_and_how_to_start_again():
    text = render(Closing.sample(), "nb").text
    assert "nå slutter vi å spørre om denne oppgaven. Ola Myrstubb tar over herfra." in text
    assert "Vil du at vi skal begynne igjen, er det nok å svare «I gang»." in text
    section = replace(Closing.sample().sections[0], contact_name="")
    nobody = render(replace(Closing.sample(), sections=(section,)), "nb").text
    assert "Kontaktpersonen tar over herfra." in nobody


def test_who_helps_hears_of_the_next_step():
    sample = HelperNews.sample()
    line = replace(sample.line, choice="done", next_step="Kjøpe bod")
    words = render(replace(sample, line=line), "nb")
    assert "Neste skritt: Kjøpe bod" in words.text
    assert "Neste skritt: Kjøpe bod" in words.html


def test_the_way_out_is_one_click_and_cannot_answer():
    headers = TaskReminder.sample().headers()
    assert headers["List-Unsubscribe"] == "<https://videre.example.no/s/eksempel/avmeld/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe" not in Receipt.sample().headers()


@pytest.mark.parametrize("kind", [FirstNotice, TaskReminder, Closing])
def test_a_mail_about_many_tasks_stays_small(kind):
    sample = kind.sample()
    section = sample.sections[0]
    many = tuple(replace(section.asked[0], key=n, what="Skrive " * 20) for n in range(12))
    words = render(replace(sample, sections=(replace(section, asked=many),)), "nb")
    assert len(words.html.encode()) < 40_000


@pytest.mark.parametrize(
    ("words", "lowered"),
    [("Ringe", "ringe"), ("NAV ringes", "NAV ringes"), ("Å", "Å"), ("", ""), ("Årlig", "årlig")],
)
def test_lower_first(words, lowered):
    assert lower_first(words) == lowered
