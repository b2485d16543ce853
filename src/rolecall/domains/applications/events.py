"""What applications publish."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class ApplicationSubmitted(Event):
    """A person applied."""

    type = "applications.application_submitted.v1"

    application_id: UUID
    job_id: UUID
    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidateAddedToJob(Event):
    """A member considers a known person for a job; the person did not apply and gets no mail."""

    type = "applications.candidate_added_to_job.v1"

    application_id: UUID
    job_id: UUID
    candidate_id: UUID
    by_user_id: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class ApplicationsImported(Event):
    """People of a file are considered for a job, some at once; they did not apply here.

    They get no mail, unless `confirm` asks for the one that confirms an application.
    """

    type = "applications.applications_imported.v1"

    batch_id: UUID
    job_id: UUID
    application_ids: tuple[UUID, ...]
    confirm: bool


@published
@dataclass(frozen=True, kw_only=True)
class ImportedApplicationsRemoved(Event):
    """An import was taken back, and applications that it had made are gone."""

    type = "applications.imported_applications_removed.v1"

    batch_id: UUID
    application_ids: tuple[UUID, ...]


@published
@dataclass(frozen=True, kw_only=True)
class StageChanged(Event):
    """An application entered another stage.

    `undo_until` is the end of the undo window; mails about the move wait for it.
    """

    type = "applications.stage_changed.v1"

    application_id: UUID
    job_id: UUID
    candidate_id: UUID
    transition_id: UUID
    kind: str
    from_stage: str
    from_kind: str
    to_stage: str
    to_kind: str
    to_name: str
    by_user_id: UUID | None
    at: datetime
    undo_until: datetime


@published
@dataclass(frozen=True, kw_only=True)
class TransitionUndone(Event):
    """A move was taken back within its window; what waits because of it is recalled."""

    type = "applications.transition_undone.v1"

    application_id: UUID
    job_id: UUID
    undone_transition_id: UUID
    back_to_stage: str


@published
@dataclass(frozen=True, kw_only=True)
class ApplicationsMigrated(Event):
    """A job and its applications go on in another workflow version.

    Nobody decided anything about an application by it, so candidates are not told; `moved` of them
    are in a stage of another key now.
    """

    type = "applications.applications_migrated.v1"

    job_id: UUID
    workflow_id: UUID
    workflow_version: int
    moved: int


@published
@dataclass(frozen=True, kw_only=True)
class ApplicationNoted(Event):
    """A note was written, changed or removed."""

    type = "applications.application_noted.v1"

    application_id: UUID
    note_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ApplicationSnoozed(Event):
    """A member put an application off in their own queue, or took that back."""

    type = "applications.application_snoozed.v1"

    application_id: UUID
    user_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class AssigneesChanged(Event):
    """Other people are asked to assess the application."""

    type = "applications.assignees_changed.v1"

    application_id: UUID
    added: tuple[UUID, ...]
    removed: tuple[UUID, ...]


@published
@dataclass(frozen=True, kw_only=True)
class PromiseAlertDue(Event):
    """An escalation is due at `at`, unless the stay that began at `entered_at` has ended by then.

    `step` is its place in the promise.
    """

    type = "applications.promise_alert_due.v1"

    application_id: UUID
    entered_at: datetime
    step: int
    at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class PromiseBroken(Event):
    """An application is overdue in its stage, and it is time to tell `to`.

    `due_on` is the local day (ISO 8601) that it was due, `overdue_days` the working days since.
    """

    type = "applications.promise_broken.v1"

    application_id: UUID
    job_id: UUID
    stage_key: str
    stage_name: str
    entered_at: datetime
    step: int
    to: tuple[str, ...]
    due_on: str
    overdue_days: int


@published
@dataclass(frozen=True, kw_only=True)
class PromisesOutdated(Event):
    """Deadlines have to be counted anew, of applications with ids greater than `after`.

    Of a job or of a workflow, where one is named. Promises that were paused begin at
    `restarted_at`.
    """

    type = "applications.promises_outdated.v1"

    organization_id: UUID
    job_id: UUID | None
    workflow_id: UUID | None
    restarted_at: datetime | None
    after: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class PromisesRecounted(Event):
    """Some applications are due at another time."""

    type = "applications.promises_recounted.v1"

    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class DraftMailed(Event):
    """A mail began a draft; its author is to be told how to go on."""

    type = "applications.draft_mailed.v1"

    draft_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class DraftAged(Event):
    """The time is over for which a draft was to be kept, unless it was changed since."""

    type = "applications.draft_aged.v1"

    draft_id: UUID
