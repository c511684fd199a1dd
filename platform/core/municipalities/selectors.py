"""Finds places: by what somebody typed, by number, and what became of an old one."""

from __future__ import annotations

import re

from django.db.models import QuerySet

from core.municipalities.models import Municipality, Succession
from core.municipalities.naming import fold_query
from core.municipalities.ranking import Place, certain, rank

NUMBER = re.compile(r"\s*(\d{6}|\d{4})\b")
FORMER = re.compile(r"\(\s*(?:nå|no|now)\s+([^)]+)\)", re.I)
DISTRICT = re.compile(r"^\s*([^,(]+?)\s*[,(]\s*bydel(?:en)?\s+([^)]+?)\s*\)?\s*$", re.I)


def current() -> QuerySet[Municipality]:
    """Places that exist now, with county and parent."""
    return Municipality.objects.filter(valid_to__isnull=True).select_related("county", "parent")


def display_name(municipality: Municipality) -> str:
    """The name, with its county only where two places share it. Costs no query."""
    return str(municipality)


class Register:
    """All current places, read once, for a page or an import that looks up many names."""

    def __init__(self) -> None:
        self.by_key = {place.pk: place for place in current().order_by("number")}
        self._places = [
            Place(pk=m.pk, number=m.number, key=m.search_key, county=m.county.name)
            for m in self.by_key.values()
        ]
        self._answers: dict[str, Municipality | None] = {}

    def search(self, text: str, limit: int = 8) -> list[Municipality]:
        """Places `text` may mean, the likeliest first; without what it adds, if need be."""
        keys = rank(text, self._places, limit)
        if not keys:  # "Bømlo (elevråd)", "Drammen, Strømsø"
            keys = rank(re.split(r"[(,;]", text)[0], self._places, limit)
        return [self.by_key[key] for key in keys]

    def resolve(self, text: str) -> Municipality | None:
        """The one place `text` certainly names, or None.

        Takes a number, a name in any official language, "Herøy (Nordland)", "Oslo, bydel
        Frogner", a former number, or a former name followed by "(nå Kristiansand)".
        """
        text = text.strip()[:200]
        if text not in self._answers:
            self._answers[text] = self._resolve(text)
        return self._answers[text]

    def _resolve(self, text: str) -> Municipality | None:
        former = FORMER.search(text)
        if former:
            return self.resolve(former[1])
        district = DISTRICT.match(text)
        if district:
            return self._district(parent=district[1], name=district[2])
        exact = [self.by_key[key] for key in certain(text, self._places)]
        plain = [m for m in exact if not m.is_district] or exact
        if len(plain) == 1:
            return plain[0]
        number = NUMBER.match(text)
        return by_number(number[1]) if number and not exact else None

    def _district(self, *, parent: str, name: str) -> Municipality | None:
        municipality = self.resolve(parent)
        wanted = fold_query(name)
        same = [
            place
            for place in self.by_key.values()
            if municipality is not None
            and place.parent_id == municipality.pk
            and fold_query(place.name) == wanted
        ]
        return same[0] if len(same) == 1 else None


def search(text: str, limit: int = 8) -> list[Municipality]:
    """Current places `text` may mean, the likeliest first. One query.

    Forgives case, accents, "aa" for "å", Sámi and Kven names, "kommune" and misspellings;
    a county narrows ("herøy nordland"); a number finds its place.
    """
    return Register().search(text, limit) if text.strip() else []


def resolve(text: str) -> Municipality | None:
    """The one current place `text` certainly names, or None; see `Register.resolve`."""
    return Register().resolve(text) if text.strip() else None


def by_number(number: str) -> Municipality | None:
    """The current place with this number, or the only one that took over from it."""
    place = current().filter(number=number).first()
    if place is not None:
        return place
    ended = Municipality.objects.filter(number=number).order_by("-valid_to").first()
    heirs = current_successors(ended) if ended else []
    return heirs[0] if len(heirs) == 1 else None


def current_successors(old: Municipality) -> list[Municipality]:
    """What an ended place is now, through every merger and split; itself when it still exists.

    One query for each generation.
    """
    if old.valid_to is None:
        return [old]
    heirs: dict[int, Municipality] = {}
    seen: set[int] = set()
    generation = {old.pk}
    while generation:
        seen |= generation
        successions = Succession.objects.filter(old__in=generation).select_related("new__county")
        following = [s.new for s in successions]
        heirs |= {place.pk: place for place in following if place.valid_to is None}
        generation = {p.pk for p in following if p.valid_to is not None} - seen
    return sorted(heirs.values(), key=lambda place: (place.name, place.number))
