"""Lists and boards of applications."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.applications.contracts import AddToJob
from rolecall.domains.applications.schemas.references import CandidateBriefOut, PersonOut, StageOut
from rolecall.domains.custom_fields.contracts import ColumnValue
from rolecall.infra.http import In, Out


class ConsiderIn(In):
    """Whom to consider for which job.

    `once_more` begins a further application where an earlier one for the job has ended; without it
    the answer is 409, code `applied_before`.
    """

    job_id: UUID
    candidate_id: UUID
    source: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "sourced"
    once_more: bool = False

    def command(self) -> AddToJob:
        """Return the command."""
        return AddToJob(
            job_id=self.job_id,
            candidate_id=self.candidate_id,
            source=self.source,
            once_more=self.once_more,
        )


class ConsideredOut(Out):
    """The application that was made."""

    id: UUID
    job_id: UUID
    job_title: str
    candidate_id: UUID
    version: int


class ApplicationSummaryOut(Out):
    """An application in a list or on a card.

    `first_application_id` is another application of the same person for the same job: they applied
    again after it ended, or the two came together when records were merged. `custom` are the
    candidate's values of the fields that were asked for as columns, as far as there are any and the
    caller reads candidates.
    """

    id: UUID
    job_id: UUID
    job_title: str
    candidate: CandidateBriefOut
    stage: StageOut
    stage_entered_at: datetime
    applied_at: datetime
    source: str
    status: str
    assignees: list[PersonOut]
    has_resume: bool
    knocked_out: bool
    due_at: datetime | None
    first_application_id: UUID | None
    version: int
    custom: list[ColumnValue]


class BoardColumnOut(Out):
    """One stage of the board."""

    stage: StageOut
    count: int
    items: list[ApplicationSummaryOut]
    next_cursor: str | None


class BoardJobOut(Out):
    """The job of a board."""

    id: UUID
    title: str
    status: str


class BoardOut(Out):
    """The pipeline board of a job."""

    job: BoardJobOut
    columns: list[BoardColumnOut]


class JobCountsOut(Out):
    """How many applications a job has."""

    job_id: UUID
    total: int
    active: int
    new: int


class CountsOut(Out):
    """How many applications jobs have; `new` are those in the first stage."""

    items: list[JobCountsOut]


class ShareLinkCountOut(Out):
    """How many applications came by a share link, and how many of them were hired."""

    share_link_id: UUID
    total: int
    hired: int


class ShareLinkCountsOut(Out):
    """What came by the share links of a job."""

    items: list[ShareLinkCountOut]


class GroupOut(Out):
    """Applications with the same stage, source, job or owner; an empty `key`: without one."""

    key: str
    label: str
    count: int


class GroupsOut(Out):
    """How many applications there are; `total` counts up to 100,001."""

    total: int
    groups: list[GroupOut]
