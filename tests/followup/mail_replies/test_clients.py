"""Nine mail programs in five languages: forty-five replies, each read as its writer meant it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from followup.domain.mail_replies import REPLY, Mail, Meaning, read

from .clients import CLIENTS, TONGUES, Parts, Tongue, apple_phone, outlook_plain, thunderbird
from .said import SAID, TASK, TODAY

Client = Callable[[str, Tongue], Parts]
MAILS = [
    pytest.param(client, tongue, *SAID[tongue.code][n], id=f"{client.__name__}-{tongue.code}")
    for tongue in TONGUES
    for n, client in enumerate(CLIENTS)
]
HTML_MAILS = [
    mail for mail in MAILS if mail.values[0] not in {outlook_plain, apple_phone, thunderbird}
]


def _only(parts: Parts) -> tuple[str, Meaning]:
    reading = read(Mail(parts.headers, parts.text, parts.html), today=TODAY, tasks=[TASK])
    assert reading.kind == REPLY
    assert len(reading.meanings) == 1
    return reading.words, reading.meanings[0]


def _check(meaning: Meaning, intent: str, told: dict[str, object]) -> None:
    found = {
        "new_due": meaning.new_due,
        "name": meaning.party.name,
        "email": meaning.party.email,
        "barrier": meaning.barrier,
    }
    assert meaning.intent == intent
    assert {key: found[key] for key in told} == told


@pytest.mark.parametrize(("client", "tongue", "words", "intent", "told"), MAILS)
def test_a_reply_is_cut_to_its_writers_words_and_understood(
    client: Client, tongue: Tongue, words: str, intent: str, told: dict[str, object]
) -> None:
    own, meaning = _only(client(words, tongue))
    assert own == words
    _check(meaning, intent, told)


@pytest.mark.parametrize(("client", "tongue", "words", "intent", "told"), HTML_MAILS)
def test_a_reply_with_html_only_reads_the_same(
    client: Client, tongue: Tongue, words: str, intent: str, told: dict[str, object]
) -> None:
    parts = client(words, tongue)
    own, meaning = _only(Parts(parts.headers, "", parts.html))
    assert own.split() == words.split()
    _check(meaning, intent, told)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("tongue", TONGUES, ids=lambda t: t.code)
def test_a_reply_without_words_is_never_read_from_what_it_answers(
    client: Client, tongue: Tongue
) -> None:
    parts = client("", tongue)
    reading = read(Mail(parts.headers, parts.text, parts.html), today=TODAY, tasks=[TASK])
    assert (reading.kind, reading.reason, reading.meanings) == ("unreadable", "empty", ())
