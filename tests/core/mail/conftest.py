from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest

from core.mail import messages
from tests.core.mail import trial


@pytest.fixture(autouse=True)
def trial_mails(settings) -> Iterator[None]:
    """The mails of `trial` are registered, and their templates found, for one test."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [trial.TEMPLATES, *templates[0]["DIRS"]]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.core.mail.urls"
    messages.register(trial.Promise)
    messages.register(trial.Code)
    yield
    messages.unregister(trial.Promise)
    messages.unregister(trial.Code)
