"""What is asked of an outside server, what comes back, and why nothing does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class Why(StrEnum):
    """Why there is no answer."""

    ADDRESS_REFUSED = "address_refused"
    """It is no web address, not encrypted, or leads into a private network."""
    HOST_NOT_FOUND = "host_not_found"
    UNREACHABLE = "unreachable"
    """No connection, a connection that broke, or a certificate that is not the host's."""
    TIMED_OUT = "timed_out"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"


class NoAnswer(Exception):
    """The server was not asked, or gave no whole answer. Says nothing of the address."""

    def __init__(self, why: Why) -> None:
        """Keep the reason."""
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request. `credentials` are a user and a password for HTTP Basic (RFC 7617).

    They go to the host of `url`, and to others of the same keeper that it leads on to.
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    credentials: tuple[str, str] | None = field(default=None, repr=False)
    max_bytes: int = 5 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `url` is the one that gave it, after redirects."""

    status: int
    url: str
    content: bytes
