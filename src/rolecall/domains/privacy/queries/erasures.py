"""Reading erasures with their receipts."""

from collections import Counter
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.privacy.contracts import (
    Cause,
    Erasure,
    ErasureStatus,
    KeptPart,
    Receipt,
)
from rolecall.domains.privacy.models.erasures import erasures, parts
from rolecall.domains.privacy.models.requests import requests
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_e, _p, _r = erasures.c, parts.c, requests.c
_PARTS = (
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(sa.func.jsonb_build_array(_p.counts, _p.kept), _p.part, _p.round)
        )
    )
    .where(_p.org_id == _e.org_id, _p.erasure_id == _e.id)
    .scalar_subquery()
    .label("parts")
)
_NUMBER = (
    sa.select(sa.func.min(_r.number))
    .where(_r.org_id == _e.org_id, _r.erasure_id == _e.id)
    .scalar_subquery()
    .label("request_number")
)
_WHOLE = sa.select(
    _e.id, _e.candidate_id, _e.status, _e.cause, _e.note, _e.requested_by_name, _e.requested_at,
    _e.finished_at, _e.checked_at, _NUMBER, _PARTS,
)  # fmt: skip


async def list_erasures(uow: UnitOfWork, page: PageRequest) -> Page[Erasure]:
    """Return the organization's erasures, newest first."""
    listed = _WHOLE.where(_e.org_id == uow.org_id)
    return await fetch_page(uow, listed, page, _e.requested_at, _e.id, convert=_erasure)


async def find_erasure(uow: UnitOfWork, erasure_id: UUID) -> Erasure | None:
    """Return one erasure."""
    row = await uow.fetch_one(_WHOLE.where(_e.org_id == uow.org_id, _e.id == erasure_id))
    return _erasure(row) if row else None


def _erasure(row: Row) -> Erasure:
    values = dict(row)
    told: list[tuple[dict[str, int], list[tuple[str, str]]]] = values.pop("parts") or []
    values["status"], values["cause"] = ErasureStatus(row["status"]), Cause(row["cause"])
    return Erasure(**values, receipt=_receipt(told))


def _receipt(told: list[Any]) -> Receipt:
    counts: Counter[str] = Counter()
    kept: dict[tuple[str, str], None] = {}
    for counted, stays in told:
        counts.update(counted)
        kept.update(dict.fromkeys((what, why) for what, why in stays))
    return Receipt(dict(counts), tuple(KeptPart(*one) for one in kept))
