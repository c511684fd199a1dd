"""Replies as the usual mail programs write them, in five languages. The people are invented."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

OURS = "paaminnelse@allemed.example.no"
WHO = "ALLEMED Videre"
SUBJECT = "Fredag: ringe idrettsrådet om utstyrsbod"
#: The text part of the reminder that is answered; its words must never be read as an answer.
SENT = """Hei Kari!

På dugnaden i Granvik 12. november sa du at du skulle:

Ringe idrettsrådet om utstyrsbod
Fristen er fredag 6. mars – om én dag.

Hvordan går det?
- Ferdig: https://allemed.example.no/s/abc/
- Trenger mer tid: https://allemed.example.no/s/abc/
- Noen andre gjør dette: https://allemed.example.no/s/abc/
- Ikke aktuelt lenger: https://allemed.example.no/s/abc/

Vi spør igjen mandag 9. mars. Ikke skriv til meg: https://allemed.example.no/s/abc/stopp/

Hilsen Lise Elvebakk, kontaktperson i Granvik kommune
lise.elvebakk@example.no, tlf. 22 22 22 22"""


@dataclass(frozen=True)
class Tongue:
    """The words one language's mail programs use."""

    code: str
    head: tuple[str, str, str, str]
    sent: str
    original: str
    gmail: str
    apple: str
    apple_phone: str
    samsung: str
    thunderbird: str
    phone: str
    outlook: str
    re: str
    regards: str


def _by(text: str) -> str:
    return text.replace("WHO", f"{WHO} <{OURS}>")


NB = Tongue(
    "nb",
    ("Fra", "Sendt", "Til", "Emne"),
    "torsdag 5. mars 2026 10:11",
    "-----Opprinnelig melding-----",
    _by("tor. 5. mars 2026 kl. 10:11 skrev WHO:"),
    _by("Den 5. mars 2026 kl. 10:11 skrev WHO:"),
    _by("5. mars 2026 kl. 10.11 skrev WHO:"),
    "-------- Opprinnelig melding --------",
    "Den 05.03.2026 10:11, skrev ALLEMED Videre:",
    "Sendt fra min iPhone",
    "Få Outlook for iOS",
    "SV",
    "Med vennlig hilsen",
)
NN = Tongue(
    "nn",
    ("Frå", "Sendt", "Til", "Emne"),
    "torsdag 5. mars 2026 10:11",
    "-----Opphavleg melding-----",
    _by("tor. 5. mars 2026 kl. 10:11 skreiv WHO:"),
    _by("Den 5. mars 2026 kl. 10:11 skreiv WHO:"),
    _by("5. mars 2026 kl. 10.11 skreiv WHO:"),
    "-------- Opphavleg melding --------",
    "Den 05.03.2026 10:11, skreiv ALLEMED Videre:",
    "Sendt frå min iPhone",
    "Hent Outlook for iOS",
    "Sv",
    "Vennleg helsing",
)
DA = Tongue(
    "da",
    ("Fra", "Sendt", "Til", "Emne"),
    "5. marts 2026 10:11",
    "-----Oprindelig meddelelse-----",
    _by("Den tors. 5. mar. 2026 kl. 10.11 skrev WHO:"),
    _by("Den 5. mar. 2026 kl. 10.11 skrev WHO:"),
    _by("Den 5. mar. 2026 kl. 10.11 skrev WHO:"),
    "-------- Oprindelig meddelelse --------",
    "Den 05-03-2026 kl. 10:11 skrev ALLEMED Videre:",
    "Sendt fra min iPhone",
    "Hent Outlook til iOS",
    "SV",
    "Med venlig hilsen",
)
SV = Tongue(
    "sv",
    ("Från", "Skickat", "Till", "Ämne"),
    "den 5 mars 2026 10:11",
    "-----Ursprungligt meddelande-----",
    _by("Den tors 5 mars 2026 kl 10:11 skrev WHO:"),
    _by("5 mars 2026 kl. 10:11 skrev WHO:"),
    _by("5 mars 2026 kl. 10:11 skrev WHO:"),
    "-------- Originalmeddelande --------",
    "Den 2026-03-05 kl. 10:11, skrev ALLEMED Videre:",
    "Skickat från min iPhone",
    "Skaffa Outlook för iOS",
    "SV",
    "Med vänliga hälsningar",
)
EN = Tongue(
    "en",
    ("From", "Sent", "To", "Subject"),
    "Thursday, March 5, 2026 10:11 AM",
    "-----Original Message-----",
    _by("On Thu, Mar 5, 2026 at 10:11 AM WHO wrote:"),
    _by("On 5 Mar 2026, at 10:11, WHO wrote:"),
    _by("On Mar 5, 2026, at 10:11 AM, WHO wrote:"),
    "-------- Original message --------",
    "On 05/03/2026 10:11, ALLEMED Videre wrote:",
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "Re",
    "Kind regards",
)
TONGUES = (NB, NN, DA, SV, EN)


