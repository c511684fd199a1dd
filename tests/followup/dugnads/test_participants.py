from __future__ import annotations

import pytest

from followup.domain.participant_lines import MOST_LINES, read_lines
from followup.models import Participation, Person
from tests.support import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def dugnad(client):
    place = make.municipality("Granvik")
    client.force_login(make.contact(place))
    return make.dugnad(place)


def paste(client, dugnad, text, **more):
    url = f"/dugnad/{dugnad.pk}/deltakere/"
    return client.post(url, {"lines": text, **more}, follow=True)


LINES = [
    (
        "Kari Myrstubb, NAV Moss, kari@example.no",
        ("Kari Myrstubb", "kari@example.no", "NAV Moss", ""),
    ),
    ("kari@example.no; Kari Myrstubb; NAV", ("Kari Myrstubb", "kari@example.no", "NAV", "")),
    ("Ola Granbark\tFAU Solvik skole\tleder", ("Ola Granbark", "", "FAU Solvik skole", "leder")),
    ("Linh <linh@example.no>", ("Linh", "linh@example.no", "", "")),
    ("Granbark, Ola", ("Ola Granbark", "", "", "")),
    ("Idrettsrådet, post@example.no", ("Idrettsrådet", "post@example.no", "", "")),
    ("1. Tor-Arne Sildrebekk (NAV), tlf 912 34 567", ("Tor-Arne Sildrebekk", "", "NAV", "")),
    (
        "Folkehelsekoordinator Hege Nordavind | Moss kommune",
        ("Hege Nordavind", "", "Moss kommune", "Folkehelsekoordinator"),
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_is_read_in_any_order(line, expected):
    (found,) = read_lines(line).people
    assert (found.name, found.email, found.organisation, found.role) == expected


def test_a_header_gives_the_order_and_is_no_person():
    pasted = read_lines("Rolle;Navn;E-post\nTrener;Per Li;per@example.no")
    (found,) = pasted.people
    assert (found.name, found.role, found.email) == ("Per Li", "Trener", "per@example.no")


def test_a_list_copied_from_a_mail_is_several_people():
    pasted = read_lines("Kari Myrstubb <kari@example.no>; Ola Vik <ola@example.no>")
    assert [p.name for p in pasted.people] == ["Kari Myrstubb", "Ola Vik"]


def test_pasted_people_come_in_once(client, dugnad):
    text = "Kari Myrstubb, NAV, kari@example.no\nOla Granbark, FAU\n"
    paste(client, dugnad, text)
    answer = paste(client, dugnad, text)
    assert Person.objects.count() == Participation.objects.count() == 2
    assert "med fra før" in answer.content.decode()


def test_known_people_of_the_municipality_are_matched(client, dugnad):
    known = make.person(dugnad.municipality, "Kari Myrstubb", "")
    paste(client, dugnad, "kari@example.no, Kari Myrstubb, NAV")
    known.refresh_from_db()
    assert Person.objects.count() == 1
    assert (known.email, known.organisation) == ("kari@example.no", "NAV")


def test_bad_lines_stay_in_the_field_and_the_good_ones_are_kept(client, dugnad):
    page = paste(
        client, dugnad, "Kari Myrstubb, kari@example.no\nOla Granbark, ola@\nexample.no\n"
    ).content.decode()
    assert [p.name for p in Person.objects.all()] == ["Kari Myrstubb"]
    assert "Ola Granbark, ola@\nexample.no</textarea>" in page
    assert "Linje 2" in page


def test_two_people_with_one_address_is_a_question(client, dugnad):
    text = "Kari Myrstubb, felles@example.no\nOla Granbark, felles@example.no"
    page = paste(client, dugnad, text).content.decode()
    assert "har samme adresse som Kari Myrstubb" in page
    assert Person.objects.count() == 1
    paste(client, dugnad, "Ola Granbark, felles@example.no", shared="on")
    assert set(Person.objects.values_list("email", flat=True)) == {"felles@example.no"}
    assert Participation.objects.count() == 2


def test_five_thousand_lines_are_refused_whole_and_kept_in_the_field(client, dugnad):
    text = "\n".join(f"Kari Myrstubb {n}, NAV" for n in range(5000))
    page = paste(client, dugnad, text).content.decode()
    assert "5000 linjer" in page
    assert "Kari Myrstubb 4999" in page
    assert not Person.objects.exists()


def test_as_many_as_allowed_cost_few_queries(client, dugnad, django_assert_max_num_queries):
    text = "\n".join(f"Per Myrstubb{n}, NAV, p{n}@example.no" for n in range(MOST_LINES))
    with django_assert_max_num_queries(60):
        client.post(f"/dugnad/{dugnad.pk}/deltakere/", {"lines": text})
    assert Participation.objects.count() == MOST_LINES


@pytest.mark.parametrize(
    "email", ["kari@exam\nple.no", "kari", "kari@example.no\nBcc: x@example.no"]
)
def test_a_typed_address_that_is_none_is_refused(client, dugnad, email):
    answer = client.post(
        f"/dugnad/{dugnad.pk}/deltakere/", {"name": "Kari Myrstubb", "email": email}
    )
    assert answer.status_code == 200
    assert "e-postadresse" in answer.content.decode()
    assert not Person.objects.exists()


def test_html_in_a_line_is_shown_as_text(client, dugnad):
    page = paste(client, dugnad, "<img src=x onerror=alert(1)>, x@example.no").content.decode()
    assert "<img src=x" not in page


def test_somebody_is_taken_off_the_list_and_stays_a_person(client, dugnad):
    paste(client, dugnad, "Kari Myrstubb")
    person = Person.objects.get()
    url = f"/dugnad/{dugnad.pk}/deltakere/{person.pk}/ta-bort/"
    client.post(url)
    assert client.post(url).status_code == 302
    assert not Participation.objects.exists()
    assert Person.objects.exists()
