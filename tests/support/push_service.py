"""A stand-in for the browsers' push services on loopback, with browsers that read what comes.

It checks what RFC 8030 and RFC 8292 ask of a sender, and reads messages as RFC 8291, section 4,
tells a browser to: none of that uses the code under test.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from os import urandom
from threading import Event, Thread
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rolecall.kernel import clock

_CURVE = ec.SECP256R1()
_LONGEST_SILENCE = 10.0
"""Seconds, so that a test that fails ends."""


def to_text(data: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    """Return what base64url without padding stands for."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Received:
    """What a push service took, and what the browser read of it."""

    headers: dict[str, str]
    body: bytes
    text: bytes

    @property
    def told(self) -> dict[str, Any]:
        """Return the message, which is JSON."""
        found: dict[str, Any] = json.loads(self.text)
        return found


@dataclass
class SubscribedBrowser:
    """A browser with a subscription; it takes messages that `trusted` signed, anybody's if None."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(_CURVE))
    auth: bytes = field(default_factory=lambda: urandom(16))
    trusted: str | None = None
    instead: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Answers instead of taking a message, in order."""
    asked: int = 0
    taken: list[Received] = field(default_factory=list)
    silence: Event | None = None
    """After a message was taken the push service says nothing until this is set."""
    reached: Event = field(default_factory=Event)
    """Set once a message was taken."""

    @property
    def point(self) -> bytes:
        """Return its public key."""
        public = self.key.public_key()
        return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def subscription(self) -> dict[str, Any]:
        """Return what `PushSubscription.toJSON()` gives, and the key that it was made for."""
        keys = {"p256dh": to_text(self.point), "auth": to_text(self.auth)}
        found = {"endpoint": self.endpoint, "keys": keys}
        return found if self.trusted is None else {**found, "public_key": self.trusted}

    def read(self, body: bytes) -> bytes:
        """Return what a message says to this browser."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        assert len(sealed) <= size
        shared = self.key.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, sender)
        )
        key_info = b"WebPush: info\0" + self.point + sender
        material = _expand(_mac(self.auth, shared), key_info, 32)
        secret = _mac(salt, material)
        key = _expand(secret, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _expand(secret, b"Content-Encoding: nonce\0", 12)
        padded = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert padded.endswith(b"\2"), "not the last record"
        return padded[:-1]


@dataclass
class PushService:
    """Where it is, and who has subscribed."""

    origin: str
    browsers: dict[str, SubscribedBrowser] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """Return host and port."""
        return self.origin.partition("//")[2]

    def subscribe(self, trusted: str | None = None) -> SubscribedBrowser:
        """Make a browser that is pushed to here."""
        path = f"/push/{to_text(urandom(18))}"
        browser = SubscribedBrowser(self.origin + path, trusted=trusted)
        self.browsers[path] = browser
        return browser

    def take(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str]]:
        """Answer a push."""
        browser = self.browsers.get(path)
        if browser is None:
            return 404, {}
        browser.asked += 1
        if browser.instead:
            return browser.instead.pop(0)
        if not headers.get("ttl", "").isdigit() or headers.get("content-encoding") != "aes128gcm":
            return 400, {}
        if len(headers.get("topic", "")) > 32 or len(body) > 4096:
            return 413, {}
        if not self._is_signed(headers.get("authorization", ""), browser.trusted):
            return 403, {}
        browser.taken.append(Received(headers, body, browser.read(body)))
        browser.reached.set()
        if browser.silence is not None:
            browser.silence.wait(_LONGEST_SILENCE)
        return 201, {"Location": f"{self.origin}/message/{len(browser.taken)}"}

    def _is_signed(self, authorization: str, trusted: str | None) -> bool:
        scheme, _, rest = authorization.partition(" ")
        given = dict(part.strip().split("=", 1) for part in rest.split(","))
        if scheme != "vapid" or trusted not in {None, given["k"]}:
            return False
        key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, to_bytes(given["k"]))
        try:
            # Below, within a day: a test's clock is hours ahead of this thread's.
            claims = jwt.decode(
                given["t"],
                key,
                algorithms=["ES256"],
                audience=self.origin,
                options={"verify_exp": False, "require": ["aud", "exp", "sub"]},
            )
        except jwt.InvalidTokenError:
            return False
        lasts: float = claims["exp"] - clock.now().timestamp()
        contact: str = claims["sub"]
        return 0 < lasts <= 86_400 and contact.startswith(("mailto:", "https://"))


@contextmanager
def push_service() -> Iterator[PushService]:
    """Start one on a free port; stop it at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Take a message."""
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, said = service.take(self.path, headers, body)
            self.send_response(status)
            for name, value in {**said, "Content-Length": "0"}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service = PushService(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _expand(secret: bytes, info: bytes, length: int) -> bytes:
    return _mac(secret, info + b"\1")[:length]
