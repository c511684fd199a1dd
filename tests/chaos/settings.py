"""The site as it runs, on PostgreSQL and Redis, with some waiting less by the machine's clock."""

from config.settings.dev import *  # noqa: F403  the same settings, then what differs

#: A server that hangs is given up sooner than in use (20 seconds).
EMAIL_TIMEOUT = 3
INBOUND_DOMAIN = ""
#: A clock that is moved must be looked at more often than one that runs.
CELERY_BEAT_MAX_LOOP_INTERVAL = 0.25
#: Mail goes over SMTP to the sink, which also tells what became of it in Postmark's form.
WEBHOOK_PASSWORD = "chaos:a-password-of-some-length"
MAIL_WEBHOOKS = {"Tracking": "anymail.webhooks.postmark.PostmarkTrackingWebhookView"}
ANYMAIL = {"WEBHOOK_SECRET": WEBHOOK_PASSWORD}
