"""Writing rejection reasons."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts import RejectionReason
from rolecall.domains.jobs.models import rejection_reasons
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_r = rejection_reasons.c


async def insert_reasons(
    uow: UnitOfWork, reasons: Iterable[tuple[str, str]], *, first_position: int = 0
) -> int:
    """Insert reasons by code and label, but for codes that are there; returns how many."""
    now = clock.now()
    rows = [
        {
            "org_id": uow.org_id,
            "id": ids.uuid7(),
            "code": code,
            "label": label,
            "position": first_position + position,
            "active": True,
            "version": 1,
            "created_at": now,
        }
        for position, (code, label) in enumerate(reasons)
    ]
    return await uow.execute(insert(rejection_reasons).values(rows).on_conflict_do_nothing())


async def update_reason(uow: UnitOfWork, reason: RejectionReason, values: dict[str, Any]) -> UUID:
    """Write columns and count the version up from the one of `reason`.

    Raises:
        VersionMismatch: the row has another version by now.
    """
    written = await uow.execute(
        sa.update(rejection_reasons)
        .where(_r.org_id == uow.org_id, _r.id == reason.id, _r.version == reason.version)
        .values(version=reason.version + 1, **values)
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this reason meanwhile. Load it again."))
    return reason.id
