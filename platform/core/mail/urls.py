"""Addresses the mail provider calls; see `webhooks`."""

from django.urls import path

from core.mail import webhooks

urlpatterns = [
    path("post/hendelser/", webhooks.mail_events, name="mail_events"),
    path("post/inn/", webhooks.mail_inbound, name="mail_inbound"),
]
