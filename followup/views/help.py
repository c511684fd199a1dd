"""Slik leser vi datoer: what the words of a deadline mean, told by the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from core import words_no
from followup.domain import when_phrases
from followup.forms.help import TryForm
from followup.views.help_examples import EXAMPLES

DOUBTS: dict[str, StrOrPromise] = {
    "past": _("Dagen er passert. I et referat spør vi om årstallet er rett."),
    "weekday_mismatch": _("Ukedagen passer ikke med datoen. Vi velger datoen, og spør."),
    "week_mismatch": _("Uka passer ikke med datoen. Vi velger datoen, og spør."),
    "ambiguous": _("Ordene kan bety to ulike dager. Vi velger den ene, og spør."),
    "spelling": _("Vi har gjettet på stavingen, og spør."),
}
UNSURE = _("Ordene sier ikke sikkert hvilken dag det er. I et referat spør vi.")


@dataclass(frozen=True)
class Answer:
    """A phrase as read: in words, with the due day and what we would ask about."""

    text: str
    words: str
    due: date | None = None
    workday: date | None = None
    doubts: Sequence[StrOrPromise] = ()


@require_safe
def when_help(request: HttpRequest) -> HttpResponse:
    """The page, or for a phrase being typed only its answer. Reads nothing and keeps nothing."""
    today = timezone.localdate()
    asked = bool(request.GET.get("tekst") or request.GET.get("dato"))
    form = TryForm(request.GET) if asked else TryForm()
    context = {"form": form, "today": today, "answer": _answer(form, today)}
    if request.headers.get("HX-Target") == "lest":
        response = render(request, "followup/help/answer.html", context)
    else:
        context |= {"groups": _examples(today), "norwegian": "nn" if _nynorsk() else "nb"}
        response = render(request, "followup/help/when.html", context)
    patch_vary_headers(response, ["HX-Target"])
    return response


def _answer(form: TryForm, today: date) -> Answer | None:
    if not form.is_valid() or not form.cleaned_data["tekst"]:
        return None
    text, reference = form.cleaned_data["tekst"], form.cleaned_data["dato"] or today
    reading = when_phrases.read(text, reference)
    doubts = [DOUBTS[warning] for warning in reading.warnings if warning in DOUBTS]
    if reading.due and not reading.sure and not doubts:
        doubts = [UNSURE]
    # The doubts stand in sentences of their own, so the brackets are left out.
    words = when_phrases.in_words(replace(reading, warnings=()), _language(), text)
    return Answer(text, words, reading.due, reading.due_workday, doubts)


def _examples(today: date) -> list[tuple[StrOrPromise, list[Answer]]]:
    """The headings, each with phrases in the reader's Norwegian as the rules read them today."""
    return [
        (title, [_example(text, today) for text in (nn if _nynorsk() else nb)])
        for title, nb, nn in EXAMPLES
    ]


def _example(text: str, today: date) -> Answer:
    reading = when_phrases.read(text, today)
    return Answer(
        text, when_phrases.in_words(reading, _language()), reading.due, reading.due_workday
    )


def _language() -> str:
    return words_no.known_language(get_language() or "nb")


def _nynorsk() -> bool:
    return _language() == "nn"
