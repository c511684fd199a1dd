"""The compose file says what production needs, and holds no secret."""

from __future__ import annotations

import os
import re
import subprocess
import sys
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
        if key == "SECRET_KEY":
            assert re.fullmatch(rf"\$\{{{key}:\?[^}}]+\}}", value), key
        if key == "DATABASE_URL":
            assert "${POSTGRES_PASSWORD:?" in value


@pytest.mark.parametrize("name", OURS)
def test_every_setting_of_the_env_file_reaches_the_containers(name):
    assert SERVICES[name]["env_file"] == [{"path": ".env", "required": False}]
    # What the compose file itself provides is not for an .env file to say.
    assert SERVICES[name]["environment"]["ALLEMED_VAR"] == "/data"


def test_the_health_check_asks_for_a_host_the_site_answers_to(live_server, settings):
    settings.ALLOWED_HOSTS = ["videre.example.no"]
    program, flag, code = SERVICES["web"]["healthcheck"]["test"][1:]
    asked = subprocess.run(
        [sys.executable, flag, code.replace("http://127.0.0.1:8000", live_server.url)],
        env={**os.environ, "ALLOWED_HOSTS": "videre.example.no,www.videre.example.no"},
        capture_output=True,
        check=False,
    )
    assert program == "python"
    assert asked.returncode == 0, asked.stderr.decode()


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
    read = set(
        re.findall(
            r'(?:text|required|boolean|integer|names|domain|address|_url)\(\s*"([A-Z_]+)"', code
        )
    )
    listed = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    on_the_command_line = {"PORT", "SMTP_PORT", "MAILBOX_PORT", "STATIC_ROOT"}
    read |= set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert read - on_the_command_line <= listed
    assert listed <= read | {"ALLEMED_VAR", "DJANGO_SETTINGS_MODULE", "POSTMARK_SERVER_TOKEN"}


def test_what_the_compose_file_cannot_start_without_is_marked_with_a_star():
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    needed = set(re.findall(r"\$\{([A-Z_]+):\?", text))
    marked = set(re.findall(r"^# ([A-Z_]+)= +\*", (ROOT / ".env.example").read_text(), re.M))
    assert needed <= marked
