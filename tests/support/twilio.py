"""A stand-in for Twilio's API on loopback, and numbers by the hour of day where they are.

It answers in the shapes of the Messages resource (API version 2010-04-01), to real HTTP requests.
"""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

from rolecall.domains.messaging.rules.quiet_hours import OpenHours, next_open
from rolecall.infra.providers.sms import TextAccess, TextProviderKind, signature_of
from rolecall.kernel import clock

ACCOUNT = "AC" + "0123456789abcdef" * 2
SECRET = "an auth token of the tests"
SENDER = "+15005550006"
_NUMBERS = {
    "+12125550123": "America/New_York",
    "+493012345678": "Europe/Berlin",
    "+81312345678": "Asia/Tokyo",
}
"""It is day in one of these zones and night in another at any time."""


def number(*, by_day: bool) -> str:
    """Return a number where texts may leave for the next minutes, or may not."""
    now = clock.now()
    soon = OpenHours(8, 20)
    return next(
        one
        for one, zone in _NUMBERS.items()
        if (next_open(now, (zone,), soon if by_day else OpenHours()) == now) is by_day
    )


@dataclass
class Twilio:
    """Where it is, what it was sent, and what it is to answer instead of taking a text."""

    url: str
    taken: list[dict[str, str]] = field(default_factory=list)
    instead: tuple[int, dict[str, Any]] | None = None
    hangs_up: bool = False

    @property
    def access(self) -> TextAccess:
        """Return an account that it accepts."""
        return TextAccess(TextProviderKind.TWILIO, SENDER, ACCOUNT, SECRET)


@contextmanager
def twilio_server() -> Iterator[Twilio]:
    """Start one on a free port; stop it at the end."""
    wanted = base64.b64encode(f"{ACCOUNT}:{SECRET}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer about the account."""
            self._answer(*(self._refusal() or (200, {"sid": ACCOUNT, "status": "active"})))

        def do_POST(self) -> None:
            """Take a text."""
            length = int(self.headers.get("Content-Length", "0"))
            form = {
                name: values[0]
                for name, values in parse_qs(self.rfile.read(length).decode()).items()
            }
            if twilio.hangs_up:
                self.connection.close()
                return
            refused = self._refusal() or twilio.instead
            if refused is not None:
                self._answer(*refused)
                return
            twilio.taken.append(form)
            sid = f"SM{len(twilio.taken):032x}"
            body = {
                "sid": sid,
                "account_sid": ACCOUNT,
                "to": form["To"],
                "from": form.get("From"),
                "messaging_service_sid": form.get("MessagingServiceSid"),
                "body": form["Body"],
                "status": "queued",
                "num_segments": "1",
                "error_code": None,
                "error_message": None,
            }
            self._answer(201, body)

        def _refusal(self) -> tuple[int, dict[str, Any]] | None:
            if self.headers.get("Authorization") == f"Basic {wanted}":
                return None
            return 401, {"code": 20003, "message": "Authenticate", "status": 401}

        def _answer(self, status: int, body: dict[str, Any]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    twilio = Twilio(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield twilio
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def settings(**changes: Any) -> dict[str, Any]:
    """Return a body that switches texts on."""
    return {
        "enabled": True,
        "kind": "twilio",
        "account": ACCOUNT,
        "secret": SECRET,
        "sender": SENDER,
        "contact": "Call +1 212 555 0100.",
        **changes,
    }


def signed(url: str, form: dict[str, str]) -> dict[str, Any]:
    """Return how a form is posted that Twilio signed for an address."""
    return {
        "data": form,
        "headers": {"X-Twilio-Signature": signature_of(SECRET, url, form.items())},
    }
