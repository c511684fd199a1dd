"""Login, second factor and profile, under /konto/."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("allauth.urls")),
]
