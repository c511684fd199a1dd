"""Facts about a sender, and what they come to."""

from __future__ import annotations

import pytest

from core.mail.authenticity import Facts, aligned, from_headers, judge, signing_domain, worst

OURS = "mx.example.no"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("granvik.kommune.no", "granvik.kommune.no", True),
        ("granvik.kommune.no", "Granvik.Kommune.NO", True),
        ("post.granvik.kommune.no", "granvik.kommune.no", True),
        ("granvik.kommune.no", "post.granvik.kommune.no", True),
        ("lauvdal.kommune.no", "granvik.kommune.no", False),
        ("kommune.no", "granvik.kommune.no", False),
        ("no", "example.no", False),
        ("evil-example.no", "example.no", False),
        ("example.no.example.com", "example.no", False),
        ("", "example.no", False),
        ("", "", False),
    ],
)
def test_domains_belong_together_or_not(one, other, expected):
    assert aligned(one, other) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(), "unknown"),
        (Facts(dmarc="pass", spf="fail"), "pass"),
        (Facts(dmarc="fail", spf="pass", spf_domain="example.no"), "fail"),
        (Facts(spf="pass", spf_domain="example.no"), "pass"),
        (Facts(spf="pass", spf_domain="bounce.example.no"), "pass"),
        (Facts(spf="pass", spf_domain="example.com"), "fail"),
        (Facts(spf="softfail", spf_domain="example.no"), "fail"),
        (Facts(dkim="pass", dkim_domains=frozenset({"example.no"})), "pass"),
        (Facts(dkim="pass", dkim_domains=frozenset({"example.com"})), "fail"),
        (Facts(dkim="pass"), "fail"),
        # No policy published: SPF and DKIM decide.
        (Facts(dmarc="none", spf="pass", spf_domain="example.no"), "pass"),
        (Facts(dmarc="none"), "unknown"),
        (Facts(spf="fail", dkim="pass", dkim_domains=frozenset({"example.no"})), "pass"),
    ],
)
def test_facts_come_to_a_verdict(facts, expected):
    assert judge(facts, "example.no") == expected


def test_only_our_own_receiver_is_believed():
    real = (
        f"{OURS}; spf=pass (sender is authorised) smtp.mailfrom=kari@example.no;"
        " dkim=pass header.d=example.no; dmarc=pass (p=REJECT) header.from=example.no"
    )
    assert from_headers([real], OURS) == Facts(
        spf="pass",
        dkim="pass",
        dmarc="pass",
        spf_domain="example.no",
        dkim_domains=frozenset({"example.no"}),
    )
    assert from_headers([real], "mx.other.no") == Facts()
    assert from_headers([real], "") == Facts()
    assert from_headers([], OURS) == Facts()


@pytest.mark.parametrize(
    "forged",
    [
        f"{OURS}; dmarc=pass",
        f"{OURS}; spf=pass smtp.mailfrom=example.no; dmarc=pass; dkim=pass header.d=example.no",
    ],
)
def test_a_forged_header_betters_nothing(forged):
    real = f"{OURS}; spf=fail smtp.mailfrom=example.com; dmarc=fail header.from=example.no"
    for values in ([real, forged], [forged, real]):
        assert judge(from_headers(values, OURS), "example.no") == "fail"


@pytest.mark.parametrize(
    "value",
    [
        f"{OURS}; spf=fail (x; dmarc=pass) smtp.mailfrom=example.no",
        f'{OURS}; spf=fail smtp.mailfrom="x; dmarc=pass"@example.no',
        f"{OURS}; spf=fail (dmarc=pass",
        f"{OURS}; spf=fail smtp.mailfrom=dmarc=pass@example.no",
        f"{OURS};;;; = ; spf=; spf=fail",
        f"{OURS}; spf=whatever smtp.mailfrom=example.no",
    ],
)
def test_words_of_the_sender_are_no_results(value):
    assert judge(from_headers([value], OURS), "example.no") != "pass"


def test_one_signature_that_holds_is_enough():
    value = f"{OURS}; dkim=fail header.d=list.example.com; dkim=pass header.d=example.no"
    assert judge(from_headers([value], OURS), "example.no") == "pass"
    assert judge(from_headers([value], OURS), "list.example.com") == "fail"


def test_small_words():
    assert signing_domain("v=1; a=rsa-sha256; d=Example.no; s=x") == "example.no"
    assert signing_domain("v=1; bd=example.no") == ""
    assert worst(["pass", "softfail", "pass"]) == "softfail"
    assert worst(["pass", "SOMETHING"]) == "fail"
