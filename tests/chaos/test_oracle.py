"""What the oracle must know of people who take over, whatever the product says."""

from __future__ import annotations

import random
from datetime import date

from core.accounts.models import User
from core.municipalities.models import Municipality
from followup.domain.reminder_schedule import TaskFacts
from followup.models import Dugnad, Idea, Person, Task
from tests.chaos.oracle import Oracle
from tests.chaos.population import Place, Population

FIRST, DUE = date(2026, 11, 27), date(2026, 10, 28)


def days(before: TaskFacts | None) -> list[str]:
    """The days on which somebody who took over a task is mailed, in the first ten weeks."""
    oracle = Oracle()
    place = Place(Municipality(pk=1), User(email="kontakt@example.no"), Dugnad(), Idea())
    population = Population(oracle, random.Random(1), [place])
    person = Person(pk=7, municipality=place.municipality, email="kari@example.no")
    task = Task(pk=5, what="Ringe 12", state="open", due=DUE, precision="day")
    population.tell(task, person, is_lead=True, first_on=FIRST, before=before)
    found: list[date] = []
    while day := oracle.next_day(found[-1] if found else date(2026, 11, 26)):
        if day > date(2027, 2, 5):
            break
        found.append(day)
        oracle.box(person.email).mailed(day)
    return [f"{day:%m-%d}" for day in found]


def test_what_was_answered_stays_answered_when_somebody_else_takes_over():
    before = TaskFacts("under_way", date(2026, 10, 9), due=DUE, answered=date(2026, 10, 29))
    assert days(before) == ["11-27", "12-11", "01-04", "01-18", "02-01"]


def test_who_takes_over_what_nobody_answered_is_reminded_of_its_date():
    before = TaskFacts("open", date(2026, 10, 9), due=DUE)
    assert days(before) == days(None) == ["11-27", "12-04", "01-04"]
