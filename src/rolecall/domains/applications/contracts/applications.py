"""Applications, their moves, and what hangs on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from msgspec import Struct

from rolecall.domains.applications.contracts.accommodations import AccommodationWish
from rolecall.domains.applications.contracts.given import TakenOver
from rolecall.domains.applications.contracts.promises import Deadline
from rolecall.domains.consents.contracts import AgreedTo, Way
from rolecall.domains.custom_fields.contracts import ColumnValue
from rolecall.domains.files.contracts import FileRef
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence, say

UNDO_WINDOW = timedelta(minutes=10)
"""How long a move can be undone; mails of the move are held at least as long."""


class ApplicationStatus(StrEnum):
    """What became of it. Follows from the kind of the current stage."""

    ACTIVE = "active"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


STATUS_WORDS: Final[Mapping[ApplicationStatus, Sentence]] = {
    ApplicationStatus.ACTIVE: say("active"),
    ApplicationStatus.HIRED: say("hired"),
    ApplicationStatus.REJECTED: say("rejected"),
    ApplicationStatus.WITHDRAWN: say("withdrawn"),
}
"""What an application is, inside of a sentence."""


class TransitionKind(StrEnum):
    """Why an application entered a stage."""

    APPLIED = "applied"
    MOVED = "moved"
    REOPENED = "reopened"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"
    MIGRATED = "migrated"
    ACCEPTED = "accepted"
    """The candidate accepted an offer."""


class NoteVisibility(StrEnum):
    """Who reads a note: everybody who sees the application, or its author alone."""

    TEAM = "team"
    PRIVATE = "private"


class InvalidTransition(Conflict):
    """The workflow has no such move: 409 with the allowed targets."""

    code, title = "invalid_transition", say("This move is not in the workflow")


class StageRef(Struct, frozen=True, gc=False):
    """A stage of a workflow: key, name and kind."""

    key: str
    name: str
    kind: str


class PersonRef(Struct, frozen=True, gc=False):
    """A member by id and name."""

    user_id: UUID
    full_name: str


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application as its own table knows it; what decisions are made from."""

    id: UUID
    job_id: UUID
    job_title: str
    candidate_id: UUID
    candidate_name: str
    candidate_email: str
    candidate_phone: str
    status: ApplicationStatus
    stage_key: str
    stage_name: str
    stage_kind: str
    stage_entered_at: datetime
    workflow_id: UUID
    workflow_version: int
    applied_at: datetime
    source: str
    share_link_id: UUID | None
    share_link_label: str
    """By which link of the job the person came, and whom it was for."""
    cover_note: str
    locale: str
    resume_file_id: UUID | None
    knocked_out: bool
    link_nonce: str
    promised_from: datetime | None
    due_at: datetime | None
    alert_step: int
    alert_at: datetime | None
    first_application_id: UUID | None
    """The first application of the same person for the same job, where this is a further one."""
    version: int
    erased_at: datetime | None = None
    """When its person was erased: it is counted, and nothing is done with it any more."""
    candidate_location: str = ""
    given_name: str = ""
    """The name as the person typed it, while `candidate_name` follows the record.

    Empty for an application that its person did not send.
    """
    given_links: str = ""
    """Web addresses that came with it, one to a line."""

    @property
    def deadline(self) -> Deadline:
        """What is promised about the current stage."""
        return Deadline(self.promised_from, self.due_at, self.alert_step, self.alert_at)

    @property
    def stage(self) -> StageRef:
        """The current stage."""
        return StageRef(self.stage_key, self.stage_name, self.stage_kind)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing on the timeline that another domain tells; `detail` is for the screen."""

    id: str
    at: datetime
    kind: str
    actor: str
    summary: str
    detail: Mapping[str, Any]


class CandidateBrief(Struct, frozen=True, gc=False):
    """The candidate of an application in a list."""

    id: UUID
    full_name: str
    email: str


class ApplicationSummary(Struct, frozen=True, gc=False):
    """An application in a list.

    Lists are encoded from it as it is (fifty of them in 30 µs instead of 400), so its members are
    those of `ApplicationSummaryOut`, which documents it.
    """

    id: UUID
    job_id: UUID
    job_title: str
    candidate: CandidateBrief
    stage: StageRef
    stage_entered_at: datetime
    applied_at: datetime
    source: str
    status: str
    assignees: tuple[PersonRef, ...]
    has_resume: bool
    knocked_out: bool
    due_at: datetime | None
    first_application_id: UUID | None
    version: int
    custom: tuple[ColumnValue, ...]


@dataclass(frozen=True, slots=True)
class Transition:
    """One entry into a stage; rows of this are appended and never changed."""

    id: UUID
    application_id: UUID
    kind: TransitionKind
    from_stage: StageRef | None
    to_stage: StageRef
    at: datetime
    by_kind: str
    by_id: UUID | None
    by_name: str
    reason: str
    note: str
    undoes_id: UUID | None
    undone: bool = False

    @property
    def undo_until(self) -> datetime:
        """The end of the undo window."""
        return self.at + UNDO_WINDOW


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered question, with the label as the candidate saw it."""

    question_id: str
    label: str
    kind: str
    value: Any
    display: str
    knocked_out: bool


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """An application with what of this domain is on its page; `newest` is its newest move."""

    application: ApplicationRow
    answers: list[Answer]
    assignees: tuple[PersonRef, ...]
    newest: Transition | None
    taken: tuple[TakenOver, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a member."""

    id: UUID
    application_id: UUID
    author_id: UUID
    author_name: str
    body: str
    visibility: NoteVisibility
    created_at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class Move:
    """An allowed move, as buttons show it. `needs_reason` asks for one before it is sent."""

    to_stage: str
    name: str
    kind: str
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class AllowedActions:
    """What this actor may do with this application now. Guard and buttons both come from here."""

    moves: tuple[Move, ...]
    can_reject: bool
    can_reopen: bool
    can_withdraw: bool
    can_note: bool
    can_assign: bool
    undo: Transition | None


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which applications; every criterion that is given must hold."""

    job_id: UUID | None = None
    stage: str | None = None
    status: str | None = None
    candidate_id: UUID | None = None
    assigned_to: UUID | None = None
    also_assigned_to: UUID | None = None
    """Who else must be asked to assess it."""
    q: str = ""
    sort: str = "-applied_at"
    overdue_at: datetime | None = None
    """What was due at this instant; None for whatever it is."""
    job_ids: tuple[UUID, ...] | None = None
    source: str | None = None
    unassigned: bool = False
    share_link_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """What the person typed."""

    full_name: str
    email: str
    phone: str = ""
    location: str = ""
    locale: str = "en"
    links: tuple[str, ...] = ()
    """Web addresses, each of http or https."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SubmitApplication:
    """Apply for a job. `answers` maps question ids (text) to values.

    `answer_files` are the files that came with the application, by the question they answer; only
    these are taken as answers, so that nobody can attach a file that they did not send.
    """

    job_id: UUID
    applicant: Applicant
    consent: bool
    answers: dict[str, Any] = field(default_factory=dict)
    cover_note: str = ""
    source: str = "careers_site"
    via: str = ""
    """The code of the share link by which the person came; one that is none counts for nothing."""
    resume_file_id: UUID | None = None
    answer_files: Mapping[str, FileRef] = field(default_factory=dict)
    enclosed_file_ids: tuple[UUID, ...] = ()
    """Files that answer nothing and came along, such as a cover letter."""
    text_consent: str = ""
    """The language in which the person agreed to text messages, empty if they did not."""
    wish: AccommodationWish | None = None
    """What is to be made different for the person, kept by another domain."""
    agreed: AgreedTo | None = None
    """Which privacy notice the form showed; None where it does not say."""
    pool: AgreedTo | None = None
    """Which text on being kept for other jobs the person agreed to; None if they did not."""
    way: Way = Way.API


@dataclass(frozen=True, kw_only=True, slots=True)
class AdvanceStage:
    """Move an application."""

    application_id: UUID
    to_stage: str
    reason: str = ""
    reason_id: UUID | None = None
    note: str = ""
    expected_version: int | None = None


class NotHireable(Conflict):
    """Neither accepting an offer nor anything else leads to the hired stage from here: 409."""

    code, title = "not_hireable", say("This application cannot be hired now")


@dataclass(frozen=True, slots=True)
class Submitted:
    """The outcome of an application."""

    application_id: UUID
    candidate_id: UUID
    status_token: str


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """An application as far as its candidate's other lists say of it: which, and how it stands."""

    id: UUID
    status: ApplicationStatus


@dataclass(frozen=True, slots=True)
class MyApplication:
    """An application as its candidate sees it, in any organization."""

    id: UUID
    org_id: UUID
    organization_name: str
    organization_slug: str
    job_id: UUID
    job_title: str
    stage_name: str
    stage_kind: str
    status: str
    applied_at: datetime
    updated_at: datetime

    @property
    def can_withdraw(self) -> bool:
        """Until hired or decided."""
        return self.status == ApplicationStatus.ACTIVE

    def after(self, application: ApplicationRow) -> "MyApplication":
        """Return the entry as it is after a move; the stored one follows through the outbox."""
        return replace(
            self,
            stage_name=application.stage_name,
            stage_kind=application.stage_kind,
            status=application.status.value,
            updated_at=application.stage_entered_at,
        )
