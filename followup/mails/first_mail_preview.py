"""The first mails as they will be if a referat is confirmed now. Sends and stores nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from core.accounts.models import User
from core.mail.rendering import Rendered, render
from followup.domain.reminder_schedule import FIRST
from followup.mails.letters import ContactBook
from followup.mails.reminders import FirstNotice, Section, TaskLine
from followup.selectors.review import Review
from followup.selectors.review_consequence import Recipient
from followup.selectors.review_rows import Row

PLACEHOLDER = f"{settings.SITE_URL}/s/…/"
"""Where the personal link will stand: it is made when the mail is, for one person only."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One mail: to whom, and what it will say."""

    recipient: Recipient
    mail: Rendered


def first_mails(review: Review, *, sender: User) -> list[Preview]:
    """A mail for each address, in the language of the municipality."""
    place = review.dugnad.municipality
    contact = ContactBook().first(place)
    form = place.language_form
    language = form if form in {"nb", "nn"} else "nb"
    previews = []
    for recipient in review.consequence.recipients:
        sections = tuple(
            Section(
                name=name,
                municipality=place.name,
                url=PLACEHOLDER,
                stop_page=PLACEHOLDER,
                one_click=PLACEHOLDER,
                asked=tuple(
                    _line(row, name, review) for row in recipient.rows if _is_on(row, name)
                ),
                contact_name=str(contact) if contact else "",
                contact_phone=contact.phone if contact else "",
                given_by=str(sender),
            )
            for name in recipient.people
        )
        message = FirstNotice(
            sections=sections, today=timezone.localdate(review.consequence.first_at)
        )
        mail = render(message, language, to_name=recipient.people[0])
        previews.append(Preview(recipient, mail))
    return previews


def _is_on(row: Row, name: str) -> bool:
    return any(chip.shown == name for chip in row.chips)


def _line(row: Row, name: str, review: Review) -> TaskLine:
    step = row.step
    lead = next((c for c in row.chips if c.state in {"address", "no_address", "quiet"}), None)
    return TaskLine(
        key=step.pk,
        what=step.what,
        when_text=step.when_text,
        due=step.due,
        idea=step.idea.title,
        dugnad_day=review.dugnad.date,
        point=FIRST,
        is_lead=bool(lead and lead.shown == name),
        lead_name=lead.shown if lead else "",
    )
