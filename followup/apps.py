from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "followup"

    def ready(self) -> None:
        from core import navigation
        from core.accounts import handover
        from core.audit import sentences
        from core.mail import inbound, last_look, news
        from core.schedule import health, metrics
        from followup import history, menu, watching
        from followup.selectors import last_look as reminders_last_look
        from followup.services import dugnads, mail_replies, reminders, undeliverable

        handover.register(dugnads.hand_over)
        navigation.register(menu.municipality_pages)
        navigation.register(menu.led_dugnads)
        sentences.register(history.WORDS)
        inbound.handle_with(mail_replies.take_in)
        health.watch(watching.watch)
        metrics.measure(watching.measure)
        last_look.ask(reminders_last_look.unwanted, reminders.plan_unsent)
        news.on_undeliverable(undeliverable.hear)
        news.on_reachable(undeliverable.hear_again)
