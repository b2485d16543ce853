"""`Idempotency-Key`: the same request sent twice is done once and answered alike.

The key's row is written in the transaction of the change, so either both are there or neither. A
second request that comes while the first is still running waits for it on the row's unique index.
"""

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa
from fastapi import Request, Response

from rolecall.access import Actor
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox.models import idempotency_keys as table
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import say

HEADER = "idempotency-key"
MAX_LENGTH = 200
MAX_STORED_BYTES = 1_000_000
_KEPT_HEADERS = ("content-type", "etag", "location")


@dataclass(frozen=True, slots=True)
class Repeat:
    """One keyed request: who, which key, and what was asked."""

    actor: str
    key: str
    request_hash: bytes


async def key_of(request: Request, actor: Actor) -> Repeat | None:
    """Return the request's key, None if it has none or changes nothing."""
    key = given_key(request)
    if key is None:
        return None
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    digest = hashlib.sha256(asked + await request.body()).digest()
    return Repeat(f"{actor.kind}:{actor.user_id}", key, digest)


def given_key(request: Request) -> str | None:
    """Return the key that a request came with, None if it has none or changes nothing.

    Raises:
        InvalidInput: it is too long, or cannot be printed.
    """
    key = request.headers.get(HEADER)
    if key is None or request.method in {"GET", "HEAD", "OPTIONS"}:
        return None
    if not 0 < len(key) <= MAX_LENGTH or not key.isprintable():
        raise InvalidInput.of_field(
            "Idempotency-Key",
            say(
                "Use 1 to {max_length} printable characters, such as a UUID.", max_length=MAX_LENGTH
            ),
        )
    return key


async def claim(uow: UnitOfWork, repeat: Repeat) -> Response | None:
    """Take the key for this transaction, or return the response it already has.

    Raises:
        Conflict: the key was used for another request.
    """
    claimed = await (await uow.connection()).fetchval(
        "INSERT INTO idempotency_keys (org_id, actor, key, request_hash, created_at) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1",
        uow.org_id,
        repeat.actor,
        repeat.key,
        repeat.request_hash,
        clock.now(),
    )
    if claimed:
        return None
    stored = await find(uow, repeat)
    if stored is None:
        raise _used_otherwise()
    return stored


async def find(uow: UnitOfWork, repeat: Repeat) -> Response | None:
    """Return the response that a key already has, None for a key that was not used.

    Raises:
        Conflict: the key was used for another request.
    """
    row = await uow.fetch_one(
        sa.select(table.c.request_hash, table.c.status, table.c.headers, table.c.body).where(
            table.c.org_id == uow.org_id, table.c.actor == repeat.actor, table.c.key == repeat.key
        )
    )
    if row is None:
        return None
    if row["request_hash"] != repeat.request_hash:
        raise _used_otherwise()
    headers = {**(row["headers"] or {}), "Idempotent-Replayed": "true"}
    return Response(row["body"] or b"", row["status"] or 200, headers=headers)


async def store(uow: UnitOfWork, repeat: Repeat, response: Response) -> None:
    """Keep the response beside the change."""
    body = bytes(response.body)
    if len(body) > MAX_STORED_BYTES:
        body = b""
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    await uow.execute(
        sa.update(table)
        .where(
            table.c.org_id == uow.org_id, table.c.actor == repeat.actor, table.c.key == repeat.key
        )
        .values(status=response.status_code, headers=headers, body=body)
    )


def _used_otherwise() -> Conflict:
    return Conflict(
        say("This Idempotency-Key was used for another request. Use a new key for a new request."),
        code="idempotency_key_reused",
    )
