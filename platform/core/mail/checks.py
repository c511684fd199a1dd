"""Refuses to start with a mail whose templates are missing or broken."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from core.mail import messages, rendering


def mails_are_complete(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """One error for each template of a registered mail that is missing or does not compile."""
    errors: list[CheckMessage] = []
    for cls in messages.registry():
        for part in messages.PARTS:
            path = f"{cls.folder()}/{part}"
            try:
                rendering.template(path, settings.LANGUAGE_CODE)
            except TemplateDoesNotExist as missing:
                errors.append(
                    Error(
                        f"The mail {cls.name} has no template {missing}.",
                        hint=f"Write templates/{path}",
                        id="mail.E001",
                    )
                )
            except TemplateSyntaxError as broken:
                errors.append(Error(f"templates/{path}: {broken}", id="mail.E002"))
    return errors
