"""The contact person's tasks: the list, one task, by hand, on paper and in a spreadsheet."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.accounts.access import edits_municipality, reads_municipality, user_of
from core.accounts.selectors import can_edit
from core.audit import log
from core.audit.models import Channel
from core.errors import Refused
from core.municipalities.models import Municipality
from followup.forms.answers import ResultForm
from followup.forms.tasks import AssignForm, StateForm, TaskForm
from followup.models import Idea, Task
from followup.selectors import replies
from followup.selectors import tasks as selectors
from followup.services import questions, tasks
from followup.views.access import task_for_editor, task_for_reader


def _filters(request: HttpRequest) -> selectors.Filters:
    def key(name: str) -> int | None:
        value = request.GET.get(name, "")
        return int(value) if value.isdecimal() and len(value) < 16 else None

    return selectors.Filters(key("dugnad"), key("ide"), request.GET.get("q", "").strip()[:100])


@require_safe
@reads_municipality
def task_list(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Late, this week, later, done; those nobody can be asked about first; or by idea."""
    filters, today = _filters(request), timezone.localdate()
    view = "ideas" if request.GET.get("vis") == "ideer" else "list"
    tasks_found = filters.apply(selectors.tasks_of(municipality))
    only = request.GET.get("gruppe", "")
    dugnads, ideas = selectors.choices_for_filters(municipality)
    context = {
        "municipality": municipality,
        "filters": filters,
        "view": view,
        "dugnads": dugnads,
        "ideas": ideas,
        "today": today,
        "only": only,
        "editable": can_edit(user_of(request), municipality),
        "query": request.GET.urlencode(),
    }
    if view == "ideas":
        found = Idea.objects.filter(dugnad__municipality=municipality)
        if filters.dugnad:
            found = found.filter(dugnad=filters.dugnad)
        context["progress"] = selectors.progress(found, today=today)
    else:
        context["groups"] = selectors.groups(
            tasks_found, today=today, only=only if only in selectors.TITLES else ""
        )
    return render(request, "followup/tasks/list.html", context)


