"""Where values came from."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on

from rolecall.domains.candidates.contracts import FieldOrigin, OriginKind
from rolecall.domains.candidates.models import field_history
from rolecall.infra.db import Row, UnitOfWork

_h = field_history.c
_SHOWN = (_h.id, _h.field, _h.value, _h.origin, _h.by_id, _h.by_name, _h.at)
MOST = 200
"""Values of one field that are shown; older ones stay in the database."""


async def origins_of(uow: UnitOfWork, candidate_id: UUID) -> list[FieldOrigin]:
    """Return, for each field, where its present value came from."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(_h.org_id == uow.org_id, _h.candidate_id == candidate_id)
        .ext(distinct_on(_h.field))
        .order_by(_h.field, _h.at.desc(), _h.id.desc())
    )
    return [_origin(row) for row in rows]


async def list_history(uow: UnitOfWork, candidate_id: UUID, field: str) -> list[FieldOrigin]:
    """Return the values that a field had, newest first."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(_h.org_id == uow.org_id, _h.candidate_id == candidate_id, _h.field == field)
        .order_by(_h.at.desc(), _h.id.desc())
        .limit(MOST)
    )
    return [_origin(row) for row in rows]


def _origin(row: Row) -> FieldOrigin:
    return FieldOrigin(**{**dict(row), "origin": OriginKind(row["origin"])})
