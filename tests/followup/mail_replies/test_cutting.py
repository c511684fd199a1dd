"""What of a mail is the sender's own: the shapes that do not come from a mail program's pattern."""

from __future__ import annotations

from textwrap import dedent

import pytest

from followup.domain.mail_replies.own_words import own_words

SENDER = "Kari Granbark"

TEXTS: dict[str, tuple[str, str]] = {
    "answers between the quoted lines": (
        """
        Hei, svar under.

        Den 5. mars 2026 kl. 10:11 skrev ALLEMED <p@example.no>:
        > Ringe idrettsrådet
        Ferdig!
        > Lage plakat
        Denne tar jeg i april.
        > Hilsen ALLEMED

        Mvh
        Kari
        """,
        "Hei, svar under.\n\nFerdig!\n\nDenne tar jeg i april.",
    ),
    "answers between lines of Outlook's marked quote": (
        """
        -----Opprinnelig melding-----
        Fra: ALLEMED <p@example.no>
        Sendt: 5. mars 2026 10:11
        Til: Kari
        Emne: Ringe

        > Ringe idrettsrådet
        Ferdig
        > Lage plakat
        Utsatt til mai
        """,
        "Ferdig\n\nUtsatt til mai",
    ),
    "a postscript under the signature": (
        "Ferdig!\n\nMvh Kari\n\nPS: Ola vil gjerne være med neste gang.\n",
        "Ferdig!\n\nPS: Ola vil gjerne være med neste gang.",
    ),
    "a greeting with small letters": ("Gjort!\n\nhilsen kari\n", "Gjort!"),
    "a greeting from an office": ("I gang.\n\nHilsen oss på kulturkontoret\n", "I gang."),
    "a greeting that is a sentence": (
        "Hilsen fra rektor: alt er ferdig.\n",
        "Hilsen fra rektor: alt er ferdig.",
    ),
    "a bare name": ("Er ferdig med dette\n\nKari\n", "Er ferdig med dette"),
    "a name and a telephone": (
        "Er ferdig\n\nKari Granbark\nRådgiver\nTlf. 99 99 99 99 | www.example.no\n",
        "Er ferdig",
    ),
    "a name that is the answer": (
        "Ola Myrstubb, ola.myrstubb@example.no",
        "Ola Myrstubb, ola.myrstubb@example.no",
    ),
    "a footer on confidentiality": (
        """
        Dette er gjort.

        Denne e-posten og eventuelle vedlegg er konfidensiell og kun ment for mottakeren.
        Har du fått den ved en feil, ber vi deg slette den.
        """,
        "Dette er gjort.",
    ),
    "a footer on the journal, nynorsk": (
        """
        Det er gjort.

        Ver merksam på at all e-post til og frå kommunen kan verte journalført og offentleg.
        """,
        "Det er gjort.",
    ),
    "a footer on the environment": (
        "Ferdig.\n\nTenk på miljøet før du skriver ut denne e-posten.\n",
        "Ferdig.",
    ),
    "a banner on external mail": ("EKSTERN E-POST: Vær forsiktig.\n\nFerdig.\n", "Ferdig."),
    "attribution broken over three lines": (
        """
        Ferdig!

        Den tor. 5. mars 2026 kl. 10:11 skrev ALLEMED Videre for Granvik
        kommune og omland <
        paaminnelse@allemed.example.no>:

        > Ringe idrettsrådet
        """,
        "Ferdig!",
    ),
    "attribution without marks below": (
        """
        Ferdig!

        Den 5. mars 2026 kl. 10:11 skrev ALLEMED <p@example.no>:

        Ringe idrettsrådet
        Er du ferdig?
        """,
        "Ferdig!",
    ),
    "bold labels": (
        """
        Ferdig!

        *Fra:* ALLEMED <p@example.no>
        *Sendt:* torsdag 5. mars 2026 10:11
        *Til:* Kari
        *Emne:* Ringe

        Ringe idrettsrådet
        """,
        "Ferdig!",
    ),
    "all labels on one line": (
        "Ferdig!\n\nFra: ALLEMED Sendt: 5. mars 2026 10:11 Til: Kari Emne: Ringe\nRinge dem\n",
        "Ferdig!",
    ),
    "labels over many recipients": (
        """
        Ferdig!

        Fra: ALLEMED <p@example.no>
        Dato: torsdag 5. mars 2026 kl. 10:11
        Til: Kari Granbark <kari@example.no>,
            Ola Myrstubb <ola@example.no>,
            Torill Sildrebekk <torill@example.no>
        Kopi: Lise <lise@example.no>
        Emne: Ringe
        Ringe idrettsrådet
        """,
        "Ferdig!",
    ),
    "a mail passed on": (
        """
        Ola har tatt over.

        ---------- Forwarded message ---------
        Fra: ALLEMED <p@example.no>
        Date: tor. 5. mars 2026 kl. 10:11
        Subject: Ringe
        To: <kari@example.no>

        Ringe idrettsrådet
        """,
        "Ola har tatt over.",
    ),
    "own words with Fra and Til": (
        "Fra: nå av gjør Ola dette.\nTil: orientering.\n",
        "Fra: nå av gjør Ola dette.\nTil: orientering.",
    ),
    "own words that say who wrote": (
        "Jeg skrev til dem 5. mars:\nde svarte at det er i orden.\n",
        "Jeg skrev til dem 5. mars:\nde svarte at det er i orden.",
    ),
    "an answer below the quote": (
        """
        5. mars 2026 kl. 10.11 skrev ALLEMED <p@example.no>:
        > Ringe idrettsrådet
        > Hilsen ALLEMED

        Dette er ferdig.
        Mvh Kari
        """,
        "Dette er ferdig.",
    ),
    "Windows line breaks, hard spaces and invisible letters": (
        "\ufeffDette er\u00a0ferdig.\u200b\r\n\r\nMvh Kari\r\n",
        "Dette er ferdig.",
    ),
    "sent with a telephone": ("Ferdig\n\nSendt fra min Galaxy\n", "Ferdig"),
    "sent with Windows": ("Ferdig\n\nSendt fra E-post for Windows\n", "Ferdig"),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_only_the_senders_words_are_kept(text: str, expected: str) -> None:
    assert own_words(dedent(text), "", sender=SENDER).text == expected


HTML: dict[str, tuple[str, str]] = {
    "answers between blockquotes": (
        "<div>Svar under</div><div>5. mars 2026 kl. 10:11 skrev A &lt;p@example.no&gt;:</div>"
        "<blockquote><div>Ringe idrettsrådet</div></blockquote><div>Ferdig!</div>"
        "<blockquote><div>Lage plakat</div></blockquote><div>Utsatt til mai</div>",
        "Svar under\n\nFerdig!\n\nUtsatt til mai",
    ),
    "hidden text": (
        '<div style="display:none">Ferdig</div><span hidden>Ferdig</span><p>I gang</p>',
        "I gang",
    ),
    "a table as layout": (
        "<table><tr><td>Ringe:</td><td>ferdig</td></tr><tr><td>Plakat:</td><td>i gang</td></tr>"
        "</table>",
        "Ringe: ferdig\nPlakat: i gang",
    ),
    "the answer inside the element of the quote": (
        '<div id="mail-editor-reference-message-container"><div>Dette er ferdig</div>'
        "<hr><div>Fra: A &lt;p@example.no&gt;<br>Sendt: 5. mars 2026<br>Til: Kari<br>Emne: X</div>"
        "<div>Ringe</div></div>",
        "Dette er ferdig",
    ),
    "a signature element in Gmail": (
        '<div>Ferdig</div><br><span class="gmail_signature_prefix">-- </span><br>'
        '<div class="gmail_signature"><div>Kari Granbark</div><div>Rådgiver</div></div>',
        "Ferdig",
    ),
    "Yahoo": (
        '<div>Ferdig</div><div id="ydp1yahoo_quoted_22"><div>Den torsdag skrev A:</div>'
        "<div>Ringe</div></div>",
        "Ferdig",
    ),
    "breaks inside a paragraph": (
        "<p>Hei<br>Dette er ferdig<br><br>Mvh<br>Kari</p>",
        "Hei\nDette er ferdig",
    ),
}


@pytest.mark.parametrize(("html", "expected"), HTML.values(), ids=HTML.keys())
def test_only_the_senders_words_of_html_are_kept(html: str, expected: str) -> None:
    assert own_words("", html, sender=SENDER).text == expected


def test_lines_of_our_own_mail_are_never_the_senders_words() -> None:
    ours = "Ringe idrettsrådet om utstyrsbod\nHvordan går det med denne oppgaven nå?"
    text = f"Ferdig!\n\n{ours}\n"
    assert own_words(text, "", ours=ours).text == "Ferdig!"


def test_the_text_part_that_marks_no_quote_gives_way_to_html() -> None:
    text = "Ferdig\n\nRinge idrettsrådet\nEr du ferdig?\n"
    html = "<div>Ferdig</div><blockquote><div>Ringe idrettsrådet</div></blockquote>"
    assert own_words(text, html).text == "Ferdig"
