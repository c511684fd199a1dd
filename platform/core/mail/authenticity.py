"""Does a mail come from the domain in its From? Pure: facts in, a verdict out.

The facts are those of whoever took the mail in for us (RFC 7208 SPF, RFC 6376 DKIM, RFC 7489
DMARC); we check no signatures ourselves. DMARC's own verdict wins. Without one, we do what DMARC
does: SPF or DKIM must have passed for a domain that belongs with the one in From.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

Verdict = Literal["pass", "fail", "unknown"]

#: Domains under which each name is somebody else's, so that being below them joins nobody.
_SHARED: Final = frozenset({"kommune.no", "herad.no", "fylkesbibl.no", "folkebibl.no", "priv.no"})
_RESULT: Final = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.I)
#: Comments and quoted words may hold anything the sender chose, even something like a result.
_COMMENT: Final = re.compile(r"\([^()]*\)|\"[^\"]*[;=][^\"]*\"")
_MAIL_FROM: Final = re.compile(r"smtp\.mailfrom\s*=\s*\"?(?:[^\s;@\"]*@)?([\w.-]+)", re.I)
_SIGNED_BY: Final = re.compile(r"header\.(?:d|i)\s*=\s*\"?(?:[^\s;@\"]*@)?([\w.-]+)", re.I)
#: The worst first: what somebody may have forged into a mail never betters what is also there.
_WORST: Final = ("fail", "permerror", "softfail", "temperror", "neutral", "none", "pass")


@dataclass(frozen=True)
class Facts:
    """What was found out about one mail. "" means that nobody said."""

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""
    spf_domain: str = ""
    dkim_domains: frozenset[str] = field(default_factory=frozenset)


def judge(facts: Facts, from_domain: str) -> Verdict:
    """Whether a mail with these facts comes from `from_domain`."""
    if facts.dmarc in {"pass", "fail"}:
        return "pass" if facts.dmarc == "pass" else "fail"
    if facts.spf == "pass" and aligned(facts.spf_domain, from_domain):
        return "pass"
    if facts.dkim == "pass" and any(aligned(one, from_domain) for one in facts.dkim_domains):
        return "pass"
    return "fail" if facts.spf or facts.dkim else "unknown"


def aligned(one: str, other: str) -> bool:
    """Whether two domains belong together: the same, or one below the other (RFC 7489, 3.1)."""
    one, other = one.lower().strip("."), other.lower().strip(".")
    if not one or not other or one == other:
        return bool(one) and one == other
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    own = shorter.count(".") >= 1 and shorter not in _SHARED
    return own and longer.endswith("." + shorter)


def from_headers(values: Iterable[str], authserv_id: str) -> Facts:
    """Facts from Authentication-Results headers (RFC 8601) written by `authserv_id`, no other's.

    Anybody can put such a header into a mail; only the one our own receiver wrote counts.
    """
    spf: list[str] = []
    dkim: list[tuple[str, str]] = []
    dmarc: list[str] = []
    spf_domain = ""
    for value in values:
        plain = _COMMENT.sub(" ", " ".join(value.split()))
        who, _, results = plain.partition(";")
        if not authserv_id or (who.split() or [""])[0].lower() != authserv_id.lower():
            continue
        for part in results.split(";"):
            found = _RESULT.search(part)
            if not found:
                continue
            method, result = found[1].lower(), found[2].lower()
            if method == "spf":
                spf.append(result)
                spf_domain = _domain(_MAIL_FROM, part) or spf_domain
            elif method == "dkim":
                dkim.append((result, _domain(_SIGNED_BY, part)))
            else:
                dmarc.append(result)
    passed = frozenset(domain for result, domain in dkim if result == "pass" and domain)
    return Facts(
        spf=worst(spf),
        # Several signatures: one that holds is enough, and only those that hold are named.
        dkim="pass" if passed else worst(result for result, _domain in dkim),
        dmarc=worst(dmarc),
        spf_domain=spf_domain,
        dkim_domains=passed,
    )


def worst(results: Iterable[str]) -> str:
    """The worst of several results in RFC words, "" for none; what is no such word is "fail"."""
    known = [result if result in _WORST else "fail" for result in results]
    return min(known, key=_WORST.index, default="")


def signing_domain(dkim_signature: str) -> str:
    """The d= of a DKIM-Signature header, "" when it has none."""
    found = re.search(r"(?:^|;)\s*d\s*=\s*([\w.-]+)", dkim_signature)
    return found[1].lower() if found else ""


def _domain(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].lower().rstrip(".") if found else ""
