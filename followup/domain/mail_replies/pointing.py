"""Which of several tasks a sentence is about, by the words of the tasks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .meaning import TaskWords

_WORD: Final = re.compile(r"[a-zæøåäöéü0-9]{3,}", re.IGNORECASE)
_COMMON_TEXT: Final = """
alle andre bare begge blir både deres dette disse denne eller etter felles finne frem for fra før
gjør gjøre god gode har hele hva hvem hvis hvor hvordan høre ikke ikkje inn jeg kan kom komme
kunne lage litt med mellom men mens mer mot når noe noen nok nye også oppgave oppgaven opp oss
over per på sammen seg selv ses sette siden sin sine skal skritt som starte ta tar takk til
tilbake tiltak under uten var ved vi vil være våre ønsker eit ein ei kor korleis kva kven nokre
noko dei han hun ringe ringje ringt kontakte kontakt snakke snakk møte møtet avtale sende sendt
skrive plan planen the and with has have done task is are was it this that och att det den är från
ferdig gjort uke veke dag mai juni juli august september oktober november desember januar februar
mars april
"""
_COMMON: Final = frozenset(_COMMON_TEXT.split())
_ENDINGS: Final = re.compile(
    r"(?:sjonen|sjonar|sjoner|elsen|elser|heten|heter|ingen|inga|inger|ingar|anen|ane|ene|ande|"
    r"ende|"
    r"arne|erne|ers|ere|ane|ar|er|en|et|a|e|s|n|t)$"
)
_STEM_FROM: Final = 4


@dataclass(frozen=True, slots=True)
class Pointer:
    """Finds the one task a text names; ready for the tasks of one person."""

    tasks: Sequence[TaskWords]
    own: dict[int, frozenset[str]]

    @classmethod
    def of(cls, tasks: Sequence[TaskWords]) -> Pointer:
        """Words that stand in one task only tell it from the others."""
        stems = {task.key: _stems(task.what) for task in tasks}
        seen = Counter(stem for words in stems.values() for stem in words)
        own = {key: frozenset(s for s in words if seen[s] == 1) for key, words in stems.items()}
        return cls(tasks, own)

    def task(self, text: str) -> int | None:
        """The key of the task the text names most clearly; None when none or several."""
        told = _stems(text)
        scores = {key: sum(_told(stem, told) for stem in words) for key, words in self.own.items()}
        best = max(scores.values(), default=0)
        named = [key for key, score in scores.items() if score == best]
        return named[0] if best and len(named) == 1 else None


def names(what: str, text: str) -> bool:
    """Whether a text speaks of what a task is about: one of its telling words."""
    told = _stems(text)
    return any(_told(stem, told) for stem in _stems(what))


def _told(stem: str, told: frozenset[str]) -> bool:
    """The word itself, or a compound that begins or ends with it ("skolene", "ungdomsskolen")."""
    return any(
        stem == word
        or (len(stem) >= 5 and (word.startswith(stem) or word.endswith(stem)))
        or (len(word) >= 5 and (stem.startswith(word) or stem.endswith(word)))
        for word in told
    )


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    words = (match.group().casefold() for match in _WORD.finditer(text[:600]))
    return frozenset(_stem(word) for word in words if word not in _COMMON)


def _stem(word: str) -> str:
    found = _ENDINGS.search(word)
    if found and found.start() >= _STEM_FROM:
        return word[: found.start()]
    return word
