"""The doorbell: tells a worker that there is something to do. Beat finds it without, later."""

from __future__ import annotations

import logging
from typing import Final

from celery import current_app
from celery.exceptions import OperationalError

log: Final = logging.getLogger(__name__)
_IMPATIENT: Final = {"max_retries": 1, "interval_start": 0, "socket_connect_timeout": 1}


def ring(task: str) -> None:
    """Call `task` soon. Without a broker nothing happens here: the rows are there all the same."""
    try:
        with current_app.connection_for_write() as broker:
            # A person waits for the page: kombu's own patience would be six seconds.
            broker.transport_options = {**(broker.transport_options or {}), **_IMPATIENT}
            current_app.send_task(task, retry=False, expires=60, connection=broker)
    except (OperationalError, OSError) as error:
        log.warning("%s could not be called: %s", task, type(error).__name__)
