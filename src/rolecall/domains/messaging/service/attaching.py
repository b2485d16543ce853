"""The files of a mail that is about to leave.

Guarantees: a mail leaves with all of its files or not at all; a file that was removed, or that
broke the reader, leaves with none.
"""

from collections.abc import Sequence
from datetime import timedelta

from rolecall.access.actor import system_actor
from rolecall.domains.files import api as files
from rolecall.domains.messaging.contracts import Attachment
from rolecall.domains.messaging.rules.attaching import is_unread, why_not
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.providers.email import AttachedFile
from rolecall.infra.providers.storage import StorageUnavailable
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_READING_TAKES = timedelta(seconds=5)


class NotReadable(Exception):
    """The bytes of a file are not to be had now."""


async def are_in_the_way(uow: UnitOfWork, attached: Sequence[Attachment]) -> str:
    """Return why these files cannot leave, empty if they can.

    Raises:
        RetryLater: one of them has not been read yet.
    """
    if not attached:
        return ""
    found = await files.find_files(uow, [one.file_id for one in attached if one.file_id])
    if is_unread(attached, found, clock.now()):
        raise RetryLater("an attached file is still being read", after=_READING_TAKES)
    return why_not(attached, found)


async def read_files(
    db: Database, tenant: Tenant, attached: Sequence[Attachment]
) -> tuple[AttachedFile, ...]:
    """Read the files of a mail; call it outside any transaction.

    Raises:
        NotReadable: one of them is not to be had now.
    """
    return tuple([await _read(db, tenant, one) for one in attached])


async def _read(db: Database, tenant: Tenant, one: Attachment) -> AttachedFile:
    if one.file_id is None:
        raise NotReadable(say("“{filename}” was not kept.", filename=one.filename))
    sender = system_actor(tenant.org_id, "Mail")
    try:
        opened = await files.open_file(db.runtime, tenant, sender, one.file_id)
        content = b"".join([piece async for piece in opened.content])
    except (NotFound, StorageUnavailable) as error:
        raise NotReadable(f"“{one.filename}” could not be read: {type(error).__name__}") from error
    return AttachedFile(opened.ref.filename, opened.ref.content_type, content)
