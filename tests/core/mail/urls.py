"""The one address that every mail names."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("personvern/", lambda request: HttpResponse(), name="privacy")]
