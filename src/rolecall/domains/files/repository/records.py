"""Writing files."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.files.contracts import (
    AttachedRecord,
    FileKind,
    FilePurpose,
    FileStatus,
    TextStatus,
    WrappedKey,
)
from rolecall.domains.files.models import attachments, data_keys, files, terms, texts
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.db.terms import replace_terms
from rolecall.infra.disclosure import Choice, Section, Withheld, discloses, withholds
from rolecall.infra.erasure import Person
from rolecall.kernel import clock
from rolecall.kernel.sentences import say


async def insert_file(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Write a new record."""
    await uow.execute(sa.insert(files).values(org_id=uow.org_id, **values))


async def change_status(
    uow: UnitOfWork,
    file_id: UUID,
    origin: FileStatus,
    target: FileStatus,
    text_status: TextStatus | None = None,
) -> bool:
    """Move a file on; False if it is not, or no longer, in the state that it is moved from."""
    values: dict[str, Any] = {"status": target.value}
    if text_status is not None:
        values["text_status"] = text_status.value
    changed = await uow.execute(
        sa.update(files)
        .where(files.c.org_id == uow.org_id, files.c.id == file_id, files.c.status == origin.value)
        .values(**values)
    )
    return changed == 1


async def finish_made(uow: UnitOfWork, file_id: UUID, size: int, sha256: bytes) -> None:
    """Note that the bytes of a file that was made are there, and how many."""
    await uow.execute(
        sa.update(files)
        .where(
            files.c.org_id == uow.org_id,
            files.c.id == file_id,
            files.c.status == FileStatus.PENDING.value,
        )
        .values(status=FileStatus.STORED.value, size=size, sha256=sha256)
    )


async def get_for_update(uow: UnitOfWork, file_id: UUID) -> Row | None:
    """Lock a file's record and return its state, None if there is none.

    That is `status`, `file_type`, `version`, `removed_at` and `removed_from`.
    """
    f = files.c
    return await uow.fetch_one(
        sa.select(f.status, f.file_type, f.version, f.removed_at, f.removed_from)
        .where(files.c.org_id == uow.org_id, files.c.id == file_id)
        .with_for_update()
    )


async def mark_removed(uow: UnitOfWork, file_id: UUID, origin: FileStatus, by: str) -> None:
    """Note that a file is removed, by whom, and what it was before."""
    await _change(
        uow,
        file_id,
        status=FileStatus.REMOVED.value,
        removed_from=origin.value,
        removed_at=clock.now(),
        removed_by=by,
    )


async def mark_restored(uow: UnitOfWork, file_id: UUID, target: FileStatus) -> None:
    """Let a removed file be what it was before."""
    await _change(
        uow,
        file_id,
        status=target.value,
        removed_from=None,
        removed_at=None,
        removed_by=None,
    )


async def rename_file(uow: UnitOfWork, file_id: UUID, values: dict[str, Any]) -> None:
    """Write a file's new `filename`, `kind` and `version`."""
    await _change(uow, file_id, **values)


async def _change(uow: UnitOfWork, file_id: UUID, **values: Any) -> None:
    await uow.execute(
        sa.update(files).where(files.c.org_id == uow.org_id, files.c.id == file_id).values(**values)
    )


async def delete_file(uow: UnitOfWork, file_id: UUID) -> None:
    """Remove the record, with its text, its attachments and the only key to its bytes."""
    await uow.execute(sa.delete(files).where(files.c.org_id == uow.org_id, files.c.id == file_id))


async def insert_attachment(
    uow: UnitOfWork, file_id: UUID, record: AttachedRecord, at: datetime | None = None
) -> None:
    """Attach a file to a record, as of `at` or now; again is no error."""
    await uow.execute(
        insert(attachments)
        .values(
            org_id=uow.org_id,
            file_id=file_id,
            record_type=record.record_type,
            record_id=record.record_id,
            attached_at=at or clock.now(),
        )
        .on_conflict_do_nothing()
    )


