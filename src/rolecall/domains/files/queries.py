"""Reading files."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.files.contracts import (
    AttachedRecord,
    FileKind,
    FilePurpose,
    FileRecord,
    FileRef,
    FileStatus,
    FileType,
    HeldFile,
    Removal,
    TextStatus,
    WrappedKey,
)
from rolecall.domains.files.models import attachments, data_keys, files, terms, texts
from rolecall.domains.files.rules.kinds import kind_of
from rolecall.domains.files.rules.previews import SERVED, preview_of
from rolecall.domains.files.rules.removal import REMOVED_FOR
from rolecall.domains.files.rules.types import DESCRIPTIONS
from rolecall.infra.db import Reader, Row, TenantRead, UnitOfWork, prepared
from rolecall.infra.db.terms import has_words, whole_words
from rolecall.kernel.searching import Search

_HELD = sorted(status.value for status in {*SERVED, FileStatus.REMOVED})
_FIND = prepared(
    sa.select(*files.c).where(
        files.c.org_id == sa.bindparam("org_id"), files.c.id == sa.bindparam("id")
    )
)
_ATTACHED = TenantRead(
    sa.select(*files.c)
    .join(
        attachments,
        sa.and_(attachments.c.org_id == files.c.org_id, attachments.c.file_id == files.c.id),
    )
    .where(
        attachments.c.org_id == sa.bindparam("org_id"),
        attachments.c.record_type == sa.bindparam("record_type"),
        attachments.c.record_id == sa.bindparam("record_id"),
    )
    .order_by(attachments.c.attached_at, files.c.id)
)


async def find_file(uow: UnitOfWork, file_id: UUID) -> FileRecord | None:
    """Return a file in whatever state it is, None if there is none."""
    row = await uow.fetch_one(_FIND, org_id=uow.org_id, id=file_id)
    return None if row is None else FileRecord(_ref(row), row["file_key"])


async def find_files(uow: UnitOfWork, file_ids: Collection[UUID]) -> dict[UUID, FileRef]:
    """Return those of these files that are there, in whatever state they are."""
    if not file_ids:
        return {}
    rows = await uow.fetch(
        sa.select(*files.c).where(files.c.org_id == uow.org_id, files.c.id.in_(sorted(file_ids)))
    )
    return {row["id"]: _ref(row) for row in rows}


def attached_files(
    org_id: UUID,
    record_type: str,
    record_ids: sa.Select[tuple[UUID]],
    *,
    with_removed: bool = False,
) -> sa.Select[Any]:
    """Return the statement of all files of some records: `attached_at`, `id`, `filename`.

    It is for the timelines of domains above, which know who may see it. Removed files are among
    them only for what moves files from one record to another.
    """
    a = attachments.c
    found = (
        sa.select(a.attached_at, files.c.id, files.c.filename)
        .join(attachments, sa.and_(a.org_id == files.c.org_id, a.file_id == files.c.id))
        .where(a.org_id == org_id, a.record_type == record_type, a.record_id.in_(record_ids))
    )
    return found if with_removed else found.where(files.c.status != FileStatus.REMOVED.value)


async def list_held(uow: UnitOfWork, owners: sa.Select[Any]) -> list[HeldFile]:
    """Return the files of some records, removed ones too, newest first.

    `owners` selects the records: `record_type`, `record_id`, and what their domain says of their
    files, `application_id`, `title`, `evidence`. A file on two of them comes twice.
    """
    a, o = attachments.c, owners.subquery().c
    rows = await uow.fetch(
        sa.select(*files.c, a.attached_at, o.application_id, o.title, o.evidence)
        .join(attachments, sa.and_(a.org_id == files.c.org_id, a.file_id == files.c.id))
        .join(
            o.record_id.table, sa.and_(a.record_type == o.record_type, a.record_id == o.record_id)
        )
        .where(a.org_id == uow.org_id, files.c.status.in_(_HELD))
        .order_by(a.attached_at.desc(), files.c.id.desc())
    )
    return [_held(row) for row in rows]


def is_there(
    org_id: sa.ColumnElement[UUID], file_id: sa.ColumnElement[UUID | None]
) -> sa.ColumnElement[bool]:
    """Tell of each row of a list whether the file that it names is there, and was not removed.

    It is for lists of domains above, which keep the id of a file beside what it came with.
    """
    return sa.exists().where(
        files.c.org_id == org_id,
        files.c.id == file_id,
        files.c.status.in_(sorted(status.value for status in SERVED)),
    )


def files_with_words(org_id: UUID, record_type: str, search: Search) -> sa.Select[Any]:
    """Return the statement of files whose text has the words: `record_id`, `id`, `filename`, `at`.

    It is for the search of domains above, which know who may see the records of this type.
    """
    a = attachments.c
    found = (
        sa.select(a.record_id, files.c.id, files.c.filename, files.c.created_at.label("at"))
        .join(attachments, sa.and_(a.org_id == files.c.org_id, a.file_id == files.c.id))
        .where(
            a.org_id == org_id,
            a.record_type == record_type,
            files.c.status.in_(sorted(status.value for status in SERVED)),
            *has_words(terms, "file_id", files.c.id, org_id, search.words),
        )
    )
    return found if search.since is None else found.where(files.c.created_at >= search.since)


def whole_words_of(
    org_id: UUID, file_id: sa.ColumnElement[UUID], search: Search
) -> sa.ColumnElement[int]:
    """Return how many of the words a file's text has as they were typed."""
    return whole_words(terms, "file_id", file_id, org_id, search.words)


