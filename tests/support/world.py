"""The demo's world as tests use it: built once, looked at by many, swept away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from core import links
from core.accounts.models import Role, User
from core.accounts.services import invite
from core.audit.log import by_user
from core.municipalities.models import Municipality
from followup.models import (
    Answer,
    Dugnad,
    MailReply,
    Person,
    Referat,
    Reminder,
    ReplySuggestion,
    Task,
)
from reporting.services import list_import
from tests.support import make
from tests.support.logins import log_in

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class World:
    """Users by what they are, and the keys that go into addresses."""

    users: dict[str, User]
    keys: dict[str, Any] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        """A client logged in as `who`, second factor given a moment ago; "visitor" is nobody."""
        client = Client()
        if who == "newcomer":
            client.force_login(self.users[who], backend=BACKEND)
        elif who != "visitor":
            log_in(client, self.users[who])
            session = client.session
            for record in session.get(AUTHENTICATION_METHODS_SESSION_KEY, []):
                # It is to stay "a moment ago" while many pages are looked at.
                record |= {"reauthenticated": True, "at": record["at"] + 24 * 3600}
            session.save()
        return client

    def address(self, page: Page) -> str:
        values = {name: self.keys[key] for name, key in page.values.items()}
        return reverse(page.route, kwargs=values) + page.query.format(**self.keys)


@dataclass(frozen=True)
class Page:
    """One page to look at: its route, who opens it, and which key of the world goes where."""

    route: str
    who: str = "visitor"
    values: dict[str, str] = field(default_factory=dict)
    query: str = ""
    name: str = ""
    status: int = 200

    @property
    def id(self) -> str:
        return self.name or self.route


def _place(route: str, who: str = "contact", **more: Any) -> Page:
    return Page(route, who, {"number": "number"}, **more)


def _one(route: str, key: str, who: str = "contact", **more: Any) -> Page:
    return Page(route, who, {"pk": key}, **more)


def _held(route: str, token: str = "token", **more: Any) -> Page:
    return Page(route, "visitor", {"token": token}, **more)


OPEN_PAGES = (
    Page("home"),
    Page("privacy"),
    Page("accessibility"),
    Page("when_help"),
    Page("when_help", query="?tekst=fredag+15.+mars+2024", name="when_help with an answer"),
    Page("when_help", query="?tekst=jul&dato=i+dag", name="when_help with an odd day"),
    Page("account_login"),
    Page("account_inactive"),
    _held("answer"),
    _held("answer", "shared_token", name="answer at a shared address"),
    _held("answer", "idle_token", name="answer with nothing to do"),
    _held("answer", "ended_token", name="answer with an ended link", status=410),
    Page("answer_receipt", "visitor", {"token": "answered_token", "keys": "answers"}),
    _held("answer_stop"),
    _held("who_takes", "contact_token"),
    _held("who_takes", "token", name="who_takes with an ended link", status=410),
    _held("which_address", "address_token"),
    _held("which_address", "token", name="which_address with an ended link", status=410),
    Page("privacy", "visitor", query="../finnes-ikke/", name="not found", status=404),
)
MUNICIPALITY_PAGES = (
    _place("today"),
    _place("today", "reader", name="today as a reader"),
    Page("today", "planner", {"number": "quiet_number"}, name="today before the first dugnad"),
    _place("upcoming"),
    _place("upcoming", query="?dag={day}", name="upcoming on a day"),
    _place("upcoming", query="?dag=i+morgen", name="upcoming on an odd day"),
    _place("reminder_choices"),
    _place("replies"),
    _one("reply", "reply"),
    _one("reply", "left_reply", name="reply of somebody who has left"),
    _place("place_calendar_page"),
    _place("replies"),
    _one("reply", "reply"),
    _one("reply", "left_reply", name="reply of somebody who has left"),
    _place("tasks"),
    _place("tasks", "reader", name="tasks as a reader"),
    Page("tasks", "planner", {"number": "quiet_number"}, name="tasks before the first dugnad"),
    _place("task_new"),
    _one("task", "open_task"),
    _one("task", "done_task", name="task that is done"),
    _one("task", "blocked_task", name="task that is blocked"),
    _one("task_edit", "open_task"),
    _place("people"),
    _place("person_new"),
    _one("person", "person"),
    _one("person_edit", "person"),
    _one("person_erase", "person"),
    _place("dugnads"),
    _place("dugnad_new"),
    _one("dugnad", "dugnad"),
    _one("dugnad", "dugnad", "reader", name="dugnad as a reader"),
    _one("dugnad", "quiet_dugnad", "planner", name="dugnad that is ahead"),
    _one("dugnad_edit", "dugnad"),
    _one("participants", "dugnad"),
    _one("referat_upload", "dugnad"),
    _one("review", "draft", "drafter"),
    _one("review", "draft", "drafter", query="?rediger={step}-what", name="review what"),
    _one("review", "draft", "drafter", query="?rediger={step}-when", name="review when"),
    _one("review", "draft", "drafter", query="?rediger={step}-who-0", name="review who"),
    _one("review", "draft", "drafter", query="?rediger=ide-{idea}", name="review idea"),
    _one("review", "draft", "drafter", query="?rediger=nytt-{idea}", name="review new step"),
    _one("review", "draft", "drafter", query="?rediger=ny-ide", name="review new idea"),
    _one("review", "confirmed", name="review of what is confirmed"),
    _one("review_mails", "draft", "drafter"),
    _one("review_receipt", "confirmed"),
    _one("referat_keep", "draft", "drafter"),
    _place("memberships"),
    Page("membership_replace", "contact", {"number": "number", "pk": "membership"}),
    Page("membership_end", "contact", {"number": "number", "pk": "reader_membership"}),
    Page("profile", "contact"),
)
NATIONAL_PAGES = (
    Page("my_dugnads", "leader"),
    _one("dugnad", "dugnad", "leader", name="dugnad as its process leader"),
    Page("ndfu_municipalities", "ndfu"),
    _place("ndfu_municipality", "ndfu"),
    Page("ndfu_municipality", "ndfu", {"number": "empty_number"}, name="ndfu_municipality, empty"),
    Page("ndfu_people", "ndfu"),
    Page("ndfu_reminders", "ndfu"),
    Page("ndfu_delivery", "ndfu"),
    Page("ndfu_call_list", "ndfu"),
    Page("ndfu_replies", "ndfu"),
    Page("municipality_list_import", "ndfu"),
    _one("list_import", "list", "ndfu"),
    Page("profile", "ndfu", name="profile of NDFU"),
    Page("mfa_reauthenticate", "ndfu"),
    Page("mfa_activate_totp", "newcomer"),
    Page("mfa_view_recovery_codes", "ndfu"),
    Page("mfa_generate_recovery_codes", "ndfu"),
    Page("start", "nobody", name="start without a role"),
)
PAGES = OPEN_PAGES + MUNICIPALITY_PAGES + NATIONAL_PAGES
#: Routes with a page of their own that is reached only in the middle of something.
IN_THE_MIDDLE = {"account_confirm_login_code", "mfa_authenticate", "mfa_deactivate_totp"}
#: What answers a GET with no page: files, redirects, fragments, answers for machines.
NO_PAGE = {
    "health",
    "live",
    "metrics",
    "municipality",
    "tasks_csv",
    "ndfu_municipalities_csv",
    "referat_file",
    "reply_file",
    "referat_form",
    "mfa_download_recovery_codes",
    "mfa_index",
    "review_when",
    "account_request_login_code",
    "account_logout",
    "answer_unsubscribe",
    "fresh_link",
    "person_calendar",
    "place_calendar",
    "admin_login",
    "admin_password_change",
    "admin_password_change_done",
}


@contextmanager
def swept() -> Iterator[None]:
    """An empty database for a whole module, which is empty again afterwards.

    Raises RuntimeError where there are users already: that database is somebody's.
    """
    if User.objects.exists():
        raise RuntimeError("A world is built in an empty database only.")
    try:
        yield
    finally:
        call_command("flush", verbosity=0, interactive=False)


@contextmanager
def standing() -> Iterator[World]:
    """The demo's world in an empty database."""
    with override_settings(DEMO=True), swept():
        call_command("load_municipalities", verbosity=0)
        call_command("demo", verbosity=0)
        yield World(_users(), _keys())


