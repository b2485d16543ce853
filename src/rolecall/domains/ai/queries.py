"""Reading the settings of a language model, and what it was asked."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.ai.contracts import (
    Capability,
    ModelRun,
    ModelRunState,
    ModelSettings,
    ModelUse,
)
from rolecall.domains.ai.models import runs, settings
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.db.lists import fetch_page
from rolecall.kernel.pages import Page, PageRequest

_s, _r = settings.c, runs.c


async def get_settings(uow: UnitOfWork) -> ModelSettings:
    """Return the organization's language model; what nobody has set up is switched off."""
    row = await uow.fetch_one(
        sa.select(
            _s.enabled, _s.url, _s.model, _s.sealed.is_not(None).label("has_secret"),
            _s.reads_resumes, _s.monthly_tokens, _s.problem, _s.checked_at, _s.version,
        ).where(_s.org_id == uow.org_id)
    )  # fmt: skip
    return ModelSettings(**row) if row is not None else ModelSettings()


async def find_sealed(uow: UnitOfWork) -> str | None:
    """Return the endpoint's key as it is stored."""
    found: str | None = await uow.fetch_value(sa.select(_s.sealed).where(_s.org_id == uow.org_id))
    return found


async def count_use(uow: UnitOfWork, since: datetime) -> ModelUse:
    """Return what was asked since an instant; what still runs counts as it was estimated."""
    row = await uow.fetch_one(
        sa.select(
            sa.func.count().label("runs"),
            sa.func.count().filter(_r.state == ModelRunState.FAILED.value).label("failed"),
            sa.func.coalesce(sa.func.sum(_r.tokens_read + _r.tokens_written), 0).label("tokens"),
        ).where(_r.org_id == uow.org_id, _r.started_at >= since)
    )
    found = row or {"runs": 0, "failed": 0, "tokens": 0}
    return ModelUse(
        since=since, runs=found["runs"], failed=found["failed"], tokens=int(found["tokens"])
    )


async def last_reasons(uow: UnitOfWork, since: datetime, limit: int) -> list[str]:
    """Return why the last runs that ended since an instant failed, newest first; "" if not."""
    rows = await uow.fetch(
        sa.select(_r.reason)
        .where(
            _r.org_id == uow.org_id,
            _r.started_at >= since,
            _r.state != ModelRunState.RUNNING.value,
        )
        .order_by(_r.started_at.desc(), _r.id.desc())
        .limit(limit)
    )
    return [row["reason"] for row in rows]


async def list_runs(uow: UnitOfWork, request: PageRequest) -> Page[ModelRun]:
    """Return what was asked, newest first."""
    statement = sa.select(
        _r.id, _r.capability, _r.subject_id, _r.model, _r.prompts, _r.state, _r.reason,
        _r.tokens_read, _r.tokens_written, _r.started_at, _r.finished_at,
    ).where(_r.org_id == uow.org_id)  # fmt: skip
    return await fetch_page(uow, statement, request, _r.started_at, _r.id, convert=_run)


def _run(row: Row) -> ModelRun:
    return ModelRun(
        **{**row, "capability": Capability(row["capability"]), "state": ModelRunState(row["state"])}
    )


async def is_running(uow: UnitOfWork, subject_id: UUID, since: datetime) -> bool:
    """Tell whether somebody asks about a subject, and began after an instant."""
    found = await uow.fetch_value(
        sa.select(_r.id)
        .where(
            _r.org_id == uow.org_id,
            _r.subject_id == subject_id,
            _r.state == ModelRunState.RUNNING.value,
            _r.started_at >= since,
        )
        .limit(1)
    )
    return found is not None
