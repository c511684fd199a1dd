"""The mailbox as HTML. No scripts; everything from a mail is escaped or shut in a frame."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import getaddresses
from html import escape
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from core.mail.mailbox.store import Stored

SHOWN: Final = 200
_URL: Final = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_OSLO: Final = ZoneInfo("Europe/Oslo")
_DAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_HEADERS: Final = (
    ("From", "Fra"),
    ("To", "Til"),
    ("Reply-To", "Svar til"),
)
_MORE: Final = (
    ("Date", "Date"),
    ("Message-ID", "Message-ID"),
    ("Auto-Submitted", "Auto-Submitted"),
    ("List-Unsubscribe", "List-Unsubscribe"),
)

STYLE: Final = """
:root { color-scheme: light dark; --ground: #fcf8f3; --sheet: #fff; --text: #29211a;
  --quiet: #5d554c; --line: #dbd5cc; --act: #025f5d; --warm: #ff8433; --note: #feeadf; }
@media (prefers-color-scheme: dark) { :root { --ground: #17120e; --sheet: #231c16; --text: #f6efe7;
  --quiet: #c9bfb3; --line: #4a4038; --act: #86d6d1; --note: #341a09; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
a { color: var(--act); }
:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
.note { background: var(--note); border-left: 4px solid var(--warm); border-radius: 6px;
  margin: 0; padding: 0.6rem 0.9rem; }
.search { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin: 1rem 0; }
.search label { flex: 1 1 14rem; display: block; font-weight: 600; }
input, button { font: inherit; min-height: 44px; border-radius: 8px; }
input { display: block; width: 100%; margin-top: 0.25rem; padding: 0.4rem 0.7rem;
  border: 1px solid var(--quiet); background: var(--sheet); color: var(--text); }
button { padding: 0.4rem 1.2rem; border: 2px solid var(--act); background: var(--act);
  color: var(--sheet); font-weight: 600; }
ol.mails { list-style: none; margin: 0; padding: 0; background: var(--sheet);
  border: 1px solid var(--line); border-radius: 10px; }
ol.mails li + li { border-top: 1px solid var(--line); }
ol.mails a { display: block; padding: 0.75rem 1rem; color: inherit; text-decoration: none; }
ol.mails a:hover strong { text-decoration: underline; }
ol.mails strong { display: block; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: 0.95rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0;
  font-size: 0.95rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px;
  padding: 1rem 1.25rem; }
iframe { width: 100%; height: 46rem; border: 1px solid var(--line); border-radius: 10px;
  background: #fff; }
.parts { display: grid; gap: 0 1.5rem; }
@media (min-width: 70rem) { header, main { max-width: 84rem; }
  .parts { grid-template-columns: 3fr 2fr; } .list { max-width: 60rem; } }
summary { color: var(--act); min-height: 44px; padding: 0.6rem 0; cursor: pointer; }
@media (max-width: 40rem) { h1 { font-size: 1.35rem; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
"""


def listing(mails: list[Stored], to: str) -> str:
    """The newest mails, perhaps only those to one address."""
    if mails:
        body = '<ol class="mails">' + "".join(map(_item, mails)) + "</ol>"
    elif to:
        body = f"<p>Ingen e-post til «{escape(to)}» ennå. <a href='/'>Vis alle</a></p>"
    else:
        body = "<p>Ingen e-post ennå. Det løsningen sender, dukker opp her.</p>"
    search = (
        '<form class="search" action="/"><label>Søk etter mottaker'
        f'<input name="to" value="{escape(to)}" autocomplete="off"></label>'
        "<button>Søk</button></form>"
    )
    return _page("Postkassen", f'<div class="list"><h1>Postkassen</h1>{search}{body}</div>')


def view(mail: Stored) -> str:
    """One mail: headers, HTML in a frame, and the text."""
    subject = mail.header("Subject") or "(uten emne)"
    more = f"<details><summary>Flere felter</summary><dl>{_fields(mail, _MORE)}</dl></details>"
    html = (
        "<section><h2>Slik den ser ut</h2>"
        f"<iframe title='E-posten som HTML' src='/m/{mail.id}/html'"
        " sandbox='allow-popups allow-popups-to-escape-sandbox'></iframe></section>"
        if mail.html
        else ""
    )
    text = f"<section><h2>Ren tekst</h2><div class='sheet'><pre>{linked(mail.text)}</pre></div>"
    source = f"<p><a href='/m/{mail.id}/raw'>Last ned som .eml</a></p></section>"
    back = "<p><a href='/'>Alle e-poster</a></p>"
    return _page(
        subject,
        f"{back}<h1>{escape(subject)}</h1><dl>{_fields(mail, _HEADERS)}"
        f"<dt>Kom</dt><dd>{_when(mail)}</dd></dl>{more}"
        f'<div class="parts">{html}{text}{source}</div>',
    )


def framed(mail: Stored) -> str:
    """The HTML part as it came; its links open outside the frame."""
    base = '<base target="_blank">'
    head = re.search(r"<head[^>]*>", mail.html)
    return mail.html[: head.end()] + base + mail.html[head.end() :] if head else base + mail.html


def missing() -> str:
    return _page(
        "Ikke her", "<h1>Denne e-posten er ikke her</h1><p><a href='/'>Alle e-poster</a></p>"
    )


def as_json(mail: Stored) -> dict[str, Any]:
    """What tests read: both parts and every link."""
    return {
        "id": mail.id,
        "to": [address for _name, address in getaddresses([mail.header("To")])],
        "from": mail.header("From"),
        "reply_to": mail.header("Reply-To"),
        "subject": mail.header("Subject"),
        "message_id": mail.header("Message-ID"),
        "date": mail.header("Date"),
        "text": mail.text,
        "html": mail.html,
        "links": list(dict.fromkeys(_URL.findall(mail.text))),
    }


def linked(text: str) -> str:
    """Text as HTML, with its addresses as links."""
    out, end = [], 0
    for url in _URL.finditer(text):
        address = escape(url[0])
        link = f'<a href="{address}" target="_blank" rel="noreferrer">{address}</a>'
        out += [escape(text[end : url.start()]), link]
        end = url.end()
    return "".join([*out, escape(text[end:])])


def _item(mail: Stored) -> str:
    return (
        f'<li><a href="/m/{quote(mail.id)}"><strong>{escape(mail.header("Subject"))}</strong>'
        f'<span class="quiet">Til {escape(mail.header("To"))} · {_when(mail)}</span></a></li>'
    )


def _when(mail: Stored) -> str:
    at = datetime.fromtimestamp(mail.arrived_at, _OSLO)
    return f"{_DAYS[at.weekday()]} {at.day}.{at.month}. kl. {at:%H.%M}"


def _fields(mail: Stored, names: tuple[tuple[str, str], ...]) -> str:
    return "".join(
        f"<dt>{label}</dt><dd>{escape(mail.header(name))}</dd>"
        for name, label in names
        if mail.header(name)
    )


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – lokal postkasse</title>"
        '<link rel="stylesheet" href="/style.css"></head><body>'
        '<header><p class="note">Dette er den lokale postkassen til ALLEMED Videre. '
        "E-postene her er ikke sendt til noen.</p></header>"
        f"<main>{body}</main></body></html>"
    )
