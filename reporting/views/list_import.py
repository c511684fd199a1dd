"""NDFU's list: choose a file, look at what it would do, take it in."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import ndfu_only, user_of
from core.errors import Refused
from reporting.domain.list_difference import CHANGED, NEW, PROBLEM, UNCHANGED
from reporting.forms import ListForm
from reporting.models import ListImport
from reporting.selectors.list_preview import preview
from reporting.services import list_import as services

STATES = (
    (PROBLEM, gettext_lazy("Må rettes")),
    (NEW, gettext_lazy("Nye")),
    (CHANGED, gettext_lazy("Endret")),
    (UNCHANGED, gettext_lazy("Som før")),
)
ON_A_PAGE = 100
#: What stands in such a file; Norwegian whatever the page's language, for so are the files.
EXAMPLE_HEADER = ("Kommune", "Dato", "Utgave", "Kontaktperson", "E-post")
EXAMPLE_LINES = (
    ("Ås", "12.03.2026", "kommune", "Kari Granbark", "kari@example.no"),
    ("Oslo, bydel Alna", "3. sept. 2026", "ung", "Ola Myrstubb", "ola@example.no"),
)


@ndfu_only
def municipality_list_import(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is registered yet."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > services.MOST_BYTES:
            form.add_error("file", str(services.UNREADABLE["too_large"]))
        else:
            try:
                made = services.upload(filename=file.name, data=file.read(), user=user_of(request))
            except Refused as refused:
                form.add_error("file", str(refused.message))
            else:
                return redirect("list_import", made.pk)
    context = {
        "form": form,
        "example": (
            EXAMPLE_HEADER,
            [list(zip(EXAMPLE_HEADER, x, strict=True)) for x in EXAMPLE_LINES],
        ),
        "imports": ListImport.objects.filter(confirmed_at__isnull=False).select_related(
            "uploaded_by"
        )[:10],
    }
    return render(request, "reporting/list_form.html", context)


@require_safe
@ndfu_only
def list_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What the list would do, line by line; nothing is registered yet."""
    found = get_object_or_404(ListImport, pk=pk, confirmed_at__isnull=True)
    compared = preview(found)
    counts = compared.counts
    states = [(state, label, counts.get(state, 0)) for state, label in STATES]
    shown = request.GET.get("vis", "")
    if shown not in counts:
        shown = next((state for state, _label, count in states if count), "")
    rows = [row for row in compared.rows if row.state == shown]
    context = {
        "list_import": found,
        "states": states,
        "shown": shown,
        "page_obj": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "changes": counts.get(NEW, 0) + counts.get(CHANGED, 0),
        "new": counts.get(NEW, 0),
        "changed": counts.get(CHANGED, 0),
        "invitations": compared.invitations,
    }
    return render(request, "reporting/list_preview.html", context)


@require_POST
@ndfu_only
def list_import_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Register what the list says. Nobody is written to."""
    found = get_object_or_404(ListImport, pk=pk)
    try:
        counts = services.confirm(list_import=found, user=user_of(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused.message))
        return redirect("list_import", pk)
    messages.success(
        request,
        _("Listen er tatt inn. Nye: %(new)s. Endrede: %(changed)s. Ingen har fått e-post.")
        % {"new": counts.get(NEW, 0), "changed": counts.get(CHANGED, 0)},
    )
    return redirect("ndfu_municipalities")


@require_POST
@ndfu_only
def list_import_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the list be."""
    found = get_object_or_404(ListImport, pk=pk)
    try:
        services.discard(list_import=found)
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.info(request, _("Listen er lagt bort. Ingenting er endret."))
    return redirect("municipality_list_import")
