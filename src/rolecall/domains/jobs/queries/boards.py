"""Reading what job boards show, which of them are on, and the keys of careers sites."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.jobs.contracts import Question, Skill
from rolecall.domains.jobs.contracts.boards import Board, BoardJob, BoardKey
from rolecall.domains.jobs.models import careers_sites, jobs, public_postings
from rolecall.domains.jobs.models.boards import job_board_keys, job_boards
from rolecall.domains.jobs.queries.postings import POSTING_COLUMNS, posting_of
from rolecall.infra.db import Database, Reader, Row, TenantRead, UnitOfWork, prepared
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

BATCH = 500
"""Jobs that one statement reads: a few megabytes with their descriptions."""
MOST_KEYS_SHOWN = 200

_p, _j, _k = public_postings.c, jobs.c, job_board_keys.c
_CONTENT = (_j.description_html, _j.skills, _j.questions)
_NOW = sa.bindparam("now", type_=_p.published_at.type)
_LISTED = sa.and_(_p.open, _p.shown, sa.or_(_p.valid_through.is_(None), _p.valid_through > _NOW))


def _with_content(*conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return (
        sa.select(*POSTING_COLUMNS, *_CONTENT)
        .join(jobs, sa.and_(_j.org_id == _p.org_id, _j.id == _p.id))
        .where(_p.org_id == sa.bindparam("org_id"), _LISTED, *conditions)
    )


_IN_ORDER = (_p.published_at.desc(), _p.id.desc())
_FIRST = TenantRead(_with_content().order_by(*_IN_ORDER).limit(sa.bindparam("size")))
_NEXT = TenantRead(
    _with_content(
        sa.tuple_(_p.published_at, _p.id)
        < sa.tuple_(
            sa.bindparam("after_at", type_=_p.published_at.type),
            sa.bindparam("after_id", type_=_p.id.type),
        )
    )
    .order_by(*_IN_ORDER)
    .limit(sa.bindparam("size"))
)
_BY_NUMBER = TenantRead(
    _with_content(_p.number == sa.bindparam("number", type_=_p.number.type))
    .order_by(*_IN_ORDER)
    .limit(1)
)
_BY_ID = TenantRead(_with_content(_p.id == sa.bindparam("job_id", type_=_p.id.type)))
_ID_OF_NUMBER = prepared(
    sa.select(_p.id)
    .where(
        _p.org_id == sa.bindparam("org_id"),
        _p.number == sa.bindparam("number", type_=_p.number.type),
        _p.shown,
    )
    .order_by(_p.open.desc(), *_IN_ORDER)
    .limit(1)
)
_STATE = prepared(
    sa.select(
        careers_sites.c.version,
        careers_sites.c.changed_at,
        sa.select(sa.func.count())
        .where(_p.org_id == sa.bindparam("org_id"), _LISTED)
        .scalar_subquery()
        .label("listed"),
    ).where(careers_sites.c.org_id == sa.bindparam("org_id"))
)
_SWITCHES = TenantRead(
    sa.select(job_boards.c.board, job_boards.c.enabled).where(
        job_boards.c.org_id == sa.bindparam("org_id")
    )
)
_KEY_COLUMNS = (
    _k.id, _k.name, _k.hint, _k.asks_consent, _k.created_at, _k.created_by, _k.created_by_name,
    _k.rotated_at, _k.last_used_at, _k.revoked_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BoardState:
    """What changes whenever boards show something else.

    `version` counts changes, the last of which was at `changed_at`; a job whose time has run out
    changes only how many are `listed`.
    """

    version: int
    changed_at: datetime
    listed: int


async def list_batches(
    database: Database, org_id: UUID, size: int = BATCH
) -> AsyncIterator[list[BoardJob]]:
    """Yield the open jobs of an organization with their contents, newest first, in batches.

    Each batch is one statement with its own snapshot, so that a slow reader holds nothing open.
    """
    reader = database.reading(Tenant(org_id))
    rows = await reader.fetch(_FIRST, org_id=org_id, now=clock.now(), size=size)
    while rows:
        yield [_job(row) for row in rows]
        if len(rows) < size:
            return
        last = rows[-1]
        rows = await reader.fetch(
            _NEXT,
            org_id=org_id,
            now=clock.now(),
            after_at=last["published_at"],
            after_id=last["id"],
            size=size,
        )


async def find_by_number(database: Database, org_id: UUID, number: int) -> BoardJob | None:
    """Return the open job of this number, None if there is none."""
    reader = database.reading(Tenant(org_id))
    row = await reader.fetch_one(_BY_NUMBER, org_id=org_id, now=clock.now(), number=number)
    return _job(row) if row else None


async def find_by_id(database: Database, org_id: UUID, job_id: UUID) -> BoardJob | None:
    """Return an open job, None if there is none of this id."""
    reader = database.reading(Tenant(org_id))
    row = await reader.fetch_one(_BY_ID, org_id=org_id, now=clock.now(), job_id=job_id)
    return _job(row) if row else None


async def find_id_of_number(database: Database, org_id: UUID, number: int) -> UUID | None:
    """Return the job of this number that is, or once was, on the organization's pages."""
    rows = await database.read_public(_ID_OF_NUMBER, org_id=org_id, number=number)
    found: UUID | None = rows[0]["id"] if rows else None
    return found


