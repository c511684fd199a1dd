"""Every address of the site. Each app keeps its own; what is public is listed in core.routes."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

from core import views
from core.schedule import views as watching

urlpatterns = [
    path("", TemplateView.as_view(template_name="public/home.html"), name="home"),
    path("personvern/", views.privacy, name="privacy"),
    path(
        "tilgjengelighet/",
        TemplateView.as_view(template_name="public/accessibility.html"),
        name="accessibility",
    ),
    path("start/", views.start, name="start"),
    path("health/", watching.health, name="health"),
    path("health/live/", watching.live, name="live"),
    path("metrics", watching.metrics, name="metrics"),
    path("", include("core.mail.urls")),
    path("", include("core.accounts.urls")),
    path("", include("core.municipalities.urls")),
    path("", include("followup.urls")),
    path("", include("reporting.urls")),
    path("admin/", admin.site.urls),
]
