"""Looking at imports, at rows as they would be, and at what became of them."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.imports import policy, queries
from rolecall.domains.imports.contracts import (
    PREVIEWED,
    TO_MEND,
    Counted,
    FileFormat,
    Import,
    PreviewedRow,
    RowApplication,
    RowResult,
    RowState,
)
from rolecall.domains.imports.rules.headers import PROBLEM_HEADER
from rolecall.domains.imports.rules.results import APPLICATION_WORDS, ROW_WORDS
from rolecall.domains.imports.rules.stored import read_problems
from rolecall.domains.imports.service.judging import judge_rows
from rolecall.domains.imports.service.loading import load, with_operations
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Stage
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.languages import translated
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.spreadsheets import csv_file, csv_line, csv_lines

_RESULT_HEADERS = (
    say("Line"),
    say("Who"),
    say("Result"),
    say("Application"),
    say("What to know"),
    say("Candidate id"),
    say("Application id"),
)


async def list_imports(uow: UnitOfWork, actor: Actor, page: PageRequest) -> Page[Import]:
    """Return the organization's imports, newest first."""
    policy.can_import(actor).require()
    found = await queries.list_imports(uow, page)
    whole = {one.id: one for one in await with_operations(uow, found.items)}
    return found.map(lambda row: whole[row["id"]])


async def get_import(uow: UnitOfWork, actor: Actor, import_id: UUID) -> Import:
    """Return an import.

    Raises:
        NotFound: there is none.
    """
    policy.can_import(actor).require()
    return await load(uow, import_id)


async def states_of(uow: UnitOfWork, found: Import) -> Counted:
    """Return how many rows of an import, and of their applications, are in each state."""
    counted = await queries.count_states(uow, found.id)
    if found.format is not FileFormat.RESUMES:
        return counted
    unread, unsure = await queries.count_resumes(uow, found.id)
    return replace(counted, unread=unread, unsure=unsure)


async def stages_of(uow: UnitOfWork, found: Import) -> Sequence[Stage]:
    """Return the stages that people of an import can begin in; none where they go into no job."""
    if found.settings.job_id is None:
        return ()
    job = await jobs.get_job(uow, found.settings.job_id)
    return applications.stages_to_begin_in(job.workflow)


async def preview_rows(uow: UnitOfWork, actor: Actor, import_id: UUID) -> list[PreviewedRow]:
    """Return the first rows as they would be.

    Raises:
        NotFound: there is no such import.
    """
    found = await get_import(uow, actor, import_id)
    rows = await queries.first_rows(uow, import_id, PREVIEWED)
    judged = await judge_rows(uow, found, rows)
    return [
        PreviewedRow(
            line=row.line,
            state=verdict.state,
            application=verdict.application,
            values=read.values,
            problems=verdict.problems,
        )
        for row, (read, verdict) in zip(rows, judged, strict=True)
    ]


async def list_rows(
    uow: UnitOfWork,
    actor: Actor,
    import_id: UUID,
    states: Sequence[RowState],
    page: PageRequest,
    *,
    is_unsure: bool | None = None,
) -> Page[RowResult]:
    """Return rows with what becomes, or became, of them.

    Raises:
        NotFound: there is no such import.
    """
    await get_import(uow, actor, import_id)
    return await queries.list_rows(uow, import_id, states, page, is_unsure=is_unsure)


async def read_errors(uow: UnitOfWork, actor: Actor, import_id: UUID) -> bytes:
    """Return the rows that have to be mended, as a table that can be uploaded again.

    It has the columns of the file and, first, what is wrong.

    Raises:
        NotFound: there is no such import.
    """
    found = await get_import(uow, actor, import_id)
    headers = [column.header for column in found.columns]
    written = bytearray(csv_file(csv_line((PROBLEM_HEADER, *headers))))
    told, after = 0, -1
    while portion := await queries.rows_in(uow, import_id, TO_MEND, after):
        for row in portion:
            cells = [*row["cells"], *[""] * (len(headers) - len(row["cells"]))]
            problem = f"{translated(_where(found, row['line']))}: {_problems(row)}"
            written += csv_line((problem, *cells)).encode()
        told += len(portion)
        after = portion[-1]["position"]
    audit.record(
        uow, actor, "imports.errors_fetched", "import", import_id,
        say("Fetched {told:,} rows that have to be mended.", told=told),
    )  # fmt: skip
    return bytes(written)


async def read_results(uow: UnitOfWork, actor: Actor, import_id: UUID) -> bytes:
    """Return what became of each row, as a table; where nothing was run, what would become.

    Raises:
        NotFound: there is no such import.
    """
    found = await get_import(uow, actor, import_id)
    written = bytearray(csv_file(csv_line(_RESULT_HEADERS, translated)))
    after = -1
    while portion := await queries.rows_in(uow, import_id, tuple(RowState), after):
        written += csv_lines([_result_cells(row) for row in portion], translated).encode()
        after = portion[-1]["position"]
    audit.record(
        uow, actor, "imports.results_fetched", "import", import_id,
        say("Fetched what became of {rows:,} rows.", rows=found.rows),
    )  # fmt: skip
    return bytes(written)


def _problems(row: Row) -> str:
    return " ".join(
        f"{one.column}: {translated(one.message)}" if one.column else translated(one.message)
        for one in read_problems(row["problems"])
    )


def _result_cells(row: Row) -> tuple[str, ...]:
    application = RowApplication(row["application"]) if row["application"] else None
    return (
        str(row["line"]),
        row["label"],
        ROW_WORDS[RowState(row["state"])],
        APPLICATION_WORDS[application] if application else "",
        _problems(row),
        str(row["candidate_id"] or ""),
        str(row["application_id"] or ""),
    )


def _where(found: Import, line: int) -> Sentence:
    if found.format is FileFormat.CSV:
        return say("Line {number}", number=line)
    if found.format is FileFormat.RESUMES:
        return say("File {number}", number=line)
    return say("Number {number}", number=line)
