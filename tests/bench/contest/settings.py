"""The site as it runs, on PostgreSQL and Redis, with the peers' apps beside it."""

import os
import time
from importlib.util import find_spec

from config.settings.dev import *  # noqa: F403  the same settings, then what differs
from config.settings.dev import INSTALLED_APPS

INBOUND_DOMAIN = ""
EMAIL_TIMEOUT = 60  # nobody is to give up because the machine is busy
INSTALLED_APPS = [
    *INSTALLED_APPS,
    *(app for app in ("post_office", "mailer") if find_spec(app)),
]
# Each as its makers advise for many mails.
POST_OFFICE = {
    "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
    "BATCH_SIZE": 500,
    "LOG_LEVEL": 1,  # failures only
}
MAILER_USE_FILE_LOCK = False  # rows are locked instead: two processes may work at once
BENCH_BEGAN = float(os.environ.get("BENCH_BEGAN", time.time()))
