"""Values that break programs which did not think of them, and where they can be put."""

import copy
import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

DEEP = 2_000
"""Levels of nesting: more than Python's own JSON parser survives."""

TEXTS = (
    "",
    "   ",
    "a\x00b",
    "x" * 100_000,
    "\u202e\ufffe\u0000"[:2],
    "\U0001d54f" * 300,
    "İß" * 40,
    "0000-01-01",
    "2026-02-03",
    "10000-01-01",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "infinity",
    "NaN",
    "1e400",
    "%",
    "' OR 1=1 --",
    "{{7*7}}",
    "../../etc/passwd",
    "00000000-0000-0000-0000-000000000000",
)
NUMBERS = ("2147483648", "9223372036854775808", "-9223372036854775809", "1" + "0" * 5_000,
           "1e308", "1e400", "NaN", "-0", "0.1")  # fmt: skip
"""As they stand in a document: some are no JSON, and Python's own parser takes them."""
STRUCTURES = (
    "null",
    "true",
    "[]",
    "{}",
    "[" * 800 + "]" * 800,
    "[" * DEEP + "]" * DEEP,
    '{"a":' * DEEP + "1" + "}" * DEEP,
    '"\\ud800"',
    '"\\udc00x"',
    "[[1]]",
    '{"\\u0000": 1}',
    '{"": {}}',
)
BODIES = (
    b"",
    b"{",
    b"null",
    b"[]",
    b'""',
    b"\xff\xfe",
    b'{"a": "\xff"}',
    b"\xef\xbb\xbf{}",
    b"[" * 100_000,
    b'{"a": 1, "a": 2}',
    b"\x00",
    b"--x\r\n",
)
CONTENT_TYPES = (
    "application/json; charset=utf-16",
    "application/json; charset=no-such",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x",
    "text/plain",
    "",
)
HEADERS = (
    ("If-Match", b'"99999999999999999999999"'),
    ("If-Match", b'W/"1"'),
    ("If-Match", b"\xff"),
    ("If-Match", b'"\xc2\xb2"'),
    ("Idempotency-Key", b"x" * 5_000),
    ("Idempotency-Key", b"\xff\xfe"),
    ("Idempotency-Key", b""),
    ("Accept-Language", b"\xff;q=nan,*;q=1e400"),
    ("If-None-Match", b"\xff"),
    ("If-Modified-Since", b"Sat, 31 Feb 99999 25:61:61 GMT"),
    ("Range", b"bytes=99999999999999999999-"),
    ("Cookie", b"rolecall=\xff; ; =; rolecall=\x80"),
    ("Authorization", b"Bearer \xff"),
    ("Authorization", b"Bearer a.b.c"),
    ("Authorization", b"Basic \xff"),
    ("X-Request-Id", b"\xff" * 10),
    ("X-Forwarded-For", b"\xff, ::1%\xff"),
    ("Origin", b"http://[::1"),
    ("User-Agent", b"\xff" * 2_000),
)


FRAGMENTS = (*map(json.dumps, TEXTS), *NUMBERS, *STRUCTURES)
"""Every value as it stands in a JSON document."""


def share(values: Sequence[T], key: str, size: int = 8) -> list[T]:
    """Return `size` of the values, others for another key and the same in every run.

    All values in all places would take minutes and tell little more: places of one kind are read by
    the same code, and each kind has many.
    """
    start = zlib.crc32(key.encode()) % len(values)
    return [values[(start + index * 5) % len(values)] for index in range(size)]


def places(schema: dict[str, Any], depth: int = 4) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of all properties and first items that a body of this schema can have."""
    if not depth:
        return
    for option in (schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        inner = dict(option.get("properties", {}))
        found: list[tuple[str | int, Any]] = [*inner.items()]
        if "items" in option:
            found.append((0, option["items"]))
        for step, below in found:
            yield (step,)
            yield from ((step, *rest) for rest in places(below, depth - 1))


MARK = "a-place-for-something-wicked"


def with_mark(base: Any, path: tuple[str | int, ...]) -> str:
    """Return the body as JSON text, with `MARK` in quotes at the path."""
    holder = {"root": copy.deepcopy(base)}
    target: Any = holder
    step: str | int = "root"
    for following in path:
        fitting = list if isinstance(following, int) else dict
        inner = target[step]
        if not isinstance(inner, fitting) or (fitting is list and not inner):
            inner = target[step] = [None] if fitting is list else {}
        if fitting is dict:
            inner.setdefault(following, None)
        target, step = inner, following
    target[step] = MARK
    return json.dumps(holder["root"])
