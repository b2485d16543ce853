"""Which applications, and what is done with many of them at once."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from rolecall.domains.applications.contracts.applications import ListFilter
from rolecall.domains.operations.contracts import MAX_ITEMS, USUAL_STYLE, FileStyle

MOST_SELECTED = MAX_ITEMS + 1
"""How far selections are counted: one more than an operation takes."""


class GroupBy(StrEnum):
    """By what a list can be grouped."""

    STAGE = "stage"
    SOURCE = "source"
    OWNER = "owner"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Selection:
    """Applications by id, or all that fit `wanted` when the operation starts but `excluded`."""

    ids: tuple[UUID, ...] = ()
    wanted: ListFilter | None = None
    excluded: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Target:
    """A selected application. `version` is what it was when it was selected."""

    id: UUID
    candidate_id: UUID
    candidate_name: str
    version: int


@dataclass(frozen=True, slots=True)
class MoveMany:
    """Move to a stage, with a reason if it is a rejection."""

    to_stage: str
    reason: str = ""
    reason_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AssignMany:
    """Ask members to assess, or release them; who else was asked stays."""

    add: tuple[UUID, ...]
    remove: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class TagMany:
    """Mark the candidates with tags and take others away."""

    add: tuple[UUID, ...]
    remove: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class PoolMany:
    """Put the candidates into a talent pool."""

    pool_id: UUID


@dataclass(frozen=True, slots=True)
class AddMany:
    """Consider the candidates for another job."""

    job_id: UUID


class ExportColumn(StrEnum):
    """What a line of an export may tell, in the words of its head."""

    CANDIDATE = "Candidate"
    EMAIL = "E-mail"
    PHONE = "Phone"
    JOB = "Job"
    STAGE = "Stage"
    STATUS = "Status"
    IN_STAGE_SINCE = "In stage since"
    APPLIED = "Applied"
    SOURCE = "Source"
    ASSIGNED = "Assigned to"
    ID = "Application"
    DUE = "Due"
    SHARE_LINK = "Share link"
    CANDIDATE_ID = "Candidate record"


USUAL_COLUMNS = tuple(
    one
    for one in ExportColumn
    if one not in {ExportColumn.DUE, ExportColumn.SHARE_LINK, ExportColumn.CANDIDATE_ID}
)
"""What an export tells that was not asked for columns."""


@dataclass(frozen=True, slots=True)
class ExportMany:
    """Write the applications into a file, in the order of the selection.

    `fields` are custom fields of the candidates.
    """

    columns: tuple[ExportColumn, ...] = USUAL_COLUMNS
    fields: tuple[UUID, ...] = ()
    style: FileStyle = USUAL_STYLE


ManyAction: TypeAlias = MoveMany | AssignMany | TagMany | PoolMany | AddMany | ExportMany
