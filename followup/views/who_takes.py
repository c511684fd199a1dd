"""The page behind the mail "Hvem tar dette?": a contact person answers without logging in.

The link names a membership and is good while that lasts. GET shows; only a POST that names
somebody acts, and the contact person's own address gets a receipt.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import links
from core.accounts.models import Membership
from core.audit.log import by_user
from core.audit.models import Channel
from core.errors import Refused
from followup.forms.tasks import AssignForm, people_of
from followup.mails.escalations import LINK
from followup.models import Task
from followup.selectors.escalations import orphans
from followup.services import questions as services
from followup.views.links import private


@require_http_methods(["GET", "HEAD", "POST"])
def who_takes(request: HttpRequest, token: str) -> HttpResponse:
    """Every step in the municipality that nobody has; one is answered at a time."""
    membership = membership_of(LINK, token)
    if membership is None:
        return private(render(request, "followup/who_takes/ended.html", status=410))
    speak_as(request, membership)
    place = membership.municipality
    tasks = list(orphans().filter(municipality=place).select_related("lead").order_by("due", "pk"))
    faulty: AssignForm | None = None
    task: Task | None = None
    if request.method == "POST":
        task = next((t for t in tasks if str(t.pk) == request.POST.get("task")), None)
        if task is None:
            messages.info(request, _("Det skrittet er det allerede noen som har. Takk!"))
            return private(redirect("who_takes", token=token))
        faulty = _take(request, membership, task)
        if faulty is None:
            return private(redirect("who_takes", token=token))
    cards = [
        {"task": t, "form": faulty if faulty and t == task else AssignForm(place, prefix=None)}
        for t in tasks
    ]
    context = {
        "token": token,
        "municipality": place,
        "user_name": str(membership.user),
        "cards": cards,
        "faulty": faulty,
        "people": people_of(place),
        "today": timezone.localdate(),
    }
    status = 422 if faulty else 200
    return private(render(request, "followup/who_takes/page.html", context, status=status))


def membership_of(purpose: str, token: str) -> Membership | None:
    """The contact person a link of this purpose was made for, while they are that."""
    try:
        link = links.read(purpose, token)
    except links.Ended:
        return None
    current = Membership.objects.filter(
        pk=link.pk, kind=Membership.Kind.CONTACT, ended_at__isnull=True, user__is_active=True
    )
    return current.select_related("user", "municipality").first()


def speak_as(request: HttpRequest, membership: Membership) -> None:
    """Speak the language of the contact person, unless this browser has chosen one."""
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return
    form = membership.municipality.language_form
    language = membership.user.language or (form if form == "nn" else "nb")
    translation.activate(language)
    request.LANGUAGE_CODE = language


def _take(request: HttpRequest, membership: Membership, task: Task) -> AssignForm | None:
    """Give the task to the one named; the form with what is wrong when that cannot be."""
    form = AssignForm(membership.municipality, request.POST)
    if not form.is_valid():
        return form
    data = form.cleaned_data
    try:
        who = services.give_to(
            task,
            person=data["person"],
            name=data["name"],
            email=data["email"],
            version=data["version"],
            actor=by_user(membership.user, Channel.LINK),
            now=timezone.now(),
            receipt_to=membership,
        )
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return form
    if who.email:
        text = _("%(name)s har oppgaven nå, og får en e-post om det.")
    else:
        text = _("%(name)s har oppgaven nå, men mangler e-postadresse.")
    messages.success(request, text % {"name": who.name})
    return None
