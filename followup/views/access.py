"""Doors to pages about one thing: whoever may not see its municipality gets "not found"."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.accounts.access import user_of
from core.accounts.models import User
from core.accounts.selectors import can_edit, can_read
from core.municipalities.models import Municipality
from core.navigation import be_in
from followup.models import AddressQuestion, Answer, Person, Task

View = Callable[..., HttpResponse]
Allowed = Callable[[User, Municipality], bool]


def _task(pk: int) -> tuple[Task, Municipality]:
    rows = Task.objects.select_related(
        "municipality", "municipality__county", "lead", "idea", "dugnad", "follows", "created_by"
    ).prefetch_related("helpers", "next_steps")
    task = get_object_or_404(rows, pk=pk)
    return task, task.municipality


def _person(pk: int) -> tuple[Person, Municipality]:
    rows = Person.objects.select_related("municipality", "given_by").filter(erased_at__isnull=True)
    person = get_object_or_404(rows, pk=pk)
    return person, person.municipality


def _answer(pk: int) -> tuple[Answer, Municipality]:
    rows = Answer.objects.select_related("task", "task__municipality", "person")
    answer = get_object_or_404(rows, pk=pk)
    return answer, answer.task.municipality


def _question(pk: int) -> tuple[AddressQuestion, Municipality]:
    question = get_object_or_404(AddressQuestion.objects.select_related("municipality"), pk=pk)
    return question, question.municipality


def _door(
    load: Callable[[int], tuple[Any, Municipality]], allowed: Allowed
) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def inner(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            thing, municipality = load(pk)
            if not allowed(user_of(request), municipality):
                raise Http404
            be_in(request, municipality)
            return view(request, thing, *args, **kwargs)

        return inner

    return decorate


task_for_reader = _door(_task, can_read)
task_for_editor = _door(_task, can_edit)
person_for_reader = _door(_person, can_read)
person_for_editor = _door(_person, can_edit)
answer_for_editor = _door(_answer, can_edit)
question_for_editor = _door(_question, can_edit)
