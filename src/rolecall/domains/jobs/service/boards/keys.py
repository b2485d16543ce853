"""Keys of careers sites that hand applications in."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs.contracts.boards import (
    MOST_BOARD_KEYS,
    ROTATION_OVERLAP,
    BoardKey,
    CreateBoardKey,
    IssuedKey,
)
from rolecall.domains.jobs.events import JobBoardsChanged
from rolecall.domains.jobs.queries import boards as queries
from rolecall.domains.jobs.repository import boards as repository
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, NotFound, Unauthenticated
from rolecall.kernel.sentences import say

PREFIX = "rcb_"
"""By which programs that look for secrets in sources recognise one."""
_BYTES = 24
_HINT = 4


async def list_board_keys(uow: UnitOfWork) -> Sequence[BoardKey]:
    """Return the keys of the organization, those in use first."""
    return await queries.list_keys(uow)


async def create_board_key(uow: UnitOfWork, actor: Actor, command: CreateBoardKey) -> IssuedKey:
    """Make a key. Its token is in the answer and nowhere else.

    Raises:
        Conflict: code `too_many_board_keys`.
    """
    if await queries.count_keys_in_use(uow) >= MOST_BOARD_KEYS:
        raise Conflict(
            say(
                "An organization has at most {most} keys in use. Revoke one that is not needed.",
                most=MOST_BOARD_KEYS,
            ),
            code="too_many_board_keys",
        )
    token = _token()
    key = BoardKey(
        id=ids.uuid7(),
        name=command.name,
        hint=token[-_HINT:],
        asks_consent=command.asks_consent,
        created_at=clock.now(),
        created_by=actor.user_id,
        created_by_name=actor.name,
        rotated_at=None,
        last_used_at=None,
        revoked_at=None,
    )
    await repository.insert_key(uow, key, _digest(token))
    told = (
        say("Made the job-board key “{key}” for a site that asks for consent itself.", key=key.name)
        if key.asks_consent
        else say("Made the job-board key “{key}”.", key=key.name)
    )
    audit.record(uow, actor, "job_board_keys.created", "organization", uow.org_id, told)
    uow.emit(JobBoardsChanged(organization_id=uow.org_id))
    return IssuedKey(key, token)


async def rotate_board_key(uow: UnitOfWork, actor: Actor, key_id: UUID) -> IssuedKey:
    """Give a key another token; the one before works for another day.

    Raises:
        NotFound: there is no such key.
        Conflict: it is revoked; code `board_key_revoked`.
    """
    key = await _get(uow, key_id)
    if key.revoked_at is not None:
        raise Conflict(say("This key is revoked. Make a new one."), code="board_key_revoked")
    token, at = _token(), clock.now()
    hint = token[-_HINT:]
    await repository.rotate_key(uow, key.id, _digest(token), hint, at, at + ROTATION_OVERLAP)
    audit.record(
        uow, actor, "job_board_keys.rotated", "organization", uow.org_id,
        say("Rotated the job-board key “{key}”.", key=key.name),
    )  # fmt: skip
    uow.emit(JobBoardsChanged(organization_id=uow.org_id))
    return IssuedKey(replace(key, hint=hint, rotated_at=at), token)


async def revoke_board_key(uow: UnitOfWork, actor: Actor, key_id: UUID) -> BoardKey:
    """End a key at once. Twice is once.

    Raises:
        NotFound: there is no such key.
    """
    key = await _get(uow, key_id)
    if key.revoked_at is not None:
        return key
    at = clock.now()
    await repository.revoke_key(uow, key.id, at)
    audit.record(
        uow, actor, "job_board_keys.revoked", "organization", uow.org_id,
        say("Revoked the job-board key “{key}”.", key=key.name),
    )  # fmt: skip
    uow.emit(JobBoardsChanged(organization_id=uow.org_id))
    return replace(key, revoked_at=at)


async def recognise_key(uow: UnitOfWork, token: str) -> BoardKey:
    """Return the key that a token belongs to.

    Raises:
        Unauthenticated: it is no token of this organization's keys in use.
    """
    found = await queries.find_key_of_digest(uow, _digest(token)) if token else None
    if found is None:
        raise Unauthenticated(
            say(
                "Send a job-board key of this organization: as the user name of HTTP Basic "
                "authentication, or as the parameter “key”."
            ),
            code="invalid_board_key",
            headers={"WWW-Authenticate": 'Basic realm="job board"'},
        )
    return found


async def _get(uow: UnitOfWork, key_id: UUID) -> BoardKey:
    found = await queries.find_key(uow, key_id)
    if found is None:
        raise NotFound(say("There is no such key."))
    return found


def _token() -> str:
    return PREFIX + secrets.token_urlsafe(_BYTES)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
