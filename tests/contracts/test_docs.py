"""What the documents name exists, and what they should name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import get_resolver

from tests.support.world import PAGES

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in DOCUMENTS}
ARCHITECTURE = TEXTS["docs/architecture.md"]
ADDRESSES = ARCHITECTURE.split("## Addresses")[1].split("\n## ")[0]


@pytest.fixture(params=TEXTS)
def document(request) -> tuple[Path, str]:
    return ROOT / request.param, TEXTS[request.param]


def test_links_and_pictures_lead_somewhere(document):
    path, text = document
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img src=\"([^\"]+)\"", text)
    inside = [one or other for one, other in links if "://" not in (one or other)]
    assert [link for link in inside if not (path.parent / link).exists()] == []


def test_commands_have_the_options_they_are_given(document):
    for name, rest in re.findall(r"manage\.py (\w+)((?: [^`\n|]*)?)", document[1]):
        assert name in get_commands(), name
        command = load_command_class(get_commands()[name], name)
        parser = command.create_parser("manage.py", name)
        for option in re.findall(r"(?<!\w)--[a-z-]+", rest):
            assert option in parser.format_help(), (name, option)


def test_make_has_the_targets(document):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", document[1], re.M)) <= targets


def test_paths_exist(document):
    named = re.findall(r"`((?:[a-z_]+/)+[A-Za-z_.]*)`", document[1])
    folders = [ROOT / name for name in ("", "platform", "followup", "reporting", "tests")]
    lost = [n for n in named if not any((folder / n).exists() for folder in folders)]
    assert [n for n in lost if not n.startswith(("var/", "components/"))] == []


def test_the_addresses_name_every_page_and_no_other():
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)*)`", ADDRESSES))
    # allauth's own pages are named by its documents.
    pages = {page.route for page in PAGES if not page.route.startswith(("account_", "mfa_"))}
    assert pages <= named
    assert named <= set(get_resolver().reverse_dict.keys())
