"""The files that are kept with a saved message.

Guarantees: a file is of one saved message, uploaded for it by whoever saved it; who may write to
candidates reads it; taken off, or left by the last message that it went with, it goes within a day.
"""

from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileRef
from rolecall.domains.messaging.contracts import Attachment, MailKind, MailTemplate, SaveTemplate
from rolecall.domains.messaging.rules.attaching import FIELD, may_leave, require_few
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

RECORD_TYPE = "mail_template"
# Going with a message to somebody makes it no file of theirs.
files.outlives(RECORD_TYPE)


@files.readable_through(RECORD_TYPE)
async def may_read_with_template(
    uow: UnitOfWork,  # noqa: ARG001 - said for records of every kind
    actor: Actor,
    template_id: UUID,  # noqa: ARG001
) -> bool:
    """Tell whether this actor may read the files of saved messages."""
    return actor.has(Permission.MAIL_TEMPLATES_MANAGE) or actor.has(Permission.MESSAGES_SEND)


async def chosen_for_template(
    uow: UnitOfWork, actor: Actor, before: MailTemplate | None, wanted: SaveTemplate
) -> tuple[Attachment, ...]:
    """Return the files to keep with a saved message: those it has, and those uploaded for it.

    Raises:
        InvalidInput: one may not be sent, they are too many or too large, or this is no message.
    """
    file_ids = list(dict.fromkeys(wanted.file_ids))
    if not file_ids:
        return ()
    if wanted.kind is not MailKind.CANDIDATE_MESSAGE:
        raise InvalidInput.of_field(FIELD, say("Files are kept with saved messages alone."))
    kept = {one.file_id for one in before.attachments} if before else set()
    found = await files.find_files(uow, file_ids)
    chosen = []
    for file_id in file_ids:
        ref = found.get(file_id)
        # What it has already was looked at then, and is looked at again when it is sent.
        if ref is None or not (file_id in kept or await _was_brought(uow, actor, ref)):
            raise InvalidInput.of_field(
                FIELD,
                say("A file is not there any more, or may not be sent. Upload it again."),
                "gone",
            )
        chosen.append(ref)
    require_few(chosen)
    return tuple(Attachment(one.filename, one.size, one.id) for one in chosen)


async def keep_with_template(
    uow: UnitOfWork,
    template_id: UUID,
    before: tuple[Attachment, ...],
    attached: tuple[Attachment, ...],
) -> None:
    """Let files belong to a saved message, and let go of those that it had."""
    had = {one.file_id for one in before if one.file_id is not None}
    has = {one.file_id for one in attached if one.file_id is not None}
    for file_id in sorted(has - had):
        await files.attach(uow, file_id, RECORD_TYPE, template_id)
    if had - has:
        await files.detach(uow, RECORD_TYPE, template_id, sorted(had - has))


async def is_of_saved_message(uow: UnitOfWork, ref: FileRef) -> bool:
    """Tell whether a file is kept with a saved message, and may leave with a mail."""
    if not may_leave(ref):
        return False
    records = await files.list_records(uow, ref.id)
    return any(one.record_type == RECORD_TYPE for one in records)


async def _was_brought(uow: UnitOfWork, actor: Actor, ref: FileRef) -> bool:
    """Tell whether the actor uploaded a file for this, and for nothing else."""
    if ref.uploaded_by is None or ref.uploaded_by != actor.user_id or not may_leave(ref):
        return False
    return not await files.list_records(uow, ref.id)