SAFE_START = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: object) -> str:
    """Text that a spreadsheet will not take for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(SAFE_START) else text


@require_safe
@reads_municipality
def tasks_csv(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The list as Excel in Norway opens it: semicolons, UTF-8 with a mark, dates as written."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"oppgaver-{municipality.number}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow(
        [
            _("Hva"),
            _("Når, som skrevet"),
            _("Frist"),
            _("Ansvarlig"),
            _("Hjelper til"),
            _("Status"),
            _("Merknad"),
            _("Idé"),
            _("Dugnad"),
        ]
    )
    for task in _filters(request).apply(selectors.tasks_of(municipality)).iterator(500):
        writer.writerow(
            _cell(value)
            for value in (
                task.what,
                task.when_text,
                f"{task.due:%d.%m.%Y}" if task.due else "",
                task.lead.name if task.lead else task.who_text,
                ", ".join(person.name for person in task.helpers.all()),
                task.get_state_display(),
                task.state_note,
                task.idea.title if task.idea else "",
                f"{task.dugnad.date:%d.%m.%Y}" if task.dugnad else "",
            )
        )
    return response


@require_safe
@task_for_reader
def task_page(request: HttpRequest, task: Task) -> HttpResponse:
    """One task: the promise, how it goes, who, every mail and everything that happened."""
    return _task_page(request, task)


def _task_page(
    request: HttpRequest,
    task: Task,
    *,
    state_form: StateForm | None = None,
    assign_form: AssignForm | None = None,
    result_form: ResultForm | None = None,
    status: int = 200,
) -> HttpResponse:
    editable = can_edit(user_of(request), task.municipality)
    context = {
        "task": task,
        "municipality": task.municipality,
        "editable": editable,
        "today": timezone.localdate(),
        "history": log.history(task)[:100],
        "contacts": (contacts := list(selectors.contacts_about(task))),
        "replies": replies.of_task(task),
        "not_arrived": selectors.not_arrived(task, contacts),
        "answers": task.answers.select_related("person"),
        "state_form": state_form
        or StateForm(initial={"version": task.version, "barrier": task.barrier}),
        "result_form": result_form
        or ResultForm(initial={"children": task.result_children, "note": task.result_note}),
        "assign_form": assign_form
        or AssignForm(task.municipality, initial={"version": task.version}),
    }
    return render(request, "followup/tasks/task.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@edits_municipality
def task_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """A task by hand, with or without a dugnad behind it."""
    initial = {"idea": request.GET.get("ide")} if request.method != "POST" else None
    form = TaskForm(municipality, request.POST or None, initial=initial or {})
    if request.method == "POST" and form.is_valid():
        data, when = form.cleaned_data, form.when()
        task = tasks.create(
            municipality=municipality,
            what=data["what"],
            lead=data["lead"],
            helpers=list(data["helpers"]),
            idea=data["idea"],
            dugnad=data["idea"].dugnad if data["idea"] else None,
            actor=log.by_user(user_of(request)),
            now=timezone.now(),
            **when,
        )
        messages.success(request, _("Oppgaven er lagt til."))
        return redirect(task)
    status = 422 if form.is_bound else 200
    context = {"form": form, "municipality": municipality}
    return render(request, "followup/tasks/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@task_for_editor
def task_edit(request: HttpRequest, task: Task) -> HttpResponse:
    """Correct what, when and who. What somebody else changed meanwhile is not written over."""
    form = TaskForm(task.municipality, request.POST or None, task=task)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            questions.revise(
                task,
                actor=log.by_user(user_of(request)),
                version=data["version"] or 0,
                now=timezone.now(),
                what=data["what"],
                lead=data["lead"],
                helpers=list(data["helpers"]),
                idea=data["idea"],
                **form.when(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect(task)
    status = 422 if form.is_bound else 200
    context = {"form": form, "task": task, "municipality": task.municipality}
    return render(request, "followup/tasks/form.html", context, status=status)


@require_POST
@task_for_editor
def task_state(request: HttpRequest, task: Task) -> HttpResponse:
    """Tell how it goes on behalf of whoever does it."""
    form = StateForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            tasks.set_state(
                task,
                state=data["state"],
                note=data["note"],
                barrier=data["barrier"],
                next_step=data["next_step"],
                version=data["version"],
                actor=log.by_user(user_of(request), Channel.ON_BEHALF),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Lagret. Vi slutter å spørre om det du har svart på."))
            return redirect(back_to(request) or task.get_absolute_url())
    return _task_page(request, task, state_form=form, status=422)


@require_POST
@task_for_editor
def task_result(request: HttpRequest, task: Task) -> HttpResponse:
    """Keep what came of a finished task."""
    form = ResultForm(request.POST)
    if not form.is_valid():
        return _task_page(request, task, result_form=form, status=422)
    tasks.set_result(task, actor=log.by_user(user_of(request)), **form.cleaned_data)
    messages.success(request, _("Lagret."))
    return redirect(task)


@require_POST
@task_for_editor
def task_assign(request: HttpRequest, task: Task) -> HttpResponse:
    """Give the task to somebody known, or to a new name."""
    form = AssignForm(task.municipality, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            who = questions.give_to(
                task,
                person=data["person"],
                name=data["name"],
                email=data["email"],
                version=data["version"],
                actor=log.by_user(user_of(request)),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("%(name)s har oppgaven nå.") % {"name": who.name})
            return redirect(back_to(request) or task.get_absolute_url())
    return _task_page(request, task, assign_form=form, status=422)


def back_to(request: HttpRequest) -> str:
    """Where the form stood, when it says so and it is the start page of a municipality."""
    back = request.POST.get("back", "")
    if back and not (back.startswith("/k/") and "//" not in back and "\\" not in back):
        raise Http404
    return back
