"""NDFU's first view, as NDFU and others meet it."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.accounts.models import Invitation, Membership, Role
from core.audit.log import by_link, by_user, record
from core.mail.models import OutgoingMail
from core.municipalities.models import Phase
from followup.models import Dugnad, Task
from tests.support import make
from tests.support.logins import log_in

pytestmark = pytest.mark.django_db
LIST = "/ndfu/kommuner/"


def today():
    return timezone.localdate()


def at_work(name: str, *, late: int = 0, done: int = 0, contact: bool = True):
    place = make.municipality(name, search_key=name.lower())
    workshop = make.dugnad(place, today() - timedelta(days=20))
    for _ in range(late):
        make.task(place, dugnad=workshop, due=today() - timedelta(days=2))
    for _ in range(done):
        make.task(place, dugnad=workshop, state=Task.State.DONE)
    if contact:
        make.contact(place, name=f"Kontakt i {name}")
    return place


def names(response):
    return [str(row.municipality) for row, _ in response.context["rows"]]


@pytest.mark.parametrize("role", ["", Role.PROCESS_LEADER, "contact", "reader"])
def test_only_ndfu_sees_it(client, role):
    place = at_work("Granvik")
    user = getattr(make, role)(place) if role in {"contact", "reader"} else make.user(role=role)
    log_in(client, user)
    for name, args in [
        ("ndfu_municipalities", []), ("ndfu_municipalities_csv", []),
        ("ndfu_municipality", [place.number]), ("municipality_list_import", []),
    ]:  # fmt: skip
        assert client.get(reverse(name, args=args)).status_code == 404
    for name in ("ndfu_phase", "ndfu_invite"):
        assert client.post(reverse(name, args=[place.number])).status_code == 404
    menu = client.get(reverse("profile")).content.decode()
    assert "/ndfu/" not in menu


def test_those_that_need_somebody_come_first(client, ndfu):
    at_work("Alt i rute", done=2)
    at_work("Bak", late=1)
    at_work("Cirka alene", contact=False, done=1)
    at_work("Dypt bak", late=6)
    make.municipality("Uten dugnad")
    page = client.get(LIST)
    assert names(page) == ["Cirka alene", "Dypt bak", "Bak", "Alt i rute"]
    words = page.content.decode()
    assert "Mangler kontaktperson" in words
    assert "Fristen har vært for 6 oppgaver" in words
    assert "Fristen har vært for 1 oppgave<" in words
    assert "2 av 2 ferdige" in words
    assert "Kontakt i Bak" in words


def test_what_the_municipality_does_is_activity_and_what_ndfu_does_is_not(client, ndfu):
    place = at_work("Granvik", late=1)
    task = Task.objects.get()
    record(actor=by_user(ndfu), action="looked", target=task, municipality=place)
    assert client.get(LIST).context["rows"][0][0].figures.last_activity is None
    person = make.person(place)
    record(actor=by_link(person.pk, str(person)), action="done", target=task, municipality=place)
    assert client.get(LIST).context["rows"][0][0].figures.last_activity == today()


def test_filters_and_search(client, ndfu):
    at_work("Granvik")
    make.municipality("Fjellro", phase=Phase.INTERESTED, search_key="fjellro")
    make.municipality("Lyngtue", search_key="lyngtue")
    assert names(client.get(LIST)) == ["Granvik"]
    assert names(client.get(LIST, {"vis": "paa-vei"})) == ["Fjellro"]
    assert len(names(client.get(LIST, {"vis": "alle"}))) == 3
    assert names(client.get(LIST, {"fase": "interested"})) == ["Fjellro"]
    assert names(client.get(LIST, {"q": "lyngtu"})) == ["Lyngtue"]
    assert names(client.get(LIST, {"q": "qqqq"})) == []
    assert "Ingen kommune ligner på" in client.get(LIST, {"q": "qqqq"}).content.decode()
    assert client.get(LIST, {"vis": "tull", "fase": "tull"}).status_code == 200


def test_an_empty_country_says_what_to_do(client, ndfu):
    page = client.get(LIST).content.decode()
    assert reverse("municipality_list_import") in page


def test_all_of_norway_in_as_many_queries_as_one(
    client, ndfu, register, django_assert_max_num_queries
):
    client.get(LIST)
    with django_assert_max_num_queries(30) as few:
        client.get(LIST, {"vis": "alle"})
    from core.municipalities.models import Municipality

    for place in Municipality.objects.all()[:60]:
        make.contact(place)
        make.task(place, dugnad=make.dugnad(place))
    with django_assert_max_num_queries(len(few)):
        page = client.get(LIST, {"vis": "alle"})
    assert len(names(page)) == 372


def test_one_municipality(client, ndfu):
    place = at_work("Granvik", late=1, done=1)
    workshop = Dugnad.objects.get()
    idea = make.idea(workshop, "Utstyrsbod", confirmed_at=timezone.now())
    make.task(place, idea=idea, dugnad=workshop)
    page = client.get(reverse("ndfu_municipality", args=[place.number])).content.decode()
    for text in ("Granvik", "Utstyrsbod", "Kontakt i Granvik", "I tillegg 2 oppgaver uten idé"):
        assert text in page
    for name in ("today", "tasks", "memberships", "dugnad_new"):
        assert reverse(name, args=[place.number]) in page


def test_one_municipality_costs_the_same_however_much_it_does(
    client, ndfu, django_assert_max_num_queries
):
    place = at_work("Granvik", late=1)
    url = reverse("ndfu_municipality", args=[place.number])
    client.get(url)
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    for n in range(12):
        workshop = make.dugnad(place, date(2025, 1, 1) + timedelta(days=n))
        idea = make.idea(workshop, confirmed_at=timezone.now())
        make.task(place, idea=idea, dugnad=workshop)
        make.contact(place)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_the_phase_is_set_by_hand(client, ndfu):
    place = make.municipality("Granvik")
    url = reverse("ndfu_phase", args=[place.number])
    client.post(url, {"phase": "planned"})
    place.refresh_from_db()
    assert place.phase == Phase.PLANNED
    client.post(url, {"phase": "tull"})
    place.refresh_from_db()
    assert place.phase == Phase.PLANNED
    client.post(url, {"phase": ""})
    place.refresh_from_db()
    assert place.phase == ""


def test_one_press_sends_what_was_prepared(client, ndfu):
    place = make.municipality("Granvik")
    Invitation.objects.create(
        email="kari@example.no", municipality=place, kind=Membership.Kind.CONTACT
    )
    url = reverse("ndfu_municipality", args=[place.number])
    assert "Send én invitasjon" in client.get(url).content.decode()
    for _ in range(2):
        client.post(reverse("ndfu_invite", args=[place.number]))
    assert OutgoingMail.objects.get().to_email == "kari@example.no"
    assert "ble invitert" in client.get(url).content.decode()


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_csv_opens_in_excel_and_holds_no_formula(client, ndfu):
    place = at_work("=HYPERLINK(1)", late=2)
    make.contact(place, name="@SUM(A1)", email="x@example.no")
    response = client.get(reverse("ndfu_municipalities_csv"))
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in response["Content-Disposition"]
    row = rows_of(response)[0]
    assert row["Kommune"] == "'=HYPERLINK(1)"
    assert row["Over fristen"] == "2"
    assert not any(value.startswith(("=", "@", "+", "-")) for value in row.values())


def test_the_csv_follows_the_filters(client, ndfu):
    at_work("Granvik")
    make.municipality("Fjellro", phase=Phase.AGREED)
    found = rows_of(client.get(reverse("ndfu_municipalities_csv"), {"fase": "agreed"}))
    assert [row["Kommune"] for row in found] == ["Fjellro"]


def test_a_bydel_has_its_municipalitys_contact_person(client, ndfu, register):
    from core.municipalities.selectors import resolve

    oslo, alna = resolve("Oslo"), resolve("bydel Alna")
    assert oslo
    assert alna
    make.contact(oslo, name="Kari Granbark")
    make.dugnad(alna, today() - timedelta(days=3))
    row = client.get(LIST).context["rows"][0][0]
    assert str(row.municipality) == "Bydel Alna (Oslo)"
    assert [str(p) for p in row.contacts] == ["Kari Granbark"]


def test_the_address_of_a_municipality_leads_each_to_their_own(client, ndfu):
    place = make.municipality("Granvik")
    url = reverse("municipality", args=[place.number])
    assert client.get(url).url == reverse("ndfu_municipality", args=[place.number])
    log_in(client, make.contact(place))
    assert client.get(url).url == reverse("today", args=[place.number])
    log_in(client, make.contact(make.municipality("Fjellro")))
    assert client.get(url).status_code == 404


def test_a_dugnads_contact_person_follows_the_one_who_takes_over(client, ndfu):
    from core.accounts import services
    from core.accounts.models import User

    place = at_work("Granvik")
    old = place.memberships.get()
    workshop = Dugnad.objects.get()
    Dugnad.objects.update(contact_person=old.user)
    services.replace_contact(membership=old, email="ny@example.no", actor=by_user(ndfu))
    new = User.objects.get(email="ny@example.no")
    services.accept_invitations(user=new, now=timezone.now())
    workshop.refresh_from_db()
    assert workshop.contact_person == new
