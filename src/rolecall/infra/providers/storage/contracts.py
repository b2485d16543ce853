"""What a store of objects does, and the two ways in which it can fail."""

import re
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rolecall.kernel.errors import NotFound, Unavailable

MAX_KEY_CHARACTERS = 512
_SEGMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


class ObjectNotFound(NotFound):
    """There is no object of that key."""

    code = "object_not_found"


class StorageUnavailable(Unavailable):
    """The store does not answer, or refuses this process: the sentence is for the operator."""

    code = "storage_unavailable"


@dataclass(frozen=True, slots=True)
class StoredObject:
    """One line of a listing: size in bytes, and when it was last written."""

    key: str
    size: int
    modified_at: datetime


class ObjectStore(Protocol):
    """Keeps objects under keys such as `files/<org>/<id>`.

    A key has segments of letters, digits, `_`, `-` and `.`, parted by `/`; none begins with a dot.
    Every method raises ValueError for another key, and StorageUnavailable when the store fails.
    """

    async def put(self, key: str, content: bytes | AsyncIterable[bytes]) -> None:
        """Write an object, replacing one of the same key.

        It appears whole or not at all: if `content` raises, nothing is written.
        """
        ...

    async def get(self, key: str) -> AsyncIterator[bytes]:
        """Return the object's bytes in pieces; the object is known to exist when this returns.

        Raises:
            ObjectNotFound: there is none.
        """
        ...

    async def delete(self, key: str) -> None:
        """Remove an object; none to remove is no error."""
        ...

    async def exists(self, key: str) -> bool:
        """Return whether there is such an object."""
        ...

    def list(self, prefix: str) -> AsyncIterator[StoredObject]:
        """Return the objects below `prefix`, which ends at a segment, in no particular order."""
        ...


def checked_key(key: str) -> str:
    """Return the key if it cannot mean anything but one object inside the store.

    Raises:
        ValueError: it is empty, too long, or has a segment that could lead elsewhere.
    """
    if len(key) > MAX_KEY_CHARACTERS or not all(_SEGMENT.fullmatch(s) for s in key.split("/")):
        raise ValueError(f"not a key of an object: {key[:80]!r}")
    return key
