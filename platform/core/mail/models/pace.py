"""How fast mail goes: see `core.mail.pacing`."""

from django.db import models


class Pace(models.Model):
    """One limit: the whole site's per second or minute, or that of one recipients' domain."""

    key = models.CharField(max_length=255, unique=True)
    free_at = models.DateTimeField(help_text="Until when the mails that went have used the time.")
    queued_until = models.DateTimeField(help_text="The last place given to a mail that waits.")

    def __str__(self) -> str:
        return self.key
