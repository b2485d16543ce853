"""Reading requests to be erased."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.privacy.contracts import (
    ASKED,
    AskedBy,
    ErasureRequest,
    Ground,
    Look,
    RequestStatus,
)
from rolecall.domains.privacy.models import requests
from rolecall.domains.privacy.models.requests import OPEN
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_r = requests.c
_SHOWN = tuple(_r[name] for name in ErasureRequest.__dataclass_fields__ if name != "candidate_name")
_UNPROVED = (RequestStatus.UNCONFIRMED.value, RequestStatus.LAPSED.value)


async def find_request(
    uow: UnitOfWork, request_id: UUID, *, lock: bool = False
) -> ErasureRequest | None:
    """Return a request, locked if asked. `candidate_name` is for the caller to add."""
    asked = sa.select(*_SHOWN).where(_r.org_id == uow.org_id, _r.id == request_id)
    row = await uow.fetch_one(asked.with_for_update() if lock else asked)
    return _request(row) if row else None


async def find_open_request(
    uow: UnitOfWork, candidate_ids: Collection[UUID]
) -> ErasureRequest | None:
    """Return a person's request that is not answered, locked; a confirmed one before others."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN)
        .where(
            _r.org_id == uow.org_id,
            _r.candidate_id.in_(sorted(candidate_ids)),
            _r.status.in_(OPEN),
        )
        .order_by(_r.confirmed_at.asc().nulls_last(), _r.id)
        .limit(1)
        .with_for_update()
    )
    return _request(row) if row else None


async def find_newest_request(
    uow: UnitOfWork, candidate_ids: Collection[UUID]
) -> ErasureRequest | None:
    """Return the request that a person made last."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN)
        .where(_r.org_id == uow.org_id, _r.candidate_id.in_(sorted(candidate_ids)))
        .order_by(_r.requested_at.desc(), _r.id.desc())
        .limit(1)
    )
    return _request(row) if row else None


async def find_request_of_erasure(uow: UnitOfWork, erasure_id: UUID) -> ErasureRequest | None:
    """Return the request that an erasure answered, None if nobody asked for it that way.

    Where it answered several, it is the one whose number the receipt has.
    """
    row = await uow.fetch_one(
        sa.select(*_SHOWN)
        .where(_r.org_id == uow.org_id, _r.erasure_id == erasure_id)
        .order_by(_r.number)
        .limit(1)
    )
    return _request(row) if row else None


async def list_requests(
    uow: UnitOfWork, page: PageRequest, *, open_only: bool
) -> Page[ErasureRequest]:
    """Return the confirmed requests of the organization, newest first."""
    asked = sa.select(*_SHOWN).where(_r.org_id == uow.org_id)
    if open_only:
        asked = asked.where(_r.status.in_([one.value for one in sorted(ASKED)]))
    else:
        asked = asked.where(_r.status.not_in(_UNPROVED))
    return await fetch_page(uow, asked, page, _r.requested_at, _r.id, convert=_request)


async def list_due(uow: UnitOfWork, now: datetime) -> list[ErasureRequest]:
    """Return the requests of which something is to be done: over, to begin, held, to finish."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(
            _r.org_id == uow.org_id,
            _r.status.in_(OPEN),
            sa.or_(
                sa.and_(_r.status == RequestStatus.UNCONFIRMED.value, _r.confirm_until <= now),
                sa.and_(_r.status == RequestStatus.WAITING.value, _r.runs_at <= now),
                _r.status == RequestStatus.HELD.value,
                sa.and_(_r.status == RequestStatus.LEAVING.value, _r.leaving_at <= now),
            ),
        )
        .order_by(_r.id)
    )
    return [_request(row) for row in rows]


def _request(row: Row) -> ErasureRequest:
    values = dict(row)
    values["status"], values["look"] = RequestStatus(row["status"]), Look(row["look"])
    values["asked_by"] = AskedBy(row["asked_by"])
    values["ground"] = Ground(row["ground"]) if row["ground"] else None
    return ErasureRequest(candidate_name="", **values)
