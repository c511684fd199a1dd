"""Every template compiles and is used; none asks a third party for anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
ALL = sorted(
    str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*") if p.suffix in {".html", ".txt"}
)
# Found by name by Django, allauth and the form renderer, or by a mail's class.
BY_CONVENTION = re.compile(
    r"^(400|403|403_csrf|404|429|500)\.html$|^django/forms/|^account/|^mfa/|^allauth/|^emails/"
)


@pytest.mark.parametrize("name", ALL)
def test_it_compiles(name):
    get_template(name)


def test_each_is_used():
    sources = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "templates").rglob("*.txt"),
        *(
            p
            for top in ("platform", "followup", "network", "reporting")
            for p in (ROOT / top).rglob("*.py")
        ),
    ]
    text = "\n".join(p.read_text(encoding="utf-8") for p in sources)
    unused = [n for n in ALL if not BY_CONVENTION.search(n) and f'"{n}' not in text]
    assert not unused


@pytest.mark.parametrize("name", [n for n in ALL if n.endswith(".html")])
def test_nothing_is_fetched_from_elsewhere_and_nothing_stands_inline(name):
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|srcset)\s*=\s*["']\s*(?:https?:)?//""", text)
    assert not re.search(r"<link[^>]+href\s*=\s*[\"'](?:https?:)?//", text)
    if not name.startswith("emails/"):  # mails need their styles inline; pages have a strict CSP
        assert not re.search(r"\sstyle\s*=", text)
        assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
        assert not re.search(r"<script(?![^>]*(?:src=|nonce=|application/json))", text)
