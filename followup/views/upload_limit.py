"""Stops a too large file while it is on its way, before it takes memory or disk."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class StopAt(FileUploadHandler):
    """Counts the bytes of all files in a request and stops beyond `limit`.

    What comes after is not waited for: the answer is sent while the browser is still sending, and
    the web server throws the rest away. `request.file_too_large` tells the view.
    """

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self.limit = limit
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > self.limit:
            self.request.file_too_large = True  # type: ignore[union-attr]  # a note of ours
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """The handlers after this one keep the file."""
        return None


def limit_upload(request: HttpRequest, limit: int) -> None:
    """Let no more than `limit` bytes of files into `request`. Before its POST is read."""
    request.upload_handlers.insert(0, StopAt(request, limit))


def was_too_large(request: HttpRequest) -> bool:
    """True when the limit stopped the upload."""
    return bool(getattr(request, "file_too_large", False))
