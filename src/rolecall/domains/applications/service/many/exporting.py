"""Writing many into a file."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.contracts import ApplicationRow, ListFilter
from rolecall.domains.applications.contracts.selections import ExportColumn, ExportMany
from rolecall.domains.audit import api as audit
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import (
    ExportFormat,
    ItemStatus,
    Operation,
    Outcome,
    StartOperation,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say

_EXPORT: Final = "applications.export"
_COLUMNS, _FIELDS, _FORMAT, _HEADS = "columns", "fields", "format", "heads"


async def start_export(
    uow: UnitOfWork,
    actor: Actor,
    application_ids: Sequence[UUID],
    wanted: ListFilter | None,
    action: ExportMany,
) -> Operation:
    """Begin to write applications into a file, in this order; `wanted` is what selected them.

    Raises:
        Conflict: code `empty`; none of them is there.
        InvalidInput: they are too many, or a custom field is not there.
    """
    columns = [column.value for column in action.columns]
    labels = await custom_fields.heads_of(uow, RecordType.CANDIDATE, action.fields, columns)
    heads = [*columns, *labels]
    style = action.style
    command = StartOperation(
        kind=_EXPORT,
        title=say("Export as {format}", format=style.format.value.upper()),
        parameters={
            _COLUMNS: columns,
            _FIELDS: [str(one) for one in action.fields],
            _FORMAT: style.format.value,
            _HEADS: heads,
        },
        file=operations.made_file("applications", heads, style),
    )
    begun = await operations.start_operation(
        uow, actor, command, operations.blocks_of(application_ids)
    )
    audit.record(
        uow,
        actor,
        "applications.exported",
        "operation",
        begun.id,
        say(
            "Began to export {applications:,} applications, with {heads}.",
            applications=len(application_ids),
            heads=heads,
        ),
        operations.filter_told(wanted),
    )
    return begun


@operations.kind(_EXPORT, noun="block", at_once=1, file_needs=Permission.APPLICATIONS_READ)
async def export_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Write the rows of blocks that the actor may read now."""
    if not policy.can_read_all(chunk.actor):
        refused = Outcome(ItemStatus.REFUSED, say("You may not read all applications any more."))
        return [refused for _ in chunk.items]
    return [await _block(uow, chunk, operations.ids_of(item)) for item in chunk.items]


async def _block(uow: UnitOfWork, chunk: operations.Chunk, ids: Sequence[UUID]) -> Outcome:
    columns = [ExportColumn(name) for name in chunk.parameters[_COLUMNS]]
    fields = [UUID(one) for one in chunk.parameters[_FIELDS]]
    found = {one.id: one for one in await queries.find_applications(uow, ids)}
    there = [found[one] for one in ids if one in found]
    assigned = await queries.names_of_assignees(uow, ids)
    # The columns of the candidates' own fields stay empty for who does not read candidates.
    people = {one.candidate_id for one in there}
    reads = chunk.actor.has(Permission.CANDIDATES_READ)
    custom = await custom_fields.cells_of_columns(uow, people if reads else (), fields)
    rows = []
    for one in there:
        cells = _cells(one, assigned.get(one.id, ""))
        values = custom.get(one.candidate_id, {})
        rows.append(
            [*(cells[column] for column in columns), *(values.get(field) for field in fields)]
        )
    format_, heads = ExportFormat(chunk.parameters[_FORMAT]), chunk.parameters[_HEADS]
    text = operations.written(format_, heads, rows)
    gone = len(ids) - len(there)
    told = say("{gone:,} are not there any more.", gone=gone) if gone else ""
    return Outcome(ItemStatus.DONE, told, line=text, rows=len(rows))


def _cells(one: ApplicationRow, assigned: str) -> dict[ExportColumn, operations.Value]:
    return {
        ExportColumn.CANDIDATE: one.candidate_name,
        ExportColumn.EMAIL: one.candidate_email,
        ExportColumn.PHONE: one.candidate_phone,
        ExportColumn.JOB: one.job_title,
        ExportColumn.STAGE: one.stage_name,
        ExportColumn.STATUS: one.status.value,
        ExportColumn.IN_STAGE_SINCE: one.stage_entered_at,
        ExportColumn.APPLIED: one.applied_at,
        ExportColumn.SOURCE: one.source,
        ExportColumn.ASSIGNED: assigned,
        ExportColumn.ID: str(one.id),
        ExportColumn.DUE: one.due_at,
        ExportColumn.SHARE_LINK: one.share_link_label,
        ExportColumn.CANDIDATE_ID: str(one.candidate_id),
    }