async def move_attachments(
    uow: UnitOfWork, origin: AttachedRecord, target: AttachedRecord, file_ids: Sequence[UUID]
) -> None:
    """Let files that are attached to one record be attached to another in its place."""
    a = attachments.c
    await uow.execute(
        sa.update(attachments)
        .where(
            a.org_id == uow.org_id,
            a.record_type == origin.record_type,
            a.record_id == origin.record_id,
            a.file_id.in_(file_ids),
        )
        .values(record_type=target.record_type, record_id=target.record_id)
    )


async def delete_attachments(
    uow: UnitOfWork, record: AttachedRecord, file_ids: Sequence[UUID]
) -> int:
    """Take files off a record; returns how many were on it."""
    a = attachments.c
    return await uow.execute(
        sa.delete(attachments).where(
            a.org_id == uow.org_id,
            a.record_type == record.record_type,
            a.record_id == record.record_id,
            a.file_id.in_(file_ids),
        )
    )


async def attach_many(
    uow: UnitOfWork, record_type: str, pairs: Collection[tuple[UUID, UUID]]
) -> None:
    """Attach files to records of one type, given as pairs of a record and a file."""
    at = clock.now()
    await uow.insert(
        attachments,
        [
            {
                "org_id": uow.org_id,
                "record_type": record_type,
                "record_id": record_id,
                "file_id": file_id,
                "attached_at": at,
            }
            for record_id, file_id in pairs
        ],
    )


async def let_go(uow: UnitOfWork, record_type: str, file_ids: Collection[UUID]) -> list[UUID]:
    """Take files off all records of one type; remove and return those that are then on none."""
    a = attachments.c
    wanted = sorted(file_ids)
    await uow.execute(
        sa.delete(attachments).where(
            a.org_id == uow.org_id, a.record_type == record_type, a.file_id.in_(wanted)
        )
    )
    held = sa.exists().where(a.org_id == uow.org_id, a.file_id == files.c.id)
    rows = await uow.fetch(
        sa.delete(files)
        .where(files.c.org_id == uow.org_id, files.c.id.in_(wanted), ~held)
        .returning(files.c.id)
    )
    return [row["id"] for row in rows]


async def save_text(
    uow: UnitOfWork,
    file_id: UUID,
    *,
    envelopes: Mapping[str, str | None],
    words: frozenset[str],
    key_id: str,
    pages: int | None,
    warnings: Sequence[str],
    extractor: int,
) -> None:
    """Write what was read, in the place of what older readers read.

    `envelopes` are `body`, `layout` and `remarks`, `words` the terms under which it is found.
    """
    values = {
        **envelopes,
        "key_id": key_id,
        "pages": pages,
        "warnings": list(warnings),
        "extractor": extractor,
        "extracted_at": clock.now(),
        "is_indexed": True,
    }
    await uow.execute(
        insert(texts)
        .values(org_id=uow.org_id, file_id=file_id, **values)
        .on_conflict_do_update(index_elements=["org_id", "file_id"], set_=values)
    )
    await replace_terms(uow, terms, "file_id", file_id, words)