@dataclass(frozen=True)
class Parts:
    headers: dict[str, str]
    text: str
    html: str


def _headers(tongue: Tongue, **more: str) -> dict[str, str]:
    return {
        "From": "Kari Granbark <kari.granbark@example.no>",
        "To": "ALLEMED Videre <svar+abc@svar.allemed.example.no>",
        "Subject": f"{tongue.re}: {SUBJECT}",
        "In-Reply-To": "<11@allemed.example.no>",
        "MIME-Version": "1.0",
        **more,
    }


def _head(tongue: Tongue, *, when: str = "") -> str:
    a, b, c, d = tongue.head
    date = tongue.sent
    return (
        f"{a}: {WHO} <{OURS}>\n{when or b}: {date}\n{c}: Kari Granbark <kari.granbark@example.no>"
        f"\n{d}: {SUBJECT}"
    )


def _marked(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _head_rows(tongue: Tongue) -> str:
    rows = (line.partition(":") for line in _head(tongue).split("\n"))
    return "<br>".join(f"<b>{escape(a)}:</b> {escape(b.strip())}" for a, _, b in rows)


def _styled(text: str, opening: str, tag: str) -> str:
    return "".join(f"<{opening}>{escape(x) or '<br>'}</{tag}>\n" for x in text.split("\n"))


def _divs(text: str, tag: str = "div") -> str:
    return "".join(f"<{tag}>{escape(line) or '&nbsp;'}</{tag}>\n" for line in text.split("\n"))


def outlook_desktop(words: str, tongue: Tongue) -> Parts:
    """Outlook for Windows: Word's HTML, and From/Sent lines without a separator."""
    sign = (
        f"{tongue.regards}\nKari Granbark\nFolkehelsekoordinator\nGranvik kommune\nTlf. 99 99 99 99"
    )
    head = _head(tongue)
    html = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!-- p.MsoNormal "
        "{margin:0cm;} --></style></head><body lang=NO-BOK><div class=WordSection1>"
        + "".join(
            f"<p class=MsoNormal>{escape(x) or '<o:p>&nbsp;</o:p>'}</p>\n"
            for x in (words + "\n\n" + sign).split("\n")
        )
        + "<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid "
        "#E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>"
        f"{_head_rows(tongue)}</p></div></div>" + _divs(SENT, "p") + "</div></body></html>"
    )
    return Parts(
        _headers(tongue, **{"X-Mailer": "Microsoft Outlook 16.0", "Thread-Index": "AdqX"}),
        f"{words}\n\n{sign}\n\n{head}\n\n{SENT}\n",
        html,
    )


def outlook_plain(words: str, tongue: Tongue) -> Parts:
    """Outlook for Windows answering in plain text."""
    text = f"{words}\n\n{tongue.regards}\nKari\n\n{tongue.original}\n{_head(tongue)}\n\n{SENT}\n"
    return Parts(_headers(tongue), text, "")


def new_outlook(words: str, tongue: Tongue) -> Parts:
    """The new Outlook and Outlook on the web."""
    html = (
        '<html><body dir="ltr">'
        + "".join(
            f'<div class="elementToProof" style="font-size: 12pt">{escape(x) or "<br>"}</div>'
            for x in words.split("\n")
        )
        + '<div class="elementToProof"><br></div><div id="Signature"><p>Kari Granbark</p>'
        "<p>Folkehelsekoordinator, Granvik kommune</p></div>"
        '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
        '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif">'
        f"{_head_rows(tongue)}</font><div>&nbsp;</div></div>" + _divs(SENT) + "</body></html>"
    )
    text = (
        f"{words}\n\nKari Granbark\n\nFolkehelsekoordinator, Granvik kommune\n\n"
        f"{'_' * 32}\n{_head(tongue)}\n\n{SENT}\n"
    )
    return Parts(_headers(tongue, **{"X-MS-Has-Attach": ""}), text, html)


