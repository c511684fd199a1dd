"""The tests: fast, closed to the outside, with the same database engines as in use."""

import tempfile
from pathlib import Path

from config import env
from config.settings.base import *  # noqa: F403  the same settings, then what differs

SECRET_KEY = "only-for-tests"  # noqa: S105  protects nothing
DEMO = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="allemed-files-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
INBOUND_DOMAIN = MAIL_PROVIDER = ""
BOUNCES_TO_INBOUND = False
MAIL_WEBHOOKS = {}
MAIL_CONNECTIONS = 1  # mails go one by one, in order
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SITE_URL = "http://testserver"
CELERY_BROKER_URL = env.redis_url() or "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
CELERY_TASK_ALWAYS_EAGER = False
WHITENOISE_AUTOREFRESH = True
