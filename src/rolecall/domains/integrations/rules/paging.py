"""How lists are paged: which request leads to the next page, and when there is none.

A turn is a JSON document: it is part of a stream's cursor, so that another process can go on from
it. Guarantees: an address of a next page is followed to the origin of the list alone, for the
credentials go with it; a page that is empty while the other side counts more ends with an error and
not with the list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import urljoin, urlsplit

from rolecall.domains.integrations.contracts.outcomes import Malformed
from rolecall.domains.integrations.rules.expressions import Expression, NotEvaluated

Turn = Mapping[str, Any]
"""`{}` for the first page; `{"url": …}` or `{"page" | "offset" | "token": …}` for others."""
_LINK: Final = re.compile(
    r'<([^<>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*(?:=\s*(?:"[^"]*"|[^\s",;<>]*))?)*)'
)
_PARAMETER: Final = re.compile(r';\s*([\w!#$&+.^`|~*-]+)\s*=\s*(?:"([^"]*)"|([^\s",;<>]*))')
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Read:
    """What was read with a turn: where, the headers (lower case), the body, how many records."""

    url: str
    headers: Mapping[str, str]
    body: Any
    count: int


@dataclass(frozen=True, slots=True)
class Where:
    """How a turn is asked: an address instead of the list's own, or parameters beside its own.

    `alone` says that the parameters must be the only ones.
    """

    url: str = ""
    parameters: Mapping[str, str] | None = None
    alone: bool = False


class Pager(Protocol):
    """One way to page."""

    def where(self, turn: Turn) -> Where:
        """Return how a turn is asked."""
        ...

    def next(self, turn: Turn, read: Read) -> Turn | None:
        """Return the next turn, None behind the last page.

        Raises:
            Malformed: what leads on is not what was agreed, or leads elsewhere.
        """
        ...


@dataclass(frozen=True, slots=True)
class SinglePage:
    """Everything at once."""

    def where(self, _turn: Turn) -> Where:
        """Return nothing beside the list's own parameters."""
        return Where()

    def next(self, _turn: Turn, _read: Read) -> Turn | None:
        """Return None."""
        return None


@dataclass(frozen=True, slots=True)
class LinkHeader:
    """`Link: <…>; rel="next"` (RFC 8288)."""

    size_parameter: str = ""
    size: int = 0

    def where(self, turn: Turn) -> Where:
        """Return the address of the link; how many are wanted is said the first time."""
        if "url" in turn:
            return Where(url=str(turn["url"]))
        return Where(parameters=_size(self.size_parameter, self.size))

    def next(self, _turn: Turn, read: Read) -> Turn | None:
        """Return the address behind `next`."""
        found = next_link(read.headers.get("link", ""))
        return None if found is None else {"url": same_origin(read.url, found)}


@dataclass(frozen=True, slots=True)
class NextUrl:
    """The address of the next page stands in the body."""

    at: Expression
    size_parameter: str = ""
    size: int = 0

    def where(self, turn: Turn) -> Where:
        """Return the address that was told."""
        if "url" in turn:
            return Where(url=str(turn["url"]))
        return Where(parameters=_size(self.size_parameter, self.size))

    def next(self, _turn: Turn, read: Read) -> Turn | None:
        """Return the address that the body tells."""
        found = _found(self.at, read.body)
        if found is None:
            return None
        if not isinstance(found, str):
            raise Malformed("next_page_is_no_address")
        return {"url": same_origin(read.url, found)}