async def records_with_files(
    uow: UnitOfWork,
    record_type: str,
    record_ids: Collection[UUID],
    besides: Collection[UUID] = (),
) -> set[UUID]:
    """Return which of these records have any file `besides` these."""
    a = attachments.c
    rows = await uow.fetch(
        sa.select(a.record_id)
        .distinct()
        .where(
            a.org_id == uow.org_id,
            a.record_type == record_type,
            a.record_id.in_(sorted(record_ids)),
            a.file_id.not_in(sorted(besides)),
        )
    )
    return {row["record_id"] for row in rows}


async def same_on_records(
    uow: UnitOfWork, record_type: str, files_of: Mapping[UUID, UUID]
) -> set[UUID]:
    """Return which records have the bytes already that a file has; `files_of` is by record."""
    a, there, wanted = attachments.c, files.c, files.alias("wanted")
    rows = await uow.fetch(
        sa.select(a.record_id, wanted.c.id)
        .join(files, sa.and_(a.org_id == there.org_id, a.file_id == there.id))
        .join(
            wanted,
            sa.and_(
                wanted.c.org_id == there.org_id,
                wanted.c.sha256 == there.sha256,
                wanted.c.id.in_(sorted(files_of.values())),
            ),
        )
        .where(
            a.org_id == uow.org_id,
            a.record_type == record_type,
            a.record_id.in_(sorted(files_of)),
            there.status.in_(sorted(status.value for status in SERVED)),
        )
    )
    return {row["record_id"] for row in rows if files_of[row["record_id"]] == row["id"]}


async def text_statuses(uow: UnitOfWork, file_ids: Collection[UUID]) -> dict[UUID, TextStatus]:
    """Return what is known of the texts of these files; those that are gone are left out."""
    rows = await uow.fetch(
        sa.select(files.c.id, files.c.text_status).where(
            files.c.org_id == uow.org_id, files.c.id.in_(sorted(file_ids))
        )
    )
    return {row["id"]: TextStatus(row["text_status"]) for row in rows}


async def list_attached(reader: Reader, record: AttachedRecord) -> list[FileRef]:
    """Return a record's files, in the order in which they were attached."""
    rows = await reader.fetch(
        _ATTACHED,
        org_id=reader.org_id,
        record_type=record.record_type,
        record_id=record.record_id,
    )
    return [_ref(row) for row in rows]


async def list_records(uow: UnitOfWork, file_id: UUID) -> list[AttachedRecord]:
    """Return what a file belongs to."""
    rows = await uow.fetch(
        sa.select(attachments.c.record_type, attachments.c.record_id).where(
            attachments.c.org_id == uow.org_id, attachments.c.file_id == file_id
        )
    )
    return [AttachedRecord(row["record_type"], row["record_id"]) for row in rows]


async def find_sealed_text(uow: UnitOfWork, file_id: UUID) -> Row | None:
    """Return what was read of a file, None if nothing was.

    That is `body` and `remarks` (envelopes), `pages`, `warnings`, `extractor`.
    """
    t = texts.c
    return await uow.fetch_one(
        sa.select(t.body, t.remarks, t.pages, t.warnings, t.extractor).where(
            t.org_id == uow.org_id, t.file_id == file_id
        )
    )


async def find_sealed_layout(uow: UnitOfWork, file_id: UUID) -> str | None:
    """Return the envelope of a text's layout, None if it has none."""
    layout: str | None = await uow.fetch_value(
        sa.select(texts.c.layout).where(texts.c.org_id == uow.org_id, texts.c.file_id == file_id)
    )
    return layout


