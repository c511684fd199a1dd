"""Wires everything together. Imported with the settings, so that every process knows the queue."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
