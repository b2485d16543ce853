"""The files that go with a message to a candidate.

Guarantees: a person gets files of their own record, what was uploaded to be sent to them, and what
is kept with a saved message; who reads the message reads its files; a file of one message to many
is kept once for all of them.
"""

from collections.abc import Sequence
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.service.file_access import may_read_files
from rolecall.domains.applications.service.reading import readable_among
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import RecordFile
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileKind, FileRef
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import Attachment, RecordRef
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

_OF_MESSAGE = "message"
# A file that went to others as well is the organization's own.
files.outlives(_OF_MESSAGE)
_OF_MAILING = "mailing"


async def chosen_files(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID | None, file_ids: Sequence[UUID]
) -> tuple[Attachment, ...]:
    """Return the files that go with a message to a person; None is a message to many.

    Raises:
        InvalidInput: one may not, or they are too many or too large.
    """
    wanted = list(dict.fromkeys(file_ids))
    if not wanted:
        return ()
    found = await files.find_files(uow, wanted)
    known = await _of_record(uow, actor, candidate_id) if candidate_id else frozenset()
    chosen = []
    for file_id in wanted:
        ref = found.get(file_id)
        if ref is None or not (
            file_id in known
            or await messaging.is_of_saved_message(uow, ref)
            or await _was_brought(uow, actor, candidate_id, ref)
        ):
            raise InvalidInput.of_field(
                messaging.FILES_FIELD,
                say("A file is not there any more, or may not be sent. Choose it again."),
                "gone",
            )
        chosen.append(ref)
    messaging.require_few(chosen)
    return tuple(Attachment(one.filename, one.size, one.id) for one in chosen)


async def keep_with_message(
    uow: UnitOfWork, message_id: UUID, attached: Sequence[Attachment]
) -> None:
    """Let files belong to the message with which they go."""
    await _keep(uow, _OF_MESSAGE, message_id, attached)


async def keep_with_mailing(
    uow: UnitOfWork, mailing_id: UUID, attached: Sequence[Attachment]
) -> None:
    """Let files belong to a message to many, once for all who get it."""
    await _keep(uow, _OF_MAILING, mailing_id, attached)


@files.readable_through(_OF_MESSAGE)
async def may_read_with_message(uow: UnitOfWork, actor: Actor, message_id: UUID) -> bool:
    """Tell whether this actor may read the message, and with it its files."""
    message = await messaging.find_message(uow, message_id)
    if message is None or message.record is None or not policy.can_read_conversation(actor):
        return False
    if message.record.type == "application":
        return await may_read_files(uow, actor, message.record.id)
    return actor.has(Permission.CANDIDATES_READ)


@files.readable_through(_OF_MAILING)
async def may_read_with_mailing(uow: UnitOfWork, actor: Actor, mailing_id: UUID) -> bool:
    """Tell whether this actor may read any one of the messages to many, and with it the files."""
    if not policy.can_read_conversation(actor):
        return False
    written = await messaging.records_of_group(uow, group_of(mailing_id))
    if any(one.type == "candidate" for one in written) and actor.has(Permission.CANDIDATES_READ):
        return True
    about = [one.id for one in written if one.type == "application"]
    return bool(about and await readable_among(uow, actor, about))


def group_of(mailing_id: UUID) -> str:
    """Return by what all messages of a mailing are found and recalled."""
    return f"mailing:{mailing_id}"


async def _keep(
    uow: UnitOfWork, record_type: str, record_id: UUID, attached: Sequence[Attachment]
) -> None:
    for one in attached:
        if one.file_id is not None:
            await files.attach(uow, one.file_id, record_type, record_id)


async def _of_record(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> frozenset[UUID]:
    if not actor.has(Permission.CANDIDATES_READ):
        return frozenset()
    found = await candidates.list_files(uow, actor, candidate_id)
    return frozenset(one.ref.id for one in found if _may_be_sent(one))


def _may_be_sent(file: RecordFile) -> bool:
    """Tell whether a file of a person's record may be sent to the person.

    A reference was given to the organization in confidence.
    """
    reference = file.ref.kind is FileKind.REFERENCE
    return file.removal is None and not reference and messaging.may_leave(file.ref)


async def _was_brought(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID | None, ref: FileRef
) -> bool:
    """Tell whether the actor uploaded a file to send it, and to nobody else."""
    if ref.uploaded_by is None or ref.uploaded_by != actor.user_id or not messaging.may_leave(ref):
        return False
    records = await files.list_records(uow, ref.id)
    if not records or candidate_id is None:
        return not records
    for one in records:
        if one.record_type != _OF_MESSAGE or not await _is_to(uow, one.record_id, candidate_id):
            return False
    return True


async def _is_to(uow: UnitOfWork, message_id: UUID, candidate_id: UUID) -> bool:
    message = await messaging.find_message(uow, message_id)
    if message is None:
        return False
    own = await candidates.ids_of_record(uow, candidate_id)
    about = await queries.ids_of_candidate(uow, candidate_id)
    return message.record in {
        *(RecordRef("candidate", one) for one in own),
        *(RecordRef("application", one) for one in about),
    }
