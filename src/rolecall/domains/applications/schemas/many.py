"""One thing done with many applications."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, Tag, model_validator

from rolecall.domains.applications.contracts import ApplicationStatus, ListFilter
from rolecall.domains.applications.contracts.selections import (
    USUAL_COLUMNS,
    AddMany,
    AssignMany,
    ExportColumn,
    ExportMany,
    MoveMany,
    PoolMany,
    Selection,
    TagMany,
)
from rolecall.domains.applications.schemas.references import Reason, StageKey
from rolecall.domains.custom_fields.contracts import MAX_FIELDS
from rolecall.domains.operations.contracts import ExportFormat, FileStyle
from rolecall.infra.http import In, Out, Said
from rolecall.infra.http.schemas import told_by
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

Sort = Literal["-applied_at", "applied_at", "-stage_entered_at", "stage_entered_at", "due_at"]
Few = Annotated[list[UUID], Field(max_length=20, default_factory=list)]


class ApplicationFilterIn(In):
    """All applications that fit, when the operation starts; the filters of the list."""

    job_id: UUID | None = None
    stage: Annotated[str | None, StringConstraints(max_length=60)] = None
    status: ApplicationStatus | None = None
    assignee_id: UUID | None = None
    unassigned: bool = False
    share_link_id: UUID | None = None
    overdue: bool = False
    source: Annotated[str | None, StringConstraints(max_length=200)] = None
    q: Annotated[str, StringConstraints(max_length=200)] = ""
    sort: Sort = "-applied_at"

    def contract(self) -> ListFilter:
        """Return the filter."""
        return ListFilter(
            job_id=self.job_id,
            stage=self.stage,
            status=self.status,
            assigned_to=self.assignee_id,
            unassigned=self.unassigned,
            share_link_id=self.share_link_id,
            overdue_at=clock.now() if self.overdue else None,
            source=self.source,
            q=self.q,
            sort=self.sort,
        )


class SelectionIn(In):
    """Applications by id, or all that fit a filter but some."""

    ids: Annotated[list[UUID] | None, Field(min_length=1, max_length=5_000)] = None
    filter: ApplicationFilterIn | None = None
    except_ids: Annotated[list[UUID], Field(max_length=1_000, default_factory=list)]

    @model_validator(mode="after")
    def _one_way(self) -> "SelectionIn":
        if (self.ids is None) == (self.filter is None):
            raise ValueError(say("Select either by ids or by a filter."))
        return self

    def contract(self) -> Selection:
        """Return the selection."""
        wanted = self.filter.contract() if self.filter else None
        return Selection(tuple(self.ids or ()), wanted, frozenset(self.except_ids))


class MoveManyIn(In):
    """Move to a stage."""

    do: Literal["move"]
    to_stage: StageKey
    reason: Reason = ""
    reason_id: UUID | None = None

    def contract(self) -> MoveMany:
        """Return the action."""
        return MoveMany(self.to_stage, self.reason, self.reason_id)


class AssignManyIn(In):
    """Ask members to assess, or release them."""

    do: Literal["assign"]
    add: Few
    remove: Few

    def contract(self) -> AssignMany:
        """Return the action."""
        return AssignMany(tuple(dict.fromkeys(self.add)), tuple(dict.fromkeys(self.remove)))


class TagManyIn(In):
    """Mark the candidates with tags and take others away."""

    do: Literal["tag"]
    add: Few
    remove: Few

    def contract(self) -> TagMany:
        """Return the action."""
        return TagMany(tuple(dict.fromkeys(self.add)), tuple(dict.fromkeys(self.remove)))


class PoolManyIn(In):
    """Put the candidates into a talent pool."""

    do: Literal["pool"]
    pool_id: UUID

    def contract(self) -> PoolMany:
        """Return the action."""
        return PoolMany(self.pool_id)


class AddManyIn(In):
    """Consider the candidates for another job."""

    do: Literal["add_to_job"]
    job_id: UUID

    def contract(self) -> AddMany:
        """Return the action."""
        return AddMany(self.job_id)


class ExportManyIn(In):
    """Write the applications into a file. `fields` are custom fields of the candidates.

    `byte_order_mark` lets Excel read a CSV file as UTF-8.
    """

    do: Literal["export"]
    columns: Annotated[list[ExportColumn] | None, Field(min_length=1, max_length=20)] = None
    fields: Annotated[list[UUID], Field(max_length=MAX_FIELDS, default_factory=list)]
    format: ExportFormat = ExportFormat.CSV
    byte_order_mark: bool = True

    def contract(self) -> ExportMany:
        """Return the action."""
        return ExportMany(
            tuple(dict.fromkeys(self.columns or USUAL_COLUMNS)),
            tuple(dict.fromkeys(self.fields)),
            FileStyle(format=self.format, byte_order_mark=self.byte_order_mark),
        )


class ManyIn(In):
    """What is to be done with which applications."""

    selection: SelectionIn
    action: Annotated[
        Annotated[MoveManyIn, Tag("move")]
        | Annotated[AssignManyIn, Tag("assign")]
        | Annotated[TagManyIn, Tag("tag")]
        | Annotated[PoolManyIn, Tag("pool")]
        | Annotated[AddManyIn, Tag("add_to_job")]
        | Annotated[ExportManyIn, Tag("export")],
        told_by("do"),
    ]


class StartedOut(Out):
    """The operation that has begun; `total` is how many items it has."""

    id: UUID
    title: Said
    noun: str
    total: int
