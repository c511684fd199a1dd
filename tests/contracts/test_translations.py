"""Every catalogue is complete, and what is compiled is what was written."""

from __future__ import annotations

import re

import polib
import pytest

from tests.support.catalogues import LANGUAGES, LOCALE, catalogue, messages, wanted

PLACEHOLDER = re.compile(r"%\([a-z_0-9]+\)[a-z]|\{[a-z_0-9]*\}", re.I)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_none_is_left_over(language):
    book = {(e.msgctxt, e.msgid, e.msgid_plural or None): e for e in catalogue(language)}
    needed = set(wanted(language))
    assert not needed - set(book), "run make messages and translate what it adds"
    assert not set(book) - needed, "run make messages: these texts are no longer used"
    missing = [
        entry.msgid
        for entry in book.values()
        if entry.fuzzy
        or not all([entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values())
    ]
    assert not missing


def test_no_text_is_both_alone_and_the_singular_of_a_plural():
    alone = {(context, text) for context, text, plural in messages() if not plural}
    singular = {(context, text) for context, text, plural in messages() if plural}
    assert not alone & singular, "gettext keeps only one of them"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_their_placeholders(language):
    for entry in catalogue(language):
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        named = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in texts:
            # The singular of a plural may say "one" instead of the number.
            got = set(PLACEHOLDER.findall(text))
            assert got <= named | set(PLACEHOLDER.findall(entry.msgid)), entry.msgid
            if not entry.msgid_plural:
                assert got == named, entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_in_step(language):
    compiled = polib.mofile(str(LOCALE / language / "LC_MESSAGES" / "django.mo"))
    got = {(e.msgctxt, e.msgid): e.msgstr or dict(e.msgstr_plural) for e in compiled}
    for entry in catalogue(language):
        want = dict(entry.msgstr_plural) if entry.msgid_plural else entry.msgstr
        assert got.get((entry.msgctxt, entry.msgid)) == want, entry.msgid
