from django.apps import AppConfig
from django.core.checks import register
from django.utils.module_loading import autodiscover_modules


class MailConfig(AppConfig):
    name = "core.mail"
    label = "mail"

    def ready(self) -> None:
        """Find every app's mails, and have them checked before anything starts."""
        from anymail import signals

        from core.mail import canary, inbound, returned, tracking, watching, webhooks
        from core.mail.checks import mails_are_complete
        from core.schedule import health, metrics

        autodiscover_modules("mails")
        register(mails_are_complete)
        inbound.handle_with(canary.take_in)
        inbound.handle_with(returned.take_in)
        health.watch(watching.watch)
        metrics.measure(watching.measure)
        signals.inbound.connect(webhooks.take_inbound, dispatch_uid="core.mail.inbound")
        signals.tracking.connect(tracking.take_event, dispatch_uid="core.mail.tracking")