def outlook_ios(words: str, tongue: Tongue) -> Parts:
    """Outlook on a phone: an advertisement, a line of underscores, From and Sent."""
    rows = "<br>".join(escape(x) for x in _head(tongue).split("\n"))
    html = (
        '<html><body><div dir="auto">'
        + "<br>".join(escape(x) for x in words.split("\n"))
        + '</div><div id="ms-outlook-mobile-signature" dir="auto"><div><br></div>'
        f'{escape(tongue.outlook)} <a href="https://aka.ms/o0ukef">iOS</a></div>'
        '<div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-'
        'message" dir="auto"><hr style="display: inline-block; width: 98%;">'
        f'<div id="divRplyFwdMsg">{rows}</div>' + _divs(SENT) + "</div></body></html>"
    )
    line = f"{tongue.outlook}<https://aka.ms/o0ukef>\n{'_' * 32}"
    text = f"{words}\n\n{line}\n{_head(tongue)}\n\n{SENT}\n"
    return Parts(_headers(tongue), text, html)


def gmail(words: str, tongue: Tongue) -> Parts:
    """Gmail: an attribution line that may be broken, marks of quotation, gmail_quote."""
    line = tongue.gmail
    broken = line if len(line) < 78 else line.replace(f" <{OURS}>", f" <\n{OURS}>")
    html = (
        '<div dir="ltr">'
        + _styled(words, "div", "div")
        + '</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class='
        f'"gmail_attr">{escape(line)}<br></div><blockquote class="gmail_quote" style="margin:0px '
        '0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">'
        + _divs(SENT)
        + "</blockquote></div>"
    )
    return Parts(_headers(tongue), f"{words}\n\n{broken}\n\n{_marked(SENT)}\n", html)


def apple_mail(words: str, tongue: Tongue) -> Parts:
    """Mail on a Mac."""
    html = (
        '<html><body style="overflow-wrap: break-word;">'
        + _styled(words, "div", "div")
        + f"<div><br><div>{escape(tongue.regards)}</div><div>Kari</div></div><div><br><blockquote "
        f'type="cite"><div>{escape(tongue.apple)}</div><br class="Apple-interchange-newline">'
        + _divs(SENT)
        + "</blockquote></div><br></body></html>"
    )
    text = f"{words}\n\n{tongue.regards}\nKari\n\n> {tongue.apple}\n>\n{_marked(SENT)}\n"
    return Parts(_headers(tongue, **{"X-Mailer": "Apple Mail (2.3774.300.61)"}), text, html)


def apple_phone(words: str, tongue: Tongue) -> Parts:
    """Mail on an iPhone: the text part only, with an invisible mark before the quote."""
    text = f"{words}\n\n{tongue.phone}\n\n> {tongue.apple_phone}\n> \n> ﻿{_marked(SENT)[2:]}\n"
    return Parts(_headers(tongue, **{"X-Mailer": "iPhone Mail (22D72)"}), text, "")


def samsung(words: str, tongue: Tongue) -> Parts:
    """Samsung's own mail program."""
    dated = {"nb": "Dato", "nn": "Dato", "da": "Dato", "sv": "Datum", "en": "Date"}[tongue.code]
    head = _head(tongue, when=dated).replace(tongue.sent, "05.03.2026 10:11 (GMT+01:00)")
    phone = tongue.phone.replace("iPhone", "Galaxy")
    text = f"{words}\n\n\n\n{phone}\n\n{tongue.samsung}\n{head}\n\n{SENT}\n"
    html = (
        '<html><body dir="auto">'
        + _styled(words, 'div dir="auto"', "div")
        + f'<div id="composer_signature" dir="auto">{escape(phone)}</div><div><br></div><div '
        f'align="left" dir="auto"><p style="font-size: 100%">{escape(tongue.samsung)}</p>'
        + _divs(head)
        + "</div>"
        + _divs(SENT)
        + "</body></html>"
    )
    return Parts(_headers(tongue), text, html)


def thunderbird(words: str, tongue: Tongue) -> Parts:
    """Thunderbird: a signature after two dashes, answers above."""
    text = (
        f"{words}\n\n{tongue.thunderbird}\n{_marked(SENT)}\n\n-- \nKari Granbark\nGranvik kommune\n"
    )
    return Parts(_headers(tongue, **{"User-Agent": "Mozilla Thunderbird"}), text, "")


CLIENTS = (
    outlook_desktop,
    outlook_plain,
    new_outlook,
    outlook_ios,
    gmail,
    apple_mail,
    apple_phone,
    samsung,
    thunderbird,
)
