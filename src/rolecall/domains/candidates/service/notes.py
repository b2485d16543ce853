"""Notes about a person.

Guarantees: a note is shown to nobody outside of its audience, not in the timeline, not by a
mention: only members who may read it can be mentioned; its author always reads it, and nobody else
changes it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, queries
from rolecall.domains.candidates.contracts import (
    CandidateNote,
    ChangeNote,
    Mention,
    NoteAudience,
    NoteReader,
    WriteNote,
)
from rolecall.domains.candidates.events import CandidateNoted, MembersMentioned
from rolecall.domains.candidates.repository import hold_records
from rolecall.domains.candidates.repository import notes as repository
from rolecall.domains.candidates.service.records import get_candidate
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import Sentence, say

IsOnTeam = Callable[[UnitOfWork, UUID, UUID], Awaitable[bool]]
"""Takes a candidate and a login: is this member on a hiring team of a job they applied for?"""

_hiring_teams: list[IsOnTeam] = []


def hiring_teams(function: IsOnTeam) -> IsOnTeam:
    """Register who knows the hiring teams of a candidate's jobs (applications do).

    Raises:
        ValueError: someone else does already.
    """
    if _hiring_teams and _hiring_teams != [function]:
        raise ValueError("hiring teams are registered twice")
    _hiring_teams[:] = [function]
    return function


async def reader_of(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> NoteReader:
    """Return which notes about a candidate this actor reads."""
    on_team = False
    if not actor.has(Permission.CANDIDATES_UPDATE):
        on_team = await _is_on_team(uow, candidate_id, actor.user_id)
    return NoteReader(actor.user_id, policy.audiences_of(actor.permissions, on_team=on_team))


async def list_notes(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> list[CandidateNote]:
    """Return the notes about a candidate that this actor may see, newest first.

    Raises:
        NotFound: there is no such candidate.
    """
    candidate_id = (await get_candidate(uow, actor, candidate_id)).id
    return await queries.list_notes(uow, candidate_id, await reader_of(uow, actor, candidate_id))


async def write_note(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: WriteNote
) -> CandidateNote:
    """Write a note and call the members whom it mentions.

    Raises:
        NotFound: there is no such candidate.
        InvalidInput: a mentioned member is not there or could not read it.
    """
    policy.can_note(actor).require()
    await hold_records(uow, (candidate_id,))
    author_id = actor.user_id
    if author_id is None:
        raise NotFound(say("There is no such candidate."))
    note = CandidateNote(
        id=ids.uuid7(),
        candidate_id=candidate_id,
        author_id=author_id,
        author_name=actor.name,
        body=command.body,
        audience=command.audience,
        mentions=await _mentioned(uow, candidate_id, command.audience, command.mentions),
        created_at=clock.now(),
        edited_at=None,
        version=1,
    )
    await repository.insert_note(uow, note)
    _tell(uow, actor, note, "candidates.note_added", say("Wrote a note."))
    _call(uow, actor, note, before=())
    return note


async def change_note(uow: UnitOfWork, actor: Actor, command: ChangeNote) -> CandidateNote:
    """Change one's own note; members who are mentioned for the first time are called.

    Raises:
        NotFound: there is no such note for this actor.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
        InvalidInput: a mentioned member is not there or could not read it.
    """
    note = await _own_note(uow, actor, command.note_id)
    if command.expected_version not in {None, note.version}:
        raise VersionMismatch(say("This note was changed meanwhile. Load it again."))
    audience = command.audience or note.audience
    named = command.mentions
    if named is None:
        named = tuple(one.user_id for one in note.mentions)
    changed = replace(
        note,
        body=note.body if command.body is None else command.body,
        audience=audience,
        mentions=await _mentioned(uow, note.candidate_id, audience, named),
        edited_at=clock.now(),
        version=note.version + 1,
    )
    await repository.update_note(uow, changed)
    _tell(uow, actor, changed, "candidates.note_changed", say("Changed a note."))
    _call(uow, actor, changed, before=note.mentions)
    return changed


async def remove_note(uow: UnitOfWork, actor: Actor, note_id: UUID) -> None:
    """Remove one's own note.

    Raises:
        NotFound: there is no such note for this actor.
        Forbidden: it is somebody else's.
    """
    note = await _own_note(uow, actor, note_id)
    await repository.delete_note(uow, note_id)
    _tell(uow, actor, note, "candidates.note_removed", say("Removed a note."))


async def _own_note(uow: UnitOfWork, actor: Actor, note_id: UUID) -> CandidateNote:
    note = await queries.find_note(uow, note_id)
    if note is None:
        raise NotFound(say("There is no such note."))
    if note.author_id != actor.user_id:
        reader = await reader_of(uow, actor, note.candidate_id)
        if note.audience not in reader.audiences:
            raise NotFound(say("There is no such note."))
    policy.can_change_note(actor, note.author_id).require()
    return note


async def _mentioned(
    uow: UnitOfWork, candidate_id: UUID, audience: NoteAudience, user_ids: tuple[UUID, ...]
) -> tuple[Mention, ...]:
    if not user_ids:
        return ()
    found = await identity.get_members_by_ids(uow, user_ids)
    named: list[Mention] = []
    for user_id in dict.fromkeys(user_ids):
        member = found.get(user_id)
        if member is None or member.status is not MemberStatus.ACTIVE:
            raise InvalidInput.of_field("mentions", say("One of them is not a member any more."))
        on_team = await _is_on_team(uow, candidate_id, user_id)
        if audience not in policy.audiences_of(member.permissions, on_team=on_team):
            raise InvalidInput.of_field(
                "mentions",
                say(
                    "{member} could not read this note. Let more people read it, or leave "
                    "the name out.",
                    member=member.full_name,
                ),
            )
        named.append(Mention(user_id, member.full_name))
    return tuple(named)


async def _is_on_team(uow: UnitOfWork, candidate_id: UUID, user_id: UUID | None) -> bool:
    if user_id is None or not _hiring_teams:
        return False
    return await _hiring_teams[0](uow, candidate_id, user_id)


def _tell(
    uow: UnitOfWork, actor: Actor, note: CandidateNote, action: str, summary: Sentence
) -> None:
    audit.record(uow, actor, action, "candidate", note.candidate_id, summary)
    uow.emit(CandidateNoted(note_id=note.id, candidate_id=note.candidate_id))


def _call(
    uow: UnitOfWork, actor: Actor, note: CandidateNote, *, before: tuple[Mention, ...]
) -> None:
    """Publish who is mentioned that was not before; nobody is called by themselves."""
    known = {one.user_id for one in before} | {actor.user_id}
    called = tuple(one.user_id for one in note.mentions if one.user_id not in known)
    if called:
        uow.emit(
            MembersMentioned(
                note_id=note.id,
                candidate_id=note.candidate_id,
                by_name=actor.name,
                user_ids=called,
            )
        )
