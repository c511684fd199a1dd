"""The link from a field for deadlines to the page about how they are read."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django_stubs_ext import StrOrPromise


def _linked(text: StrOrPromise) -> SafeString:
    # A tab of its own: a half-filled form is not lost by reading about it.
    return format_html(
        '{} <a href="{}" target="_blank">{}</a>',
        text,
        reverse("when_help"),
        gettext("Slik leser vi datoer (åpnes i ny fane)"),
    )


#: A help text followed by the link to the help page, both in the reader's language.
with_when_help = lazy(_linked, SafeString)
