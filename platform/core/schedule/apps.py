from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "core.schedule"
    label = "schedule"