async def extractor_of(uow: UnitOfWork, file_id: UUID) -> int:
    """Return the version of the readers that read a file's text, 0 if nobody did."""
    found = await uow.fetch_value(
        sa.select(texts.c.extractor).where(
            texts.c.org_id == uow.org_id, texts.c.file_id == file_id
        )
    )  # fmt: skip
    return int(found or 0)


def resumes_with_text(org_id: UUID, record_types: Collection[str]) -> sa.Select[Any]:
    """Return the statement of the résumés on records of these types that have a text.

    Its columns are `id` and `extractor`, the version of the readers; removed files are left out.
    """
    a = attachments.c
    on_record = sa.exists().where(
        a.org_id == org_id, a.file_id == files.c.id, a.record_type.in_(sorted(record_types))
    )
    called = sa.func.coalesce(files.c.kind, files.c.purpose) == FileKind.RESUME.value
    return (
        sa.select(files.c.id, texts.c.extractor)
        .join(texts, sa.and_(texts.c.org_id == files.c.org_id, texts.c.file_id == files.c.id))
        .where(
            files.c.org_id == org_id,
            files.c.text_status == TextStatus.READY.value,
            files.c.status.in_(sorted(status.value for status in SERVED)),
            called,
            on_record,
        )
    )


async def text_warnings(uow: UnitOfWork, file_ids: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Return what was odd when these files were read, as stable words, by file."""
    if not file_ids:
        return {}
    rows = await uow.fetch(
        sa.select(texts.c.file_id, texts.c.warnings).where(
            texts.c.org_id == uow.org_id, texts.c.file_id.in_(sorted(set(file_ids)))
        )
    )
    return {row["file_id"]: tuple(row["warnings"]) for row in rows}


async def list_sealed_texts(uow: UnitOfWork, file_ids: Collection[UUID]) -> list[Row]:
    """Return the texts there are of these files: `file_id`, `body` (an envelope)."""
    return await uow.fetch(
        sa.select(texts.c.file_id, texts.c.body).where(
            texts.c.org_id == uow.org_id, texts.c.file_id.in_(sorted(set(file_ids)))
        )
    )


async def list_unread(
    uow: UnitOfWork, *, stored_before: datetime, extractor: int, limit: int
) -> list[UUID]:
    """Return up to `limit` files that nobody read, or only readers older than `extractor`."""
    passed_over = (
        sa.select(files.c.id)
        .where(
            files.c.org_id == uow.org_id,
            files.c.status == FileStatus.STORED.value,
            files.c.created_at < stored_before,
        )
        .limit(limit)
    )
    outdated = (
        sa.select(texts.c.file_id)
        .join(files, sa.and_(files.c.org_id == texts.c.org_id, files.c.id == texts.c.file_id))
        .where(
            texts.c.org_id == uow.org_id,
            texts.c.extractor < extractor,
            files.c.status != FileStatus.REMOVED.value,
        )
        .limit(limit)
    )
    rows = await uow.fetch(sa.union_all(passed_over, outdated).limit(limit))
    return [row["id"] for row in rows]


async def list_data_keys(uow: UnitOfWork) -> list[WrappedKey]:
    """Return the organization's keys, the newest first."""
    rows = await uow.fetch(
        sa.select(data_keys.c.generation, data_keys.c.key_id, data_keys.c.wrapped)
        .where(data_keys.c.org_id == uow.org_id)
        .order_by(data_keys.c.generation.desc())
    )
    return [WrappedKey(row["generation"], row["key_id"], row["wrapped"]) for row in rows]


def _held(row: Row) -> HeldFile:
    at = row["removed_at"]
    return HeldFile(
        ref=_ref(row),
        attached_at=row["attached_at"],
        application_id=row["application_id"],
        title=row["title"],
        evidence=row["evidence"],
        removal=Removal(at, row["removed_by"] or "", at + REMOVED_FOR) if at else None,
    )


def _ref(row: Row) -> FileRef:
    type_ = FileType(row["file_type"])
    status, text_status = FileStatus(row["status"]), TextStatus(row["text_status"])
    return FileRef(
        id=row["id"],
        filename=row["filename"],
        type=type_,
        content_type=DESCRIPTIONS[type_].media_type,
        size=row["size"],
        purpose=FilePurpose(row["purpose"]),
        status=status,
        preview=preview_of(type_, status, text_status),
        text_status=text_status,
        uploaded_by=row["uploaded_by"],
        created_at=row["created_at"],
        kind=kind_of(row["kind"], FilePurpose(row["purpose"])),
        version=row["version"],
    )
