"""Folk: who is responsible for what, which addresses work, who has left."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts.access import edits_municipality, reads_municipality, user_of
from core.accounts.selectors import can_edit
from core.audit import log
from core.errors import Refused
from core.municipalities.models import Municipality
from followup.forms.tasks import AddressForm, PersonForm
from followup.models import Person
from followup.selectors import people as selectors
from followup.services import people
from followup.services.questions import add_person
from followup.views.access import person_for_editor, person_for_reader
from followup.views.tasks import back_to


@require_safe
@reads_municipality
def people_list(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Everybody with a task or a place at a dugnad; those without an address stand out."""
    text = request.GET.get("q", "").strip()[:100]
    found = selectors.people_with_counts(municipality, text)
    context = {
        "municipality": municipality,
        "page": Paginator(found, 100).get_page(request.GET.get("side")),
        "text": text,
        "editable": can_edit(user_of(request), municipality),
    }
    return render(request, "followup/people/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_municipality
def person_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        who = add_person(
            municipality,
            given_by=user_of(request),
            actor=log.by_user(user_of(request)),
            now=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, _("%(name)s er lagt til.") % {"name": who.name})
        return redirect("person", pk=who.pk)
    context = {"form": form, "municipality": municipality}
    status = 422 if form.is_bound else 200
    return render(request, "followup/people/form.html", context, status=status)


@require_safe
@person_for_reader
def person_page(request: HttpRequest, person: Person) -> HttpResponse:
    """One person: tasks, mails and what became of them, and what the contact person may do."""
    context = {
        "person": person,
        "municipality": person.municipality,
        "tasks": selectors.tasks_with(person),
        "mails": selectors.mails_to(person)[:50],
        "history": log.history(person)[:50],
        "editable": can_edit(user_of(request), person.municipality),
        "today": timezone.localdate(),
    }
    return render(request, "followup/people/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@person_for_editor
def person_edit(request: HttpRequest, person: Person) -> HttpResponse:
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        # The form has written on its copy; the service compares with what stands.
        stored = Person.objects.get(pk=person.pk)
        people.edit(
            stored, actor=log.by_user(user_of(request)), now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("Endringen er lagret."))
        return redirect("person", pk=person.pk)
    context = {"form": form, "person": person, "municipality": person.municipality}
    status = 422 if form.is_bound else 200
    return render(request, "followup/people/form.html", context, status=status)


@require_POST
@person_for_editor
def person_address(request: HttpRequest, person: Person) -> HttpResponse:
    """A (new) address for somebody, from «I dag»."""
    form = AddressForm(request.POST)
    back = back_to(request) or reverse("person", args=[person.pk])
    if not form.is_valid():
        messages.error(request, _("Adressen ser ikke riktig ut. Sjekk den og prøv igjen."))
        return redirect(back)
    try:
        people.edit(
            person,
            email=form.cleaned_data["email"],
            actor=log.by_user(user_of(request)),
            now=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Adressen til %(name)s er lagret.") % {"name": person.name})
    return redirect(back)


@require_POST
@person_for_editor
def person_back(request: HttpRequest, person: Person) -> HttpResponse:
    """They take part after all."""
    people.mark_back(person, actor=log.by_user(user_of(request)), now=timezone.now())
    messages.success(request, _("%(name)s er med igjen.") % {"name": person.name})
    return redirect("person", pk=person.pk)


@require_POST
@person_for_editor
def person_left(request: HttpRequest, person: Person) -> HttpResponse:
    """They no longer take part: nothing more is mailed, and their tasks need somebody else."""
    people.mark_left(person, actor=log.by_user(user_of(request)), now=timezone.now())
    messages.success(
        request,
        _("%(name)s får ikke flere e-poster. Oppgavene venter på en ny på «I dag».")
        % {"name": person.name},
    )
    return redirect("person", pk=person.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@person_for_editor
def person_erase(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask once, then erase name, address and words; the numbers stay."""
    if request.method == "POST" and request.POST.get("sure") == "yes":
        number = person.municipality.number
        people.erase(person, actor=log.by_user(user_of(request)), now=timezone.now())
        messages.success(request, _("Personen er slettet. Oppgavene står igjen uten navn."))
        return redirect("people", number=number)
    context = {
        "person": person,
        "municipality": person.municipality,
        "tasks": selectors.tasks_with(person),
        "asked": request.method == "POST",
    }
    return render(request, "followup/people/erase.html", context)
