"""A mail says the same whether its words are put in once or by Django each time."""

from __future__ import annotations

import pytest
from django.template import Context, Engine
from django.template.loaders.filesystem import Loader
from django.utils import translation

from core.mail import rendering
from core.mail.loading import LanguageLoader, in_language
from core.mail.messages import registry

LANGUAGES = ("nb", "nn", "en")


@pytest.fixture
def as_django_does(monkeypatch):
    """Templates as they stand, with the styles in the tags."""
    plain = Loader.get_contents
    monkeypatch.setattr(LanguageLoader, "get_contents", plain)
    rendering._engine.cache_clear()
    rendering._compiled.cache_clear()
    yield
    rendering._engine.cache_clear()
    rendering._compiled.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mail_says_what_its_templates_say(language, request):
    mails = [message.sample() for message in registry()]
    ours = [rendering.render(mail, language, to_name="Åse <Myrstubb>") for mail in mails]
    assert len(ours) > 10
    request.getfixturevalue("as_django_does")
    assert [rendering.render(mail, language, to_name="Åse <Myrstubb>") for mail in mails] == ours


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% translate "Svar her" %}: x', "Answer here: x"),
        ("{{ site }}{% url 'privacy' %}", "{{ site }}/personvern/"),
        (
            "{% blocktranslate with day=ask_again %}Hører vi ikke noe, spør vi igjen {{ day }}."
            "{% endblocktranslate %}",
            "{% with day=ask_again %}If we hear nothing, we ask again on {{ day }}.{% endwith %}",
        ),
        # What depends on more than the language is Django's.
        ('{% translate "Svar her" as answer_text %}', None),
        ("{% url 'task' task.pk %}", None),
        (
            "{% blocktranslate count n=n %}{{ n }} mail{% plural %}{{ n }} mails"
            "{% endblocktranslate %}",
            None,
        ),
        ("{% blocktranslate %}{{ name|title }} svarer{% endblocktranslate %}", None),
    ],
)
def test_what_is_the_same_in_every_mail_is_written_out(source, expected):
    assert in_language(source, "en") == (source if expected is None else expected)


def test_what_people_write_is_escaped_in_sentences_too():
    source = "{% blocktranslate with name=who %}Til {{ name }} i {{ place }}{% endblocktranslate %}"
    values = {"who": "<b>Kari</b>", "place": "Sør & Nord"}
    for language in LANGUAGES:
        with translation.override(language):
            context = Context(values)
            django = Engine(libraries={"i18n": "django.templatetags.i18n"})
            own = django.from_string("{% load i18n %}" + source).render(context)
        written = Engine().from_string(in_language(source, language)).render(Context(values))
        assert written == own
        assert "&lt;b&gt;Kari&lt;/b&gt;" in written
