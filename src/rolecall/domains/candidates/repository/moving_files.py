"""Files of the record itself, changing over from one record to another and back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import FILES_OF, Moved, MovedKind
from rolecall.domains.files import api as files
from rolecall.infra.db import UnitOfWork


async def take_files(uow: UnitOfWork, merged_id: UUID, survivor_id: UUID) -> list[Moved]:
    """Take all files; one that both records have stays with the survivor."""
    theirs, own = await _files(uow, merged_id), await _files(uow, survivor_id)
    alone = [file_id for file_id in theirs if file_id not in own]
    await files.move_attached(uow, FILES_OF, merged_id, survivor_id, alone)
    await files.detach(uow, FILES_OF, merged_id, [one for one in theirs if one in own])
    return [
        Moved(MovedKind.FILE, str(file_id), {"at": at.isoformat()}, file_id in own)
        for file_id, at in theirs.items()
    ]


async def give_files(
    uow: UnitOfWork,
    holder_id: UUID,
    to_id: UUID,
    moved: Sequence[Moved],
    remade: Sequence[Moved],
) -> None:
    """Give files back that are still there."""
    keys = [UUID(one.key) for one in moved]
    await files.move_attached(uow, FILES_OF, holder_id, to_id, keys)
    for one in remade:
        at = datetime.fromisoformat(one.payload["at"])
        await files.attach_again(uow, UUID(one.key), FILES_OF, to_id, at)


async def _files(uow: UnitOfWork, candidate_id: UUID) -> dict[UUID, datetime]:
    owner = sa.select(sa.literal(candidate_id, sa.Uuid))
    rows = await uow.fetch(files.attached_files(uow.org_id, FILES_OF, owner, with_removed=True))
    return {row["id"]: row["attached_at"] for row in rows}
