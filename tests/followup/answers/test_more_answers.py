"""Ask me later, away for a while, handing on, and what came of it, behind the personal link."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from core.audit.log import by_user
from core.errors import Refused
from core.mail.models import OutgoingMail
from followup.models import Answer, Person
from followup.selectors.today import questions
from followup.services import answers, tasks
from followup.services import questions as deciding
from followup.services.answer_news import tell_others
from followup.services.reminder_sending import send_due
from tests.followup.answers.by_link import NOON, SURE, post, url
from tests.support import make

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 11)


@pytest.fixture
def task(place, person):
    """Given on Monday, and told of ten minutes later."""
    actor = by_user(make.contact(place, name="Ola Myrstubb"))
    made = tasks.create(
        municipality=place, what="Ringe idrettsrådet", lead=person, due=DUE, actor=actor, now=NOON
    )
    send_due(now=NOON + timedelta(minutes=10))
    return made


class TestAskMeLater:
    @pytest.mark.parametrize(
        ("fields", "day"),
        [({"ask": "week"}, date(2026, 11, 23)), ({"ask_day": "2027-01-07"}, date(2027, 1, 7))],
    )
    def test_the_deadline_stands_and_nobody_else_hears(self, browser, person, task, fields, day):
        helper = make.person(person.municipality)
        task.helpers.add(helper)
        receipt = browser.get(post(browser, person, task, "snooze", **fields).url)
        assert "Fristen er den samme" in receipt.content.decode()
        task.refresh_from_db()
        assert (task.due, task.ask_again_on) == (DUE, day)
        assert person.reminders.get(state="planned").day == day

        tell_others(now=NOON + timedelta(minutes=30))
        assert not OutgoingMail.objects.filter(to_email=helper.email, kind="followup.helper_news")

    @pytest.mark.parametrize("fields", [{}, {"ask_day": "2026-11-16"}, {"ask_day": "2028-01-01"}])
    def test_without_a_day_that_can_be_nothing_changes(self, browser, person, task, fields):
        response = post(browser, person, task, "snooze", **fields)
        assert response.status_code == 200
        task.refresh_from_db()
        assert task.ask_again_on is None
        assert not Answer.objects.exists()

    def test_it_can_be_undone(self, browser, person, task):
        receipt = post(browser, person, task, "snooze", ask="month").url
        keys = receipt.rstrip("/").rsplit("/", 1)[1]
        browser.post(url(person, "answer_undo", keys=keys), SURE)
        task.refresh_from_db()
        assert task.ask_again_on is None

    def test_the_next_answer_takes_it_back(self, browser, person, task):
        post(browser, person, task, "snooze", ask="month")
        post(browser, person, task, "under_way")
        task.refresh_from_db()
        assert task.ask_again_on is None


class TestAway:
    def test_no_mail_until_they_are_back(self, browser, person, task):
        page = browser.post(
            url(person, "answer_away"), {"until": "2027-01-15", "ask": "Tora i resepsjonen"}
        )
        assert page.url == url(person)
        text = browser.get(page.url).content.decode()
        assert "før etter fredag 15. januar 2027" in text
        assert "Tora i resepsjonen" in text
        assert person.reminders.get(state="planned").day == date(2027, 1, 18)

    def test_everybody_behind_the_address_is_away(self, browser, person, task):
        elsewhere = make.person(make.municipality(), email=person.email)
        browser.post(url(person, "answer_away"), {"until": "2027-01-15"})
        elsewhere.refresh_from_db()
        assert elsewhere.away_until == date(2027, 1, 15)

    @pytest.mark.parametrize("until", ["", "2026-11-15", "2029-01-01", "snart"])
    def test_without_a_day_that_can_be_nothing_changes(self, browser, person, task, until):
        response = browser.post(url(person, "answer_away"), {"until": until})
        assert response.status_code == 200
        assert response.context["away_form"].errors["until"]
        person.refresh_from_db()
        assert person.away_until is None

    def test_coming_back_takes_a_tick(self, browser, person, task):
        browser.post(url(person, "answer_away"), {"until": "2027-01-15"})
        browser.post(url(person, "answer_away"), {"back": "1"})
        person.refresh_from_db()
        assert person.away_until is not None
        browser.post(url(person, "answer_away"), {"back": "1"} | SURE)
        person.refresh_from_db()
        assert person.away_until is None
        assert person.reminders.get(state="planned").day == date(2026, 12, 4)


class TestWhatCameOfIt:
    @pytest.fixture
    def receipt(self, browser, person, task):
        return post(browser, person, task, "done").url

    @pytest.fixture
    def result_url(self, person, receipt):
        answer = Answer.objects.get()
        return url(person, "answer_result", keys=str(answer.pk), pk=answer.pk)

    def test_two_questions_that_may_be_skipped(self, browser, task, receipt, result_url):
        assert "Hvor mange barn ble med?" in browser.get(receipt).content.decode()
        browser.post(result_url, {"children": "23", "note": "Begynn i august"})
        task.refresh_from_db()
        assert (task.result_children, task.result_note) == (23, "Begynn i august")
        assert 'value="23"' in browser.get(receipt).content.decode()

    def test_sent_empty_it_changes_nothing(self, browser, task, receipt, result_url):
        browser.post(result_url, {"children": "", "note": ""})
        version = task.version
        task.refresh_from_db()
        assert (task.result_children, task.result_note, task.version - version) == (None, "", 1)

    def test_a_number_that_is_none_is_said_so(self, browser, task, receipt, result_url):
        page = browser.post(result_url, {"children": "mange", "note": "Begynn i august"})
        assert "Begynn i august" in page.content.decode()
        task.refresh_from_db()
        assert task.result_note == ""

    def test_it_belongs_to_whoever_finished_it(self, person, task, receipt):
        stranger = make.person(person.municipality)
        with pytest.raises(Refused):
            answers.add_result(Answer.objects.get(), person=stranger, children=1, note="", now=NOON)

    def test_not_asked_of_what_is_not_done(self, browser, person, task):
        receipt = browser.get(post(browser, person, task, "under_way").url)
        assert "Hvor mange barn" not in receipt.content.decode()


class TestHandingOn:
    @pytest.fixture
    def other(self, browser, place, person, task) -> Person:
        """Proposed from the link, confirmed by the contact person twenty minutes later."""
        post(browser, person, task, "under_way", progress="Har ringt to ganger")
        post(browser, person, task, "not_me", who="Per Lyng per@example.no")
        proposal = Answer.objects.get(choice="not_me")
        contact = by_user(make.contact(place))
        return deciding.accept_proposal(
            proposal, email="per@example.no", actor=contact, now=NOON + timedelta(minutes=20)
        )

    def test_the_new_one_gets_the_story_and_is_asked(self, browser, other, task):
        send_due(now=NOON + timedelta(minutes=40))
        mail = OutgoingMail.objects.get(to_email="per@example.no")
        assert "Kari Granbark foreslår at du tar over dette" in mail.body_text
        assert "Kari Granbark hadde oppgaven før deg." in mail.body_text
        assert "«Har ringt to ganger»" in mail.body_text
        assert f"#svar-{task.pk}-accept" in mail.body_html
        page = browser.get(url(other)).content.decode()
        assert "Ja, jeg tar over" in page
        assert "Kari Granbark hadde oppgaven før deg." in page

    def test_a_yes_is_kept_and_not_asked_for_again(self, browser, other, task, place):
        receipt = browser.get(post(browser, other, task, "accept").url).content.decode()
        assert "Tar over oppgaven." in receipt
        task.refresh_from_db()
        assert task.accepted_at
        assert task.state == "under_way"
        assert "Ja, jeg tar over" not in browser.get(url(other)).content.decode()
        assert not waiting(place, days=10)

    def test_any_answer_but_no_is_a_yes(self, browser, other, task):
        post(browser, other, task, "later", until="week")
        task.refresh_from_db()
        assert task.accepted_at

    def test_a_no_goes_back_to_the_contact_person(self, browser, other, task, place):
        post(browser, other, task, "not_me")
        task.refresh_from_db()
        assert task.accepted_at is None
        kinds = [asked.kind for asked in questions(place, now=NOON + timedelta(hours=1))]
        assert "proposal" in kinds

    def test_silence_is_shown_after_a_week(self, other, place):
        assert not waiting(place, days=6)
        assert waiting(place, days=8)

    def test_a_yes_can_be_undone(self, browser, other, task):
        receipt = post(browser, other, task, "accept").url
        keys = receipt.rstrip("/").rsplit("/", 1)[1]
        browser.post(url(other, "answer_undo", keys=keys), SURE)
        task.refresh_from_db()
        assert task.accepted_at is None

    def test_given_to_somebody_else_it_is_no_handover_any_more(self, other, task, place):
        task.refresh_from_db()
        tasks.assign(
            task,
            lead=make.person(place),
            helpers=[],
            actor=by_user(make.contact(place)),
            version=task.version,
            now=NOON,
        )
        task.refresh_from_db()
        assert not task.waits_for_yes


def waiting(place, days: int) -> list[str]:
    now: datetime = NOON + timedelta(days=days)
    return [asked.kind for asked in questions(place, now=now) if asked.kind == "handover"]
