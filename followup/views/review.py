"""Looking through what was read from a referat, and starting the follow-up."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts.access import user_of
from core.audit import log
from core.errors import Refused
from followup.forms.dugnads import DeleteOnForm
from followup.mails.first_mail_preview import first_mails
from followup.models import Referat
from followup.selectors import review as selectors
from followup.selectors.review_consequence import started
from followup.selectors.review_seen import mark
from followup.services import referat_confirm, referat_delete, reminder_sending, reminders
from followup.views.dugnad_doors import edits_referat, may_read_place
from followup.views.review_common import back, show


@require_safe
@edits_referat
def review_page(request: HttpRequest, referat: Referat) -> HttpResponse:
    """The referat on the left, the reading on the right, the consequence at the bottom."""
    if referat.state == Referat.State.DELETED:
        messages.info(request, _("Dokumentet er slettet. Ideene og oppgavene finnes fortsatt."))
        return redirect(referat.dugnad)
    return show(request, referat)


@require_safe
@edits_referat
def review_mails(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Exactly who will get which mail, before anything is sent."""
    if referat.state != Referat.State.DRAFT:
        return redirect(referat.dugnad)
    found = selectors.review(referat, now=timezone.now())
    if found.consequence.is_nothing:
        return redirect("review", referat.pk)
    context = {
        "referat": referat,
        "dugnad": found.dugnad,
        "municipality": found.dugnad.municipality,
        "review": found,
        "previews": first_mails(found, sender=user_of(request)),
        "seen": mark(found),
        "reads_place": may_read_place(user_of(request), found.dugnad),
    }
    return render(request, "followup/review/mails.html", context)


@require_POST
@edits_referat
def review_confirm(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Start the follow-up. A second press leads to the same receipt.

    A draft that somebody changed after these mails were shown is shown again instead.
    """
    actor = log.by_user(user_of(request))
    if _differs_from_seen(referat, request.POST.get("seen")):
        messages.warning(
            request,
            _("Referatet er endret siden du så på e-postene. Slik blir de nå. Ingenting er sendt."),
        )
        return redirect("review_mails", referat.pk)
    try:
        referat_confirm.confirm(referat=referat, actor=actor, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused.message))
        return back(referat)
    return redirect("review_receipt", referat.pk)


def _differs_from_seen(referat: Referat, seen: str | None) -> bool:
    if seen is None or referat.state != Referat.State.DRAFT:
        return False
    return seen != mark(selectors.review(referat, now=timezone.now()))


@require_safe
@edits_referat
def review_receipt(request: HttpRequest, referat: Referat) -> HttpResponse:
    """What was started, when the first mails go, and how to stop them."""
    if referat.confirmed_at is None:
        return back(referat)
    context = {
        "referat": referat,
        "dugnad": referat.dugnad,
        "municipality": referat.dugnad.municipality,
        "started": started(referat),
        "reads_place": may_read_place(user_of(request), referat.dugnad),
        "now": timezone.now(),
    }
    return render(request, "followup/review/receipt.html", context)


@require_POST
@edits_referat
def review_hold(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Hold the first mails back, or let them go after all; in the demo also at once."""
    actor, now = log.by_user(user_of(request)), timezone.now()
    if request.POST.get("act") == "start":
        reminders.start_first_mails(referat, actor=actor, now=now)
        messages.success(request, _("E-postene går likevel."))
    elif request.POST.get("act") == "now" and settings.DEMO:
        # Nobody who tries the demo on a Saturday waits until Monday: its clock is moved on.
        reminder_sending.send_due(now=started(referat).first_at or now)
        messages.success(request, _("E-postene er på vei til den lokale postkassen."))
    else:
        gone = reminders.first_mails_gone(referat)
        reminders.stop_first_mails(referat, actor=actor, now=now)
        if gone:
            messages.warning(request, _("Noen av e-postene var allerede sendt. Resten er stoppet."))
        else:
            messages.success(request, _("Ingen får e-post før du sier fra."))
    return redirect("review_receipt", referat.pk)


@require_POST
@edits_referat
def review_put_away(request: HttpRequest, referat: Referat) -> HttpResponse:
    """Put a draft away, or take it back."""
    if request.POST.get("act") == "back":
        referat_confirm.take_back(referat=referat)
        return back(referat)
    referat_confirm.put_away(referat=referat, actor=log.by_user(user_of(request)))
    messages.success(request, _("Utkastet er lagt bort. Du finner det igjen på dugnadens side."))
    return redirect(referat.dugnad)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_referat
def referat_keep(request: HttpRequest, referat: Referat) -> HttpResponse:
    """How long the document is kept: another day, or delete it now."""
    actor = log.by_user(user_of(request))
    form = DeleteOnForm(request.POST or None, initial={"delete_on": referat.delete_on})
    if request.method == "POST" and request.POST.get("act") == "delete":
        referat_delete.delete_document(referat=referat, actor=actor)
        messages.success(request, _("Dokumentet er slettet. Ideer og oppgaver er beholdt."))
        return redirect(referat.dugnad)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["delete_on"]
        referat_delete.set_delete_on(referat=referat, delete_on=day, actor=actor)
        messages.success(request, _("Datoen er lagret."))
        return redirect(referat.dugnad)
    context = {
        "referat": referat,
        "dugnad": referat.dugnad,
        "municipality": referat.dugnad.municipality,
        "form": form,
        "reads_place": may_read_place(user_of(request), referat.dugnad),
    }
    return render(request, "followup/review/keep.html", context)


@require_safe
@edits_referat
def referat_file(request: HttpRequest, referat: Referat) -> HttpResponse:
    """The document as it was handed in, always as a download."""
    if not referat.file:
        raise Http404
    name = referat.filename or "referat.txt"
    with referat.file.open("rb") as file:
        answer = HttpResponse(file.read(), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
