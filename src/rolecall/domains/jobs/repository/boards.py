"""Writing which boards are on, and the keys of careers sites."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts.boards import Board, BoardKey
from rolecall.domains.jobs.models.boards import job_board_keys, job_boards
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

_k = job_board_keys.c
USE_NOTED_EVERY = timedelta(hours=1)
"""So that people who apply at the same time do not wait for one row."""


async def switch_board(uow: UnitOfWork, board: Board, *, enabled: bool) -> None:
    """Switch a board on or off."""
    values = {"enabled": enabled, "changed_at": clock.now()}
    await uow.execute(
        insert(job_boards)
        .values(org_id=uow.org_id, board=board.value, **values)
        .on_conflict_do_update(index_elements=["org_id", "board"], set_=values)
    )


async def insert_key(uow: UnitOfWork, key: BoardKey, digest: bytes) -> None:
    """Insert a key."""
    await uow.execute(
        sa.insert(job_board_keys).values(
            org_id=uow.org_id,
            id=key.id,
            name=key.name,
            token_hash=digest,
            hint=key.hint,
            asks_consent=key.asks_consent,
            created_at=key.created_at,
            created_by=key.created_by,
            created_by_name=key.created_by_name,
        )
    )


async def rotate_key(
    uow: UnitOfWork, key_id: UUID, digest: bytes, hint: str, at: datetime, until: datetime
) -> None:
    """Give a key another token; the one before works until `until`."""
    await uow.execute(
        sa.update(job_board_keys)
        .where(_k.org_id == uow.org_id, _k.id == key_id)
        .values(
            previous_hash=_k.token_hash,
            previous_until=until,
            token_hash=digest,
            hint=hint,
            rotated_at=at,
        )
    )


async def revoke_key(uow: UnitOfWork, key_id: UUID, at: datetime) -> None:
    """End a key, with the token before the last rotation."""
    await uow.execute(
        sa.update(job_board_keys)
        .where(_k.org_id == uow.org_id, _k.id == key_id)
        .values(revoked_at=at, previous_hash=None, previous_until=None)
    )


async def note_use(uow: UnitOfWork, key_id: UUID) -> None:
    """Keep when a key was used last, to the hour."""
    now = clock.now()
    await uow.execute(
        sa.update(job_board_keys)
        .where(
            _k.org_id == uow.org_id,
            _k.id == key_id,
            sa.or_(_k.last_used_at.is_(None), _k.last_used_at < now - USE_NOTED_EVERY),
        )
        .values(last_used_at=now)
    )
