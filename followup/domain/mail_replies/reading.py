"""The entry: a mail in, what it is and what its sender means out. Never raises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from .absence import NO_ABSENCE, Absence, read_absence, says_absent
from .bounces import NO_BOUNCE, Bounce, read_bounce
from .delays import Setting
from .intents import read_sentence
from .lexicon import ALL_OF_THEM, POINTS_BELOW
from .machines import is_automatic, is_bounce, is_receipt_or_list, says_away
from .mail import Mail
from .meaning import BLOCKED, DONE, DROPPED, LATER, NOT_ME, STOP, UNDER_WAY, Meaning, TaskWords
from .own_words import OwnWords, Passage, own_words
from .parties import address_in
from .pointing import Pointer
from .sentences import is_pleasantry, is_yes, sentences

REPLY: Final = "reply"
OUT_OF_OFFICE: Final = "out_of_office"
AUTO: Final = "auto"
BOUNCE: Final = "bounce"
UNREADABLE: Final = "unreadable"
#: What stands when one message says several things about a task: the least final first.
_CAUTION: Final = (STOP, NOT_ME, BLOCKED, DROPPED, LATER, UNDER_WAY, DONE)
_ENCRYPTED: Final = re.compile(
    r"-----BEGIN PGP MESSAGE-----|\bThis (?:is an encrypted message|message was encrypted)\b|"
    r"\b(?:kryptert melding|beskyttet melding|verna melding)\b",
    re.IGNORECASE,
)
_CIPHER_TYPES: Final = ("pkcs7-mime", "multipart/encrypted", "rpmsg", "ms-tnef", "winmail.dat")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mail is read as.

    `kind`: reply, out_of_office, auto, bounce, unreadable. `reason`, of an unreadable mail: empty,
    encrypted, attachment, garbled. `words`: the sender's own. `meanings`: at most one for each task
    and one that names none. `ask_which`: the sender holds several tasks and did not say which.
    `points_below`: the answers stand in the quoted text, where they cannot be told from it.
    `rest`: the sentences that no meaning was read from. `agrees`: the words are only a yes.
    """

    kind: str = REPLY
    reason: str = ""
    words: str = ""
    meanings: tuple[Meaning, ...] = ()
    ask_which: bool = False
    points_below: bool = False
    rest: str = ""
    agrees: bool = False
    absence: Absence = NO_ABSENCE
    bounce: Bounce = NO_BOUNCE


def read(
    mail: Mail, *, today: date, tasks: Sequence[TaskWords] = (), about: int | None = None
) -> Reading:
    """Read a mail that came in on `today` from somebody who holds `tasks`.

    `about`: the key of the task our mail was about, meant where the words name no other.
    """
    if is_bounce(mail):
        bounce = read_bounce(mail)
        return Reading(AUTO if bounce.delayed else BOUNCE, bounce=bounce)
    if is_receipt_or_list(mail):
        return Reading(AUTO)
    own = own_words(mail.text, mail.html, sender=mail.sender_name, ours=mail.ours)
    sender = address_in(mail.header("From"))
    if is_automatic(mail) or says_away(mail):
        return _automatic(mail, own, today, sender)
    reason = _unreadable(mail, own)
    if reason:
        return Reading(UNREADABLE, reason=reason, words=own.text)
    return _reply(own, tasks, today, sender, about)


def _automatic(mail: Mail, own: OwnWords, today: date, sender: str) -> Reading:
    # What follows a colon is the subject of our own mail, with the weekday of its deadline.
    subject = mail.header("Subject")[:300].partition(":")[0]
    absence = read_absence(f"{subject}\n{own.text}", today=today, sender=sender)
    away = absence.left or absence.back_on is not None or says_away(mail) or says_absent(own.text)
    if not away:
        return Reading(AUTO, words=own.text)
    return Reading(OUT_OF_OFFICE, words=own.text, absence=absence)


