"""Nine things people answer, in five languages, and what each means."""

from __future__ import annotations

from datetime import date

from followup.domain.mail_replies import TaskWords

TODAY = date(2026, 3, 6)
TASK = TaskWords(1, "Ringe idrettsrådet om utstyrsbod", date(2026, 3, 6))

#: By language, one for each mail program: words, intent, what else is to be read from them.
SAID: dict[str, list[tuple[str, str, dict[str, object]]]] = {
    "nb": [
        ("Hei!\n\nDette er gjort.", "done", {}),
        ("Ferdig :)", "done", {}),
        ("Er godt i gang, venter på svar fra dem.", "under_way", {}),
        ("Kan vi få dette utsatt til mai?", "later", {"new_due": date(2026, 5, 31)}),
        ("Trenger to uker til.", "later", {"new_due": date(2026, 3, 20)}),
        ("Ola Myrstubb har tatt over dette.", "not_me", {"name": "Ola Myrstubb"}),
        ("Vi får det ikke til. Mangler penger.", "blocked", {"barrier": "economy"}),
        ("Dette er ikke aktuelt lenger.", "dropped", {}),
        ("Vennligst ikke skriv til meg mer.", "stop", {}),
    ],
    "nn": [
        ("Hei\n\nDette er ordna!", "done", {}),
        ("Det er i boks", "done", {}),
        ("Me jobbar med det no.", "under_way", {}),
        ("Det må utsetjast til etter påske.", "later", {}),
        ("Eg treng ein månad til.", "later", {"new_due": date(2026, 4, 6)}),
        (
            "Det er Torill Sildrebekk som har dette no (torill@example.no).",
            "not_me",
            {"name": "Torill Sildrebekk", "email": "torill@example.no"},
        ),
        ("Eg får det ikkje til, treng hjelp.", "blocked", {}),
        ("Ikkje aktuelt lenger, dei har fått ny bod.", "dropped", {}),
        ("Fjern meg frå lista, takk.", "stop", {}),
    ],
    "da": [
        ("Hej\n\nDet er færdigt nu.", "done", {}),
        ("Det er ordnet.", "done", {}),
        ("Vi arbejder på det.", "under_way", {}),
        ("Det er udsat til maj.", "later", {"new_due": date(2026, 5, 31)}),
        ("Jeg har brug for to uger mere.", "later", {"new_due": date(2026, 3, 20)}),
        ("Mette Elvebakk har overtaget opgaven.", "not_me", {"name": "Mette Elvebakk"}),
        ("Vi mangler penge til det.", "blocked", {"barrier": "economy"}),
        ("Det er ikke længere aktuelt.", "dropped", {}),
        ("Vær venlig at fjerne min adresse. Afmeld mig.", "stop", {}),
    ],
    "sv": [
        ("Hej!\n\nDet är klart.", "done", {}),
        ("Det här är gjort.", "done", {}),
        ("Vi håller på med det.", "under_way", {}),
        ("Det är uppskjutet till maj.", "later", {"new_due": date(2026, 5, 31)}),
        ("Jag behöver två veckor till.", "later", {"new_due": date(2026, 3, 20)}),
        ("Anna Granbark har tagit över det här.", "not_me", {"name": "Anna Granbark"}),
        ("Vi kör fast och behöver hjälp.", "blocked", {}),
        ("Det är inte aktuellt längre.", "dropped", {}),
        ("Sluta skicka mejl till mig.", "stop", {}),
    ],
    "en": [
        ("Hi,\n\nThis is done.", "done", {}),
        ("All sorted!", "done", {}),
        ("We are working on it.", "under_way", {}),
        ("This has been postponed until May.", "later", {"new_due": date(2026, 5, 31)}),
        ("I need two more weeks.", "later", {"new_due": date(2026, 3, 20)}),
        (
            "Ola Myrstubb has taken over, ola.myrstubb@example.no.",
            "not_me",
            {"name": "Ola Myrstubb", "email": "ola.myrstubb@example.no"},
        ),
        ("We are stuck, no money.", "blocked", {}),
        ("This is no longer relevant.", "dropped", {}),
        ("Please remove me from this list.", "stop", {}),
    ],
}
