"""What a mail scanner does with the links of a receipt changes nothing."""

from __future__ import annotations

import re

import pytest

from core.mail.models import OutgoingMail
from tests.followup.mail_replies.door import reply
from tests.support import machines

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^/\s]+(/s/[^\s#]+)")


@pytest.mark.parametrize("authentic", ["pass", "fail"])
@pytest.mark.parametrize(
    "words", ["Ferdig!", "Ikke skriv til meg", "Hanne Lyngmo har tatt over", "Utsatt til januar"]
)
def test_every_link_followed_and_every_button_pressed(person, task, browser, words, authentic):
    reply(person, words, authentic=authentic)
    mails = OutgoingMail.objects.filter(kind__startswith="followup.reply_", person=person.pk)
    links = {link for mail in mails for link in LINK.findall(mail.body_text + mail.body_html)}
    assert links
    before = machines.rows()
    for link in sorted(links):
        browser.get(link)
        browser.head(link)
        assert machines.press(browser, link)
    assert machines.rows() == before
