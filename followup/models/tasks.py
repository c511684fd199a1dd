"""Tasks and the answers given about them. A task has one state column."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.municipalities.models import Municipality
from followup.models.dugnads import Dugnad
from followup.models.ideas import FirstStep, Idea
from followup.models.people import Person


class Barrier(models.TextChoices):
    """What stops children, and often the step too. Taxonomy from the domain description."""

    ECONOMY = "economy", _("økonomi")
    TRANSPORT = "transport", _("transport")
    INFORMATION = "information", _("informasjon")
    TIME = "time", _("tid")
    LANGUAGE = "language", _("språk")
    FUNCTION = "function", _("funksjon")
    STIGMA = "stigma", _("stigma")
    NO_OFFER = "no_offer", _("tilbudet finnes ikke")


class Task(models.Model):
    """A step somebody took upon themselves: what, when, who, and how it goes."""

    class State(models.TextChoices):
        OPEN = "open", _("Ikke begynt")
        UNDER_WAY = "under_way", _("I gang")
        BLOCKED = "blocked", _("Står fast")
        DONE = "done", _("Ferdig")
        DROPPED = "dropped", _("Ikke aktuelt lenger")

    ACTIVE = (State.OPEN, State.UNDER_WAY, State.BLOCKED)

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="tasks")
    dugnad = models.ForeignKey(Dugnad, models.SET_NULL, null=True, blank=True, related_name="tasks")
    idea = models.ForeignKey(Idea, models.SET_NULL, null=True, blank=True, related_name="tasks")
    first_step = models.ForeignKey(
        FirstStep, models.SET_NULL, null=True, blank=True, related_name="tasks"
    )
    follows = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="next_steps"
    )
    what = models.TextField(_("hva"))
    when_text = models.CharField(_("når"), max_length=300, blank=True)
    start = models.DateField(null=True, blank=True)
    due = models.DateField(_("frist"), null=True, blank=True)
    precision = models.CharField(max_length=12, blank=True)
    open_end = models.BooleanField(default=False)
    no_date_reason = models.CharField(max_length=20, blank=True)
    who_text = models.CharField(_("hvem, som skrevet"), max_length=300, blank=True)
    lead = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="led_tasks"
    )
    lead_since = models.DateTimeField(
        null=True, blank=True, help_text="When the lead was last changed; null: never."
    )
    helpers = models.ManyToManyField(Person, blank=True, related_name="helped_tasks")
    is_first_step = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    barrier = models.CharField(max_length=12, choices=Barrier.choices, blank=True, default="")
    state_note = models.TextField(blank=True, help_text="Why it is blocked or dropped.")
    state_changed_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(
        null=True, blank=True, help_text="Last answer by a responsible person or on behalf of."
    )
    ask_again_on = models.DateField(
        null=True, blank=True, help_text="The last answer asked to be asked on this day."
    )
    mail_held_at = models.DateTimeField(
        null=True, blank=True, help_text="The contact person stopped mail about it."
    )
    handed_by = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Proposed the one who leads it now.",
    )
    handed_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(
        null=True, blank=True, help_text="The one it was handed to said yes."
    )
    result_children = models.PositiveIntegerField(
        _("hvor mange barn?"), null=True, blank=True, help_text="Whom it reached, when done."
    )
    result_note = models.TextField(_("hva bør andre vite?"), blank=True)
    version = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("due", "pk")
        indexes = [
            models.Index(fields=("municipality", "state", "due"), name="task_list"),
            models.Index(
                fields=("lead",),
                name="task_active_lead",
                condition=Q(state__in=["open", "under_way", "blocked"]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="task_starts_before_due",
                condition=Q(start__isnull=True)
                | Q(due__isnull=True)
                | Q(start__lte=models.F("due")),
            ),
        ]

    def __str__(self) -> str:
        return self.what[:80]

    def get_absolute_url(self) -> str:
        return reverse("task", args=[self.pk])

    @property
    def is_active(self) -> bool:
        return self.state in self.ACTIVE

    @property
    def waits_for_yes(self) -> bool:
        """Handed to somebody who has not said that they take it."""
        return self.handed_by_id is not None and self.accepted_at is None and self.is_active


class Answer(models.Model):
    """What a responsible person said about a task from a link. Can be undone for ten minutes.

    `before` holds the task's fields as they were, to put back. Others are told at `told_at`,
    never before the ten minutes are over and not at all when `undone_at` is set. A proposal
    (not me) waits for the contact person until `handled_at`; nothing is mailed to it before.
    """

    class Choice(models.TextChoices):
        DONE = "done", _("Ferdig")
        UNDER_WAY = "under_way", _("I gang")
        LATER = "later", _("Trenger mer tid")
        SNOOZE = "snooze", _("Spør meg senere")
        BLOCKED = "blocked", _("Står fast – trenger hjelp")
        NOT_ME = "not_me", _("Noen andre gjør dette")
        DROPPED = "dropped", _("Ikke aktuelt lenger")
        ACCEPT = "accept", _("Ja, jeg tar over")

    task = models.ForeignKey(Task, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="answers")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    note = models.TextField(blank=True)
    new_due = models.DateField(null=True, blank=True)
    ask_on = models.DateField(null=True, blank=True, help_text="Asked to be asked on this day.")
    barrier = models.CharField(max_length=12, choices=Barrier.choices, blank=True, default="")
    proposed_name = models.CharField(max_length=160, blank=True)
    proposed_email = models.EmailField(blank=True)
    answered_as = models.CharField(max_length=160, blank=True, help_text="At a shared address.")
    next_step = models.ForeignKey(Task, models.SET_NULL, null=True, blank=True, related_name="+")
    before: Any = models.JSONField(default=dict)
    task_version = models.PositiveIntegerField(help_text="The task's version after this answer.")
    created_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = [
            models.Index(
                fields=("created_at",),
                name="answer_untold",
                condition=Q(told_at__isnull=True, undone_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk} ({self.choice})"