@dataclass(frozen=True, slots=True)
class BodyCursor:
    """A token for the next page stands in the body and goes into a parameter.

    `more` is where the body says whether there is another page, if it does: some give a token with
    the last page too. `alone`: beside the token no other parameter is taken.
    """

    at: Expression
    parameter: str
    size_parameter: str = ""
    size: int = 0
    more: Expression | None = None
    alone: bool = False

    def where(self, turn: Turn) -> Where:
        """Return the token as a parameter."""
        size = _size(self.size_parameter, self.size)
        if "token" not in turn:
            return Where(parameters=size)
        token = {self.parameter: str(turn["token"])}
        return Where(parameters=token if self.alone else {**size, **token}, alone=self.alone)

    def next(self, _turn: Turn, read: Read) -> Turn | None:
        """Return the token that the body tells."""
        found = _found(self.at, read.body)
        if self.more is not None and not _found(self.more, read.body):
            return None
        if found is None:
            if self.more is not None:
                raise Malformed("more_pages_without_token")
            return None
        if isinstance(found, bool) or not isinstance(found, str | int):
            raise Malformed("page_token_is_no_text")
        return {"token": found}


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pages are counted. Without a total the last is the one that is empty.

    `ends_short`: the last is the first that is not full, for systems that answer with an error
    behind it. Where they give fewer than `size` on every page, that loses all but the first.
    """

    parameter: str
    size_parameter: str
    size: int
    start: int = 1
    total: Expression | None = None
    ends_short: bool = False

    def where(self, turn: Turn) -> Where:
        """Return the number of the page."""
        number = str(turn.get("page", self.start))
        return Where(parameters={self.parameter: number, **_size(self.size_parameter, self.size)})

    def next(self, turn: Turn, read: Read) -> Turn | None:
        """Return the page behind."""
        page = int(turn.get("page", self.start))
        # Counted, not multiplied: pages may be smaller than was asked for.
        before = int(turn.get("seen", 0))
        if not _goes_on(self.total, read, before, self.size if self.ends_short else 1):
            return None
        return {"page": page + 1, "seen": before + read.count}


@dataclass(frozen=True, slots=True)
class Offset:
    """Records are counted; the end is as with `PageNumber`."""

    parameter: str
    size_parameter: str
    size: int
    total: Expression | None = None
    ends_short: bool = False

    def where(self, turn: Turn) -> Where:
        """Return how many records are passed over."""
        offset = str(turn.get("offset", 0))
        return Where(parameters={self.parameter: offset, **_size(self.size_parameter, self.size)})

    def next(self, turn: Turn, read: Read) -> Turn | None:
        """Return the place behind the records that came."""
        before = int(turn.get("offset", 0))
        goes_on = _goes_on(self.total, read, before, self.size if self.ends_short else 1)
        return {"offset": before + read.count} if goes_on else None


def next_link(header: str) -> str | None:
    """Return the target of the first link whose relation is `next`, None if there is none."""
    for target, parameters in _LINK.findall(header):
        for name, quoted, bare in _PARAMETER.findall(parameters):
            if name.lower() == "rel":
                if "next" in (quoted or bare).lower().split():
                    return str(target)
                break
    return None


def same_origin(url: str, link: str) -> str:
    """Return where a link on a page leads.

    Raises:
        Malformed: to another scheme, host or port.
    """
    try:
        there = urljoin(url, link)
        if _origin(there) == _origin(url):
            return there
    except ValueError as error:
        raise Malformed("next_page_is_no_address") from error
    raise Malformed("next_page_leads_elsewhere")


def total_of(at: Expression | None, body: Any) -> int | None:
    """Return how many records a body says there are.

    Raises:
        Malformed: it says something that is no number.
    """
    found = None if at is None else _found(at, body)
    if isinstance(found, str) and found.isascii() and found.isdecimal() and len(found) <= 15:  # noqa: PLR2004
        found = int(found)
    if found is None or (isinstance(found, int) and not isinstance(found, bool) and found >= 0):
        return found
    raise Malformed("total_is_no_number")


def _goes_on(at: Expression | None, read: Read, before: int, full: int) -> bool:
    total = total_of(at, read.body)
    if total is None:
        return read.count >= full
    if not read.count and before < total:
        raise Malformed("empty_page_with_count")
    return before + read.count < total


def _size(parameter: str, size: int) -> dict[str, str]:
    return {parameter: str(size)} if parameter and size else {}


def _found(at: Expression, body: Any) -> Any:
    try:
        found = at.of(body)
    except NotEvaluated as error:
        raise Malformed("page_does_not_fit") from error
    return None if found == "" else found


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(scheme, 0)
