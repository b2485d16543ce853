"""Loading an import with the operations that work on it."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.domains.imports import queries
from rolecall.domains.imports.contracts import FileFormat, Import
from rolecall.domains.jobs import api as jobs
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import OPEN, NewItem, Operation
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say

ROWS_OF = "import_id"
FIRST, LAST = "first", "last"
"""The members of a block: the positions of its first and its last row."""


async def load(uow: UnitOfWork, import_id: UUID, *, lock: bool = False) -> Import:
    """Return an import.

    Raises:
        NotFound: there is none.
    """
    row = await queries.find_import(uow, import_id, lock=lock)
    if row is None:
        raise NotFound(say("There is no such import. Imports are forgotten after thirty days."))
    return (await with_operations(uow, [row]))[0]


async def with_operations(uow: UnitOfWork, rows: Sequence[Row]) -> list[Import]:
    """Return imports with their operations and the titles of their jobs, in two queries for all."""
    wanted = {row[name] for row in rows for name in ("check_id", "run_id") if row[name]}
    found = await operations.read_operations(uow, wanted)
    job_ids = {row["job_id"] for row in rows if row["job_id"]}
    known = await jobs.list_jobs_by_ids(uow, sorted(job_ids)) if job_ids else []
    titles = {job.id: job.title for job in known}
    return [
        replace(
            queries.import_of(row),
            check=found.get(row["check_id"]),
            run=found.get(row["run_id"]),
            job_title=titles.get(row["job_id"], ""),
        )
        for row in rows
    ]


def is_open(operation: Operation | None) -> bool:
    """Tell whether an operation is under way."""
    return operation is not None and operation.status in OPEN


def require_editable(found: Import) -> None:
    """Pass if nothing works on the import and it was not run.

    Raises:
        Conflict: code `import_busy` or `import_done`.
    """
    if found.run is not None:
        raise Conflict(say("This import was run. Upload the file again."), code="import_done")
    if is_open(found.check):
        raise Conflict(
            say("The rows are being checked. Wait, or stop the check."), code="import_busy"
        )


async def require_read(uow: UnitOfWork, found: Import) -> None:
    """Pass if every résumé of a zip was read.

    Raises:
        Conflict: code `import_busy`.
    """
    if found.format is FileFormat.RESUMES and (await queries.count_resumes(uow, found.id))[0]:
        raise Conflict(say("The résumés are still being read. Wait a moment."), code="import_busy")


def blocks_of(found: Import, size: int) -> list[NewItem]:
    """Return the rows of an import in blocks, as items of an operation."""
    return [
        NewItem(
            None,
            say("Rows {first:,} to {last:,}", first=first + 1, last=min(first + size, found.rows)),
            {FIRST: first, LAST: min(first + size, found.rows) - 1},
        )
        for first in range(0, found.rows, size)
    ]
