"""Outside systems on loopback that remember what was written to them and fail to order.

A vendor subclasses `Vendor` and answers requests from its own records; a test orders `Trouble` for
requests that match. What is committed before the trouble stays committed.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, RLock, Thread
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qsl, urlsplit

PATIENCE = 20.0
"""Seconds after which a stalled answer gives up by itself, should a test forget it."""


@dataclass(frozen=True)
class Request:
    """What was asked. Names of headers are in lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        """Return the body."""
        return json.loads(self.content)

    @property
    def is_write(self) -> bool:
        """Tell whether it changes something."""
        return self.method not in {"GET", "HEAD"}


@dataclass(frozen=True)
class Response:
    """What is answered."""

    status: int = 200
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(body: Any, status: int = 200, **headers: str) -> Response:
    """Return JSON; the underscores of `headers` are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(
        status, json.dumps(body).encode(), {"Content-Type": "application/json", **named}
    )


Matches = Callable[[Request], bool]


@dataclass
class Trouble:
    """What goes wrong with the next `times` requests that match.

    `instead` is answered without anything being done; otherwise the request is carried out, and
    `spoilt` changes the answer, `hangs_up` gives none, `stalls` holds it back.
    """

    matches: Matches
    times: int = 1
    instead: Response | None = None
    spoilt: Callable[[Response], Response] | None = None
    hangs_up: bool = False
    stalls: bool = False


class Vendor:
    """One system: where it is, what it was asked, and what goes wrong."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Request] = []
        self.troubles: list[Trouble] = []
        self.released = Event()
        self.lock = RLock()

    @property
    def host(self) -> str:
        """Return where it listens, as `host:port`."""
        return self.url.partition("://")[2]

    def handle(self, request: Request) -> Response:
        """Carry a request out."""
        raise NotImplementedError

    def order(self, matches: Matches, **kind: Any) -> Trouble:
        """Have requests that match go wrong."""
        trouble = Trouble(matches, **kind)
        self.troubles.append(trouble)
        return trouble

    def trouble_for(self, request: Request) -> Trouble | None:
        """Return what goes wrong with a request, and count it."""
        for trouble in self.troubles:
            if trouble.times > 0 and trouble.matches(request):
                trouble.times -= 1
                return trouble
        return None

    def writes(self) -> list[Request]:
        """Return what was asked to be changed."""
        return [one for one in self.asked if one.is_write]


V = TypeVar("V", bound=Vendor)


class _Handler(BaseHTTPRequestHandler):
    """Serves one vendor; subclassed for each."""

    vendor: ClassVar[Vendor]

    def _serve(self) -> None:
        request = self._request()
        with self.vendor.lock:
            self.vendor.asked.append(request)
            trouble = self.vendor.trouble_for(request)
            if trouble and trouble.instead:
                response = trouble.instead
            else:
                response = self.vendor.handle(request)
        if trouble and trouble.stalls:
            self.vendor.released.wait(PATIENCE)
        if trouble and (trouble.hangs_up or trouble.stalls):
            self.close_connection = True
            return
        self._say(trouble.spoilt(response) if trouble and trouble.spoilt else response)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - of the base class

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        content = self.rfile.read(int(headers.get("content-length", "0")))
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        return Request(self.command, parts.path, query, headers, content)

    def _say(self, response: Response) -> None:
        try:
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.content)))
            self.end_headers()
            self.wfile.write(response.content)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running_vendor(vendor: V) -> Iterator[V]:
    """Have a vendor listen on a free port; stop it at the end."""
    handler = type("Handler", (_Handler,), {"vendor": vendor})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    vendor.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.002}, daemon=True)
    thread.start()
    try:
        yield vendor
    finally:
        vendor.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def with_body(change: Callable[[Any], Any]) -> Callable[[Response], Response]:
    """Return what changes the JSON of an answer."""

    def spoilt(response: Response) -> Response:
        changed = change(json.loads(response.content))
        return replace(response, content=json.dumps(changed).encode())

    return spoilt
