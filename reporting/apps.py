from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"

    def ready(self) -> None:
        from core import navigation
        from reporting import menu

        navigation.register(menu.ndfu_pages)
