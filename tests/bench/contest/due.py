"""Among a great many tasks, how long it takes to find what is due: prints JSON.

python -m tests.bench.contest.due TASKS DUE [DUE …]. PostgreSQL makes the rows itself; the
reminders' times are a minute apart, so the time asked for says how many are due.
"""

from __future__ import annotations

import json
import statistics
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

TIMES = 15
FIRST = datetime(2026, 11, 27, 7, 30, tzinfo=UTC)


def main(tasks: int, dues: list[int]) -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from followup.services import reminder_sending
    from tests.bench.figures import seconds

    fill(tasks)
    found: dict[int, Any] = {}
    for due in dues:
        now, most = FIRST + timedelta(minutes=due - 1), max(dues)

        def ask(now: datetime = now, most: int = most) -> int:
            return len(reminder_sending.due_people(now, most))

        with CaptureQueriesContext(connection) as queries:
            count = ask()
        if count != due:
            raise AssertionError(f"{count} found, {due} due")
        taken = statistics.median(seconds(ask) for _ in range(TIMES))
        with connection.cursor() as cursor:
            cursor.execute("explain (analyze, costs off) " + queries[0]["sql"])
            plan = [line for (line,) in cursor.fetchall()]
        found[due] = {"seconds": taken, "plan": plan}
    print(json.dumps(found))


def fill(tasks: int) -> None:
    """So many people with a task and a planned reminder each; the reminders in mixed order."""
    from django.db import connection

    from followup.models import Person, Reminder, Task
    from tests.support import make

    place = make.municipality()
    person = make.person(place)
    task = make.task(place, lead=person)
    row = Reminder.objects.create(person=person, at=FIRST, day=FIRST.date())
    _multiply(Person, person.pk, tasks, email="'person' || n || '@example.no'")
    mixed = f"2 + (n * 7919::bigint) % {tasks}"  # a prime: each once
    _multiply(Task, task.pk, tasks, lead_id=mixed)
    _multiply(Reminder, row.pk, tasks, person_id=mixed, at="t.at + (n - 2) * interval '1 minute'")
    for model in (Reminder, Task, Person):
        model.objects.filter(pk=1).delete()
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


def _multiply(model: Any, pk: int, count: int, **changed: str) -> None:
    """Rows 2 to count + 1 after the pattern of row 1; `changed`: SQL for columns, by n."""
    from django.db import connection

    assert pk == 1
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(changed.get(name, f't."{name}"') for name in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} (id, {names}) select n, {values} "
            f"from {table} t, generate_series(2, {count + 1}) n where t.id = 1"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(word) for word in sys.argv[2:]])
