from django.urls import URLPattern, URLResolver, path

from core.municipalities import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("k/<str:number>/", views.municipality, name="municipality"),
]
