"""Templates for mails as they are read from disk: their fixed words are put in once, not per mail.

A thousand mails in one language say the same sentences. So each language has templates of its own,
in which `{% translate "…" %}`, `{% blocktranslate %}` and `{% url '…' %}` without arguments have
become the words and addresses they stand for. Whatever is written in another way (counted, stored
with `as`, with a context) is left to Django, which does it for every mail.
"""

from __future__ import annotations

import re
from typing import Final

from django.template import Engine, Origin
from django.template.loaders.filesystem import Loader
from django.urls import NoReverseMatch, reverse
from django.utils import translation

_WORDS: Final = re.compile(r'\{% translate "([^"%]*)" %\}')
_SENTENCE: Final = re.compile(
    r"\{% blocktranslate(?: with((?: \w+=[\w.]+)+))?( trimmed)? %\}(.*?)\{% endblocktranslate %\}",
    re.DOTALL,
)
_URL: Final = re.compile(r"\{% url '(\w+)' %\}")
_PLACE: Final = re.compile(r"\{\{ (\w+) \}\}")


class LanguageLoader(Loader):
    """Django's loader for files, for templates in one language."""

    def __init__(self, engine: Engine, language: str) -> None:
        super().__init__(engine)
        self.language = language

    def get_contents(self, origin: Origin) -> str:
        return in_language(super().get_contents(origin), self.language)


def in_language(source: str, language: str) -> str:
    """A template's source with what is the same in every mail of a language written out."""
    with translation.override(language):
        source = _WORDS.sub(lambda tag: translation.gettext(tag[1]), source)
        source = _SENTENCE.sub(_sentence, source)
        return _URL.sub(_address, source)


def _address(tag: re.Match[str]) -> str:
    try:
        return reverse(tag[1])
    except NoReverseMatch:  # Django says so with the template's name, when it is rendered
        return tag[0]


def _sentence(tag: re.Match[str]) -> str:
    given, trimmed, words = tag.groups()
    places = {name: f"{{{{ {name} }}}}" for name in _PLACE.findall(words)}
    message = _PLACE.sub(r"%(\1)s", words.replace("%", "%%"))
    if "{" in message:  # not only plain places: Django's own
        return tag[0]
    if trimmed:
        message = translation.trim_whitespace(message)
    sentence = translation.gettext(message) % places
    return f"{{% with{given} %}}{sentence}{{% endwith %}}" if given else sentence
