from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    name = "core.municipalities"
    label = "municipalities"
