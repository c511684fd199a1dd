"""The one kind of error that a person can do something about."""

from __future__ import annotations

from django_stubs_ext import StrOrPromise


class Refused(Exception):
    """A service will not do what was asked. `message` says, for people, what to do instead.

    Nothing has been written when this is raised. `code` is a machine word for tests and API.
    """

    def __init__(self, message: StrOrPromise, code: str = "refused") -> None:
        super().__init__(str(message))
        self.message = message
        self.code = code


class Stale(Refused):
    """Somebody else changed the row after the form was shown."""
