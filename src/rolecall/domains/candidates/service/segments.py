"""Segments: saved looks at the list, evaluated when they are opened."""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy
from rolecall.domains.candidates.contracts import SavedFilters, SaveSegment, Segment
from rolecall.domains.candidates.events import SegmentChanged
from rolecall.domains.candidates.queries import sorting as queries
from rolecall.domains.candidates.repository import sorting as repository
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Forbidden, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def save_segment(uow: UnitOfWork, actor: Actor, command: SaveSegment) -> Segment:
    """Save a look at the list, or change a saved one.

    Raises:
        NotFound: there is none of this id that the actor may see.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
    """
    policy.can_read(actor).require()
    if actor.user_id is None:
        raise Forbidden(say("Segments belong to people; sign in as one."))
    if command.segment_id is None:
        segment = Segment(
            id=ids.uuid7(),
            name=" ".join((command.name or "").split()),
            filters=command.filters or SavedFilters(),
            owner_id=actor.user_id,
            owner_name=actor.name,
            shared=bool(command.shared),
            version=1,
        )
        await repository.insert_segment(uow, segment, clock.now())
        verb = "created"
    else:
        before = await _get_segment(uow, actor, command.segment_id)
        policy.can_change_segment(actor, before).require()
        if command.expected_version not in {None, before.version}:
            raise VersionMismatch(say("Somebody changed this segment meanwhile. Load it again."))
        segment = replace(
            before,
            name=before.name if command.name is None else " ".join(command.name.split()),
            filters=command.filters or before.filters,
            shared=before.shared if command.shared is None else command.shared,
            version=before.version + 1,
        )
        await repository.update_segment(uow, segment)
        verb = "changed"
    audit.record(
        uow, actor, f"segments.{verb}", "segment", segment.id,
        say("Created the segment “{segment}”.", segment=segment.name)
        if command.segment_id is None
        else say("Changed the segment “{segment}”.", segment=segment.name),
    )  # fmt: skip
    uow.emit(SegmentChanged(segment_id=segment.id))
    return segment


async def remove_segment(uow: UnitOfWork, actor: Actor, segment_id: UUID) -> None:
    """Forget a segment.

    Raises:
        NotFound: there is none of this id that the actor may see.
        Forbidden: it is somebody else's.
    """
    segment = await _get_segment(uow, actor, segment_id)
    policy.can_change_segment(actor, segment).require()
    await repository.delete_segment(uow, segment_id)
    audit.record(
        uow, actor, "segments.removed", "segment", segment_id,
        say("Removed the segment “{segment}”.", segment=segment.name),
    )  # fmt: skip
    uow.emit(SegmentChanged(segment_id=segment_id))


async def _get_segment(uow: UnitOfWork, actor: Actor, segment_id: UUID) -> Segment:
    found = await queries.find_segment(uow, segment_id, actor.user_id)
    if found is None:
        raise NotFound(say("There is no such segment."))
    return found
