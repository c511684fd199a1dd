"""NDFU's list, from file to dugnads, with every kind of bad file on the way."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.accounts.models import Invitation, Role
from core.mail.models import OutgoingMail
from core.municipalities.selectors import resolve
from followup.models import Dugnad
from reporting.models import ListImport
from tests.support import make
from tests.support.logins import log_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
URL = "/ndfu/liste/"
HEADER = "Kommune;Dato;Utgave;Kontaktperson;E-post\n"
HISTORY = (
    HEADER
    + "Ås;12.03.2026;kommune;Kari Granbark;kari@example.no\n"
    + "Songdalen (nå Kristiansand);14. mars 2019;frivillighet;;\n"
    + "Oslo, bydel Alna;3. sept. 2026;ung;Ola Myrstubb;ola@example.no\n"
)


def send(client, data, name="liste.csv"):
    content = data.encode() if isinstance(data, str) else data
    return client.post(URL, {"file": SimpleUploadedFile(name, content)})


def compare(client, data, name="liste.csv"):
    answer = send(client, data, name)
    assert answer.status_code == 302, answer.context["form"].errors
    return client.get(answer.url)


def take_in(client, data, name="liste.csv"):
    page = compare(client, data, name)
    url = reverse("list_import_confirm", args=[page.context["list_import"].pk])
    return client.post(url, follow=True)


def states(page):
    return {state: count for state, _, count in page.context["states"] if count}


def sentences(page):
    return [row.problem for row in page.context["page_obj"]]


def test_looking_registers_nothing(client, ndfu):
    page = compare(client, HISTORY)
    assert states(page) == {"new": 3}
    text = page.content.decode()
    assert (
        "Nye dugnader: 3. Endrede: 0. Invitasjoner som gjøres klare: 2. Ingen får e-post." in text
    )
    assert not Dugnad.objects.exists()
    assert not Invitation.objects.exists()


def test_taking_it_in_registers_and_writes_to_nobody(client, ndfu):
    page = take_in(client, HISTORY)
    assert "Nye: 3. Endrede: 0." in page.content.decode()
    assert {(str(d.municipality), d.date, d.edition) for d in Dugnad.objects.all()} == {
        ("Ås", date(2026, 3, 12), "kommune"),
        ("Kristiansand", date(2019, 3, 14), "frivillighet"),
        ("Bydel Alna (Oslo)", date(2026, 9, 3), "ung"),
    }
    assert not OutgoingMail.objects.exists()
    assert {(i.email, i.sent_at) for i in Invitation.objects.all()} == {
        ("kari@example.no", None),
        ("ola@example.no", None),
    }
    assert ListImport.objects.get().lines == []


def test_taking_it_in_twice_changes_nothing(client, ndfu):
    page = compare(client, HISTORY)
    url = reverse("list_import_confirm", args=[page.context["list_import"].pk])
    for _ in range(2):
        client.post(url)
    assert Dugnad.objects.count() == 3
    assert states(compare(client, HISTORY)) == {"unchanged": 3}


def test_a_corrected_list_shows_the_difference(client, ndfu):
    take_in(client, HISTORY)
    corrected = HISTORY.replace("12.03.2026", "19.03.2026").replace("ola@", "liv@")
    page = compare(client, corrected + "Moss;1.10.2026;kommune;;\n")
    assert states(page) == {"new": 1, "changed": 2, "unchanged": 1}
    changed = client.get(page.request["PATH_INFO"], {"vis": "changed"}).content.decode()
    assert "Datoen flyttes fra 12. mars 2026." in changed
    assert "En invitasjon gjøres klar" in changed
    client.post(reverse("list_import_confirm", args=[page.context["list_import"].pk]))
    assert Dugnad.objects.count() == 4
    assert Dugnad.objects.get(municipality__name="Ås").date == date(2026, 3, 19)


def test_a_contact_person_who_is_there_already_is_not_invited(client, ndfu):
    place = resolve("Ås")
    assert place
    make.contact(place, email="kari@example.no")
    take_in(client, HISTORY)
    assert [i.email for i in Invitation.objects.all()] == ["ola@example.no"]


PROBLEMS = [
    ("Herøy;12.03.2026;;;", "Mente du Herøy (Møre og Romsdal), Herøy (Nordland)?"),
    ("Nordre Folo;12.03.2026;;;", "Mente du Nordre Follo?"),
    ("Qwxyz;12.03.2026;;;", "Vi fant ingen kommune som heter «Qwxyz»."),
    (";12.03.2026;;;", "Kommunen mangler."),
    ("Ås;;;;", "Datoen mangler."),
    ("Ås;2021/2022;;;", "Her står bare året. Skriv hele datoen."),
    ("Ås;30.02.2026;;;", "Denne datoen finnes ikke."),
    ("Ås;høsten 2021;;;", "Datoen er uklar. Skriv den som 12.03.2026."),
    ("Ås;12.03.2026;konferanse;;", "Utgaven «konferanse» kjenner vi ikke."),
    ("Ås;12.03.2026;;Kari;kari@", "E-postadressen «kari@» er ikke riktig skrevet."),
    ("Ås;12.03.2026;;Kari;a@example.no, b@example.no", "er ikke riktig skrevet."),
]


@pytest.mark.parametrize(("line", "sentence"), PROBLEMS)
def test_a_line_that_is_wrong_says_so_and_the_rest_is_taken_in(client, ndfu, line, sentence):
    page = compare(client, HEADER + line + "\nMoss;1.10.2026;;;\n")
    assert states(page) == {"problem": 1, "new": 1}
    assert sentence in sentences(page)[0]
    take_in(client, HEADER + line + "\nMoss;1.10.2026;;;\n")
    assert [str(d.municipality) for d in Dugnad.objects.all()] == ["Moss"]


def test_html_and_formulas_stay_text(client, ndfu):
    page = compare(
        client, HEADER + '<script>x</script>;12.03.2026;;=cmd|calc;\nÅs;1.1.2026;;"<b>K</b>";\n'
    ).content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_real_dates(client, ndfu):
    data = workbook(
        ["Utgave", "Kommunenr", "Dato", "Kommune", "Kontakt", "E-post"],
        ["kommune", 3218, date(2026, 3, 12), "Ås", "Kari Granbark", "kari@example.no"],
        ["ung", "0301", date(2026, 4, 16), None, None, None],
    )
    assert states(compare(client, data, "liste.xlsx")) == {"new": 2}


def test_five_thousand_lines(client, ndfu):
    lines = "".join(
        f"{name};{1 + n % 28}.{1 + n // 28 % 12}.{2015 + n // 336};kommune;;\n"
        for name in ("Ås", "Moss")
        for n in range(2500)
    )
    page = compare(client, HEADER + lines)
    assert states(page) == {"new": 5000}
    assert len(page.context["page_obj"]) == 100
    too_many = send(client, HEADER + lines + "Moss;1.1.2026;;;\n")
    assert "mer enn 5000 linjer" in str(too_many.context["form"].errors)


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return out.getvalue()


BAD = [
    ("tom.csv", b"", "Filen er tom"),
    ("bilde.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 200, "Dette er ikke et regneark"),
    ("avkortet.xlsx", workbook(["Kommune", "Dato"], ["Ås", "1.1.2026"])[:900], "lar seg ikke lese"),
    ("brev.csv", b"Hei! Her kommer listen.", "Vi fant ingen"),
    ("uten.csv", b"Navn;Adresse\nKari;Oslo\n", "Vi fant ingen overskrifter"),
    ("udatert.csv", "Kommune;E-post\nÅs;k@example.no\n".encode(), "ingen kolonne med dato"),
    ("bare.csv", HEADER.encode(), "ingen linjer under"),
    ("stor.csv", b"x" * (5 * 1024 * 1024 + 1), "Filen er for stor"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "sentence"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_gets_a_sentence_and_leaves_nothing(client, ndfu, name, data, sentence):
    answer = send(client, data, name)
    assert answer.status_code == 200
    assert sentence in str(answer.context["form"].errors)
    assert not ListImport.objects.exists()


def test_a_bomb_does_no_harm(client, ndfu):
    answer = send(client, bomb(), "bombe.xlsx")
    assert answer.status_code == 200
    assert "Filen" in str(answer.context["form"].errors)


def test_no_file_at_all(client, ndfu):
    assert "Velg en fil" in client.post(URL).content.decode()


def test_letting_it_be(client, ndfu):
    page = compare(client, HISTORY)
    pk = page.context["list_import"].pk
    client.post(reverse("list_import_discard", args=[pk]))
    assert not ListImport.objects.exists()
    assert client.get(reverse("list_import", args=[pk])).status_code == 404


def test_a_new_upload_forgets_ones_own_unconfirmed_one(client, ndfu):
    compare(client, HISTORY)
    compare(client, HISTORY)
    assert ListImport.objects.count() == 1


def test_what_happened_meanwhile_counts_when_it_is_confirmed(client, ndfu):
    page = compare(client, HISTORY)
    place = resolve("Ås")
    assert place
    make.dugnad(place, date(2026, 3, 12))
    client.post(reverse("list_import_confirm", args=[page.context["list_import"].pk]))
    assert Dugnad.objects.filter(municipality=place).count() == 1


@pytest.mark.parametrize("role", ["", Role.PROCESS_LEADER])
def test_others_find_nothing(client, role):
    made = ListImport.objects.create(filename="x", lines=[])
    log_in(client, make.user(role=role))
    assert client.get(URL).status_code == 404
    assert send(client, HISTORY).status_code == 404
    assert client.get(reverse("list_import", args=[made.pk])).status_code == 404
    for name in ("list_import_confirm", "list_import_discard"):
        assert client.post(reverse(name, args=[made.pk])).status_code == 404
    assert ListImport.objects.count() == 1


def test_comparing_costs_the_same_however_long_it_is(client, ndfu, django_assert_max_num_queries):
    def page_of(lines):
        data = HEADER + "".join(
            f"Ås;{n + 1}.3.20{20 + n % 5};;K;k{n}@example.no\n" for n in range(lines)
        )
        return send(client, data).url

    client.get(page_of(1))
    url = page_of(1)
    with django_assert_max_num_queries(40) as captured:
        client.get(url)
    few = len(captured)
    url = page_of(25)
    with django_assert_max_num_queries(few):
        client.get(url)
