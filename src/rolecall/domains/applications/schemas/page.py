"""An application's page."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from rolecall.access import Actor
from rolecall.domains.applications.contracts import AllowedActions, ApplicationRow
from rolecall.domains.applications.schemas.given import GivenOut
from rolecall.domains.applications.schemas.references import CandidateBriefOut, PersonOut, StageOut
from rolecall.domains.applications.service import ApplicationView
from rolecall.domains.candidates.contracts import Candidate
from rolecall.domains.files.contracts import FileRef, Preview
from rolecall.infra.http import In, Out


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
    share_link_id: UUID | None
    share_link_label: str
    knocked_out: bool
    due_at: datetime | None
    first_application_id: UUID | None
    """Another application of the same person for the same job, where records were merged."""
    version: int
    erased_at: datetime | None
    """When its person was erased: it is counted, and nothing is done with it any more."""
    allowed_actions: AllowedActionsOut


class ApplicationOut(ApplicationStateOut):
    """An application's page."""

    candidate: CandidateCardOut
    answers: list[AnswerOut]
    cover_note: str
    assignees: list[PersonOut]
    resume: FileOut | None
    files: list[FileOut]
    given: list[GivenOut]
    """What the person gave when they applied, empty where others added them to the job."""

    @classmethod
    def of(cls, view: ApplicationView, actor: Actor) -> "ApplicationOut":
        """Render a page for who reads it."""
        return cls(
            **state_of(view.application, view.actions),
            candidate=_candidate(view.application, view.candidate),
            answers=[AnswerOut.model_validate(answer) for answer in view.answers],
            cover_note=view.application.cover_note,
            assignees=[PersonOut.model_validate(person) for person in view.assignees],
            resume=FileOut.of(view.resume) if view.resume else None,
            files=[FileOut.of(file) for file in view.files],
            given=[GivenOut.of(one, actor) for one in view.given],
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
        "share_link_id": application.share_link_id,
        "share_link_label": application.share_link_label,
        "knocked_out": application.knocked_out,
        "due_at": application.due_at,
        "first_application_id": application.first_application_id,
        "version": application.version,
        "erased_at": application.erased_at,
        "allowed_actions": AllowedActionsOut.of(actions),
    }


def _candidate(application: ApplicationRow, candidate: Candidate) -> CandidateCardOut:
    return CandidateCardOut(
        id=candidate.id,
        full_name=candidate.full_name,
        email=candidate.email,
        phone=candidate.phone or application.candidate_phone,
        location=candidate.location or application.candidate_location,
        headline=candidate.headline,
        links=[LinkOut.model_validate(link) for link in candidate.links],
    )


class AssigneesIn(In):
    """Who is asked to assess."""

    user_ids: Annotated[list[UUID], Field(max_length=30)]


class AssigneesOut(Out):
    """Who is asked to assess."""

    items: list[PersonOut]
