"""Only for collecting static files while the container image is built; serves nothing."""

from config.settings.base import *  # noqa: F403  the same settings, then what differs

SECRET_KEY = "collectstatic-only"  # noqa: S105  protects nothing: no request is ever answered
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
