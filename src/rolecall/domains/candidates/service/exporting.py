"""Writing many candidates into a file, as an operation in the background.

Guarantees: the file has the people and the order of the moment in which it was asked for, and what
their records say when their block is written; a block is written with what the maker may then do.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, queries
from rolecall.domains.candidates.contracts import (
    Candidate,
    CandidateColumn,
    CandidateSelection,
    ContactKind,
    ExportCandidates,
)
from rolecall.domains.candidates.service.looking import narrowed
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import (
    MAX_ITEMS,
    ExportFormat,
    ItemStatus,
    Operation,
    Outcome,
    StartOperation,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say

_EXPORT: Final = "candidates.export"
_COLUMNS, _FIELDS, _FORMAT, _HEADS = "columns", "fields", "format", "heads"


async def start_export(
    uow: UnitOfWork, actor: Actor, selection: CandidateSelection, command: ExportCandidates
) -> Operation:
    """Begin to write candidates into a file.

    Raises:
        Conflict: code `empty`; none of them is there.
        InvalidInput: they are too many, or a custom field is not there.
    """
    policy.can_read(actor).require()
    people = await _selected(uow, selection, command.sort)
    columns = [column.value for column in command.columns]
    labels = await custom_fields.heads_of(uow, RecordType.CANDIDATE, command.fields, columns)
    heads = [*columns, *labels]
    style = command.style
    begun = await operations.start_operation(
        uow,
        actor,
        StartOperation(
            kind=_EXPORT,
            title=say("Export as {format}", format=style.format.value.upper()),
            parameters={
                _COLUMNS: columns,
                _FIELDS: [str(one) for one in command.fields],
                _FORMAT: style.format.value,
                _HEADS: heads,
            },
            file=operations.made_file("candidates", heads, style),
        ),
        operations.blocks_of(people),
    )
    audit.record(
        uow,
        actor,
        "candidates.exported",
        "operation",
        begun.id,
        say(
            "Began to export {people:,} candidates, with {heads}.", people=len(people), heads=heads
        ),
        operations.filter_told(selection.wanted),
    )
    return begun


async def _selected(uow: UnitOfWork, selection: CandidateSelection, sort: str) -> list[UUID]:
    if selection.wanted is None:
        named = await queries.list_named(uow, selection.ids)
        return [one.subject_id for one in named if one.subject_id is not None]
    # One more than may be done, so that too much is refused and not cut off.
    most = MAX_ITEMS + 1 + len(selection.excluded)
    found = await queries.list_ids(uow, await narrowed(uow, selection.wanted), most, sort)
    return [one for one in found if one not in selection.excluded]


@operations.kind(_EXPORT, noun="block", at_once=1, file_needs=Permission.CANDIDATES_READ)
async def export_candidates(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Write the rows of blocks that the actor may read now."""
    may = policy.can_read(chunk.actor)
    if not may:
        return [Outcome(ItemStatus.REFUSED, may.reason) for _ in chunk.items]
    return [await _block(uow, chunk, operations.ids_of(item)) for item in chunk.items]


async def _block(uow: UnitOfWork, chunk: operations.Chunk, ids: Sequence[UUID]) -> Outcome:
    columns = [CandidateColumn(name) for name in chunk.parameters[_COLUMNS]]
    fields = [UUID(one) for one in chunk.parameters[_FIELDS]]
    found = await queries.find_candidates(uow, ids)
    custom = await custom_fields.cells_of_columns(uow, found, fields)
    rows: list[list[operations.Value]] = []
    for one in (found[id_] for id_ in ids if id_ in found):
        cells, values = _cells(one), custom.get(one.id, {})
        rows.append(
            [*(cells[column] for column in columns), *(values.get(field) for field in fields)]
        )
    format_, heads = ExportFormat(chunk.parameters[_FORMAT]), chunk.parameters[_HEADS]
    text = operations.written(format_, heads, rows)
    gone = len(ids) - len(rows)
    told = (
        say("{gone:,} are not there any more, or part of another record.", gone=gone)
        if gone
        else ""
    )
    return Outcome(ItemStatus.DONE, told, line=text, rows=len(rows))


def _cells(one: Candidate) -> dict[CandidateColumn, operations.Value]:
    return {
        CandidateColumn.NAME: one.full_name,
        CandidateColumn.EMAIL: one.email,
        CandidateColumn.PHONE: one.phone,
        CandidateColumn.PLACE: one.location,
        CandidateColumn.HEADLINE: one.headline,
        CandidateColumn.EMPLOYER: one.employer,
        CandidateColumn.TAGS: [tag.name for tag in one.tags],
        CandidateColumn.LINKS: [link.url for link in one.links],
        CandidateColumn.FIRST_SOURCE: one.source_first,
        CandidateColumn.LAST_SOURCE: one.source_last,
        CandidateColumn.OTHER_EMAILS: _others(one, ContactKind.EMAIL),
        CandidateColumn.OTHER_PHONES: _others(one, ContactKind.PHONE),
        CandidateColumn.APPLICATIONS: one.applications_count,
        CandidateColumn.LAST_APPLIED: one.last_applied_at,
        CandidateColumn.ADDED: one.created_at,
        CandidateColumn.ID: str(one.id),
    }


def _others(one: Candidate, kind: ContactKind) -> list[str]:
    return [it.value for it in one.contacts if it.kind is kind and not it.is_primary]
