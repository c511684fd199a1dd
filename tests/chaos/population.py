"""The people of a run and their tasks, written to the database and told to the oracle."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from core.accounts.models import User
from core.municipalities.models import Municipality
from followup.domain.reminder_schedule import TaskFacts
from followup.models import Dugnad, Idea, Person, Task
from followup.services import reminders
from tests.chaos.oracle import Holding, Oracle
from tests.support import make


@dataclass(frozen=True)
class Cohort:
    """People named on `joins`, whose tasks are due on `due`."""

    joins: date
    due: date
    people: int


@dataclass
class Place:
    municipality: Municipality
    contact: User
    dugnad: Dugnad
    idea: Idea


@dataclass
class Population:
    """Adds people to two municipalities, some of them at shared addresses or with two tasks."""

    oracle: Oracle
    chance: random.Random
    places: list[Place] = field(default_factory=list)
    count: int = 0
    steps: int = 0

    def settle(self, opened: date) -> None:
        for name in ("Granvik", "Myrnes"):
            municipality = make.municipality(name)
            contact = make.contact(municipality, email=f"kontakt.{name.lower()}@example.no")
            dugnad = make.dugnad(municipality, day=opened)
            self.places.append(Place(municipality, contact, dugnad, make.idea(dugnad)))

    @transaction.atomic
    def join(self, cohort: Cohort, now: datetime) -> None:
        """One task for most, two for some; some share an address across the municipalities, and
        some have somebody who helps."""
        people: list[Person] = []
        tasks: list[tuple[Task, Person, Person | None]] = []
        while len(people) < cohort.people:
            place = self.places[self.count % 2]
            person = self._person(place)
            people.append(person)
            tasks.append((self._task(place, cohort, person), person, None))
            kind = self.chance.random()
            if kind < 0.05:
                tasks.append((self._task(place, cohort, person), person, None))
            elif kind < 0.10:
                other = self.places[(self.count + 1) % 2]
                double = self._person(other, email=person.email)
                people.append(double)
                tasks.append((self._task(other, cohort, double), double, None))
            elif kind < 0.15:
                helper = self._person(place)
                people.append(helper)
                task, lead, _ = tasks.pop()
                tasks.append((task, lead, helper))
        Person.objects.bulk_create(people)
        Task.objects.bulk_create(task for task, _, _ in tasks)
        helping = Task.helpers.through
        helping.objects.bulk_create(
            helping(task=task, person=helper) for task, _, helper in tasks if helper
        )
        reminders.plan_for(people, now=now)
        for task, lead, helper in tasks:
            self.tell(task, lead, is_lead=True, first_on=cohort.joins)
            if helper:
                self.tell(task, helper, is_lead=False, first_on=cohort.joins)

    def newcomer(self, place: Place) -> Person:
        """Somebody who takes over a task."""
        person = self._person(place)
        person.save()
        return person

    def place_of(self, person: Person) -> Place:
        return next(p for p in self.places if p.municipality.pk == person.municipality_id)

    def tell(
        self,
        task: Task,
        person: Person,
        *,
        is_lead: bool,
        first_on: date,
        before: TaskFacts | None = None,
    ) -> None:
        """Tell the oracle of a holding. `before`: of whoever had the task; answers stay with it."""
        facts = TaskFacts(
            state=before.state if before else task.state,
            answered=before.answered if before else None,
            first_on=first_on,
            due=task.due,
            precision=task.precision,
            is_lead=is_lead,
        )
        number = int(task.what.rpartition(" ")[2])
        self.oracle.steps[self.place_of(person).contact.email].add(number)
        self.oracle.add(person.email, Holding(person.pk, task.pk, number, facts))

    def _person(self, place: Place, email: str = "") -> Person:
        self.count += 1
        return Person(
            municipality=place.municipality,
            name=f"Kari Granbark {self.count}",
            email=email or f"ansvarlig{self.count}@krets{self.count % 40}.example.no",
            given_by=place.contact,
        )

    def _task(self, place: Place, cohort: Cohort, lead: Person) -> Task:
        self.steps += 1
        return Task(
            municipality=place.municipality,
            dugnad=place.dugnad,
            idea=place.idea,
            lead=lead,
            what=f"Ringe idrettsrådet om utstyrsbod i krets {self.steps}",
            when_text="innen fristen",
            due=cohort.due,
            precision="day",
        )
