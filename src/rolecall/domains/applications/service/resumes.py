"""Taking a file that came with an answer as the person's résumé.

Guarantees: nobody's mail changes an application or a record by itself, since anybody can write a
sender's name; a member who may change records says which file is the résumé; what is said twice is
said once; what was taken can be put back as it was, unless somebody chose another file since.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.applications import queries, repository
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.rules.mailed import may_be_resume
from rolecall.domains.applications.service.file_access import RECORD_TYPE
from rolecall.domains.applications.service.reading import load_readable
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import ChangeFile, FileKind, FileRef, FileStatus
from rolecall.domains.messaging.contracts import ConversationItem, Direction
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound
from rolecall.kernel.sentences import say

_UNNAMED: Final = frozenset({FileKind.OTHER, FileKind.RESUME})
"""What nobody has called a letter, a certificate or a reference."""


@dataclass(frozen=True, slots=True)
class ResumeTaken:
    """A file that became the résumé of an application, and what was there before.

    `before` is the résumé of before, None if there was none; `kind` what the file was called.
    """

    file_id: UUID
    before: UUID | None
    kind: FileKind


async def offered_as_resume(
    uow: UnitOfWork,
    actor: Actor,
    items: Collection[ConversationItem],
    known: Mapping[UUID, UUID | None] | None = None,
) -> frozenset[UUID]:
    """Return which files of answers the actor can take as a résumé.

    About an application: those that are not its résumé. Otherwise: those that are not called a
    résumé on the record. None that somebody called something else. It takes one statement, and
    another one where applications' résumés are not `known` to the caller.
    """
    if not actor.has(Permission.CANDIDATES_UPDATE):
        return frozenset()
    came = {
        file.file_id: item.record
        for item in items
        for file in item.attachments
        if item.direction is Direction.IN and item.record is not None and file.file_id is not None
    }
    if not came:
        return frozenset()
    found = await files.find_files(uow, came)
    resumes = dict(known or {})
    about = {one.id for one in came.values() if one.type == RECORD_TYPE} - resumes.keys()
    if about:
        rows = await queries.find_applications(uow, about)
        resumes |= {one.id: one.resume_file_id for one in rows}
    return frozenset(
        ref.id
        for ref in found.values()
        if _can_be(ref)
        and ref.kind in _UNNAMED
        and (
            resumes[came[ref.id].id] != ref.id
            if came[ref.id].id in resumes
            else ref.kind is not FileKind.RESUME
        )
    )


async def use_as_resume(
    uow: UnitOfWork, actor: Actor, application_id: UUID, file_id: UUID
) -> ResumeTaken:
    """Take a file of an application as its résumé; it is read into the profile like any other.

    The one before stays among the files. Does nothing if it is the résumé already.

    Raises:
        NotFound: there is no such application, or no such file with it.
        InvalidInput: the file is none that a résumé can be.
        Forbidden: the actor does not change records.
        Conflict: `file_is_evidence`.
    """
    application = await _held(uow, actor, application_id)
    ref = await _of_application(uow, application, file_id)
    if not _can_be(ref):
        raise InvalidInput.of_field(
            "file_id", say("This file is no document. Choose a PDF, a Word file or a text.")
        )
    taken = ResumeTaken(file_id, application.resume_file_id, ref.kind)
    if application.resume_file_id == file_id:
        return taken
    called = ChangeFile(file_id=file_id, kind=FileKind.RESUME)
    await candidates.change_file(uow, actor, application.candidate_id, called)
    await repository.set_resume(uow, application_id, file_id, clock.now())
    audit.record(
        uow, actor, "applications.resume_chosen", "application", application_id,
        say("Took another file as the résumé of the application."),
    )  # fmt: skip
    return taken


async def put_back_resume(
    uow: UnitOfWork, actor: Actor, application_id: UUID, taken: ResumeTaken
) -> None:
    """Let what was the résumé before be it again. Does nothing if it is already.

    Raises:
        NotFound: there is no such application, or the file of before is gone.
        Forbidden: the actor does not change records.
        Conflict: `resume_changed`; somebody chose another file since. Or `file_is_evidence`.
    """
    application = await _held(uow, actor, application_id)
    if application.resume_file_id == taken.before:
        return
    if application.resume_file_id != taken.file_id:
        raise Conflict(
            say("Somebody has chosen another file as the résumé meanwhile."), code="resume_changed"
        )
    if taken.before is not None:
        await _of_application(uow, application, taken.before)
    if taken.kind is not FileKind.RESUME:
        called = ChangeFile(file_id=taken.file_id, kind=taken.kind)
        await candidates.change_file(uow, actor, application.candidate_id, called)
    await repository.set_resume(uow, application_id, taken.before, clock.now())
    audit.record(
        uow, actor, "applications.resume_put_back", "application", application_id,
        say("Put back what was the résumé of the application before."),
    )  # fmt: skip


async def _held(uow: UnitOfWork, actor: Actor, application_id: UUID) -> ApplicationRow:
    if not actor.has(Permission.CANDIDATES_UPDATE):
        raise Forbidden(say("Your role does not include changing candidates."))
    await load_readable(uow, actor, application_id)
    return await repository.get_for_update(uow, application_id)


async def _of_application(uow: UnitOfWork, application: ApplicationRow, file_id: UUID) -> FileRef:
    attached = await files.list_attached(uow, RECORD_TYPE, application.id)
    ref = next((one for one in attached if one.id == file_id), None)
    if ref is None or ref.status is FileStatus.REMOVED or application.erased_at is not None:
        raise NotFound(say("There is no such file with this application."))
    return ref


def _can_be(ref: FileRef) -> bool:
    return ref.status is not FileStatus.REMOVED and may_be_resume(ref.filename)
