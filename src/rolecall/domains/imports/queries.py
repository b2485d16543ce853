"""Reading imports, their rows, and saved mappings."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.imports.contracts import (
    TO_DO,
    Column,
    Counted,
    FileFormat,
    Import,
    RowApplication,
    RowResult,
    RowState,
    SavedMapping,
    SourceRow,
)
from rolecall.domains.imports.models import imports, mappings, rows
from rolecall.domains.imports.rules.stored import read_problems, read_resume, read_settings
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_i, _r, _m = imports.c, rows.c, mappings.c
_RESULT = (
    _r.position, _r.line, _r.label, _r.state, _r.problems, _r.candidate_id, _r.application,
    _r.application_id, _r.cells, _r.file_id, _r.found,
)  # fmt: skip
_UNREAD = sa.and_(_r.file_id.is_not(None), _r.found.is_(None))
_AT_ONCE = 2_000


async def list_imports(uow: UnitOfWork, page: PageRequest) -> Page[Row]:
    """Return imports, newest first, as rows for `import_of`."""
    listed = sa.select(*imports.c).where(_i.org_id == uow.org_id)
    return await fetch_page(uow, listed, page, _i.created_at, _i.id, convert=lambda row: row)


async def find_import(uow: UnitOfWork, import_id: UUID, *, lock: bool = False) -> Row | None:
    """Return an import as a row for `import_of`, locked if asked."""
    found = sa.select(*imports.c).where(_i.org_id == uow.org_id, _i.id == import_id)
    return await uow.fetch_one(found.with_for_update() if lock else found)


async def count_states(uow: UnitOfWork, import_id: UUID) -> Counted:
    """Return how many rows are in each state; those that none is in are left out."""
    counted = await uow.fetch(
        sa.select(_r.state, _r.application, sa.func.count().label("n"))
        .where(_r.org_id == uow.org_id, _r.import_id == import_id)
        .group_by(_r.state, _r.application)
    )
    states, applications = Counter[RowState](), Counter[RowApplication]()
    for row in counted:
        states[RowState(row["state"])] += row["n"]
        if row["application"]:
            applications[RowApplication(row["application"])] += row["n"]
    return Counted(states, applications)


async def count_resumes(uow: UnitOfWork, import_id: UUID) -> tuple[int, int]:
    """Return how many résumés of a zip are still to be read, and of how many something is unsure.

    Rows that were done are sure enough.
    """
    to_do = [state.value for state in (*TO_DO, RowState.WAITING, RowState.ERROR)]
    counted = await uow.fetch_one(
        sa.select(
            sa.func.count().filter(_UNREAD).label("unread"),
            sa.func.count().filter(_r.is_unsure, _r.state.in_(to_do)).label("unsure"),
        ).where(_r.org_id == uow.org_id, _r.import_id == import_id)
    )
    return (counted["unread"], counted["unsure"]) if counted else (0, 0)


async def first_rows(uow: UnitOfWork, import_id: UUID, most: int) -> list[SourceRow]:
    """Return the first rows of the file that were read."""
    found = await uow.fetch(
        sa.select(_r.position, _r.line, _r.cells, _r.file_id, _r.found)
        .where(_r.org_id == uow.org_id, _r.import_id == import_id, ~_UNREAD)
        .order_by(_r.position)
        .limit(most)
    )
    return [source_row(row) for row in found]


async def rows_at(uow: UnitOfWork, import_id: UUID, positions: Sequence[int]) -> list[SourceRow]:
    """Return rows of the file by their positions, in its order."""
    found = await uow.fetch(
        sa.select(_r.position, _r.line, _r.cells, _r.file_id, _r.found)
        .where(_r.org_id == uow.org_id, _r.import_id == import_id, _r.position.in_(positions))
        .order_by(_r.position)
    )
    return [source_row(row) for row in found]


async def find_row(uow: UnitOfWork, import_id: UUID, position: int) -> RowResult | None:
    """Return a row with what becomes, or became, of it."""
    row = await uow.fetch_one(
        sa.select(*_RESULT).where(
            _r.org_id == uow.org_id, _r.import_id == import_id, _r.position == position
        )
    )
    return None if row is None else _result(row)


async def list_rows(
    uow: UnitOfWork,
    import_id: UUID,
    states: Sequence[RowState],
    page: PageRequest,
    *,
    is_unsure: bool | None = None,
) -> Page[RowResult]:
    """Return rows in the order of the file; of some states, or those that are unsure, if given."""
    listed = sa.select(*_RESULT).where(_r.org_id == uow.org_id, _r.import_id == import_id)
    if states:
        listed = listed.where(_r.state.in_([state.value for state in states]))
    if is_unsure is not None:
        listed = listed.where(_r.is_unsure.is_(is_unsure))
    return await fetch_page(uow, listed, page, _r.position, convert=_result, descending=False)


async def rows_in(
    uow: UnitOfWork, import_id: UUID, states: Collection[RowState], after: int
) -> list[Row]:
    """Return the next rows in some states behind a position, with their cells; a portion."""
    return await uow.fetch(
        sa.select(*_RESULT)
        .where(
            _r.org_id == uow.org_id,
            _r.import_id == import_id,
            _r.state.in_(sorted(state.value for state in states)),
            _r.position > after,
        )
        .order_by(_r.position)
        .limit(_AT_ONCE)
    )


async def first_of_persons(
    uow: UnitOfWork, import_id: UUID, keys: Collection[str], before: int
) -> dict[str, int]:
    """Return in which line each of these persons stands first, of rows before a position."""
    if not keys:
        return {}
    found = await uow.fetch(
        sa.select(_r.person_key, sa.func.min(_r.line).label("line"))
        .where(
            _r.org_id == uow.org_id,
            _r.import_id == import_id,
            _r.person_key.in_(sorted(keys)),
            _r.position < before,
        )
        .group_by(_r.person_key)
    )
    return {row["person_key"]: row["line"] for row in found}


async def list_mappings(uow: UnitOfWork) -> list[SavedMapping]:
    """Return the saved mappings by name."""
    found = await uow.fetch(
        sa.select(_m.id, _m.name, _m.targets).where(_m.org_id == uow.org_id).order_by(_m.name_key)
    )
    return [SavedMapping(row["id"], row["name"], row["targets"]) for row in found]


def import_of(row: Row) -> Import:
    """Return an import without its operations."""
    return Import(
        id=row["id"],
        file_name=row["file_name"],
        format=FileFormat(row["format"]),
        encoding=row["encoding"],
        columns=tuple(Column(header, tuple(samples)) for header, samples in row["columns"]),
        rows=row["rows"],
        settings=read_settings(row["settings"], row["job_id"]),
        created_by=row["created_by"],
        created_by_name=row["created_by_name"],
        created_at=row["created_at"],
        version=row["version"],
        checked_version=row["checked_version"],
    )


def source_row(row: Row) -> SourceRow:
    """Return a row of the file: `position`, `line`, `cells`, `file_id`, `found`."""
    resume = read_resume(row["file_id"], row["found"])
    return SourceRow(row["position"], row["line"], tuple(row["cells"]), resume)


def _result(row: Row) -> RowResult:
    resume = read_resume(row["file_id"], row["found"])
    return RowResult(
        position=row["position"],
        line=row["line"],
        label=row["label"],
        state=RowState(row["state"]),
        problems=read_problems(row["problems"]),
        candidate_id=row["candidate_id"],
        application=RowApplication(row["application"]) if row["application"] else None,
        application_id=row["application_id"],
        cells=tuple(row["cells"]) if resume else (),
        resume=resume,
    )
