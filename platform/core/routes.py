"""Which pages are open to everybody. Every other page asks who you are; a test holds it so."""

PUBLIC = {
    "home",
    "privacy",
    "accessibility",
    "when_help",
    "health",
    "live",
    "metrics",  # for whoever has its token
    "set_language",
    # Called by the mail provider, with its signature or a password; POST only, 404 without.
    "mail_events",
    "mail_inbound",
    # Login and its code; allauth answers the same for known and unknown addresses.
    "account_login",
    "account_confirm_login_code",
    "account_request_login_code",
    "account_logout",
    "account_inactive",
    "mfa_authenticate",
    # Held by whoever has the signed link in their mail.
    "answer",
    "answer_receipt",
    "answer_undo",
    "answer_result",
    "answer_away",
    "person_calendar_end",
    "person_calendar",
    "place_calendar",
    "answer_stop",
    "reply_mine",
    "answer_unsubscribe",
    "fresh_link",
    "who_takes",
    "which_address",
}
