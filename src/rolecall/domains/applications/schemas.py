"""Applications over HTTP."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.applications.contracts import (
    AdvanceStage,
    AllowedActions,
    ApplicationRow,
    MyApplication,
    Note,
    NoteVisibility,
    StageRef,
    Transition,
)
from rolecall.domains.applications.service import ApplicationView, StatusView
from rolecall.domains.candidates.contracts import Candidate
from rolecall.domains.files.contracts import FileRef, Preview
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import LongText

StageKey = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Reason = Annotated[str, StringConstraints(max_length=500)]


class StageOut(Out):
    """A stage of the workflow."""

    key: str
    name: str
    kind: str


class PersonOut(Out):
    """A member."""

    user_id: UUID
    full_name: str


class CandidateBriefOut(Out):
    """The candidate of an application in a list."""

    id: UUID
    full_name: str
    email: str


class ApplicationSummaryOut(Out):
    """An application in a list or on a card."""

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
    version: int


class MoveOut(Out):
    """A move that is allowed now."""

    to_stage: str
    name: str
    kind: str
    needs_reason: bool


class UndoOut(Out):
    """The move that can still be taken back."""

    transition_id: UUID
    until: datetime


class AllowedActionsOut(Out):
    """What the caller may do now; the server accepts exactly these."""

    moves: list[MoveOut]
    can_reject: bool
    can_reopen: bool
    can_withdraw: bool
    can_note: bool
    can_assign: bool
    undo: UndoOut | None

    @classmethod
    def of(cls, actions: AllowedActions) -> "AllowedActionsOut":
        """Render the actions."""
        undo = actions.undo
        return cls(
            moves=[MoveOut.model_validate(move) for move in actions.moves],
            can_reject=actions.can_reject,
            can_reopen=actions.can_reopen,
            can_withdraw=actions.can_withdraw,
            can_note=actions.can_note,
            can_assign=actions.can_assign,
            undo=UndoOut(transition_id=undo.id, until=undo.undo_until) if undo else None,
        )


class LinkOut(Out):
    """A web address of the candidate."""

    url: str
    label: str


class CandidateCardOut(CandidateBriefOut):
    """The candidate on an application's page."""

    phone: str
    location: str
    headline: str
    links: list[LinkOut]


class AnswerOut(Out):
    """An answered question."""

    question_id: str
    label: str
    kind: str
    value: Any
    display: str
    knocked_out: bool


class FileOut(Out):
    """A file of the application."""

    file_id: UUID
    filename: str
    content_type: str
    size: int
    preview: Preview
    text_status: str

    @classmethod
    def of(cls, file: FileRef) -> "FileOut":
        """Render a file."""
        return cls(
            file_id=file.id,
            filename=file.filename,
            content_type=file.content_type,
            size=file.size,
            preview=file.preview,
            text_status=file.text_status,
        )


class ApplicationStateOut(Out):
    """Where an application stands, and what may be done with it."""

    id: UUID
    job_id: UUID
    job_title: str
    status: str
    stage: StageOut
    stage_entered_at: datetime
    applied_at: datetime
    source: str
    knocked_out: bool
    version: int
    allowed_actions: AllowedActionsOut


class ApplicationOut(ApplicationStateOut):
    """An application's page."""

    candidate: CandidateCardOut
    answers: list[AnswerOut]
    cover_note: str
    assignees: list[PersonOut]
    resume: FileOut | None
    files: list[FileOut]

    @classmethod
    def of(cls, view: ApplicationView) -> "ApplicationOut":
        """Render a page."""
        return cls(
            **state_of(view.application, view.actions),
            candidate=_candidate(view.application, view.candidate),
            answers=[AnswerOut.model_validate(answer) for answer in view.answers],
            cover_note=view.application.cover_note,
            assignees=[PersonOut.model_validate(person) for person in view.assignees],
            resume=FileOut.of(view.resume) if view.resume else None,
            files=[FileOut.of(file) for file in view.files],
        )


