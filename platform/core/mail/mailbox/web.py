"""The mailbox over HTTP, from the standard library alone."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from typing import Final
from urllib.parse import parse_qs, urlsplit

from core.mail.mailbox import pages
from core.mail.mailbox.store import Store

HTML: Final = "text/html; charset=utf-8"
_CSP: Final = (
    "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"
)
#: A mail brings its own styles and nothing else: no scripts, no pictures from elsewhere.
_MAIL_CSP: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
    " sandbox allow-popups allow-popups-to-escape-sandbox"
)
_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


class MailboxServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], store: Store) -> None:
        super().__init__(address, _Handler)
        self.store = store
        self.open_to_all = address[0] not in {"127.0.0.1", "localhost", "::1"}


class _Handler(BaseHTTPRequestHandler):
    server: MailboxServer

    def do_GET(self) -> None:
        """Answer one request. A foreign Host header is refused: codes for logging in are here."""
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if not self.server.open_to_all and host not in _LOCAL:
            self._answer("Bad host", "text/plain", status=400)
            return
        url = urlsplit(self.path)
        to = parse_qs(url.query).get("to", [""])[0]
        steps = url.path.strip("/").split("/")
        if url.path == "/":
            mails = list(islice(self.server.store.search(to), pages.SHOWN))
            self._answer(pages.listing(mails, to), HTML)
        elif url.path == "/messages.json":
            found = [pages.as_json(mail) for mail in self.server.store.search(to)]
            self._answer(json.dumps(found, ensure_ascii=False), "application/json")
        elif url.path == "/style.css":
            self._answer(pages.STYLE, "text/css; charset=utf-8")
        elif steps[0] == "m" and len(steps) in {2, 3}:
            self._mail(steps[1], steps[2] if len(steps) == 3 else "")
        else:
            self._answer(pages.missing(), HTML, status=404)

    do_HEAD = do_GET  # noqa: N815  the library's name

    def _mail(self, name: str, part: str) -> None:
        mail = self.server.store.get(name)
        if mail is None or part not in {"", "html", "raw"}:
            self._answer(pages.missing(), HTML, status=404)
        elif part == "html":
            self._answer(pages.framed(mail), HTML, csp=_MAIL_CSP)
        elif part == "raw":
            self._answer(mail.raw, "message/rfc822", save_as=f"{mail.id}.eml")
        else:
            self._answer(pages.view(mail), HTML)

    def _answer(
        self,
        body: str | bytes,
        kind: str,
        *,
        status: int = 200,
        csp: str = _CSP,
        save_as: str = "",
    ) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", csp)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        if save_as:
            self.send_header("Content-Disposition", f'attachment; filename="{save_as}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the addresses asked for are nobody's business."""
