"""The pages behind a personal link: no login, no account, one thing to do.

GET shows and changes nothing, however often a mail scanner opens it. Only a POST with a choice
acts, and then the services check who holds the task now.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from core.accounts.selectors import contact_persons
from core.audit.log import by_link
from core.errors import Refused
from followup.forms.answers import AnswerForm, AwayForm, ResultForm
from followup.models import Answer, Person
from followup.selectors import answers as selectors
from followup.selectors.answers import Ended
from followup.services import answer_news, answers, people, reminder_policy
from followup.views.link_context import answer_page, receipt_page
from followup.views.reply_context import heard

View = Callable[..., HttpResponse]
MOST_ANSWERS = 50


def private(response: HttpResponse) -> HttpResponse:
    """The address is the key: no cache, no search engine, no other site may learn it."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def for_holder(view: View) -> View:
    """View(request, token, person, …) in the person's language; a kind page for an ended link."""

    @wraps(view)
    def inner(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        try:
            person = selectors.holder(token)
        except Ended as ended:
            _speak(request, ended.person)
            return private(_ended_page(request, token, ended.person))
        _speak(request, person)
        return private(view(request, token, person, **kwargs))

    return inner


def _speak(request: HttpRequest, person: Person | None) -> None:
    """The person's own language, else the municipality's; a choice made in this browser wins."""
    if person is None or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return
    form = person.municipality.language_form
    language = person.language or (form if form in {"nb", "nn"} else "")
    if language:
        translation.activate(language)
        request.LANGUAGE_CODE = language


def _ended_page(
    request: HttpRequest, token: str, person: Person | None, *, asked: bool = False
) -> HttpResponse:
    context = {"token": token, "person": person, "asked": asked}
    return render(request, "followup/answer/ended.html", context, status=410)


def is_sure(request: HttpRequest) -> bool:
    """Whether the box is ticked: what machines that press every button do not do."""
    return request.POST.get("sure") == "yes"


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def answer(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """Everything this person has promised, and how it goes."""
    today = timezone.localdate()
    tasks = selectors.held_by(person)
    data = request.POST if request.method == "POST" else None
    forms = [AnswerForm(data, task=task, today=today) for task in tasks]
    answered_as = request.POST.get("answered_as", "").strip()
    context: dict[str, Any] = {"token": token, "answered_as": answered_as}
    if request.method == "POST":
        done = _take_answers(request, person, forms, answered_as, context)
        if done:
            keys = "-".join(str(a.pk) for a in done)
            return redirect("answer_receipt", token=token, keys=keys)
    return _page(request, person, forms, context)


def _page(
    request: HttpRequest, person: Person, forms: list[AnswerForm], context: dict[str, Any]
) -> HttpResponse:
    contact = contact_persons(person.municipality).first()
    shown = answer_page(person, forms, contact, timezone.localdate()) | context
    shown |= heard(person, forms, now=timezone.now())
    return render(request, "followup/answer/page.html", shown)


def _take_answers(
    request: HttpRequest,
    person: Person,
    forms: list[AnswerForm],
    answered_as: str,
    context: dict[str, Any],
) -> list[Answer]:
    """Store every answer chosen, or none of them; what is wrong goes into the context."""
    chosen = [form for form in forms if form.chosen]
    if not chosen:
        again, gone = _already_answered(request, person, forms)
        if not again:
            context["problem"] = gone or _(
                "Du har ikke valgt noe svar ennå. Velg ett under, så lagrer vi det. Ingenting er "
                "endret."
            )
        return again
    faulty = [form for form in chosen if not form.is_valid()]
    if faulty:
        context["problem"] = _("Noe mangler. Se etter det som er merket under. Alt du skrev, står.")
        context["problem_task"] = faulty[0].task
        return []
    stored = []
    current = chosen[0]
    try:
        with transaction.atomic():
            for current in chosen:
                stored.append(
                    answers.give(
                        person=person,
                        task=current.task,
                        now=timezone.now(),
                        answered_as=answered_as,
                        **current.answer(),
                    )
                )
    except Refused as refused:
        if refused.code == "who":
            context["who_problem"] = refused.message
        else:
            current.add_error(None, str(refused.message))
            context["problem_task"] = current.task
        context["problem"] = refused.message
        return []
    return stored


def _already_answered(
    request: HttpRequest, person: Person, forms: list[AnswerForm]
) -> tuple[list[Answer], str]:
    """A second click finds the task finished, and is shown its receipt again.

    A task that is no longer theirs is said to be so.
    """
    shown = {form.task.pk for form in forms}
    found = []
    asked = False
    for name in list(request.POST)[:500]:
        parts = name.split("-")
        if len(parts) != 3 or parts[0] != "svar" or parts[2] != "choice":
            continue
        if not parts[1].isdecimal() or len(parts[1]) > 15 or int(parts[1]) in shown:
            continue
        asked = True
        last = selectors.last_answer(person, int(parts[1]))
        if last and last.choice == request.POST[name]:
            found.append(last)
    gone = _("Denne oppgaven står ikke lenger på deg, eller den er avsluttet. Ingenting er endret.")
    return found[:MOST_ANSWERS], gone if asked else ""


def _keys(keys: str) -> list[int]:
    return [int(key) for key in keys.split("-")[:MOST_ANSWERS] if key.isdecimal() and len(key) < 16]


@require_http_methods(["GET", "HEAD"])
@for_holder
def answer_receipt(request: HttpRequest, token: str, person: Person, keys: str) -> HttpResponse:
    """What was stored, how to take it back, and what happens next."""
    return _receipt(request, token, person, keys)


@require_POST
@for_holder
def answer_result(
    request: HttpRequest, token: str, person: Person, keys: str, pk: int
) -> HttpResponse:
    """What came of a finished task: two optional questions, asked when the answer is safe."""
    given = next((a for a in selectors.given_by(person, _keys(keys)) if a.pk == pk), None)
    form = ResultForm(request.POST)
    if given is None or not form.has_changed():
        return redirect("answer_receipt", token=token, keys=keys)
    if not form.is_valid():
        return _receipt(request, token, person, keys, form=form)
    try:
        answers.add_result(given, person=person, now=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("Takk! Det hjelper dem som vil gjøre det samme."))
    return redirect("answer_receipt", token=token, keys=keys)


@require_POST
@for_holder
def answer_away(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """«Borte en stund»: no mail until then, in every municipality this address is known in."""
    now = timezone.now()
    actor = by_link(person.pk, person.name)
    everybody = selectors.at_same_address(person)
    if request.POST.get("back"):
        if not is_sure(request):
            return _with_away(request, token, person, {"sure_asked": True})
        with transaction.atomic():
            for one in everybody:
                reminder_policy.be_back(one, actor=actor, now=now)
        messages.success(request, _("Velkommen tilbake."))
        return redirect("answer", token=token)
    form = AwayForm(request.POST)
    if not form.is_valid():
        return _with_away(request, token, person, {"away_form": form})
    try:
        with transaction.atomic():
            for one in everybody:
                reminder_policy.be_away(one, actor=actor, now=now, **form.cleaned_data)
    except Refused as refused:
        form.add_error("until", str(refused.message))
        return _with_away(request, token, person, {"away_form": form})
    messages.success(request, _("Da skriver vi ikke til deg før du er tilbake."))
    return redirect("answer", token=token)


def _with_away(
    request: HttpRequest, token: str, person: Person, context: dict[str, Any]
) -> HttpResponse:
    today = timezone.localdate()
    forms = [AnswerForm(task=task, today=today) for task in selectors.held_by(person)]
    return _page(request, person, forms, {"token": token, **context})


def _receipt(
    request: HttpRequest,
    token: str,
    person: Person,
    keys: str,
    form: ResultForm | None = None,
) -> HttpResponse:
    given = selectors.given_by(person, _keys(keys))
    if not given:
        return redirect("answer", token=token)
    context = receipt_page(
        person,
        given,
        selectors.held_by(person),
        contact_persons(person.municipality).first(),
        timezone.now(),
    )
    done = context["asks_result"]
    if done:
        known = {"children": done.task.result_children, "note": done.task.result_note}
        context["result_form"] = form or ResultForm(initial=known)
    return render(
        request, "followup/answer/receipt.html", {"token": token, "keys": keys, **context}
    )


@require_POST
@for_holder
def answer_undo(request: HttpRequest, token: str, person: Person, keys: str) -> HttpResponse:
    """Take the answers back, all of them or none."""
    if not is_sure(request):
        messages.warning(request, _("Kryss av først, og trykk så «Angre». Ingenting er endret."))
        return redirect("answer_receipt", token=token, keys=keys)
    try:
        with transaction.atomic():
            for given in reversed(selectors.given_by(person, _keys(keys))):
                answers.undo(given, person=person, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused.message))
        return redirect("answer_receipt", token=token, keys=keys)
    messages.success(request, _("Svaret er angret. Alt er som før, og ingen har fått vite noe."))
    return redirect("answer", token=token)


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def answer_stop(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """«Ikke skriv til meg»: stops at once; the same page starts again."""
    asked = request.method == "POST" and not is_sure(request)
    if request.method == "POST" and not asked:
        change = people.resume_contact if request.POST.get("again") else people.stop_contact
        actor = by_link(person.pk, person.name)
        with transaction.atomic():
            for one in selectors.at_same_address(person):
                change(one, actor=actor, now=timezone.now())
        return redirect("answer_stop", token=token)
    contact = contact_persons(person.municipality).first()
    return render(
        request,
        "followup/answer/stop.html",
        {"token": token, "person": person, "contact": contact, "asked": asked},
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def answer_unsubscribe(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    """RFC 8058: a mail program's own button. It can only stop mail, never start it or answer."""
    if request.method != "POST":
        return redirect("answer_stop", token=token)
    if request.POST.get("List-Unsubscribe") != "One-Click":
        return HttpResponseBadRequest()
    actor = by_link(person.pk, person.name)
    with transaction.atomic():
        for one in selectors.at_same_address(person):
            people.stop_contact(one, actor=actor, now=timezone.now())
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
def fresh_link(request: HttpRequest, token: str) -> HttpResponse:
    """Mail a new link to the address on file. The page does not tell whether one was sent."""
    if request.method != "POST":
        return redirect("answer", token=token)
    try:
        person: Person | None = selectors.holder(token)
    except Ended as ended:
        person = ended.person
    _speak(request, person)
    if person is not None and not is_sure(request):
        return private(_ended_page(request, token, person, asked=True))
    if person is not None:
        answer_news.send_fresh_link(person, now=timezone.now())
    return private(render(request, "followup/answer/fresh_sent.html"))