def state_of(application: ApplicationRow, actions: AllowedActions) -> dict[str, Any]:
    """Return the members of `ApplicationStateOut`."""
    return {
        "id": application.id,
        "job_id": application.job_id,
        "job_title": application.job_title,
        "status": application.status.value,
        "stage": StageOut.model_validate(application.stage),
        "stage_entered_at": application.stage_entered_at,
        "applied_at": application.applied_at,
        "source": application.source,
        "knocked_out": application.knocked_out,
        "version": application.version,
        "allowed_actions": AllowedActionsOut.of(actions),
    }


def _candidate(application: ApplicationRow, candidate: Candidate) -> CandidateCardOut:
    return CandidateCardOut(
        id=candidate.id,
        full_name=candidate.full_name,
        email=candidate.email,
        phone=candidate.phone or application.candidate_phone,
        location=candidate.location,
        headline=candidate.headline,
        links=[LinkOut.model_validate(link) for link in candidate.links],
    )


class ByOut(Out):
    """Who did it."""

    kind: str
    user_id: UUID | None
    name: str


class TransitionOut(Out):
    """One entry into a stage."""

    id: UUID
    kind: str
    from_stage: StageOut | None
    to_stage: StageOut
    at: datetime
    by: ByOut
    reason: str
    note: str
    undone: bool
    undo_until: datetime

    @classmethod
    def of(cls, transition: Transition) -> "TransitionOut":
        """Render a transition."""
        return cls(
            id=transition.id,
            kind=transition.kind.value,
            from_stage=_stage(transition.from_stage),
            to_stage=StageOut.model_validate(transition.to_stage),
            at=transition.at,
            by=ByOut(kind=transition.by_kind, user_id=transition.by_id, name=transition.by_name),
            reason=transition.reason,
            note=transition.note,
            undone=transition.undone,
            undo_until=transition.undo_until,
        )


def _stage(stage: StageRef | None) -> StageOut | None:
    return StageOut.model_validate(stage) if stage else None


class HistoryOut(Out):
    """How an application moved, oldest first."""

    items: list[TransitionOut]


class MovedOut(ApplicationStateOut):
    """The application after a move, and the move."""

    transition: TransitionOut

    @classmethod
    def of_move(
        cls, application: ApplicationRow, actions: AllowedActions, transition: Transition
    ) -> "MovedOut":
        """Render a move."""
        return cls(**state_of(application, actions), transition=TransitionOut.of(transition))


class TransitionIn(In):
    """A move to a stage of the workflow."""

    to_stage: StageKey
    reason: Reason = ""
    reason_id: UUID | None = None
    note: LongText = ""

    def command(self, application_id: UUID, expected_version: int | None) -> AdvanceStage:
        """Return the command."""
        return AdvanceStage(
            application_id=application_id,
            to_stage=self.to_stage,
            reason=self.reason,
            reason_id=self.reason_id,
            note=self.note,
            expected_version=expected_version,
        )


class BulkItemIn(In):
    """One application of a bulk move."""

    id: UUID
    version: Annotated[int, Field(ge=1, le=2_000_000_000)] | None = None


class BulkTransitionIn(In):
    """The same move for many applications."""

    items: Annotated[list[BulkItemIn], Field(min_length=1, max_length=200)]
    to_stage: StageKey
    reason: Reason = ""
    reason_id: UUID | None = None

    def command(self, item: BulkItemIn) -> AdvanceStage:
        """Return the command for one of them."""
        return AdvanceStage(
            application_id=item.id,
            to_stage=self.to_stage,
            reason=self.reason,
            reason_id=self.reason_id,
            expected_version=item.version,
        )


class BulkResultOut(Out):
    """What became of one item."""

    id: UUID
    ok: bool
    code: str | None = None
    detail: str | None = None
    stage: StageOut | None = None
    version: int | None = None
    transition_id: UUID | None = None