def _users() -> dict[str, User]:
    by_email = {user.email: user for user in User.objects.all()}
    RecoveryCodes.activate(by_email["ndfu@example.no"])
    return {
        "contact": by_email["kontakt@example.no"],
        "reader": by_email["leser@example.no"],
        "leader": by_email["prosess@example.no"],
        "ndfu": by_email["ndfu@example.no"],
        "drafter": by_email["kontakt.5028@example.no"],
        "planner": by_email["kontakt.3336@example.no"],
        "newcomer": make.user("ny.ndfu@example.no", name="Aud Lyngtue", role=Role.NDFU_STAFF),
        "nobody": make.user("uten.rolle@example.no", name="Jon Fjellrapp"),
    }


def _keys() -> dict[str, Any]:
    contact = User.objects.get(email="kontakt@example.no")
    reader = User.objects.get(email="leser@example.no")
    place = contact.memberships.get().municipality
    draft = Referat.objects.get(state=Referat.State.DRAFT)
    step = draft.steps.exclude(parties=[]).order_by("pk")[0]
    tasks = Task.objects.filter(municipality=place)
    invite(email="ny.leser@example.no", kind="reader", municipality=place, actor=by_user(contact))
    return {
        "number": place.number,
        "day": Reminder.objects.filter(person__municipality=place, state=Reminder.State.PLANNED)
        .latest("day")
        .day,
        "quiet_number": "3336",
        "empty_number": "0301",
        "open_task": tasks.filter(state__in=Task.ACTIVE).order_by("pk")[0].pk,
        "done_task": tasks.filter(state=Task.State.DONE).order_by("pk")[0].pk,
        "blocked_task": tasks.filter(state=Task.State.BLOCKED).order_by("pk")[0].pk,
        "person": tasks.exclude(lead__email="").filter(lead__isnull=False)[0].lead_id,
        "dugnad": Dugnad.objects.filter(municipality=place)[0].pk,
        "quiet_dugnad": Dugnad.objects.get(municipality__number="3336").pk,
        "draft": draft.pk,
        "step": step.pk,
        "idea": step.idea_id,
        "confirmed": Referat.objects.filter(dugnad__municipality=place)[0].pk,
        "membership": contact.memberships.get().pk,
        "reader_membership": reader.memberships.get().pk,
        "list": _list().pk,
        **_replies(place),
        "contact_token": links.make("who_takes", contact.memberships.get().pk, 0),
        "address_token": links.make("which_address", contact.memberships.get().pk, 0),
        **_tokens(),
    }


