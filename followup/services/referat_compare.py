"""Puts the drafts of a referat beside what its dugnad already has."""

from __future__ import annotations

from dataclasses import replace

from followup.domain.differences import Change, Step, changes, pair_ideas, pair_steps
from followup.models import FirstStep, Idea, Referat, Task
from followup.selectors.draft_steps import as_step, as_step_was_read, task_as_step

IS_NEW = "is_new"
"""Among a step's `keeps`: somebody said that it is no task the dugnad has."""


def compare(referat: Referat) -> None:
    """Mark which drafts are ideas and tasks the dugnad has, so that confirming makes no copies.

    A field somebody changed by hand since the earlier referat is kept unless they say otherwise.
    Six queries at most.
    """
    tasks = list(
        Task.objects.filter(dugnad=referat.dugnad_id)
        .select_related("idea", "lead", "first_step__idea")
        .prefetch_related("helpers")
    )
    ideas = dict(
        Idea.objects.filter(dugnad=referat.dugnad_id, confirmed_at__isnull=False).values_list(
            "pk", "title"
        )
    )
    if not tasks and not ideas:
        return
    _mark_ideas(referat, ideas)
    _mark_steps(referat, tasks)


def _mark_ideas(referat: Referat, known: dict[int, str]) -> None:
    unpaired = referat.ideas.filter(confirmed_at__isnull=True, same_as__isnull=True)
    drafts = list(unpaired.order_by("pk"))
    pairs = pair_ideas({d.pk: d.title for d in drafts}, known)
    for draft in drafts:
        draft.same_as_id = pairs.get(draft.pk)
    Idea.objects.bulk_update(drafts, ["same_as"])


def _mark_steps(referat: Referat, tasks: list[Task]) -> None:
    """Pair what is not paired yet; what somebody has looked at and chosen stays."""
    everything = list(referat.steps.select_related("idea").order_by("pk"))
    taken = {d.same_as_id for d in everything}
    drafts = [d for d in everything if d.same_as_id is None and IS_NEW not in d.keeps]
    tasks = [t for t in tasks if t.pk not in taken]
    by_key = {t.pk: t for t in tasks}
    # By the words that stand now, and by those of the former document: either may be the likest.
    known = [task_as_step(t) for t in tasks]
    known += [replace(read, key=t.pk) for t in tasks if (read := _former(t))]
    pairs = pair_steps([as_step(d) for d in drafts], known)
    for draft in drafts:
        task = by_key.get(pairs.get(draft.pk, 0))
        draft.same_as = task
        draft.keeps = [c.field for c in changes_between(draft, task) if c.by_hand] if task else []
    FirstStep.objects.bulk_update(drafts, ["same_as", "keeps"], batch_size=200)


def changes_between(draft: FirstStep, task: Task) -> list[Change]:
    """What this draft changes in the task it is the same as.

    The same words for people are no change, whoever they are taken for since.
    """
    found = changes(former=_former(task), new=as_step(draft), now=task_as_step(task))
    return [c for c in found if c.field != "who" or not _same_who_words(draft, task.first_step)]


def _former(task: Task) -> Step | None:
    """What the earlier referat itself said, so that corrections of it count as made by hand."""
    step = task.first_step
    return (as_step_was_read(step) or as_step(step)) if step else None


def _same_who_words(draft: FirstStep, former: FirstStep | None) -> bool:
    if former is None or not former.original or not draft.original:
        return False
    as_read = draft.original["who"]
    return bool(
        draft.parties == as_read["parties"]
        and as_read["who_text"].split() == former.original["who"]["who_text"].split()
    )
