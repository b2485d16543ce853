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
from rolecall.kernel.sentences import Sentence, plain, say

_TOLD = {
    "recruiters": say("recruiters"),
    "hiring_managers": say("hiring managers"),
    "administrators": say("administrators"),
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
            summary=say("Added {file}", file=file.filename),
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
        summary=_summary(move.kind, origin, move.to_stage.name),
        detail={"reason": move.reason, "note": move.note, "undone": move.undone},
    )


def _summary(kind: TransitionKind, origin: str, target: str) -> Sentence:
    match kind:
        case TransitionKind.APPLIED:
            return say("Applied")
        case TransitionKind.MOVED:
            return say("Moved from {origin} to {target}", origin=origin, target=target)
        case TransitionKind.REOPENED:
            return say("Reopened into {target}", target=target)
        case TransitionKind.UNDONE:
            return say("Undid the move to {origin}", origin=origin)
        case TransitionKind.WITHDRAWN:
            return say("Withdrew in {origin}", origin=origin)
        case TransitionKind.MIGRATED:
            return say(
                "{origin} became {target} in the job's workflow", origin=origin, target=target
            )
        case TransitionKind.ACCEPTED:
            return say("Accepted the offer")


def _of_alert(alert: PromiseAlert) -> TimelineItemOut:
    told = [_TOLD.get(word, plain(word)) for word in alert.told]
    return TimelineItemOut(
        id=f"overdue-{alert.at.isoformat()}-{alert.step}",
        at=alert.at,
        kind="overdue",
        actor="Rolecall",
        summary=say("Overdue in {stage}; told the {people}", stage=alert.stage_name, people=told),
        detail={"due_at": alert.due_at.isoformat()},
    )


def _of_note(note: Note) -> TimelineItemOut:
    return TimelineItemOut(
        id=str(note.id),
        at=note.created_at,
        kind="note",
        actor=note.author_name,
        summary=say("Wrote a note") if note.visibility == "team" else say("Wrote a private note"),
        detail={"body": note.body, "visibility": note.visibility.value},
    )
