"""When people are left alone: nights and days off in Norway. Pure: no clock, no database."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from core.calendar_no import is_working_day

OSLO: Final = ZoneInfo("Europe/Oslo")
DAY_BEGINS: Final = time(7, 0)
DAY_ENDS: Final = time(18, 0)


def is_quiet(moment: datetime) -> bool:
    """Whether nobody is to be reminded of anything at `moment` (aware)."""
    here = moment.astimezone(OSLO)
    return not (is_working_day(here.date()) and DAY_BEGINS <= here.time() < DAY_ENDS)
