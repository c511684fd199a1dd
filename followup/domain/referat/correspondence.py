"""People of an e-mail: the address lines and the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_role
from followup.domain.who_phrases.names import (
    EMAIL,
    PHONE,
    is_full_name,
    is_given_name,
    is_single_name,
    may_be_of,
)

from .lines import Line
from .one_person import person_in

_MAIL_HEAD: Final = re.compile(r"^(?:fra|frå|from|til|to)\s*:\s*(.+)$", re.IGNORECASE)


_ADDRESSED: Final = re.compile(
    r"(?:\"?([^<>;,\"]{1,120}?)\"?\s{0,9})?<\s{0,9}([\w.+\-]+@[\w.\-]+)\s{0,9}>|"
    r"([\w.+\-]+@[\w.\-]+)"
)


_SIGN_OFF: Final = re.compile(
    r"^(?:(?:med )?(?:vennlig|venleg|beste|god|vennleg|varm|mange) h[ei]ls\w*|mvh|m\.v\.h\.?|vh|"
    r"hilsen|helsing|hels|klem|på vegne av \w+|ha det|beste|hilsning|best regards|for referatet|"
    r"ref\.?)\b[\s,.:!]*(.*)$",
    re.IGNORECASE,
)


_INLINE_SIGN: Final = re.compile(
    r"(?:hilsen|helsing|mvh|"
    r"hels\.?)[\s,:]+([A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+){0,3})\s*[.!]?$",
    re.IGNORECASE,
)


def from_mail_header(text: str) -> list[Participant]:
    """People of a Fra or Til line; a shared mailbox is nobody."""
    found = _MAIL_HEAD.match(text)
    if not found:
        return []
    if "@" not in text:
        told = [name.strip(" .") for name in re.split(r"[;,]", found.group(1)) if name.strip()]
        named = all(is_full_name(name) and is_given_name(name.split()[0]) for name in told)
        return [Participant(name) for name in told] if named else []
    out: list[Participant] = []
    for match in _ADDRESSED.finditer(found.group(1)):
        name = (match.group(1) or "").strip(" ;,\"'")
        mail = match.group(2) or match.group(3)
        turned = re.match(r"^([\w-]+),\s*([\w -]+)$", name)
        name = f"{turned.group(2)} {turned.group(1)}" if turned else name
        if is_full_name(name) or is_single_name(name):
            out.append(Participant(name=name, email=mail))
    return out


def unsigned_tail(lines: Sequence[Line]) -> int:
    """Where a signature without a greeting begins: a full name, then where to reach it.

    The last lines of the document; its length where there is no such signature.
    """
    told = [n for n, line in enumerate(lines) if line.text and line.kind == "para"]
    last = max((n for n, line in enumerate(lines) if line.text or line.cells), default=-1)
    for at in reversed(told[-6:]):
        name = as_signed(lines[at].text)
        if not is_full_name(name):
            continue
        after = [line for line in lines[at + 1 : last + 1] if line.text or line.cells]
        mails = [m for line in after for m in EMAIL.findall(line.text)]
        plain = all(line.kind in {"para", "heading"} and not line.sure_head for line in after)
        short = plain and all(len(line.text) <= 90 for line in after)
        if after and short and len(mails) <= 1 and _tells_where(after, mails, name):
            return at
    return len(lines)


def as_signed(text: str) -> str:
    """A signature as a name: "rune tyrihans" has the capitals of "Rune Tyrihans"."""
    bare = text.strip(" ,.")
    words = bare.split()
    small = bare == bare.lower() and 1 <= len(words) <= 4 and is_given_name(words[0])
    return bare.title() if small and all(w.replace("-", "").isalpha() for w in words) else bare


def _tells_where(after: Sequence[Line], mails: Sequence[str], name: str) -> bool:
    if mails:
        return may_be_of(mails[0], name)
    return is_role(after[0].text.split(",")[0]) or bool(PHONE.search(after[-1].text))


def signature(lines: Sequence[Line]) -> Participant | None:
    """Who signed: "Mvh", then a name, a role, a unit and an address on lines of their own."""
    return _greeted(lines) or _ungreeted([x.text for x in lines[unsigned_tail(lines) :] if x.text])


def _ungreeted(texts: Sequence[str]) -> Participant | None:
    person = person_in(as_signed(texts[0]), alone=True) if texts else None
    for piece in texts[1:]:
        person = _say_signed(person, piece) if person else None
    return person


def _greeted(lines: Sequence[Line]) -> Participant | None:
    texts = [line.text for line in lines if line.text and line.kind != "end"]
    for at in range(len(texts) - 1, max(len(texts) - 25, -1), -1):
        inline = _INLINE_SIGN.search(texts[at])
        found = _SIGN_OFF.match(texts[at])
        if not found and inline:
            return Participant(name=inline.group(1))
        if not found:
            continue
        after = [t for t in (found.group(1).strip(" ,.!"), *texts[at + 1 : at + 7]) if t]
        person = person_in(as_signed(after[0]), alone=True) if after else None
        if person is None:
            continue
        for more in after[1:]:
            if more.rstrip().endswith(":") or re.match(r"^[^:@]{2,40}:\s.*@", more):
                break
            if len(more) > 90 or re.search(r"taushet|konfidens|e-posten kan", more, re.IGNORECASE):
                break
            for piece in re.split(r"\s*[|/]\s*", more):
                person = _say_signed(person, piece)
        return person
    return None


def _say_signed(person: Participant, piece: str) -> Participant:
    mails = EMAIL.findall(piece)
    rest = PHONE.sub("", EMAIL.sub("", piece)).strip(" ().:,–-")
    rest = "" if re.search(r"\d{3}|^tlf|^mob|www\.", rest) else rest
    whole_role = rest and is_role(rest.split(",")[0])
    return replace(
        person,
        email=person.email or (mails[0] if mails and may_be_of(mails[0], person.name) else ""),
        role=person.role or (rest if whole_role else ""),
        organisation=person.organisation or (rest if rest and not whole_role else ""),
    )
