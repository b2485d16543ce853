"""Writing careers pages."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts.pages import CareersPage, PageRevision, PictureSize
from rolecall.domains.jobs.models import careers_page_revisions, careers_pages, careers_pictures
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_p = careers_pages.c


async def save_page(uow: UnitOfWork, page: CareersPage, *, after: int, at: datetime) -> None:
    """Write a page, which must be at version `after`; 0 stands for none.

    Raises:
        VersionMismatch: somebody else changed it meanwhile.
    """
    values = {
        "draft": msgspec.to_builtins(page.draft),
        "published": sa.null() if page.published is None else msgspec.to_builtins(page.published),
        "number": page.number,
        "published_at": page.published_at,
        "published_by": page.published_by,
        "updated_at": at,
        "updated_by": page.updated_by,
        "version": page.version,
    }
    if after == 0:
        fresh = insert(careers_pages).values(org_id=uow.org_id, language=page.language, **values)
        written = await uow.execute(fresh.on_conflict_do_nothing())
    else:
        written = await uow.execute(
            sa.update(careers_pages)
            .where(_p.org_id == uow.org_id, _p.language == page.language, _p.version == after)
            .values(**values)
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed this page. Load it again."))


async def insert_revision(uow: UnitOfWork, revision: PageRevision) -> None:
    """Keep what is published."""
    await uow.execute(
        sa.insert(careers_page_revisions).values(
            org_id=uow.org_id,
            language=revision.language,
            number=revision.number,
            blocks=msgspec.to_builtins(revision.blocks),
            published_at=revision.published_at,
            published_by=revision.published_by,
        )
    )


async def insert_picture(uow: UnitOfWork, picture_id: UUID, sizes: Sequence[PictureSize]) -> None:
    """Insert a picture with its widths."""
    rows = [
        {
            "org_id": uow.org_id,
            "picture_id": picture_id,
            "width": size.width,
            "height": size.height,
            "file_id": size.file_id,
        }
        for size in sizes
    ]
    await uow.execute(sa.insert(careers_pictures).values(rows))