def _tokens() -> dict[str, Any]:
    active = Task.objects.filter(state__in=Task.ACTIVE, lead__isnull=False).order_by("pk")
    holder = active[0].lead
    shared = active.exclude(lead=holder)[0].lead
    answer = Answer.objects.filter(undone_at__isnull=True).latest("created_at")
    if holder is None or shared is None:
        raise LookupError("The demo has nobody with an open task.")
    Person.objects.filter(pk=shared.pk).update(is_shared_address=True)
    idle = Person.objects.create(municipality=shared.municipality, name="Berit Granbark")
    return {
        "token": links.make("answer", holder.pk, holder.link_epoch),
        "shared_token": links.make("answer", shared.pk, shared.link_epoch),
        "idle_token": links.make("answer", idle.pk, 0),
        "ended_token": links.make("answer", holder.pk, holder.link_epoch + 7),
        "answered_token": links.make("answer", answer.person_id, answer.person.link_epoch),
        "answers": str(answer.pk),
    }


def _replies(place: Municipality) -> dict[str, Any]:
    """Mails to read, to confirm, and of nobody we know."""
    task = Task.objects.filter(municipality=place, state__in=Task.ACTIVE, lead__isnull=False)[0]
    read = make.mail_reply(task.lead, "Ferdig! Men hvem betaler for boden?")
    ReplySuggestion.objects.create(reply=read, task=task, choice="done", confidence=0.9)
    make.mail_reply(task.lead, "Se her", state=MailReply.State.HELD)
    left = make.mail_reply(
        task.lead,
        "Jeg har sluttet. Kontakt Hanne Lyngmo.",
        kind=MailReply.Kind.AWAY,
        has_left=True,
        marks=["health"],
        contact_name="Hanne Lyngmo",
    )
    make.mail_reply(None, "Hva er dette?", from_email="egil@elvedal.example.no")
    return {"reply": read.pk, "left_reply": left.pk}


def _list() -> Any:
    head = "Kommune;Dato;Utgave;Kontaktperson;E-post"
    lines = (
        "Moss;12.03.2026;kommune;Kari Granbark;kari@example.no",
        "Bærum;3. september 2026;ung;Ola Myrstubb;ola@example.no",
        "Finnesikke;31.02.2026;kommune;;feil",
    )
    ndfu = User.objects.get(email="ndfu@example.no")
    content = "\n".join((head, *lines)).encode()
    return list_import.upload(filename="liste.csv", data=content, user=ndfu)
