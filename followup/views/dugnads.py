"""Dugnads: the list, one dugnad, its participants, and the way in for a referat."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts.access import edits_municipality, reads_municipality, user_of
from core.accounts.selectors import can_edit
from core.audit import log
from core.errors import Refused
from core.municipalities.models import Municipality
from followup.domain.participant_lines import Problem
from followup.forms.dugnads import DugnadForm, LinesForm, OneForm, ReferatForm
from followup.models import Dugnad, Person, Referat
from followup.selectors import dugnads as selectors
from followup.services import (
    dugnads,
    participants,
    referat_ideas,
    referat_import,
    referat_reading,
    referat_template,
)
from followup.views.dugnad_doors import edits_dugnad, may_read_place, reads_dugnad
from followup.views.upload_limit import limit_upload, was_too_large


@require_safe
@reads_municipality
def dugnad_list(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The municipality's dugnads, newest first."""
    context = {
        "municipality": municipality,
        "dugnads": selectors.in_municipality(municipality),
        "editable": can_edit(user_of(request), municipality),
    }
    return render(request, "followup/dugnads/list.html", context)


@require_safe
@login_required
def my_dugnads(request: HttpRequest) -> HttpResponse:
    """The dugnads a process leader leads, in every municipality."""
    context = {"dugnads": selectors.led_by(user_of(request))}
    return render(request, "followup/dugnads/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_municipality
def dugnad_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Register a dugnad. Registering it again leads to the one that is there."""
    contacts = selectors.possible_contacts(municipality)
    initial = {"contact_person": contacts.first()}
    form = DugnadForm(municipality, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        where = data.pop("municipality", None) or municipality
        known = Dugnad.objects.filter(
            municipality=where, date=data["date"], edition=data["edition"]
        ).exists()
        dugnad = dugnads.register(municipality=where, actor=log.by_user(user_of(request)), **data)
        if known:
            messages.info(request, _("Denne dugnaden var registrert fra før. Her er den."))
        else:
            messages.success(
                request, _("Dugnaden er registrert. Last opp referatet når du har det.")
            )
        return redirect(dugnad)
    context = {"form": form, "municipality": municipality}
    return render(request, "followup/dugnads/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_dugnad
def dugnad_edit(request: HttpRequest, dugnad: Dugnad) -> HttpResponse:
    """Change a dugnad."""
    form = DugnadForm(dugnad.municipality, request.POST or None, instance=dugnad)
    if request.method == "POST" and form.is_valid():
        fresh = Dugnad.objects.select_related("municipality").get(pk=dugnad.pk)
        try:
            dugnads.change(dugnad=fresh, actor=log.by_user(user_of(request)), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.message))
        else:
            for referat in fresh.referats.filter(state=Referat.State.DRAFT):
                referat_ideas.read_dates_again(referat=referat, reference=fresh.date)
            messages.success(request, _("Endringen er lagret."))
            return redirect(fresh)
    context = {"form": form, "dugnad": dugnad, "municipality": dugnad.municipality}
    return render(request, "followup/dugnads/form.html", context)


def _about(request: HttpRequest, dugnad: Dugnad) -> dict[str, object]:
    """What every page under a dugnad shows."""
    return {
        "dugnad": dugnad,
        "municipality": dugnad.municipality,
        "reads_place": may_read_place(user_of(request), dugnad),
    }


@require_safe
@reads_dugnad
def dugnad_page(request: HttpRequest, dugnad: Dugnad) -> HttpResponse:
    """One dugnad: who took part, what came of it, and what comes next."""
    user = user_of(request)
    context = {
        **_about(request, dugnad),
        "page": selectors.page(dugnad),
        "editable": selectors.may_edit(user, dugnad),
    }
    return render(request, "followup/dugnads/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_dugnad
def participant_list(request: HttpRequest, dugnad: Dugnad) -> HttpResponse:
    """Who took part: paste lines, or type one. What could not be read stays in the field."""
    lines, one = LinesForm(), OneForm()
    problems: list[Problem] = []
    if request.method == "POST" and "lines" in request.POST:
        lines = LinesForm(request.POST)
        if lines.is_valid():
            added = _add_lines(request, dugnad, lines)
            if added is not None and not added.problems:
                return redirect("participants", dugnad.pk)
            if added is not None:
                problems = added.problems
                left = {"lines": "\n".join(p.text for p in problems)}
                lines = LinesForm(initial=left)
    elif request.method == "POST":
        one = OneForm(request.POST)
        if one.is_valid() and _add_one(request, dugnad, one):
            return redirect("participants", dugnad.pk)
    context = {
        **_about(request, dugnad),
        "lines": lines,
        "one": one,
        "problems": problems,
        "participations": dugnad.participations.select_related("person").order_by(
            "person__name", "pk"
        ),
    }
    return render(request, "followup/dugnads/participants.html", context)


def _add_lines(request: HttpRequest, dugnad: Dugnad, form: LinesForm) -> participants.Added | None:
    try:
        added = participants.add_lines(
            dugnad=dugnad,
            text=form.cleaned_data["lines"],
            actor=log.by_user(user_of(request)),
            addresses_are_shared=form.cleaned_data["shared"],
        )
    except Refused as refused:
        form.add_error("lines", str(refused.message))
        return None
    _tell(request, added)
    return added


def _add_one(request: HttpRequest, dugnad: Dugnad, form: OneForm) -> bool:
    try:
        added = participants.add_one(
            dugnad=dugnad, actor=log.by_user(user_of(request)), **form.cleaned_data
        )
    except Refused as refused:
        form.add_error("email", str(refused.message))
        return False
    _tell(request, added)
    return True


def _tell(request: HttpRequest, added: participants.Added) -> None:
    count = len(added.new)
    if count:
        text = ngettext("{count} deltaker er lagt til.", "{count} deltakere er lagt til.", count)
        messages.success(request, text.format(count=count))
    elif added.already and not added.problems:
        messages.info(request, _("Alle disse var med fra før."))


@require_POST
@edits_dugnad
def participant_remove(request: HttpRequest, dugnad: Dugnad, person: int) -> HttpResponse:
    """Take somebody off the list. The person and their tasks stay."""
    who = get_object_or_404(Person, pk=person, municipality=dugnad.municipality_id)
    participants.remove(dugnad=dugnad, person=who, actor=log.by_user(user_of(request)))
    messages.success(request, _("{name} står ikke lenger på deltakerlista.").format(name=who.name))
    return redirect("participants", dugnad.pk)


@csrf_exempt
def referat_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """The way in for a referat. Exempt only here: the size limit must be set before the check
    for CSRF reads the request, and `_referat_upload` makes that check."""
    limit_upload(request, settings.REFERAT_MAX_BYTES)
    return _referat_upload(request, pk)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@edits_dugnad
def _referat_upload(request: HttpRequest, dugnad: Dugnad) -> HttpResponse:
    form = ReferatForm(request.POST or None, request.FILES or None)
    if was_too_large(request):
        form = ReferatForm(initial={"text": request.POST.get("text", "")})
        refused: Refused | None = referat_reading.refusal("too_large")
    elif request.method == "POST" and form.is_valid():
        found = _take_in(request, dugnad, form)
        if isinstance(found, HttpResponse):
            return found
        refused = found
    else:
        refused = None
    context = {
        "form": form,
        "refused": refused,
        **_about(request, dugnad),
        "max_bytes": settings.REFERAT_MAX_BYTES,
        "too_large": referat_reading.SENTENCES["too_large"],
    }
    return render(request, "followup/dugnads/upload.html", context)


def _take_in(request: HttpRequest, dugnad: Dugnad, form: ReferatForm) -> HttpResponse | Refused:
    file = form.upload
    count = dugnad.referats.count()
    try:
        referat = referat_import.upload(
            dugnad=dugnad,
            actor=log.by_user(user_of(request)),
            filename=(file.name or "") if file else "",
            data=file.read() if file else b"",
            text=form.cleaned_data["text"],
            delete_on=form.cleaned_data["delete_on"],
        )
    except Refused as refused:
        return refused
    if dugnad.referats.count() == count:
        messages.info(request, _("Dette referatet har du lastet opp før. Her er det."))
    return redirect(reverse("review", args=[referat.pk]))


@require_safe
@login_required
def referat_form(request: HttpRequest, language: str, kind: str) -> HttpResponse:
    """An empty referat to fill in, for Word or Excel, in bokmål or nynorsk."""
    words = referat_template.LANGUAGES.get(language)
    if words is None or kind not in referat_template.TYPES:
        raise Http404
    answer = HttpResponse(
        referat_template.empty(kind, language), content_type=referat_template.TYPES[kind]
    )
    answer["Content-Disposition"] = f'attachment; filename="{words.filename}.{kind}"'
    return answer