async def state_of(database: Database, org_id: UUID) -> BoardState | None:
    """Return as what boards stand; None where no job was ever shown."""
    rows = await database.read_public(_STATE, org_id=org_id, now=clock.now())
    return BoardState(**dict(rows[0])) if rows else None


async def switches(reader: Reader) -> dict[Board, bool]:
    """Return the boards that were switched on or off."""
    return {
        Board(row["board"]): row["enabled"]
        for row in await reader.fetch(_SWITCHES, org_id=reader.org_id)
    }


async def list_keys(uow: UnitOfWork) -> Sequence[BoardKey]:
    """Return the keys of the organization, those in use first, then the newest."""
    rows = await uow.fetch(
        sa.select(*_KEY_COLUMNS)
        .where(_k.org_id == uow.org_id)
        .order_by(_k.revoked_at.is_not(None), _k.id.desc())
        .limit(MOST_KEYS_SHOWN)
    )
    return [_key(row) for row in rows]


async def count_keys_in_use(uow: UnitOfWork) -> int:
    """Return how many keys are not revoked."""
    counted = sa.select(sa.func.count()).where(_k.org_id == uow.org_id, _k.revoked_at.is_(None))
    return int(await uow.fetch_value(counted))


async def find_key(uow: UnitOfWork, key_id: UUID) -> BoardKey | None:
    """Return a key that this transaction alone may change, None if there is none of this id."""
    row = await uow.fetch_one(
        sa.select(*_KEY_COLUMNS).where(_k.org_id == uow.org_id, _k.id == key_id).with_for_update()
    )
    return _key(row) if row else None


async def find_key_of_digest(uow: UnitOfWork, digest: bytes) -> BoardKey | None:
    """Return the key in use whose token, or whose one before it, has this digest."""
    row = await uow.fetch_one(
        sa.select(*_KEY_COLUMNS).where(
            _k.org_id == uow.org_id,
            _k.revoked_at.is_(None),
            sa.or_(
                _k.token_hash == digest,
                sa.and_(_k.previous_hash == digest, _k.previous_until > clock.now()),
            ),
        )
    )
    return _key(row) if row else None


def _job(row: Row) -> BoardJob:
    return BoardJob(
        posting=posting_of(row),
        description_html=row["description_html"],
        skills=tuple(Skill(item["name"], item["required"]) for item in row["skills"]),
        questions=msgspec.convert(row["questions"], tuple[Question, ...]),
    )


def _key(row: Row) -> BoardKey:
    return BoardKey(**dict(row))
