"""A web server on loopback that answers what a test tells it to."""

import atexit
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

HTML = "text/html"


@dataclass
class Page:
    """What an address answers; `wait` holds the answer back until it is set."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: Event | None = None


@dataclass
class Feeds:
    """The server's address, its pages by path, and what it was asked."""

    url: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: str, **fields: Any) -> str:
        """Have a path answer so; returns its address."""
        self.pages[path] = Page(body.encode(), **fields)
        return self.url + path


def calendar(*events: str, more: str = "") -> str:
    """Return a calendar with these events, each given by its lines."""
    listed = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Tests//EN\n{more}{listed}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


@contextmanager
def feed_server() -> Iterator[Feeds]:
    """Start a server on a free port; stop it at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer what the page says."""
            feeds.asked.append((self.command, self.path, dict(self.headers)))
            page = feeds.pages.get(self.path, Page(status=404))
            if page.wait is not None:
                page.wait.wait(timeout=10)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            try:
                self.wfile.write(page.body)
            except OSError:
                return

        do_PROPFIND = do_GET  # noqa: N815  # named by the base class

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    feeds = Feeds(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield feeds
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@cache
def lasting_feeds() -> Feeds:
    """Return a server that stays until the process ends."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(feed_server())
