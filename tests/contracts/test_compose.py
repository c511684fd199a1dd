"""The compose file says what production needs, and holds no secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = ("web", "worker", "beat", "migrate")


def test_the_five_services_are_there_and_watched():
    assert set(SERVICES) == {"web", "worker", "beat", "db", "redis", "migrate"}
    for name in ("web", "worker", "beat", "db", "redis"):
        assert SERVICES[name]["healthcheck"]["test"], name


@pytest.mark.parametrize("name", OURS)
def test_ours_share_one_image_and_give_up_what_they_do_not_need(name):
    service = SERVICES[name]
    assert service["image"] == "allemed-videre"
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("name", OURS)
def test_secrets_come_from_the_environment(name):
    for key, value in SERVICES[name]["environment"].items():
        if key in {"SECRET_KEY", "EMAIL_URL"}:
            assert re.fullmatch(rf"\$\{{{key}:\?[^}}]+\}}", value), key
        if key == "DATABASE_URL":
            assert "${POSTGRES_PASSWORD:?" in value


def test_nothing_starts_before_what_it_needs():
    for name in ("web", "worker", "beat"):
        needs = SERVICES[name]["depends_on"]
        assert needs["migrate"]["condition"] == "service_completed_successfully"
    assert SERVICES["migrate"]["depends_on"]["db"]["condition"] == "service_healthy"


def test_the_image_does_not_run_as_root_and_installs_by_hash():
    text = (ROOT / "platform" / "docker" / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER (?!root)\w+", text, re.M)
    assert "--require-hashes" in text
    copied = set(re.findall(r"^COPY (\w+) \./", text, re.M))
    assert {"platform", "followup", "network", "reporting", "templates"} <= copied


def test_every_setting_is_listed():
    code = "\n".join(
        p.read_text(encoding="utf-8") for p in (ROOT / "platform" / "config").rglob("*.py")
    )
    read = set(re.findall(r'(?:text|required|boolean|integer|names|_url)\(\s*"([A-Z_]+)"', code))
    listed = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    on_the_command_line = {"PORT", "SMTP_PORT", "MAILBOX_PORT", "STATIC_ROOT"}
    assert read - on_the_command_line <= listed
    assert listed <= read | {"ALLEMED_VAR", "DJANGO_SETTINGS_MODULE"}