def _unreadable(mail: Mail, own: OwnWords) -> str:
    content = " ".join((mail.header("Content-Type"), *mail.attachments)).lower()
    if any(kind in content for kind in _CIPHER_TYPES) and not own.text:
        return "encrypted"
    if _ENCRYPTED.search(own.text[:2000]):
        return "encrypted"
    if not re.search(r"[^\W_]|[✅✔☑👍]", own.text[:5000]):
        return "attachment" if mail.attachments else "empty"
    told = own.text[:5000]
    strange = told.count("�") + sum(ch in "\x80\x81\x8d\x8f\x90\x9d" for ch in told)
    return "garbled" if strange * 5 > len(told) else ""


def _reply(
    own: OwnWords, tasks: Sequence[TaskWords], today: date, sender: str, about: int | None
) -> Reading:
    said: list[Meaning] = []
    rest: list[str] = []
    for passage in own.passages:
        for sentence, meanings in _passage(passage, tasks, today, sender, about):
            said += meanings
            if not meanings and not is_pleasantry(sentence):
                rest.append(sentence)
    gathered = _gathered(said)
    below = bool(POINTS_BELOW.search(own.text[:1000])) and len(own.passages) == 1
    absence = read_absence(own.text, today=today, sender=sender)
    if absence.left:
        gathered = tuple(_with_successor(m, absence) for m in gathered)
    return Reading(
        REPLY,
        words=own.text,
        meanings=gathered,
        ask_which=len(tasks) > 1 and any(m.task is None and m.intent != STOP for m in gathered),
        points_below=below,
        rest=" ".join(rest),
        agrees=is_yes(own.text),
        absence=absence if says_absent(own.text) else NO_ABSENCE,
    )


def _with_successor(meaning: Meaning, absence: Absence) -> Meaning:
    """Who has left may say in another sentence who came after."""
    if meaning.intent != NOT_ME or meaning.party:
        return meaning
    return replace(meaning, party=absence.contact)


def _passage(
    passage: Passage,
    tasks: Sequence[TaskWords],
    today: date,
    sender: str,
    about: int | None,
) -> Iterator[tuple[str, list[Meaning]]]:
    """The sentences of one run of own words, with what each says and about which task."""
    pointer = Pointer.of(tasks)
    only = tasks[0] if len(tasks) == 1 else None
    by_key = {task.key: task for task in tasks}
    around = only.key if only else pointer.task(passage.answers)
    if around is None and about in by_key:
        around = about
    for sentence in sentences(passage.text):
        named = only.key if only else pointer.task(sentence)
        key = named if named is not None else around
        task = by_key.get(key) if key is not None else None
        setting = Setting(today, task.what if task else "", task.due if task else None, sender)
        found = read_sentence(sentence, setting)
        keys: list[int | None] = [key]
        if len(tasks) > 1 and named is None and ALL_OF_THEM.search(sentence):
            keys = [one.key for one in tasks]
        yield sentence, [replace(meaning, task=key) for meaning in found for key in keys]


def _gathered(said: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """One meaning for each task: the last of a kind, the most cautious of several kinds."""
    stop = next((m for m in said if m.intent == STOP), None)
    if stop:
        return (replace(stop, task=None),)
    by_task: dict[int | None, list[Meaning]] = {}
    for meaning in said:
        by_task.setdefault(meaning.task, []).append(meaning)
    return tuple(_one_of(meanings) for meanings in by_task.values())


def _one_of(said: Sequence[Meaning]) -> Meaning:
    kinds = [meaning.intent for meaning in said]
    if set(kinds) == {UNDER_WAY, DONE} and kinds[-1] == DONE:
        best = said[-1]
    else:
        best = min(said, key=lambda m: (_CAUTION.index(m.intent), -m.confidence))
    same = [m for m in said if m.intent == best.intent]
    best = max(same, key=lambda m: m.confidence)
    if best.intent == LATER:
        # "Rekker det ikke før sommeren, tar det i uke 34": what is said last is meant.
        dated = next((m.new_due for m in reversed(same) if m.new_due), None)
        best = replace(best, new_due=dated)
    if best.intent == NOT_ME and not best.party:
        best = replace(best, party=next((m.party for m in same if m.party), best.party))
    if not best.barrier:
        best = replace(best, barrier=next((m.barrier for m in same if m.barrier), ""))
    doubt = 0.15 * (len(set(kinds)) - 1)
    return replace(best, confidence=max(0.3, round(best.confidence - doubt, 2)))
