"""NDFU's pages, under /ndfu/."""

from django.urls import URLPattern, URLResolver, path

from reporting.views import call_list, delivery, list_import, municipalities, reminders

urlpatterns: list[URLPattern | URLResolver] = [
    path("ndfu/kommuner/", municipalities.ndfu_municipalities, name="ndfu_municipalities"),
    path(
        "ndfu/kommuner.csv", municipalities.ndfu_municipalities_csv, name="ndfu_municipalities_csv"
    ),
    path("ndfu/kommuner/<str:number>/", municipalities.ndfu_municipality, name="ndfu_municipality"),
    path("ndfu/kommuner/<str:number>/fase/", municipalities.ndfu_phase, name="ndfu_phase"),
    path("ndfu/kommuner/<str:number>/inviter/", municipalities.ndfu_invite, name="ndfu_invite"),
    path("ndfu/ringeliste/", call_list.ndfu_call_list, name="ndfu_call_list"),
    path("ndfu/ringeliste/<str:number>/ringt/", call_list.ndfu_called, name="ndfu_called"),
    path("ndfu/paminnelser/", reminders.ndfu_reminders, name="ndfu_reminders"),
    path("ndfu/levering/", delivery.ndfu_delivery, name="ndfu_delivery"),
    path("ndfu/liste/", list_import.municipality_list_import, name="municipality_list_import"),
    path("ndfu/liste/<int:pk>/", list_import.list_import, name="list_import"),
    path(
        "ndfu/liste/<int:pk>/ta-inn/", list_import.list_import_confirm, name="list_import_confirm"
    ),
    path(
        "ndfu/liste/<int:pk>/legg-bort/",
        list_import.list_import_discard,
        name="list_import_discard",
    ),
]
