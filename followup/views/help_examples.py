"""Phrases to show on the help page, by kind. How they are read is never written down here."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

Phrases = tuple[str, ...]

#: Heading, phrases in bokmål, the same in nynorsk. English pages show the bokmål ones.
EXAMPLES: Final[tuple[tuple[StrOrPromise, Phrases, Phrases], ...]] = (
    (
        _("Dager"),
        ("15. mars", "15.03", "onsdag", "i overmorgen", "siste fredag i mai"),
        ("15. mars", "15.03", "onsdag", "i overmorgon", "siste fredag i mai"),
    ),
    (
        _("Uker"),
        ("uke 12", "neste uke", "uke 26–27", "slutten av uke 50"),
        ("veke 12", "neste veke", "veke 26–27", "slutten av veke 50"),
    ),
    (
        _("Måneder og kvartaler"),
        ("mars", "medio april", "månedsskiftet mars/april", "1. kvartal"),
        ("mars", "medio april", "månadsskiftet mars/april", "1. kvartal"),
    ),
    (
        _("Årstider og skoleår"),
        ("våren", "før sommeren", "til høsten", "neste skoleår"),
        ("våren", "før sommaren", "til hausten", "neste skuleår"),
    ),
    (
        _("Innen, før, senest, i løpet av, etter"),
        ("innen 1. april", "før 1. april", "senest uke 12", "i løpet av april", "etter 1. april"),
        ("innan 1. april", "før 1. april", "seinast veke 12", "i løpet av april", "etter 1. april"),
    ),
    (
        _("Høytider og ferier"),
        ("før jul", "innen påske", "etter vinterferien", "før sommerferien", "17. mai"),
        ("før jul", "innan påske", "etter vinterferien", "før sommarferien", "17. mai"),
    ),
    (
        _("Så lenge fra dugnaden"),
        ("om to uker", "innen 30 dager", "om et halvt år"),
        ("om to veker", "innan 30 dagar", "om eit halvt år"),
    ),
    (
        _("Uten dato"),
        ("løpende", "snarest", "hver uke", "når pengene er på plass", "etter årsmøtet", "kl. 18"),
        ("løpande", "snarast", "kvar veke", "når pengane er på plass", "etter årsmøtet", "kl. 18"),
    ),
    (
        _("Feilskrevet, eller utenfor kalenderen"),
        ("innen feburar", "31.11.", "uke 54"),
        ("innan feburar", "31.11.", "veke 54"),
    ),
)
