"""One dugnad in Granvik as the journeys play it: who came, what they agreed, and the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from core.accounts.models import Role, User
from core.mail.tasks import deliver
from core.municipalities.models import Municipality
from followup import tasks
from tests.support import make
from tests.support.documents import Guest, Plan, Step, referat_docx

#: A working day within the hours in which a first mail goes after ten minutes.
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))
#: Typed the same whether the browser asks for the day or the month first.
DUGNAD_DAY = date(2026, 11, 11)

KARI = Guest("Kari Granbark", "Granvik idrettslag", "kari.granbark@example.no")
OLA = Guest("Ola Myrstubb", "Frivilligsentralen", "ola.myrstubb@example.no")
LIV = Guest("Liv Lyngtue", "FAU ved Granvik skole", "liv.lyngtue@example.no")
CALL = Step("innen uke 3", "Ringe idrettsrådet om plass til bod", KARI.name)
COLLECT = Step("1. desember", "Lage innsamlingsdag for brukte ski", OLA.name)
ASK = Step("før påske", "Spørre skolen om hallen på lørdager", LIV.name)
PLANS = (
    Plan("Utstyrsbod", "En bod der alle kan låne utstyr gratis.", (CALL, COLLECT)),
    Plan("Åpen hall", "Hallen er åpen for alle hver lørdag.", (ASK,)),
)


def referat() -> bytes:
    """The minutes as a real .docx."""
    return referat_docx(
        place="Granvik",
        day="11. november 2026",
        guests=(KARI, OLA, LIV),
        plans=PLANS,
        prose=("Vi var tre grupper som snakket om fritid for alle.",),
    )


@dataclass(frozen=True)
class Cast:
    """The municipality, its contact person, and NDFU."""

    place: Municipality
    contact: User
    ndfu: User


def cast() -> Cast:
    place = make.municipality("Granvik", language_form="nb")
    return Cast(
        place=place,
        contact=make.contact(place, email="kontakt.granvik@example.no", name="Siri Fjellrapp"),
        ndfu=make.user("ndfu.granvik@example.no", name="Tor Bjørkeløv", role=Role.NDFU_ADMIN),
    )


def beat() -> None:
    """What the periodic tasks do at this moment, through Celery's own way in."""
    tasks.send_reminders()
    tasks.tell_others()
    deliver()


def mail_to(messages: Iterable[EmailMessage], email: str) -> list[EmailMessage]:
    return [message for message in messages if email in (message["To"] or "")]


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    body = message.get_body((kind,))
    return str(body.get_content()) if body else ""


def links_in(message: EmailMessage) -> list[str]:
    """Every web address in the mail, text and HTML, each once, in order."""
    html = text_of(message, "html").replace("&amp;", "&")
    found = re.findall(r"https?://[^\s\"'<>)]+", text_of(message) + "\n" + html)
    header = re.findall(r"<(https?://[^>]+)>", message["List-Unsubscribe"] or "")
    return list(dict.fromkeys(link.rstrip(".,") for link in [*found, *header]))


def answer_link(message: EmailMessage) -> str:
    """The address of the reader's own page."""
    return next(link for link in links_in(message) if re.search(r"/s/[^/]+/(#.*)?$", link))
