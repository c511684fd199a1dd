"""What a worker does when it is ready for work."""

from __future__ import annotations

import gc

from celery.signals import worker_ready

from config.celery import app


def test_what_a_worker_has_loaded_is_not_looked_through_again():
    assert app.main == "allemed"
    try:
        worker_ready.send(sender=None)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
