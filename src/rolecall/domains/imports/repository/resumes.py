"""Writing the documents of a zip of résumés."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.imports.contracts import FileFormat, Identified, RowState
from rolecall.domains.imports.models import imports, rows
from rolecall.domains.imports.repository.staging import key_of, update_of
from rolecall.domains.imports.rules.stored import refused_json, resume_cells
from rolecall.infra.db import UnitOfWork

_i, _r = imports.c, rows.c
_READ = update_of("cells", "found", "is_unsure")


@dataclass(frozen=True, slots=True)
class StagedResume:
    """A document of a zip: kept, or refused with a sentence."""

    path: str
    file_id: UUID | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ReadResume:
    """What was found in a document."""

    position: int
    cells: tuple[str, ...]
    found: Mapping[str, Any]
    is_unsure: bool


async def insert_resumes(uow: UnitOfWork, import_id: UUID, staged: Sequence[StagedResume]) -> None:
    """Keep the documents of a zip as rows that are still to be read."""
    await uow.insert(
        rows,
        [
            {
                "org_id": uow.org_id,
                "import_id": import_id,
                "position": position,
                "line": position + 1,
                "cells": resume_cells(one.path, Identified()),
                "state": (RowState.ERROR if one.refusal else RowState.WAITING).value,
                "label": one.path if one.refusal else "",
                "problems": [["", one.refusal]] if one.refusal else None,
                "file_id": one.file_id,
                "found": refused_json(one.refusal) if one.refusal else None,
            }
            for position, one in enumerate(staged)
        ],
    )


async def take_unread(uow: UnitOfWork, import_id: UUID) -> list[asyncpg.Record]:
    """Return the résumés of a zip that nobody has read, locked: `position`, `cells`, `file_id`."""
    return await uow.fetch(
        sa.select(_r.position, _r.line, _r.cells, _r.file_id)
        .where(
            _r.org_id == uow.org_id,
            _r.import_id == import_id,
            _r.file_id.is_not(None),
            _r.found.is_(None),
        )
        .order_by(_r.position)
        .with_for_update()
    )


async def take_row(uow: UnitOfWork, import_id: UUID, position: int) -> asyncpg.Record | None:
    """Return a row, locked: `cells`, `file_id`, `found`."""
    return await uow.fetch_one(
        sa.select(_r.cells, _r.file_id, _r.found)
        .where(_r.org_id == uow.org_id, _r.import_id == import_id, _r.position == position)
        .with_for_update()
    )


async def write_read(uow: UnitOfWork, import_id: UUID, read: Sequence[ReadResume]) -> None:
    """Write what was found in résumés."""
    await uow.execute_many(
        _READ,
        [
            {
                **key_of(uow, import_id, one.position),
                "to_cells": one.cells,
                "to_found": one.found,
                "to_is_unsure": one.is_unsure,
            }
            for one in read
        ],
    )


async def files_of(uow: UnitOfWork, import_ids: Collection[UUID]) -> list[UUID]:
    """Return the files of résumés that these imports hold."""
    found = await uow.fetch(
        sa.select(_r.file_id).where(
            _r.org_id == uow.org_id,
            _r.import_id.in_(sorted(import_ids)),
            _r.file_id.is_not(None),
        )
    )
    return [row["file_id"] for row in found]


async def old_resumes(uow: UnitOfWork, before: datetime) -> list[UUID]:
    """Return the imports of résumés from before an instant."""
    found = await uow.fetch(
        sa.select(_i.id).where(
            _i.org_id == uow.org_id,
            _i.created_at < before,
            _i.format == FileFormat.RESUMES.value,
        )
    )
    return [row["id"] for row in found]


async def forget_verdict(uow: UnitOfWork, import_id: UUID, position: int) -> None:
    """Let one row be nobody, so that it is not compared with itself."""
    await uow.execute(
        sa.update(rows)
        .where(_r.org_id == uow.org_id, _r.import_id == import_id, _r.position == position)
        .values(person_key=None)
    )
