from django.apps import AppConfig
from django.core.checks import register
from django.utils.module_loading import autodiscover_modules


class MailConfig(AppConfig):
    name = "core.mail"
    label = "mail"

    def ready(self) -> None:
        """Find every app's mails, and have them checked before anything starts."""
        from core.mail.checks import mails_are_complete

        autodiscover_modules("mails")
        register(mails_are_complete)
