"""Rendering an application's timeline out of its sources."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries, service
from rolecall.domains.applications.contracts import (
    Note,
    PromiseAlert,
    Transition,
    TransitionKind,
)
from rolecall.domains.applications.schemas import TimelineItemOut, TimelineOut
from rolecall.infra.db import UnitOfWork

_SUMMARIES = {
    TransitionKind.APPLIED: "Applied",
    TransitionKind.MOVED: "Moved from {origin} to {target}",
    TransitionKind.REOPENED: "Reopened into {target}",
    TransitionKind.UNDONE: "Undid the move to {origin}",
    TransitionKind.WITHDRAWN: "Withdrew in {origin}",
    TransitionKind.MIGRATED: "{origin} became {target} in the job's workflow",
    TransitionKind.ACCEPTED: "Accepted the offer",
}


async def timeline_of(uow: UnitOfWork, actor: Actor, application_id: UUID) -> TimelineOut:
    """Return moves, notes, files, broken promises and what other domains tell, newest first."""
    view = await service.get_application(uow, actor, application_id)
    moves = await queries.list_transitions(uow, application_id)
    notes = await queries.list_notes(uow, application_id, actor.user_id)
    items = [_of_transition(move) for move in moves] + [_of_note(note) for note in notes]
    items += [_of_alert(alert) for alert in await queries.list_alerts(uow, application_id)]
    items += [
        TimelineItemOut(
            id=str(file.id),
            at=file.created_at,
            kind="file",
            actor=view.application.candidate_name,
            summary=f"Added {file.filename}",
            detail={"file_id": str(file.id)},
        )
        for file in view.files
    ]
    items += [
        TimelineItemOut.model_validate(entry)
        for entry in await service.list_entries(uow, actor, application_id)
    ]
    return TimelineOut(items=sorted(items, key=lambda item: (item.at, item.id), reverse=True))


def _of_transition(move: Transition) -> TimelineItemOut:
    origin = move.from_stage.name if move.from_stage else ""
    return TimelineItemOut(
        id=str(move.id),
        at=move.at,
        kind=move.kind.value,
        actor=move.by_name,
        summary=_SUMMARIES[move.kind].format(origin=origin, target=move.to_stage.name),
        detail={"reason": move.reason, "note": move.note, "undone": move.undone},
    )


def _of_alert(alert: PromiseAlert) -> TimelineItemOut:
    told = ", ".join(word.replace("_", " ") for word in alert.told)
    return TimelineItemOut(
        id=f"overdue-{alert.at.isoformat()}-{alert.step}",
        at=alert.at,
        kind="overdue",
        actor="Rolecall",
        summary=f"Overdue in {alert.stage_name}; told the {told}",
        detail={"due_at": alert.due_at.isoformat()},
    )


def _of_note(note: Note) -> TimelineItemOut:
    return TimelineItemOut(
        id=str(note.id),
        at=note.created_at,
        kind="note",
        actor=note.author_name,
        summary="Wrote a note" if note.visibility == "team" else "Wrote a private note",
        detail={"body": note.body, "visibility": note.visibility.value},
    )
