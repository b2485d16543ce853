"""Reading the log of consents."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import Consent
from rolecall.domains.candidates.models import consents
from rolecall.domains.candidates.queries.merging import kept_in
from rolecall.domains.consents.contracts import ConsentDecision, Purpose, Way
from rolecall.infra.db import Row, UnitOfWork

_c = consents.c
_WHOLE = tuple(_c[name] for name in Consent.__dataclass_fields__)


async def list_consents(uow: UnitOfWork, candidate_id: UUID) -> list[Consent]:
    """Return the candidate's consents, newest first, and those of records merged into theirs."""
    rows = await uow.fetch(
        sa.select(*_WHOLE)
        .where(_c.org_id == uow.org_id, kept_in(uow.org_id, _c.candidate_id, candidate_id))
        .order_by(_c.given_at.desc(), _c.id.desc())
    )
    return [_consent(row) for row in rows]


async def given_before(
    uow: UnitOfWork, purpose: Purpose, number: int, after_id: UUID | None, limit: int
) -> list[Consent]:
    """Return consents to versions before `number` that nothing was said after, by id.

    `after_id` is the last one of the block before.
    """
    asked = sa.select(*_WHOLE).where(*_before(uow, purpose, number))
    if after_id is not None:
        asked = asked.where(_c.id > after_id)
    return [_consent(row) for row in await uow.fetch(asked.order_by(_c.id).limit(limit))]


async def count_given_before(uow: UnitOfWork, purpose: Purpose, number: int) -> int:
    """Return how many consents to versions before `number` nothing was said after."""
    asked = sa.select(sa.func.count()).where(*_before(uow, purpose, number))
    count: int = await uow.fetch_value(asked)
    return count


def _before(uow: UnitOfWork, purpose: Purpose, number: int) -> list[sa.ColumnElement[bool]]:
    later = consents.alias()
    said_since = sa.exists().where(
        later.c.org_id == _c.org_id,
        later.c.candidate_id == _c.candidate_id,
        later.c.purpose == _c.purpose,
        later.c.id > _c.id,
        later.c.application_id.is_not_distinct_from(_c.application_id)
        if purpose is Purpose.APPLICATION
        else sa.true(),
    )
    return [
        _c.org_id == uow.org_id,
        _c.purpose == purpose.value,
        _c.state == ConsentDecision.GIVEN.value,
        _c.application_id.is_not(None),
        sa.cast(_c.text_version, sa.Integer) < number,
        ~said_since,
    ]


def _consent(row: Row) -> Consent:
    values: dict[str, Any] = dict(row)
    values["purpose"] = Purpose(row["purpose"])
    values["state"], values["way"] = ConsentDecision(row["state"]), Way(row["way"])
    return Consent(**values)
