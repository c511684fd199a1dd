"""Registration, the check at start, and what the templates make of a message."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from core.mail import messages
from core.mail.checks import mails_are_complete
from core.mail.inlining import declarations
from core.mail.messages import Message, register
from core.mail.models import Purpose
from core.mail.rendering import one_line, render, tidy
from tests.core.mail.trial import Code, Promise


class Whole(Message):
    name: ClassVar[str] = "trial.whole"
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return {}

    @classmethod
    def sample(cls) -> Self:
        return cls()


class Nameless(Whole):
    name: ClassVar[str] = "whole"


class Unsampled(Message):
    name: ClassVar[str] = "trial.unsampled"
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return {}


class Purposeless(Message):
    name: ClassVar[str] = "trial.purposeless"

    def context(self) -> dict[str, Any]:
        return {}

    @classmethod
    def sample(cls) -> Self:
        return cls()


@pytest.mark.parametrize(
    ("cls", "lacks"), [(Nameless, "name"), (Unsampled, "sample"), (Purposeless, "purpose")]
)
def test_an_incomplete_mail_is_refused_when_it_is_imported(cls, lacks):
    with pytest.raises(ImproperlyConfigured, match=lacks):
        register(cls)


def test_two_mails_cannot_share_a_name():
    class Promise(Whole):
        name: ClassVar[str] = "trial.promise"

    with pytest.raises(ImproperlyConfigured, match=r"trial\.promise"):
        register(Promise)


def test_the_check_names_each_missing_template():
    register(Whole)
    try:
        hints = [error.hint for error in mails_are_complete() if "trial." in str(error)]
    finally:
        messages.unregister(Whole)
    assert hints == [f"Write templates/emails/trial/whole/{part}" for part in messages.PARTS]


def test_text_is_not_escaped_and_html_is():
    words = render(Promise("Spise <is> & kake"), "nb", to_name="<Kari>")
    assert "«Spise <is> & kake»" in words.text
    assert "Spise &lt;is&gt; &amp; kake" in words.html
    assert words.subject == "Fredag: Spise <is> & kake"
    assert "<Kari>" in words.text
    assert "<Kari>" not in words.html


def test_characters_no_database_can_hold_are_left_out():
    words = render(Promise("Ring\x00e \ud800rektor"), "nb")
    assert words.subject == "Fredag: Ringe ?rektor"
    assert "Ringe ?rektor" in words.text + words.html


def test_every_link_is_absolute_and_nothing_is_fetched_from_elsewhere():
    html = render(Promise.sample(), "nb").html
    assert 'href="/' not in html
    for word in ("<img", "<script", "@import", "url(", "<link"):
        assert word not in html


def test_styles_stand_in_the_tags():
    html = render(Promise.sample(), "nb").html
    assert '<p class="promise" style="' in html
    assert "border-left:4px solid #ff8433" in html
    assert "prefers-color-scheme: dark" in html
    assert len(html.encode()) < 40_000


def test_rules_for_tag_and_class_go_together():
    css = "p{margin:0} .a{color:red} td.b{padding:1px}"
    assert declarations(css, "p", "") == "margin:0"
    assert set(declarations(css, "p", "a").split(";")) == {"margin:0", "color:red"}
    assert declarations(css, "td", "b") == "padding:1px"
    assert declarations(css, "em", "") == ""


def test_a_code_has_no_way_to_stop_and_a_reminder_has():
    assert "List-Unsubscribe" not in Code.sample().headers()
    assert Promise.sample().headers()["List-Unsubscribe"] == "<http://testserver/s/abc/>"
    assert Code.sample().headers()["Auto-Submitted"] == "auto-generated"


def test_small_things():
    assert one_line(" a\r\n b\tc\x00d ", 99) == "a b c d"
    assert one_line("abcdef", 4) == "abc…"
    assert tidy("\n\na  \n\n\n\nb\n") == "a\n\nb\n"


def test_every_mail_can_be_written_to_a_folder(tmp_path):
    call_command("preview_mails", str(tmp_path), only="trial.")
    for language in ("nb", "nn", "en"):
        for kind in ("txt", "html", "eml"):
            assert (tmp_path / f"trial.promise.{language}.{kind}").stat().st_size > 200
    assert "trial.code.en" in (tmp_path / "index.html").read_text(encoding="utf-8")
