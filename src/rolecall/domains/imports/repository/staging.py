"""Writing imports, their rows, and saved mappings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.imports.contracts import (
    TO_DO,
    Import,
    Problem,
    RowApplication,
    RowState,
    SavedMapping,
    Settings,
    SourceRow,
)
from rolecall.domains.imports.models import imports, mappings, rows
from rolecall.domains.imports.rules.stored import (
    problems_json,
    settings_json,
)
from rolecall.infra.db import UnitOfWork, prepared
from rolecall.kernel.errors import Conflict, VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

_i, _r, _m = imports.c, rows.c, mappings.c


def update_of(*written: str) -> Any:
    """Return the statement that writes these columns of one row, named by `key_of`."""
    return prepared(
        sa.update(rows)
        .where(
            _r.org_id == sa.bindparam("its_org"),
            _r.import_id == sa.bindparam("its_import"),
            _r.position == sa.bindparam("its_position"),
        )
        .values({name: sa.bindparam(f"to_{name}", type_=_r[name].type) for name in written})
    )


_VERDICT = update_of("state", "label", "person_key", "problems", "candidate_id", "application")
_RESULT = update_of("state", "problems", "candidate_id", "undo", "application", "application_id")


_TAKEN = (
    _r.position, _r.line, _r.cells, _r.label, _r.candidate_id, _r.undo, _r.state,
    _r.application, _r.application_id, _r.file_id, _r.found,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a dry run says of a row."""

    position: int
    state: RowState
    label: str
    person_key: str
    problems: tuple[Problem, ...]
    candidate_id: UUID | None
    application: RowApplication | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row, and what taking it back needs to know."""

    position: int
    state: RowState
    candidate_id: UUID | None
    problems: tuple[Problem, ...] = ()
    undo: Mapping[str, Any] | None = None
    application: RowApplication | None = None
    application_id: UUID | None = None


async def insert_import(uow: UnitOfWork, made: Import) -> None:
    """Insert an import whose rows are about to be read."""
    await uow.execute(
        sa.insert(imports).values(
            org_id=uow.org_id,
            id=made.id,
            file_name=made.file_name,
            format=made.format.value,
            encoding=made.encoding,
            columns=[],
            rows=0,
            settings=settings_json(made.settings),
            created_by=made.created_by,
            created_by_name=made.created_by_name,
            created_at=made.created_at,
            version=made.version,
        )
    )


async def insert_rows(uow: UnitOfWork, import_id: UUID, read: Sequence[SourceRow]) -> None:
    """Keep rows of the file."""
    await uow.insert(
        rows,
        [
            {
                "org_id": uow.org_id,
                "import_id": import_id,
                "position": row.position,
                "line": row.line,
                "cells": row.cells,
                "state": RowState.WAITING.value,
                "label": "",
            }
            for row in read
        ],
    )


async def finish_reading(uow: UnitOfWork, made: Import) -> None:
    """Write what is known when all rows were read."""
    await uow.execute(
        sa.update(imports)
        .where(_i.org_id == uow.org_id, _i.id == made.id)
        .values(
            format=made.format.value,
            columns=[[one.header, list(one.samples)] for one in made.columns],
            rows=made.rows,
            settings=settings_json(made.settings),
        )
    )


async def update_settings(
    uow: UnitOfWork, import_id: UUID, settings: Settings, version: int
) -> None:
    """Write settings over those of the version before.

    Raises:
        VersionMismatch: somebody else changed them meanwhile.
    """
    written = await uow.execute(
        sa.update(imports)
        .where(_i.org_id == uow.org_id, _i.id == import_id, _i.version == version - 1)
        .values(settings=settings_json(settings), job_id=settings.job_id, version=version)
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this import meanwhile. Reload the page."))


async def note_operation(uow: UnitOfWork, import_id: UUID, **values: Any) -> None:
    """Note which operation tries the import out (`check_id`, `checked_version`) or does it."""
    await uow.execute(
        sa.update(imports).where(_i.org_id == uow.org_id, _i.id == import_id).values(**values)
    )


async def forget_verdicts(uow: UnitOfWork, import_id: UUID) -> None:
    """Let all rows wait for another dry run."""
    await uow.execute(
        sa.update(rows)
        .where(
            _r.org_id == uow.org_id,
            _r.import_id == import_id,
            _r.state != RowState.WAITING.value,
        )
        .values(
            state=RowState.WAITING.value,
            person_key=None,
            problems=None,
            candidate_id=None,
            application=None,
        )
    )


async def write_verdicts(uow: UnitOfWork, import_id: UUID, verdicts: Sequence[Verdict]) -> None:
    """Write what a dry run says of rows."""
    await uow.execute_many(
        _VERDICT,
        [
            {
                **key_of(uow, import_id, one.position),
                "to_state": one.state.value,
                "to_label": one.label,
                "to_person_key": one.person_key or None,
                "to_problems": problems_json(one.problems),
                "to_candidate_id": one.candidate_id,
                "to_application": one.application and one.application.value,
            }
            for one in verdicts
        ],
    )


async def write_results(uow: UnitOfWork, import_id: UUID, results: Sequence[Result]) -> None:
    """Write what became of rows."""
    await uow.execute_many(
        _RESULT,
        [
            {
                **key_of(uow, import_id, one.position),
                "to_state": one.state.value,
                "to_problems": problems_json(one.problems),
                "to_candidate_id": one.candidate_id,
                "to_undo": None if one.undo is None else dict(one.undo),
                "to_application": one.application and one.application.value,
                "to_application_id": one.application_id,
            }
            for one in results
        ],
    )


async def take_rows(
    uow: UnitOfWork, import_id: UUID, first: int, last: int, states: Sequence[RowState] = TO_DO
) -> list[asyncpg.Record]:
    """Return rows of a block that are in one of these states, locked."""
    return await uow.fetch(
        sa.select(*_TAKEN)
        .where(
            _r.org_id == uow.org_id,
            _r.import_id == import_id,
            _r.position >= first,
            _r.position <= last,
            _r.state.in_([state.value for state in states]),
        )
        .order_by(_r.position)
        .with_for_update()
    )


async def delete_import(uow: UnitOfWork, import_id: UUID) -> None:
    """Remove an import with its rows."""
    await uow.execute(sa.delete(imports).where(_i.org_id == uow.org_id, _i.id == import_id))


async def forget_old(uow: UnitOfWork, before: datetime) -> int:
    """Remove imports from before an instant; returns how many."""
    return await uow.execute(
        sa.delete(imports).where(_i.org_id == uow.org_id, _i.created_at < before)
    )


async def insert_mapping(uow: UnitOfWork, saved: SavedMapping, at: datetime) -> None:
    """Insert a mapping.

    Raises:
        Conflict: code `mapping_exists`; another one has the name.
    """
    try:
        await uow.execute(
            sa.insert(mappings).values(
                org_id=uow.org_id,
                id=saved.id,
                name=saved.name,
                name_key=fold(saved.name),
                targets=dict(saved.targets),
                created_at=at,
            )
        )
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("There is a mapping with this name. Choose another name."), code="mapping_exists"
        ) from error


async def delete_mapping(uow: UnitOfWork, mapping_id: UUID) -> int:
    """Remove a mapping; returns whether it was there."""
    return await uow.execute(
        sa.delete(mappings).where(_m.org_id == uow.org_id, _m.id == mapping_id)
    )


def key_of(uow: UnitOfWork, import_id: UUID, position: int) -> dict[str, Any]:
    """Return the parameters that name a row."""
    return {"its_org": uow.org_id, "its_import": import_id, "its_position": position}
