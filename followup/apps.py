from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "followup"

    def ready(self) -> None:
        from core import navigation
        from core.accounts import handover
        from core.audit import sentences
        from followup import history, menu
        from followup.services import dugnads

        handover.register(dugnads.hand_over)
        navigation.register(menu.municipality_pages)
        navigation.register(menu.led_dugnads)
        sentences.register(history.WORDS)
