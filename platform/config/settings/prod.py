"""Many machines: PostgreSQL, Redis, a real mail provider. Secrets come from the environment."""

from config import env
from config.settings.base import *  # noqa: F403  the same settings, then what differs
from config.settings.base import MAIL_PROVIDER as MAIL_PROVIDER
from config.settings.base import STATICFILES_DIRS as STATICFILES_DIRS

SECRET_KEY = env.required("SECRET_KEY", "make one with: openssl rand -base64 48")
env.required("DATABASE_URL", "production keeps its data in PostgreSQL, postgres://…")
env.required("REDIS_URL", "production queues over Redis, redis://…")
if not MAIL_PROVIDER:
    env.required("EMAIL_URL", "mails need a server, such as smtp+tls://user:password@host:587")
env.required("SITE_URL", "links in mails lead there, such as https://videre.example.no")

SECURE_SSL_REDIRECT = env.boolean("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many proxies of ours stand in front: login's limits count by the visitor's own address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("PROXY_COUNT", 1, most=5)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
