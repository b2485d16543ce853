"""Reading careers pages."""

from collections.abc import Collection
from itertools import groupby
from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.jobs.contracts.pages import (
    Block,
    CareersPage,
    PageRevision,
    Picture,
    PictureSize,
)
from rolecall.domains.jobs.models import careers_page_revisions, careers_pages, careers_pictures
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_p = careers_pages.c
_r = careers_page_revisions.c
_c = careers_pictures.c


async def list_pages(uow: UnitOfWork) -> list[CareersPage]:
    """Return the pages that the organization wrote, at most one per language."""
    rows = await uow.fetch(
        sa.select(careers_pages).where(_p.org_id == uow.org_id).order_by(_p.language)
    )
    return [_page_of(row) for row in rows]


async def find_page(uow: UnitOfWork, language: str) -> CareersPage | None:
    """Return the page in a language, None if the organization wrote none."""
    row = await uow.fetch_one(
        sa.select(careers_pages).where(_p.org_id == uow.org_id, _p.language == language)
    )
    return _page_of(row) if row else None


async def published_pages(uow: UnitOfWork) -> dict[str, tuple[Block, ...]]:
    """Return what is shown, by language."""
    rows = await uow.fetch(
        sa.select(_p.language, _p.published)
        .where(_p.org_id == uow.org_id, _p.published.is_not(None))
        .order_by(_p.language)
    )
    return {row["language"]: _blocks(row["published"]) for row in rows}


async def list_revisions(uow: UnitOfWork, language: str, page: PageRequest) -> Page[PageRevision]:
    """Return what was published in a language, the newest first."""
    listed = sa.select(careers_page_revisions).where(
        _r.org_id == uow.org_id, _r.language == language
    )
    return await fetch_page(uow, listed, page, _r.number, convert=_revision_of)


async def find_revision(uow: UnitOfWork, language: str, number: int) -> PageRevision | None:
    """Return what was published under a number, None if nothing was."""
    row = await uow.fetch_one(
        sa.select(careers_page_revisions).where(
            _r.org_id == uow.org_id, _r.language == language, _r.number == number
        )
    )
    return _revision_of(row) if row else None


async def find_pictures(uow: UnitOfWork, picture_ids: Collection[UUID]) -> dict[UUID, Picture]:
    """Return those of the pictures that there are, by their ids."""
    if not picture_ids:
        return {}
    rows = await uow.fetch(
        sa.select(careers_pictures)
        .where(_c.org_id == uow.org_id, _c.picture_id.in_(picture_ids))
        .order_by(_c.picture_id, _c.width)
    )
    return {
        picture_id: Picture(
            picture_id,
            tuple(PictureSize(row["file_id"], row["width"], row["height"]) for row in sizes),
        )
        for picture_id, sizes in groupby(rows, key=lambda row: row["picture_id"])
    }


async def find_picture_file(uow: UnitOfWork, picture_id: UUID, width: int | None) -> UUID | None:
    """Return the file of one width of a picture, None if there is none; of the smallest if None."""
    wanted = sa.select(_c.file_id).where(_c.org_id == uow.org_id, _c.picture_id == picture_id)
    if width is not None:
        wanted = wanted.where(_c.width == width)
    found: UUID | None = await uow.fetch_value(wanted.order_by(_c.width).limit(1))
    return found


def _page_of(row: Row) -> CareersPage:
    published = row["published"]
    return CareersPage(
        language=row["language"],
        draft=_blocks(row["draft"]),
        version=row["version"],
        published=None if published is None else _blocks(published),
        number=row["number"],
        published_at=row["published_at"],
        published_by=row["published_by"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )


def _revision_of(row: Row) -> PageRevision:
    return PageRevision(
        language=row["language"],
        number=row["number"],
        blocks=_blocks(row["blocks"]),
        published_at=row["published_at"],
        published_by=row["published_by"],
    )


def _blocks(stored: object) -> tuple[Block, ...]:
    return msgspec.convert(stored, tuple[Block, ...])
