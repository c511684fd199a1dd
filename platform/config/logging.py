"""One line of JSON per event, without tokens, codes and addresses wherever they came from."""

from __future__ import annotations

import logging
import re
from typing import Any

import structlog

SECRETS = (
    # Signed links stand in the path.
    (re.compile(r"(/(?:s|ny-lenke|invitasjon|hvem|riktig-adresse)/)[^/\s\"'?]+"), r"\1…"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "…@…"),
    (re.compile(r"((?:token|code|sessionid|csrftoken)=)[^&\s;\"']+", re.I), r"\1…"),
)


def scrub(text: str) -> str:
    """`text` without signed links, e-mail addresses, codes and cookies."""
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return text


def _scrub_event(_logger: Any, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    # structlog's own keys, such as _record, are taken out before the line is written.
    return {key: v if key.startswith("_") else _scrub_value(v) for key, v in event.items()}


def _scrub_value(value: Any) -> Any:
    """Anything but numbers goes through its own text: a request, too, names its whole address."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return {scrub(str(key)): _scrub_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_scrub_value(inner) for inner in value]
    return scrub(value if isinstance(value, str) else repr(value))


SHARED: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    _scrub_event,
]


def configure(level: int = logging.INFO) -> None:
    """Send every log of this process to stderr as scrubbed JSON lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in ("celery", "kombu", "amqp", "fontTools", "pdfminer"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
