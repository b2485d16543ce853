"""Writing the settings of a language model, and what it was asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.ai.contracts import Capability, ModelRunState
from rolecall.domains.ai.models import runs, settings
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_s, _r = settings.c, runs.c


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunRun:
    """A run as it is written before anybody is asked; tokens are an estimate."""

    id: UUID
    capability: Capability
    subject_id: UUID | None
    model: str
    host: str
    prompts: str
    inputs_hash: str
    tokens_read: int
    tokens_written: int
    started_at: datetime


async def save_settings(uow: UnitOfWork, values: dict[str, Any], *, after: int) -> None:
    """Replace the settings, which must be at version `after`; 0 stands for none.

    Raises:
        VersionMismatch: somebody else saved them meanwhile.
    """
    if after == 0:
        statement = insert(settings).values(org_id=uow.org_id, **values)
        written = await uow.execute(statement.on_conflict_do_nothing())
    else:
        written = await uow.execute(
            sa.update(settings)
            .where(_s.org_id == uow.org_id, _s.version == after)
            .values(**values)
        )  # fmt: skip
    if not written:
        raise VersionMismatch(say("Somebody else saved this meanwhile. Read it again and retry."))


async def note_answered(uow: UnitOfWork, problem: str, at: datetime) -> bool:
    """Note whether the model answered (no problem) or why not; False if that is known."""
    changed = await uow.execute(
        sa.update(settings)
        .where(
            _s.org_id == uow.org_id,
            sa.or_(_s.problem != problem, _s.checked_at.is_(None)),
        )
        .values(problem=problem, checked_at=at)
    )
    return changed > 0


async def lock_settings(uow: UnitOfWork) -> None:
    """Let nobody else of the organization begin a run until this transaction ends."""
    await uow.execute(sa.select(_s.version).where(_s.org_id == uow.org_id).with_for_update())


async def lock_sealed_with_other_keys(uow: UnitOfWork, key_id: str) -> Row | None:
    """Return `sealed` of the settings if it is under another key, locked."""
    return await uow.fetch_one(
        sa.select(_s.sealed)
        .where(_s.org_id == uow.org_id, _s.sealed_key_id.is_not(None), _s.sealed_key_id != key_id)
        .with_for_update()
    )


async def reseal(uow: UnitOfWork, sealed: str, key_id: str) -> None:
    """Write the endpoint's key as it is under another key."""
    await uow.execute(
        sa.update(settings)
        .where(_s.org_id == uow.org_id)
        .values(sealed=sealed, sealed_key_id=key_id)
    )


async def begin_run(uow: UnitOfWork, run: BegunRun) -> None:
    """Write that a model is asked."""
    await uow.execute(
        sa.insert(runs).values(
            org_id=uow.org_id,
            id=run.id,
            capability=run.capability.value,
            subject_id=run.subject_id,
            model=run.model,
            host=run.host,
            prompts=run.prompts,
            inputs_hash=run.inputs_hash,
            state=ModelRunState.RUNNING.value,
            tokens_read=run.tokens_read,
            tokens_written=run.tokens_written,
            started_at=run.started_at,
        )
    )


async def end_run(
    uow: UnitOfWork,
    run_id: UUID,
    state: ModelRunState,
    reason: str,
    tokens: tuple[int, int],
    at: datetime,
) -> None:
    """Write what became of a run, and what it read and wrote."""
    await uow.execute(
        sa.update(runs)
        .where(_r.org_id == uow.org_id, _r.id == run_id)
        .values(
            state=state.value,
            reason=reason,
            tokens_read=tokens[0],
            tokens_written=tokens[1],
            finished_at=at,
        )
    )
