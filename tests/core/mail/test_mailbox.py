"""The local mailbox: over SMTP in, over HTTP out."""

from __future__ import annotations

import http.client
import json
import smtplib
import threading
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from core.mail.catcher import Catcher
from core.mail.mailbox import pages
from core.mail.mailbox.store import Store
from core.mail.mailbox.web import MailboxServer


class Mailbox:
    def __init__(self, store: Store, web: MailboxServer, catcher: Catcher) -> None:
        self.store, self.web, self.catcher = store, web, catcher

    def send(self, to: str, subject: str = "Hei", text: str = "Hei!", html: str = "") -> None:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "videre@example.no", to, subject
        message.set_content(text)
        if html:
            message.add_alternative(html, subtype="html")
        with smtplib.SMTP("127.0.0.1", self.catcher.port) as smtp:
            smtp.send_message(message)

    def get(self, path: str, host: str = "127.0.0.1") -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.web.server_port, timeout=5)
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def found(self, to: str = "") -> list[dict[str, object]]:
        return json.loads(self.get(f"/messages.json?to={to}")[2])


@pytest.fixture
def mailbox(tmp_path) -> Iterator[Mailbox]:
    store = Store(tmp_path / "mailbox", keep=3)
    with MailboxServer(("127.0.0.1", 0), store) as web, Catcher(on_message=store.add) as catcher:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield Mailbox(store, web, catcher)
        web.shutdown()


def test_an_empty_mailbox_says_so(mailbox):
    status, headers, body = mailbox.get("/")
    assert status == 200
    assert "lokale postkassen" in body
    assert "Ingen e-post ennå" in body
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_mail_is_listed_shown_and_found_by_recipient(mailbox):
    mailbox.send("kari@example.no", "Blåbær på Ås", "Svar her: http://127.0.0.1:8000/s/abc/.")
    mailbox.send("ola@example.no", "Noe annet")
    (mail,) = mailbox.found("KARI@")
    assert mail["subject"] == "Blåbær på Ås"
    assert mail["to"] == ["kari@example.no"]
    assert mail["links"] == ["http://127.0.0.1:8000/s/abc/"]

    _, _, listing = mailbox.get("/?to=kari")
    assert "Blåbær på Ås" in listing
    assert "Noe annet" not in listing
    _, _, view = mailbox.get(f"/m/{mail['id']}")
    assert '<a href="http://127.0.0.1:8000/s/abc/" target="_blank"' in view


def test_html_is_shut_in_a_frame_without_scripts(mailbox):
    mailbox.send("k@example.no", "<b>Emne</b>", html="<html><head></head><script>x</script>")
    (mail,) = mailbox.found()
    _, _, view = mailbox.get(f"/m/{mail['id']}")
    assert "<b>Emne</b>" not in view
    assert "<script" not in view
    assert "sandbox='allow-popups allow-popups-to-escape-sandbox'" in view
    _, headers, html = mailbox.get(f"/m/{mail['id']}/html")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert '<head><base target="_blank">' in html


def test_only_the_newest_are_kept(mailbox):
    for n in range(5):
        mailbox.send("k@example.no", f"Nummer {n}")
    assert [mail["subject"] for mail in mailbox.found()] == ["Nummer 4", "Nummer 3", "Nummer 2"]
    mailbox.store.clear()
    assert mailbox.found() == []


@pytest.mark.parametrize(
    "path", ["/m/../../etc/passwd", "/m/x", "/m/00000000000000000000-00000000", "/nei", "/m/x/y/z"]
)
def test_what_is_not_there_is_not_there(mailbox, path):
    assert mailbox.get(path)[0] == 404


def test_another_host_name_is_refused(mailbox):
    assert mailbox.get("/", host="evil.example.no")[0] == 400
    assert mailbox.get("/", host="localhost:8025")[0] == 200


def test_addresses_in_text_become_links_and_nothing_else_does():
    assert pages.linked("a <b> http://x.no/?a=1&b=2, c") == (
        'a &lt;b&gt; <a href="http://x.no/?a=1&amp;b=2" target="_blank" rel="noreferrer">'
        "http://x.no/?a=1&amp;b=2</a>, c"
    )
