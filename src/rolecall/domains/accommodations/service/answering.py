"""Answering a request, and telling interviewers what they have to know of it."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.accommodations import policy, repository
from rolecall.domains.accommodations.contracts import AnswerRequest, Case, EntryKind, Share
from rolecall.domains.accommodations.events import AccommodationAnswered, AccommodationShared
from rolecall.domains.accommodations.rules import require_words
from rolecall.domains.accommodations.service.reading import read_case, shared_with
from rolecall.domains.accommodations.service.sealing import Written, sealed
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.sentences import Sentence, say

_ANSWERED = {
    EntryKind.ARRANGED: say("Answered a request for an adjustment: arranged."),
    EntryKind.ASKED_BACK: say("Asked back about a request for an adjustment."),
    EntryKind.DECLINED: say("Answered a request for an adjustment: declined."),
}


async def answer_request(uow: UnitOfWork, actor: Actor, command: AnswerRequest) -> Case:
    """Answer what somebody asked, and share a line with interviewers where one is given.

    Raises:
        Forbidden: the actor may not.
        NotFound: there is no such application for the actor, or nothing was asked with it.
        InvalidInput: the answer says nothing.
        VersionMismatch: somebody wrote meanwhile.
    """
    await _load(uow, actor, command.application_id, command.expected_version)
    require_words(command.words)
    kind = EntryKind(command.answer.value)
    entry_id = await _write(uow, actor, command.application_id, kind, command.words)
    await repository.update_case(
        uow, command.application_id, status=command.answer.value, changed_at=clock.now()
    )
    _record(uow, actor, command.application_id, _ANSWERED[kind])
    uow.emit(AccommodationAnswered(application_id=command.application_id, entry_id=entry_id))
    if command.shared is not None:
        await _share(uow, actor, command.application_id, command.shared)
    return await read_case(uow, command.application_id)


async def share(uow: UnitOfWork, actor: Actor, command: Share) -> Case:
    """Tell interviewers another line. The one that is told already changes nothing.

    Raises:
        Forbidden, NotFound, VersionMismatch: as for `answer_request`.
    """
    await _load(uow, actor, command.application_id, command.expected_version)
    if await _share(uow, actor, command.application_id, command.words):
        await repository.update_case(uow, command.application_id, changed_at=clock.now())
    return await read_case(uow, command.application_id)


async def _load(
    uow: UnitOfWork, actor: Actor, application_id: UUID, expected_version: int | None
) -> None:
    policy.can_manage(actor).require()
    await applications.read_as(uow, actor, application_id)
    found = await repository.lock_case(uow, application_id)
    if found is None:
        raise NotFound(say("Nothing was asked to be adjusted with this application."))
    if expected_version is not None and found["version"] != expected_version:
        raise VersionMismatch(say("Somebody wrote meanwhile. Read it first, then answer."))


async def _share(uow: UnitOfWork, actor: Actor, application_id: UUID, words: str) -> bool:
    if words.strip() == await shared_with(uow, application_id):
        return False
    await _write(uow, actor, application_id, EntryKind.SHARED, words)
    _record(
        uow, actor, application_id,
        say("Changed what interviewers are told of an adjustment."),
    )  # fmt: skip
    uow.emit(AccommodationShared(application_id=application_id))
    return True


async def _write(
    uow: UnitOfWork, actor: Actor, application_id: UUID, kind: EntryKind, words: str
) -> UUID:
    entry_id = ids.uuid7()
    await repository.insert_entry(
        uow,
        {
            "id": entry_id,
            "application_id": application_id,
            "kind": kind.value,
            "at": clock.now(),
            "by_id": actor.user_id,
            "by_name": actor.name,
            **await sealed(uow, entry_id, Written(words.strip())),
        },
    )
    return entry_id


def _record(uow: UnitOfWork, actor: Actor, application_id: UUID, told: Sentence) -> None:
    audit.record(uow, actor, "accommodations.answered", "application", application_id, told)
