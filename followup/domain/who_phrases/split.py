"""One Hvem cell into the pieces that each name one party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .lexicon import ONE_BODY, PLACE_WORD, THEME_WORD, is_body, is_role, is_theme, words
from .names import EMAIL, PHONE, is_full_name, is_name_word, is_single_name

_LONGEST: Final = 2000
_BREAK: Final = re.compile(
    r"\s*(?:\n|;|\+|&|,|(?<!\w)[•·](?!\w)|\s\|\s|(?<![vmc])/(?!\d)"
    r"|\s(?:og|samt|and|pluss|eller)\s|\s(?:-|–|—)\s"
    r"|\s(?:i\s+samarbei[dt]\s+med|i\s+samråd\s+med|sammen\s+med|saman\s+med|i\s+lag\s+med|"
    r"med\s+(?:god\s+)?(?:hjelp|støtte|bistand)\s+(?:fra|frå|av)|m/)\s*)\s*",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"^(?:hoved)?(?:ansvarlige?|ansvarlege?|ansvar|ansv\.?|hvem|kven|oppfølging|"
    r"utføres av|kontaktperson)"
    r"\s*(?:er)?\s*[:=–-]\s*",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(
    r"\s*(?:\((?:hoved)?ansvar(?:lig|leg)?(?:\s+for\s+\w+)?\)|"
    r"\b(?:har|tar|tek|får)\s+(?:hoved)?ansvar(?:et)?(?:\s+for\s+.*)?|\bfølger?\s+opp|"
    r"\bfølgjer\s+opp|"
    r"\ber\s+ansvarl?[ei]g|\b(?:hoved)?ansvarlig$|\bansvarleg$)\s*[.!]?$",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(
    r"\s(?:hjelper|hjelpar|hjelp|bistår|blir med|vert med|er med|stiller opp|bidrar|bidreg|"
    r"steppar inn|trår til)(?:\s(?:også|òg|til|med|på|ved|det|dette|\w*møtet))*\s*[.!]?$",
    re.IGNORECASE,
)
_HELPS: Final = re.compile(
    r"\s*[(\[]\s*(?:(?:(?:med )?(?:god )?(?:hjelp|støtte|bistand) (?:fra|frå|av)|"
    r"(?:sammen |saman |i lag )?med|m/|m\.|og|samt|pluss|\+)\s*(?P<with>[^()]{2,60})|"
    r"(?P<who>[^()]{2,60}?)\s(?:(?:kan |skal |vil )?(?:hjelper?|hjelpar|bistår|bistå|støtter|"
    r"støttar|støtte|stiller|bidrar|bidreg|bidra|assisterer|avlaster)\b|(?:blir|bli|vert|er|"
    r"kan være|kan vere|skal være|skal vere)\s(?:også |òg )?med\b)[^()]{0,40})\s*[)\]]",
    re.IGNORECASE,
)
_HEAD_FOR: Final = re.compile(r"\b(?:for|i|innen|innan|av|på)$", re.IGNORECASE)
_MENTION: Final = re.compile(r"^(?:f\.?eks\.?|bl\.?a\.?|etc\.?|m\.?m\.?|osv\.?|o\.?l\.?)$", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """One party as written: `text` without addresses, with the addresses beside it."""

    text: str
    emails: tuple[str, ...] = ()
    doubt: bool = False
    after_dash: bool = False


def pieces(text: str, units: Sequence[str] = ()) -> list[Piece]:
    """The parties of a cell, in order, as written. Addresses and phone numbers are taken off.

    `units` are names of units that stay whole though they have a comma or an «og».
    """
    text = _HELPS.sub(_and_helper, _LABEL.sub("", text[:_LONGEST].strip()))
    for unit in units:
        if unit.casefold() in text.casefold():
            text = re.sub(re.escape(unit), lambda m: _hide(m.group()), text, flags=re.IGNORECASE)
    marked = _glue_brackets(_glue_one_body(text))
    parts: list[tuple[str, str]] = []
    end, before = 0, ""
    for found in _BREAK.finditer(marked):
        if _keeps_together(marked, found):
            continue
        parts.append((before, marked[end : found.start()]))
        before, end = found.group(), found.end()
    parts.append((before, marked[end:]))
    found_pieces = ((sign, _piece(_unglue(part))) for sign, part in _join_themes(parts))
    return [
        replace(piece, after_dash=sign.strip() in {"-", "–", "—"})
        for sign, piece in found_pieces
        if piece
    ]


def _and_helper(found: re.Match[str]) -> str:
    """ "Roar (Mona hjelper til)" names two: "Roar, Mona"."""
    helper = (found.group("with") or found.group("who")).strip()
    first = words(helper)[0] if words(helper) else ""
    person = is_single_name(first) or (is_name_word(first) and not is_body(first))
    return f", {helper}" if person or is_full_name(helper) else found.group()


def _glue_one_body(text: str) -> str:
    return ONE_BODY.sub(lambda m: _hide(m.group()), text)


def _glue_brackets(text: str) -> str:
    return re.sub(r"\([^()]{0,120}\)|<[^<>]{0,120}>", lambda m: _hide(m.group()), text)


def _hide(text: str) -> str:
    return "".join(
        chr(0xE000 + ord(c)) if c in " ,;/&+|\n-–" and ord(c) < 0x100 else c for c in text
    )


def _unglue(text: str) -> str:
    return "".join(chr(ord(c) - 0xE000) if 0xE000 <= ord(c) < 0xE100 else c for c in text)


def _keeps_together(text: str, found: re.Match[str]) -> bool:
    sign = found.group().strip().lower()
    before, after = text[: found.start()], text[found.end() :]
    if sign == "og" and (before.endswith("-") or re.search(r"\w-\s*$", before)):
        return True
    if sign in {"-", "–", "—"}:
        return not (_names_somebody(before) and _names_somebody(after))
    if sign == "/":
        return bool(re.search(r"(?:^|\s)\w$", before)) and not before.strip().isupper()
    return False


def _names_somebody(text: str) -> bool:
    bare = " ".join(words(text)[-3:]) if text else ""
    return is_full_name(bare) or is_body(bare) or is_single_name(bare)


def _join_themes(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """ "utvalg for kultur" + "idrett" belong together: the second is a field, no party."""
    out: list[tuple[str, str]] = []
    for before, part in parts:
        bare = _unglue(part).strip()
        sign, last = out[-1] if out else ("", "")
        if out and is_theme(bare) and (_takes_theme(last) or _two_fields(last, before, bare)):
            out[-1] = (sign, last + before + part)
        elif bare and not _MENTION.match(bare.strip(".")):
            out.append((before, part))
    return out


def _two_fields(last: str, sign: str, field: str) -> bool:
    """ "Kultur og fritid" is one unit; "skole og barnehage" are two."""
    both = f"{_unglue(last).strip()} {field}"
    return (
        sign.strip().lower() in {"og", "&"}
        and is_theme(both)
        and not any(PLACE_WORD.match(word) for word in words(both))
    )


def _takes_theme(text: str) -> bool:
    found = words(_unglue(text))
    if not found or not (is_role(text) or is_body(text)):
        return False
    return bool(_HEAD_FOR.search(" ".join(found[:-1])) or THEME_WORD.match(found[-1].strip("-")))


def _piece(text: str) -> Piece | None:
    emails = tuple(dict.fromkeys(found.group().strip(".") for found in EMAIL.finditer(text)))
    bare = PHONE.sub(" ", EMAIL.sub(" ", text))
    bare = re.sub(r"[(<\[]\s*(?:tlf\.?|mob(?:il)?\.?|e-?post|mail)?\s*:?[,;\s]*[)>\]]", " ", bare)
    bare = re.sub(r"\b(?:e-?post|epost|mail|mailto|tlf\.?|mobil)\s*:?\s*$", " ", bare, flags=re.I)
    doubt = bool(re.search(r"\?\s*\)?$|\(\?\)", bare))
    bare = _TAKES.sub("", " ".join(bare.replace("(?)", " ").split()))
    alone = _JOINS.sub("", bare)
    bare = alone if all(is_name_word(w) for w in alone.split()) else bare
    bare = re.sub(r"\s+(?:m\.?\s?fl|og andre|m\.?\s?m|osv|etc)\.?$", "", bare, flags=re.IGNORECASE)
    bare = bare.strip(" ,;:?*•·-–—<>[]")
    bare = re.sub(r"^(?:v/|ved|av|til|hos|og|samt)\s+", "", bare, flags=re.IGNORECASE)
    if bare.endswith(".") and not re.search(r"\b\w{1,5}\.$", bare):
        bare = bare[:-1]
    if not bare and not emails:
        return None
    return Piece(bare, emails, doubt)


def hint(text: str) -> tuple[str, str]:
    """The party without its hint, and the hint: "Anne (NAV)" gives "Anne", "NAV".

    A hint stands in brackets, after v/ or "ved" (then the person is after it), or after
    "i", "på", "fra": "Kari i kulturen".
    """
    found = re.match(r"^(.*?)\s*\(([^()]*)\)\s*(.*)$", text)
    if found:
        head = f"{found.group(1)} {found.group(3)}".strip()
        return head, found.group(2).strip()
    found = re.match(r"^(.+?)\s*(?:\bv/|\bved\b|\bv\.|:)\s*(.+)$", text, re.IGNORECASE)
    if found:
        return found.group(2).strip(), found.group(1).strip()
    found = re.match(r"^(.+?)\s+(?:i|på|fra|frå|hos|ved)\s+(.+)$", text)
    if found and all(is_name_word(w) for w in found.group(1).split()):
        return found.group(1).strip(), found.group(2).strip()
    words_in = text.split()
    for cut in range(1, min(4, len(words_in))):
        title, name = " ".join(words_in[:cut]), " ".join(words_in[cut:])
        if is_role(words_in[cut - 1]) and (is_full_name(name) or is_single_name(name)):
            return name, title
    found = re.match(
        r"^([A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)\s+(NAV|FAU|SFO|BUA|SLT|IL|AKS)\b", text
    )
    if found:
        return found.group(1), found.group(2)
    return text, ""
