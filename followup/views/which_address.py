"""«Hvilken adresse er riktig?», from the mail's link without logging in, and from «I dag».

The link names a membership and is good while that lasts. GET shows; only a POST with an address
acts, and the contact person's own address gets a receipt.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.accounts.access import user_of
from core.accounts.models import Membership
from core.audit.log import by_user
from core.audit.models import Channel
from core.errors import Refused
from followup.forms.tasks import AddressForm
from followup.mails.addresses import LINK
from followup.models import AddressQuestion
from followup.selectors import addresses as selectors
from followup.services import undeliverable as services
from followup.views.access import question_for_editor
from followup.views.links import private
from followup.views.who_takes import membership_of, speak_as


@require_http_methods(["GET", "HEAD", "POST"])
def which_address(request: HttpRequest, token: str) -> HttpResponse:
    """Every address in the municipality that does not work; one is answered at a time."""
    membership = membership_of(LINK, token)
    if membership is None:
        return private(render(request, "followup/who_takes/ended.html", status=410))
    speak_as(request, membership)
    found = selectors.asked(membership.municipality)
    faulty: AddressForm | None = None
    asked: AddressQuestion | None = None
    if request.method == "POST":
        key = request.POST.get("question")
        asked = next((one.question for one in found if str(one.question.pk) == key), None)
        if asked is None:
            messages.info(request, _("Det er allerede svart på dette. Takk!"))
            return private(redirect("which_address", token=token))
        faulty = _correct(request, membership, asked)
        if faulty is None:
            return private(redirect("which_address", token=token))
    cards = [
        {"bad": bad, "form": faulty if faulty and bad.question == asked else AddressForm()}
        for bad in found
    ]
    context = {
        "municipality": membership.municipality,
        "user_name": str(membership.user),
        "cards": cards,
        "faulty": faulty,
    }
    status = 422 if faulty else 200
    return private(render(request, "followup/which_address.html", context, status=status))


@require_POST
@question_for_editor
def address_answer(request: HttpRequest, question: AddressQuestion) -> HttpResponse:
    """The right address, from «I dag»."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Adressen ser ikke riktig ut. Sjekk den og prøv igjen."))
    else:
        try:
            services.answer(
                question,
                email=form.cleaned_data["email"],
                actor=by_user(user_of(request)),
                now=timezone.now(),
            )
        except Refused as refused:
            messages.error(request, str(refused.message))
        else:
            messages.success(request, _thanks(form))
    return redirect("today", number=question.municipality.number)


@require_POST
@question_for_editor
def address_try_again(request: HttpRequest, question: AddressQuestion) -> HttpResponse:
    """The address is right after all."""
    try:
        services.try_again(question, actor=by_user(user_of(request)), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(
            request, _("Vi prøver en gang til. Kommer den i retur igjen, spør vi på nytt.")
        )
    return redirect("today", number=question.municipality.number)


def _correct(
    request: HttpRequest, membership: Membership, question: AddressQuestion
) -> AddressForm | None:
    """Take the new address; the form with what is wrong when it cannot be."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        return form
    try:
        services.answer(
            question,
            email=form.cleaned_data["email"],
            actor=by_user(membership.user, Channel.LINK),
            now=timezone.now(),
            receipt_to=membership,
        )
    except Refused as refused:
        form.add_error("email", str(refused.message))
        return form
    messages.success(request, _thanks(form))
    return None


def _thanks(form: AddressForm) -> str:
    return _("Takk! Nå skriver vi til %(address)s i stedet.") % {
        "address": form.cleaned_data["email"]
    }
