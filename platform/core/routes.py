"""Which pages are open to everybody. Every other page asks who you are; a test holds it so."""

PUBLIC = {
    "home",
    "privacy",
    "accessibility",
    "when_help",
    "health",
    "set_language",
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
    "answer_stop",
    "answer_unsubscribe",
    "fresh_link",
}
