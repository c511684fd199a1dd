"""The queue. Tasks have explicit names and hold no rules; see docs/architecture.md."""

import gc
import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
app = Celery("allemed")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["core.mail", "followup"])


@worker_ready.connect
def keep_what_is_loaded(**kwargs: object) -> None:
    """What a worker loads when it starts stays: the collector need not go through it each time."""
    gc.collect()
    gc.freeze()
