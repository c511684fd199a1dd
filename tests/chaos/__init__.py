"""Processes killed at every point while thousands of mails go: `make chaos`. See __main__."""
