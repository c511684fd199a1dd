"""Slik leser vi datoer, through the door: what is shown is what the rules read."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from lxml import html

from followup.domain import when_phrases
from followup.forms.review import WhenForm
from followup.forms.tasks import TaskForm
from followup.views.help_examples import EXAMPLES

pytestmark = pytest.mark.django_db
PAGE = "/hjelp/datoer/"
LIVE = {"HX-Request": "true", "HX-Target": "lest"}
DAY = "2026-11-12"


def read(client, text, day=DAY, **more):
    return client.get(PAGE, {"tekst": text, "dato": day}, **more)


def answer(response) -> str:
    tree = html.fromstring(response.content)
    return " ".join(tree.get_element_by_id("lest").text_content().split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("innen uke 12", "Senest søndag 28. mars 2027 – tolket fra «innen uke 12»"),
        ("innen uke 12", "Frist søndag 28. mars 2027 Siste virkedag onsdag 24. mars 2027"),
        ("løpende", "Ingen dato: «løpende» har ingen frist – vi spør om status"),
        ("31.11.", "Ingen dato: «31.11.» finnes ikke i kalenderen (november 2026 har 30 dager)"),
        ("1. oktober 2026", "Dagen er passert."),
        ("mandag 17. november 2026", "Ukedagen passer ikke med datoen."),
        ("innen feburar", "Vi har gjettet på stavingen"),
    ],
)
def test_a_phrase_is_said_back_in_words(client, text, said):
    assert said in answer(read(client, text))


def test_no_day_is_shown_where_there_is_none(client):
    assert "Frist " not in answer(read(client, "snarest"))


@time_machine.travel("2026-01-05T23:30:00Z")
def test_without_a_day_it_counts_from_today_in_norway(client):
    assert "Onsdag 7. januar 2026" in answer(client.get(PAGE, {"tekst": "i morgen"}))


@time_machine.travel("2026-11-12T08:00:00Z")
def test_the_page_opens_for_everybody_with_every_example_as_the_rules_read_it_today(client):
    day = date(2026, 11, 12)
    tree = html.fromstring(client.get(PAGE).content)
    rows = {
        row.xpath("string(td[1]/a)"): " ".join(row.xpath("string(td[2])").split())
        for row in tree.xpath("//tbody/tr")
    }
    phrases = [text for _, bokmal, _ in EXAMPLES for text in bokmal]
    assert list(rows) == phrases
    for text, shown in rows.items():
        words = when_phrases.in_words(when_phrases.read(text, day), "nb")
        assert shown == words[0].upper() + words[1:]


def test_both_norwegians_are_read_alike():
    day = date(2026, 11, 12)
    for _title, bokmal, nynorsk in EXAMPLES:
        ours = [when_phrases.read(text, day) for text in bokmal]
        theirs = [when_phrases.read(text, day) for text in nynorsk]
        assert [(r.due, r.reason) for r in ours] == [(r.due, r.reason) for r in theirs]


def test_each_kind_of_example_shows_what_its_heading_says():
    day = date(2026, 11, 12)
    *dated, without, odd = EXAMPLES
    assert all(when_phrases.read(text, day).due for _, phrases, _ in dated for text in phrases)
    assert not any(when_phrases.read(text, day).due for text in without[1])
    readings = [when_phrases.read(text, day) for text in odd[1]]
    assert all("spelling" in r.warnings or r.reason.startswith("impossible") for r in readings)


@pytest.mark.parametrize(
    ("language", "said"),
    [("nn", "Seinast sundag 28. mars 2027"), ("en", "By Sunday 28 March 2027")],
)
def test_it_speaks_the_language_of_the_page(client, language, said):
    client.cookies["django_language"] = language
    response = read(client, "innen uke 12")
    assert said in answer(response)
    listed = html.fromstring(response.content).xpath("//tbody//a")
    assert listed[0].get("lang") == ("nn" if language == "nn" else "nb")


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("x" * 301, DAY, "Teksten er lengre enn 300 tegn."),
        ("uke 12", "i går", "Skriv dagen slik: 12.11.2026."),
        ("uke 12", "2026-02-30", "Skriv dagen slik: 12.11.2026."),
        ("i dag", "0001-01-01", "Velg en dag mellom 1900 og 2100."),
        ("i morgen", "9999-12-31", "Velg en dag mellom 1900 og 2100."),
        ("uke\x0012", DAY, "Teksten har et tegn vi ikke kan lese."),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(client, text, day, said):
    whole, live = read(client, text, day), read(client, text, day, headers=LIVE)
    assert whole.status_code == live.status_code == 200
    assert said in whole.content.decode()
    assert answer(whole) == ""
    assert said in live.content.decode()


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:1 }}"],
)
def test_hostile_words_stay_words(client, text):
    for more in ({}, {"headers": LIVE}):
        tree = html.fromstring(read(client, text, **more).content)
        assert not tree.xpath("//img | //script[not(@src)] | //*[@onerror]")
        assert text in tree.text_content()


def test_a_phrase_being_typed_gets_only_its_answer(client):
    live = read(client, "før jul", headers=LIVE)
    assert live["Vary"].count("HX-Target") == 1
    shown = live.content.decode()
    assert "Senest onsdag 23. desember 2026" in shown
    assert "<html" not in shown
    assert read(client, "", headers=LIVE).content.strip() == b""


def test_it_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        read(client, "før jul")


def test_post_is_not_for_this_page(client):
    assert client.post(PAGE, {"tekst": "uke 12"}).status_code == 405


@pytest.mark.parametrize("form", [WhenForm, TaskForm])
def test_the_fields_for_when_lead_here(form):
    help_text = form.base_fields["when_text"].help_text
    link = html.fromstring(f"<p>{help_text}</p>").find("a")
    assert link.get("href") == PAGE
    assert link.text_content() == "Slik leser vi datoer (åpnes i ny fane)"
    assert str(help_text).startswith(("Skriv som", "Med ord"))


def test_every_page_leads_here(client):
    footer = html.fromstring(client.get("/").content).xpath("//footer//a/@href")
    assert PAGE in footer
