from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "followup"

    def ready(self) -> None:
        from core import navigation
        from core.audit import sentences
        from followup import history, menu

        navigation.register(menu.municipality_pages)
        sentences.register(history.WORDS)
