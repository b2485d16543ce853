"""What rows would become: the same for the preview, the dry run and the run itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import FILES_OF, ExistingPolicy, JudgedPerson
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.files import api as files
from rolecall.domains.imports import queries
from rolecall.domains.imports.contracts import (
    Import,
    Problem,
    RowApplication,
    RowState,
    SourceRow,
)
from rolecall.domains.imports.repository import Result, Verdict
from rolecall.domains.imports.rules.people import ReadRow, of_resume, read_row
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import Sentence, say


def _same_as(twin: int, *, is_file: bool) -> Sentence:
    if is_file:
        return say(
            "This is the same person as of file {number:,}. Add this résumé to the record "
            "afterwards.",
            number=twin,
        )
    return say("This is the same person as in line {number:,}. Join the two lines.", number=twin)


async def read_rows(uow: UnitOfWork, found: Import, rows: Sequence[SourceRow]) -> list[ReadRow]:
    """Return who the rows are."""
    table = await custom_fields.load_table(uow, RecordType.CANDIDATE)
    headers = [column.header for column in found.columns]
    return [
        of_resume(row, read_row(row.cells, headers, found.settings, table.read)) for row in rows
    ]


async def judge_rows(
    uow: UnitOfWork, found: Import, rows: Sequence[SourceRow], before: int | None = None
) -> list[tuple[ReadRow, Verdict]]:
    """Return who rows are and what becomes of them.

    Who stands in a row before the first of them, or before the position given, is known already.
    """
    if not rows:
        return []
    read = await read_rows(uow, found, rows)
    keys = {one.key for one in read if one.key}
    before = rows[0].position if before is None else before
    seen = await queries.first_of_persons(uow, found.id, keys, before)
    verdicts: list[Verdict | None] = []
    for row, one in zip(rows, read, strict=True):
        # A row with an error is nobody yet: the first that can be taken is the person's.
        twin = seen.get(one.key) if one.key and one.person else None
        verdicts.append(_refusal(row, one, twin))
        if one.key and one.person:
            seen.setdefault(one.key, row.line)
    people = [
        one.person
        for one, refused in zip(read, verdicts, strict=True)
        if one.person is not None and refused is None
    ]
    judged = await candidates.judge_people(uow, people, found.settings.existing)
    considered = await _considered(uow, found, judged)
    left = iter(judged)
    told = [
        (one, refused or _with_application(found, _verdict(row, one, next(left)), considered))
        for row, one, refused in zip(rows, read, verdicts, strict=True)
    ]
    brought = await resumes_to_add(
        uow, found, {row.position: row for row in rows}, [verdict for _, verdict in told]
    )
    return [
        (one, replace(verdict, state=RowState.CHANGES))
        if verdict.state is RowState.UNCHANGED and verdict.candidate_id in brought
        else (one, verdict)
        for one, verdict in told
    ]


async def resumes_to_add(
    uow: UnitOfWork,
    found: Import,
    rows: Mapping[int, SourceRow],
    told: Sequence[Verdict | Result],
) -> dict[UUID, UUID]:
    """Return which records get a résumé, and which: new ones, and those that are to be changed.

    A record that has the same file already is left out.
    """
    wanted = {
        one.candidate_id: resume.file_id
        for one in told
        if one.candidate_id is not None
        and (resume := rows[one.position].resume) is not None
        and resume.file_id is not None
        and (one.state is RowState.CREATED or found.settings.existing is not ExistingPolicy.SKIP)
    }
    if not wanted:
        return {}
    there = await files.same_on_records(uow, FILES_OF, wanted)
    return {one: file_id for one, file_id in wanted.items() if one not in there}


async def _considered(
    uow: UnitOfWork, found: Import, judged: Sequence[JudgedPerson]
) -> Collection[UUID]:
    """Return which of the people are considered already for the job that people go into."""
    if found.settings.job_id is None:
        return ()
    known = {one.candidate_id for one in judged if one.candidate_id is not None}
    return await applications.considered_for(uow, found.settings.job_id, known)


def _with_application(found: Import, verdict: Verdict, considered: Collection[UUID]) -> Verdict:
    if found.settings.job_id is None:
        return verdict
    is_there = verdict.candidate_id in considered
    return replace(verdict, application=RowApplication.THERE if is_there else RowApplication.NEW)


def _refusal(row: SourceRow, read: ReadRow, twin: int | None) -> Verdict | None:
    """Return why a row is not imported, None if it is."""
    if read.person is None:
        problems = tuple(read.problems)
        return Verdict(row.position, RowState.ERROR, read.label, "", problems, None)
    if twin is not None:
        same = Problem("", _same_as(twin, is_file=row.resume is not None))
        return Verdict(row.position, RowState.DUPLICATE, read.label, "", (same,), None)
    return None


def _verdict(row: SourceRow, read: ReadRow, judged: JudgedPerson) -> Verdict:
    if judged.candidate_id is None or judged.change is None:
        state = RowState.NEW
    else:
        state = RowState.UNCHANGED if judged.change.is_empty else RowState.CHANGES
    return Verdict(row.position, state, read.label, read.key, (), judged.candidate_id)