class BulkOut(Out):
    """What became of each item."""

    results: list[BulkResultOut]
    succeeded: int
    failed: int


class ReopenIn(In):
    """Why a rejected application is opened again."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)]


class UndoIn(In):
    """Which move to take back."""

    transition_id: UUID


class WithdrawIn(In):
    """Why an application is withdrawn."""

    reason: Reason = ""


class NoteIn(In):
    """A note."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    visibility: NoteVisibility = NoteVisibility.TEAM


class NotePatch(In):
    """A note's new text."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class NoteOut(Out):
    """A note."""

    id: UUID
    application_id: UUID
    author: PersonOut
    body: str
    visibility: NoteVisibility
    created_at: datetime
    edited_at: datetime | None

    @classmethod
    def of(cls, note: Note) -> "NoteOut":
        """Render a note."""
        return cls(
            id=note.id,
            application_id=note.application_id,
            author=PersonOut(user_id=note.author_id, full_name=note.author_name),
            body=note.body,
            visibility=note.visibility,
            created_at=note.created_at,
            edited_at=note.edited_at,
        )


class NotesOut(Out):
    """The notes of an application, newest first."""

    items: list[NoteOut]


class AssigneesIn(In):
    """Who is asked to assess."""

    user_ids: Annotated[list[UUID], Field(max_length=30)]


class AssigneesOut(Out):
    """Who is asked to assess."""

    items: list[PersonOut]


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


class OrganizationBriefOut(Out):
    """An employer."""

    name: str
    slug: str


class JobBriefOut(Out):
    """A job."""

    id: UUID
    title: str
    public_url: str


class MyApplicationOut(Out):
    """An application as its candidate sees it."""

    id: UUID
    organization: OrganizationBriefOut
    job: JobBriefOut
    stage: StageOut
    applied_at: datetime
    updated_at: datetime
    status: str
    can_withdraw: bool

    @classmethod
    def of(cls, mine: MyApplication, public_url: str) -> "MyApplicationOut":
        """Render an entry."""
        path = f"{public_url}/careers/{mine.organization_slug}/jobs/{mine.job_id}"
        return cls(
            id=mine.id,
            organization=OrganizationBriefOut(
                name=mine.organization_name, slug=mine.organization_slug
            ),
            job=JobBriefOut(id=mine.job_id, title=mine.job_title, public_url=path),
            stage=StageOut(key=mine.stage_kind, name=mine.stage_name, kind=mine.stage_kind),
            applied_at=mine.applied_at,
            updated_at=mine.updated_at,
            status=mine.status,
            can_withdraw=mine.can_withdraw,
        )


class SubmittedOut(Out):
    """A received application."""

    application_id: UUID
    status_url: str


class TimelineItemOut(Out):
    """One thing that happened to an application."""

    id: str
    at: datetime
    kind: str
    actor: str
    summary: str
    detail: dict[str, Any]


class TimelineOut(Out):
    """Everything that happened to an application, newest first."""

    items: list[TimelineItemOut]


class StatusStepOut(Out):
    """One step of the history, in plain words."""

    at: datetime
    stage: str
    sentence: str


class StatusOut(Out):
    """What a candidate sees of their application by its private link."""

    application_id: UUID
    job_id: UUID
    job_title: str
    status: str
    stage: str
    stage_kind: str
    sentence: str
    applied_at: datetime
    can_withdraw: bool
    history: list[StatusStepOut]

    @classmethod
    def of(cls, view: StatusView) -> "StatusOut":
        """Render the view."""
        return cls(
            application_id=view.application_id,
            job_id=view.job_id,
            job_title=view.job_title,
            status=view.status.value,
            stage=view.stage,
            stage_kind=view.stage_kind,
            sentence=view.sentence,
            applied_at=view.applied_at,
            can_withdraw=view.can_withdraw,
            history=[StatusStepOut.model_validate(step) for step in view.steps],
        )
