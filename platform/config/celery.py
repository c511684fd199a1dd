"""The queue. Tasks have explicit names and hold no rules; see docs/architecture.md."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
app = Celery("allemed")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["core.mail", "followup"])