async def take_unindexed(uow: UnitOfWork, limit: int) -> list[Row]:
    """Lock and return up to so many sealed texts that have no terms yet: `file_id`, `body`."""
    return await uow.fetch(
        sa.select(texts.c.file_id, texts.c.body)
        .where(texts.c.org_id == uow.org_id, texts.c.is_indexed.is_(False))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


async def index_text(uow: UnitOfWork, file_id: UUID, words: frozenset[str]) -> None:
    """Make the terms of a text that was kept before."""
    await replace_terms(uow, terms, "file_id", file_id, words)
    await uow.execute(
        sa.update(texts)
        .where(texts.c.org_id == uow.org_id, texts.c.file_id == file_id)
        .values(is_indexed=True)
    )


async def insert_data_key(uow: UnitOfWork, key: WrappedKey) -> bool:
    """Write a data key; False if another of the same generation was there first."""
    written = await uow.execute(
        insert(data_keys)
        .values(
            org_id=uow.org_id,
            generation=key.generation,
            key_id=key.key_id,
            wrapped=key.wrapped,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
    )
    return written == 1


async def rewrap_data_key(uow: UnitOfWork, generation: int, wrapped: str) -> None:
    """Replace the envelope of a data key."""
    await uow.execute(
        sa.update(data_keys)
        .where(data_keys.c.org_id == uow.org_id, data_keys.c.generation == generation)
        .values(wrapped=wrapped)
    )


async def lock_files_of_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Lock and return `id` and `file_key` of files whose key is sealed with another data key."""
    return await uow.fetch(
        sa.select(files.c.id, files.c.file_key)
        .where(files.c.org_id == uow.org_id, files.c.key_id != key_id)
        .limit(limit)
        .with_for_update()
    )


async def reseal_file_key(uow: UnitOfWork, file_id: UUID, file_key: str, key_id: str) -> None:
    """Replace the envelope of a file's key."""
    await uow.execute(
        sa.update(files)
        .where(files.c.org_id == uow.org_id, files.c.id == file_id)
        .values(file_key=file_key, key_id=key_id)
    )


async def lock_texts_of_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Lock and return texts that are sealed with another data key: `file_id` and the envelopes."""
    return await uow.fetch(
        sa.select(texts.c.file_id, texts.c.body, texts.c.layout, texts.c.remarks)
        .where(texts.c.org_id == uow.org_id, texts.c.key_id != key_id)
        .limit(limit)
        .with_for_update()
    )


async def reseal_text(
    uow: UnitOfWork, file_id: UUID, envelopes: Mapping[str, str], key_id: str
) -> None:
    """Replace the envelopes of a text, given by their columns."""
    await uow.execute(
        sa.update(texts)
        .where(texts.c.org_id == uow.org_id, texts.c.file_id == file_id)
        .values(**envelopes, key_id=key_id)
    )


async def files_of_records(
    uow: UnitOfWork, record_ids: Collection[UUID], *, besides: Sequence[str]
) -> list[UUID]:
    """Return the files of these records but those that others of the types `besides` have too."""
    a, other = attachments.c, attachments.alias("other").c
    elsewhere = sa.exists().where(
        other.org_id == uow.org_id,
        other.file_id == a.file_id,
        other.record_type.in_(besides),
        other.record_id.not_in(sorted(record_ids)),
    )
    rows = await uow.fetch(
        sa.select(a.file_id)
        .distinct()
        .where(a.org_id == uow.org_id, a.record_id.in_(sorted(record_ids)), ~elsewhere)
    )
    return [row["file_id"] for row in rows]


async def detach_all(uow: UnitOfWork, record_ids: Collection[UUID]) -> None:
    """Take all files off these records, of whatever type."""
    a = attachments.c
    await uow.execute(
        sa.delete(attachments).where(a.org_id == uow.org_id, a.record_id.in_(sorted(record_ids)))
    )


def _of_files(person: Person) -> sa.ColumnElement[bool]:
    a = attachments.c
    attached = sa.select(a.file_id).where(a.org_id == files.c.org_id, a.record_id.in_(person.ids))
    return sa.and_(files.c.id.in_(attached), files.c.purpose != FilePurpose.EXPORT.value)


discloses(
    Section(
        name="files",
        title=say("Files"),
        table=files,
        about=_of_files,
        shown=("filename", "created_at", "size"),
        codes=("id", "kind", "purpose", "status", "file_type", "removed_at"),
        withheld={
            Withheld.SECRET: ("sha256", "file_key", "key_id"),
            Withheld.OTHERS: ("uploaded_by", "removed_by"),
            Withheld.MACHINERY: ("text_status", "version", "removed_from"),
        },
        rows={Choice.REFERENCES: sa.func.coalesce(files.c.kind, "") == FileKind.REFERENCE.value},
    )
)
discloses(
    Section(
        name="file_places",
        title=say("Where your files belong"),
        table=attachments,
        about=lambda person: attachments.c.record_id.in_(person.ids),
        shown=("attached_at",),
        codes=("record_type", "record_id", "file_id"),
    )
)
# The file itself is handed over; its text was read from it.
withholds(Withheld.COPY, texts, terms)
