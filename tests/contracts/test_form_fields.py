"""Forms come out as fields a screen reader can follow: label, help and error with the input."""

from __future__ import annotations

import pytest
from django import forms
from lxml import html


class Form(forms.Form):
    name = forms.CharField(label="Navn", help_text="Slik det sto i referatet.")
    note = forms.CharField(label="Notat", required=False, widget=forms.Textarea)
    edition = forms.ChoiceField(
        label="Utgave", choices=[("a", "Kommune"), ("b", "Ung")], widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label="Sted", choices=[("1", "<b>Ås</b>")])
    read = forms.BooleanField(label="Lest")
    token = forms.CharField(widget=forms.HiddenInput)


def rendered(form: forms.Form) -> html.HtmlElement:
    return html.fromstring(f"<form>{form}</form>")


@pytest.fixture
def empty() -> html.HtmlElement:
    return rendered(Form())


@pytest.fixture
def refused() -> html.HtmlElement:
    return rendered(Form({}))


def test_every_input_has_a_label(empty: html.HtmlElement) -> None:
    labelled = {label.get("for") for label in empty.iter("label")}
    inputs = [e for e in empty.xpath("//input|//select|//textarea") if e.get("type") != "hidden"]
    assert {e.get("id") for e in inputs} == labelled


def test_a_group_of_choices_has_a_legend(empty: html.HtmlElement) -> None:
    assert empty.xpath("string(//fieldset/legend)") == "Utgave"


def test_help_and_error_are_read_with_the_input(refused: html.HtmlElement) -> None:
    name = refused.get_element_by_id("id_name")
    assert name.get("aria-invalid") == "true"
    for ident in name.get("aria-describedby").split():
        assert refused.get_element_by_id(ident).text_content().strip()


def test_what_may_be_left_out_says_so(empty: html.HtmlElement) -> None:
    optional = [e.getparent() for e in empty.find_class("form-field__optional")]
    assert [e.get("for") for e in optional] == ["id_note"]


def test_words_of_people_are_not_markup(empty: html.HtmlElement) -> None:
    assert empty.xpath("string(//option)") == "<b>Ås</b>"


def test_a_hidden_field_has_no_look(empty: html.HtmlElement) -> None:
    assert empty.xpath("//input[@type='hidden']")[0].get("class") is None


def test_the_whole_forms_error_is_announced() -> None:
    form = Form({"token": "t"})
    form.add_error(None, "Noen andre endret dette imens.")
    alert = rendered(form).xpath("//*[@role='alert']")[0]
    assert alert.text_content().strip() == "Noen andre endret dette imens."
