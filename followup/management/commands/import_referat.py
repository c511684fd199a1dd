"""Read a referat from the command line: look at it, make tasks of it, or measure the reading."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core import words_no
from core.audit.log import COMMAND
from core.errors import Refused
from core.municipalities import selectors as places
from core.municipalities.models import Municipality
from followup.domain import referat as rules
from followup.domain.reading import ReferatReading, StepDraft
from followup.services import dugnads, referat_confirm, referat_import, referat_reading

TELLING = (("Når", 30), ("Hva", 48), ("Hvem", 34))


class Command(BaseCommand):
    help = (
        "Reads a referat and prints the drafts as a table; writes nothing. --confirm makes the "
        "tasks. --json writes only JSON, a bad file included, and always exits 0, so that a "
        "script over many files goes on; without it a file that cannot be read exits 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the referat")
        parser.add_argument("--municipality", default="", help="number or name, such as 3207")
        parser.add_argument("--date", default="", help="day of the dugnad, such as 2026-11-12")
        parser.add_argument("--edition", default="", help="kommune, frivillighet or ung")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--confirm", action="store_true", help="make the tasks, plan the mails")
        what.add_argument("--json", action="store_true", help="only JSON, and no database")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        day = _day(options["date"])
        if options["json"]:
            answer = self._as_json(path, day, options["municipality"])
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
            return
        data = _bytes(path)
        try:
            reading = _interpret(data, path, day, options["municipality"])
        except Refused as refused:
            raise CommandError(f"{path.name}: {refused.message}") from refused
        if options["confirm"]:
            self._confirm(path, data, reading, options)
        else:
            self._print(reading)

    def _as_json(self, path: Path, day: date | None, municipality: str) -> dict[str, Any]:
        """The answer file of one document; what cannot be read is an answer too."""
        try:
            reading = _interpret(_bytes(path), path, day, municipality)
        except Refused as refused:
            return {"document": path.name, "error": {"kind": refused.code}}
        return rules.as_json(reading, path.name)

    def _print(self, reading: ReferatReading) -> None:
        day = _in_words(reading.dugnad_date) or "dato ikke funnet"
        place = reading.municipality or "kommune ikke funnet"
        self.stdout.write(f"{place}, {day}, utgave {reading.edition}")
        self.stdout.write(f"{len(reading.participants)} deltakere, {len(reading.steps)} skritt")
        for idea in reading.ideas:
            state = "" if idea.chosen else " (parkert)"
            self.stdout.write(f"\n{idea.title}{state}")
            if idea.steps:
                self.stdout.write("  " + "  ".join(name.ljust(width) for name, width in TELLING))
            for step in idea.steps:
                self.stdout.write(_line(step))
        if not reading.steps:
            self.stdout.write("\nIngen tabell med første skritt ble funnet i dokumentet.")
        if reading.sensitive:
            self.stdout.write(f"\n{len(reading.sensitive)} private avsnitt er holdt utenfor.")

    def _confirm(
        self, path: Path, data: bytes, reading: ReferatReading, options: dict[str, Any]
    ) -> None:
        where = _place(options["municipality"] or reading.municipality_number)
        if reading.dugnad_date is None:
            raise CommandError("Say which day the dugnad was: --date 2026-11-12")
        dugnad = dugnads.register(
            municipality=where,
            date=reading.dugnad_date,
            edition=options["edition"] or reading.edition,
            actor=COMMAND,
        )
        referat = referat_import.upload(dugnad=dugnad, actor=COMMAND, filename=path.name, data=data)
        done = referat_confirm.confirm(referat=referat, actor=COMMAND, now=timezone.now())
        if done.already:
            self.stdout.write("Referatet var bekreftet fra før. Ingenting er endret.")
            return
        self.stdout.write(
            f"{len(done.tasks)} oppgaver laget, {len(done.changed)} endret, "
            f"{len(done.named)} personer."
        )


def _interpret(data: bytes, path: Path, day: date | None, municipality: str) -> ReferatReading:
    name = _name_of(municipality)
    return referat_reading.read_alone(data, path.name, municipality=name, reference=day)


def _name_of(wanted: str) -> str:
    """The name for a number in the project's own table; a name as it is."""
    if not wanted.isdecimal():
        return wanted
    names = {m.number: m.name for m in referat_reading.register()}
    if wanted not in names:
        raise CommandError(f"No municipality has the number {wanted}.")
    return names[wanted]


def _place(wanted: str) -> Municipality:
    found = places.by_number(wanted) if wanted.isdecimal() else places.resolve(wanted)
    if found is None:
        raise CommandError("Say which municipality it was: --municipality 3207")
    return found


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--date: «{text}» is not a day such as 2026-11-12") from error


def _in_words(day: date | None) -> str:
    return words_no.date_in_words(day, "nb") if day else ""


def _line(step: StepDraft) -> str:
    when = step.when_text if not step.due else f"{step.due} «{step.when_text}»"
    who = ", ".join(p.name or p.text for p in step.who)
    cells = (when, step.what, who)
    marks = [name for name in ("when", "what", "who") if name in step.unsure]
    doubt = f"  ? {', '.join(step.why.get(m, m) for m in marks)}" if marks else ""
    shown = [_fit(cell, width) for cell, (_name, width) in zip(cells, TELLING, strict=True)]
    return "  " + "  ".join(shown) + doubt


def _fit(text: str, width: int) -> str:
    text = " ".join(text.split())
    return (text if len(text) <= width else text[: width - 1] + "…").ljust(width)
