"""Storing, reading and removing files, on the real database, store and sandbox."""

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Actor, ActorKind
from rolecall.domains.files import api as files
from rolecall.domains.files import queries
from rolecall.domains.files.contracts import (
    AttachedRecord,
    FilePurpose,
    FileRef,
    FileStatus,
    FileType,
    Preview,
    TextStatus,
)
from rolecall.domains.files.models import files as files_table
from rolecall.domains.files.models import texts as texts_table
from rolecall.domains.files.rules.extraction import EXTRACTOR, TOLD
from rolecall.domains.files.service import uploading
from rolecall.domains.files.service.extracting import extract_text
from rolecall.domains.files.service.objects import object_key
from rolecall.infra.crypto import DecryptionFailed
from rolecall.infra.providers.storage import ObjectStore, StorageUnavailable, StoredObject
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput, NotFound
from rolecall.kernel.sentences import plain
from rolecall.kernel.tenant import Tenant

from tests.domains.files import documents

Drain = Callable[[], Awaitable[int]]


class Store:
    """Short words for the tests of one organization."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime, self.tenant = runtime, Tenant(ids.uuid7())
        self.actor = Actor(
            ActorKind.USER, user_id=ids.uuid7(), org_id=self.tenant.org_id, name="Rae Cruiter"
        )

    async def put(
        self, content: bytes, name: str = "cv.pdf", purpose: FilePurpose = FilePurpose.RESUME
    ) -> FileRef:
        return await files.store_upload(
            self.runtime, self.tenant, self.actor, purpose=purpose, filename=name, content=content
        )

    async def ref(self, file_id: UUID) -> FileRef | None:
        async with self.runtime.database.transaction(self.tenant) as uow:
            record = await queries.find_file(uow, file_id)
        return record.ref if record else None

    async def content(self, file_id: UUID) -> bytes:
        opened = await files.open_file(self.runtime, self.tenant, self.actor, file_id)
        return b"".join([piece async for piece in opened.content])

    async def text(self, file_id: UUID) -> tuple[TextStatus, str | None, tuple[str, ...]]:
        async with self.runtime.database.transaction(self.tenant) as uow:
            found = await files.get_text(uow, file_id)
        return found.status, found.text, found.warnings

    async def attach(self, file_id: UUID) -> UUID:
        record_id = ids.uuid7()
        async with self.runtime.database.transaction(self.tenant) as uow:
            await files.attach(uow, file_id, "application", record_id)
        return record_id

    async def exists(self, file_id: UUID) -> bool:
        return await self.runtime.store.exists(object_key(self.tenant.org_id, file_id))


@pytest.fixture
def store(runtime: Runtime) -> Store:
    return Store(runtime)


async def test_a_file_is_kept_encrypted_and_comes_back(store: Store, runtime: Runtime) -> None:
    content = b"Jane Doe, registered nurse. " * 20_000
    ref = await store.put(content, "Résumé.txt")
    assert ref.type is FileType.TXT
    assert (ref.filename, ref.size, ref.content_type) == ("Résumé.txt", len(content), "text/plain")
    assert (ref.status, ref.text_status) == (FileStatus.STORED, TextStatus.PENDING)
    assert ref.uploaded_by == store.actor.user_id
    key = object_key(store.tenant.org_id, ref.id)
    stored = b"".join([piece async for piece in await runtime.store.get(key)])
    assert b"nurse" not in stored
    assert await store.content(ref.id) == content


async def test_nothing_in_the_folder_or_the_database_tells_what_is_in_a_file(
    store: Store, runtime: Runtime, drain: Drain
) -> None:
    ref = await store.put(b"A very particular sentence.", "secret.txt")
    await drain()
    folder = runtime.settings.core.data / "files"
    assert all(b"particular" not in data for data in _contents(folder))
    async with runtime.database.transaction(store.tenant) as uow:
        body = await uow.fetch_value(sa.select(texts_table.c.body))
        sealed = await uow.fetch_value(sa.select(files_table.c.file_key))
    assert body.startswith("v1.")
    assert sealed.startswith("v1.")
    assert "particular" not in body
    assert (await store.text(ref.id))[1] == "A very particular sentence."


def _contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "name", "text", "preview"),
    [
        (documents.pdf(), "cv.pdf", "Registered Nurse", Preview.PDF),
        (documents.docx(), "cv.docx", "Harbor Vale Hospital", Preview.TEXT),
        (b"Plain text", "cv.txt", "Plain text", Preview.TEXT),
    ],
    ids=["pdf", "docx", "txt"],
)
async def test_text_is_read_after_the_upload(
    store: Store, drain: Drain, content: bytes, name: str, text: str, preview: Preview
) -> None:
    ref = await store.put(content, name)
    await drain()
    status, found, warnings = await store.text(ref.id)
    assert (status, warnings) == (TextStatus.READY, ())
    assert text in (found or "")
    after = await store.ref(ref.id)
    assert after is not None
    assert (after.status, after.preview) == (FileStatus.RELEASED, preview)


@pytest.mark.parametrize(
    ("content", "purpose", "expected"),
    [
        (documents.picture("PNG"), FilePurpose.IMAGE, TextStatus.NONE),
        (documents.pdf([[]]), FilePurpose.RESUME, TextStatus.NONE),
        (documents.word_97(), FilePurpose.RESUME, TextStatus.FAILED),
        (
            documents.repacked(documents.docx(), {"word/document.xml": b"<broken"}),
            FilePurpose.RESUME,
            TextStatus.FAILED,
        ),
    ],
    ids=["picture", "scan", "word 97", "broken"],
)
async def test_files_without_text_are_released_as_well(
    store: Store, drain: Drain, content: bytes, purpose: FilePurpose, expected: TextStatus
) -> None:
    ref = await store.put(content, "file", purpose)
    await drain()
    after = await store.ref(ref.id)
    assert after is not None
    assert (after.status, after.text_status) == (FileStatus.RELEASED, expected)
    assert await store.content(ref.id) == content


async def test_a_file_that_breaks_its_reader_is_kept_and_not_shown(
    store: Store, drain: Drain
) -> None:
    deep = documents.odt("<text:p>" + "<text:span>" * 5000 + "</text:span>" * 5000 + "</text:p>")
    ref = await store.put(deep, "cv.odt")
    await drain()
    after = await store.ref(ref.id)
    assert after is not None
    assert (after.status, after.preview) == (FileStatus.QUARANTINED, Preview.NONE)
    assert await store.text(ref.id) == (TextStatus.FAILED, None, ("crashed",))
    assert await store.content(ref.id) == deep


async def test_reading_twice_changes_nothing(store: Store, runtime: Runtime, drain: Drain) -> None:
    ref = await store.put(b"Once", "cv.txt")
    await drain()
    await extract_text(runtime.database, store.tenant, ref.id)
    await extract_text(runtime.database, store.tenant, ids.uuid7())
    assert (await store.text(ref.id))[1] == "Once"


async def test_a_refused_file_leaves_nothing(store: Store, runtime: Runtime) -> None:
    with pytest.raises(InvalidInput, match="password"):
        await store.put(documents.pdf(user_password="secret"))
    with pytest.raises(InvalidInput, match="path"):
        await store.put(documents.pdf(), "../../x")
    async with runtime.database.transaction(store.tenant) as uow:
        assert await uow.fetch_value(sa.select(sa.func.count()).select_from(files_table)) == 0
    assert [o async for o in runtime.store.list(str(store.tenant.org_id))] == []


async def test_a_pdf_that_opens_for_everyone_is_taken(store: Store, drain: Drain) -> None:
    ref = await store.put(documents.pdf(owner_password="secret"))
    await drain()
    assert "Jane Doe" in ((await store.text(ref.id))[1] or "")


async def test_another_organization_sees_no_file(store: Store, runtime: Runtime) -> None:
    ref = await store.put(b"ours", "cv.txt")
    other = Store(runtime)
    assert await other.ref(ref.id) is None
    with pytest.raises(NotFound):
        await other.content(ref.id)
    with pytest.raises(NotFound):
        await other.attach(ref.id)


async def test_bytes_moved_to_another_file_do_not_open(store: Store, runtime: Runtime) -> None:
    first, second = await store.put(b"first", "a.txt"), await store.put(b"second", "b.txt")
    source = await runtime.store.get(object_key(store.tenant.org_id, first.id))
    await runtime.store.put(object_key(store.tenant.org_id, second.id), source)
    with pytest.raises(DecryptionFailed):
        await store.content(second.id)


async def test_files_are_listed_with_what_they_belong_to(store: Store, runtime: Runtime) -> None:
    first, second = await store.put(b"1", "a.txt"), await store.put(b"2", "b.txt")
    record_id = ids.uuid7()
    async with runtime.database.transaction(store.tenant) as uow:
        for _ in range(2):
            await files.attach(uow, first.id, "application", record_id)
        await files.attach(uow, second.id, "application", record_id)
        listed = await files.list_attached(uow, "application", record_id)
        assert [ref.id for ref in listed] == [first.id, second.id]
        assert await files.list_attached(uow, "candidate", record_id) == []
        assert await queries.list_records(uow, first.id) == [
            AttachedRecord("application", record_id)
        ]


async def test_what_is_attached_to_nothing_goes_after_a_day(store: Store, drain: Drain) -> None:
    kept, left = await store.put(b"kept", "a.txt"), await store.put(b"left", "b.txt")
    await store.attach(kept.id)
    await drain()
    with clock.shifted(timedelta(hours=23)):
        await drain()
    assert await store.ref(left.id) is not None
    with clock.shifted(timedelta(hours=25)):
        await drain()
    assert await store.ref(left.id) is None
    assert not await store.exists(left.id)
    assert await store.content(kept.id) == b"kept"


class Failing:
    """An object store that is down, or that takes the bytes and dies before it says so."""

    def __init__(self, real: ObjectStore, *, takes: bool) -> None:
        self._real, self._takes = real, takes

    async def put(self, key: str, content: bytes | AsyncIterable[bytes]) -> None:
        if self._takes:
            await self._real.put(key, content)
            raise SystemExit
        raise StorageUnavailable(plain("The file store does not work."))

    async def get(self, key: str) -> AsyncIterator[bytes]:
        raise StorageUnavailable(plain("The file store does not work."))

    async def delete(self, key: str) -> None:
        raise StorageUnavailable(plain("The file store does not work."))

    async def exists(self, key: str) -> bool:
        raise StorageUnavailable(plain("The file store does not work."))

    def list(self, prefix: str) -> AsyncIterator[StoredObject]:
        raise StorageUnavailable(plain("The file store does not work."))


async def test_a_store_that_is_down_is_said_and_leaves_nothing_for_long(
    store: Store, runtime: Runtime, drain: Drain
) -> None:
    down = replace(runtime, store=Failing(runtime.store, takes=False))
    try:
        with pytest.raises(StorageUnavailable):
            await files.store_upload(
                down, store.tenant, store.actor,
                purpose=FilePurpose.RESUME, filename="cv.txt", content=b"x",
            )  # fmt: skip
    finally:
        runtime.database.runtime = runtime
    async with runtime.database.transaction(store.tenant) as uow:
        rows = await uow.fetch(sa.select(files_table.c.id, files_table.c.status))
    assert [row["status"] for row in rows] == ["failed"]
    with pytest.raises(NotFound):
        await store.attach(rows[0]["id"])
    with clock.shifted(timedelta(minutes=61)):
        await drain()
    assert await store.ref(rows[0]["id"]) is None


async def test_a_crash_between_bytes_and_record_is_cleared_up(
    store: Store, runtime: Runtime, drain: Drain
) -> None:
    dying = replace(runtime, store=Failing(runtime.store, takes=True))
    try:
        with pytest.raises(SystemExit):
            await files.store_upload(
                dying, store.tenant, store.actor,
                purpose=FilePurpose.RESUME, filename="cv.txt", content=b"x",
            )  # fmt: skip
    finally:
        runtime.database.runtime = runtime
    async with runtime.database.transaction(store.tenant) as uow:
        rows = await uow.fetch(sa.select(files_table.c.id, files_table.c.status))
    assert [row["status"] for row in rows] == ["pending"]
    assert await store.exists(rows[0]["id"])
    with pytest.raises(NotFound):
        await store.content(rows[0]["id"])
    with clock.shifted(timedelta(minutes=61)):
        await drain()
    assert await store.ref(rows[0]["id"]) is None
    assert not await store.exists(rows[0]["id"])


async def test_deleting_takes_the_key_at_once_and_the_bytes_soon(
    store: Store, runtime: Runtime, drain: Drain
) -> None:
    ref = await store.put(b"gone", "cv.txt")
    await store.attach(ref.id)
    await drain()
    async with runtime.database.transaction(store.tenant) as uow:
        await files.delete_file(uow, store.actor, ref.id)
    assert await store.ref(ref.id) is None
    assert await store.exists(ref.id)
    await drain()
    assert not await store.exists(ref.id)
    async with runtime.database.transaction(store.tenant) as uow:
        with pytest.raises(NotFound):
            await files.get_text(uow, ref.id)
        with pytest.raises(NotFound):
            await files.delete_file(uow, store.actor, ref.id)


async def test_limits_differ_by_purpose(runtime: Runtime) -> None:
    class Received:
        filename, size = "x", 6_000_000

        async def read(self, size: int = -1) -> bytes:
            return b"x" * min(size, 6_000_000)

    taken = await uploading.receive(runtime.database, Received(), FilePurpose.RESUME)
    assert len(taken.content) == 6_000_000
    with pytest.raises(Exception, match=r"5\.7 MB; at most 5 MB"):
        await uploading.receive(runtime.database, Received(), FilePurpose.IMAGE, field="logo")


async def test_what_was_passed_over_or_read_by_older_readers_is_read_in_portions(
    store: Store, runtime: Runtime, drain: Drain
) -> None:
    old, lost, told = [await store.put(f"File {n}".encode(), "cv.txt") for n in range(3)]
    await extract_text(runtime.database, store.tenant, old.id)
    async with runtime.database.transaction(store.tenant) as uow:
        await files.keep_text(uow, told.id, "As its maker knows it", None)
        read_before = sa.update(texts_table).where(texts_table.c.file_id == old.id)
        await uow.execute(read_before.values(extractor=EXTRACTOR - 1))
    with clock.at(clock.now() + timedelta(hours=2)):
        async with runtime.database.transaction(store.tenant) as uow:
            assert await files.ask_to_read(uow) == 2
            first = await queries.list_unread(
                uow, stored_before=clock.now(), extractor=EXTRACTOR, limit=1
            )
            assert len(first) == 1
        await drain()
        async with runtime.database.transaction(store.tenant) as uow:
            assert await files.ask_to_read(uow) == 0
            texts = [await files.get_text(uow, ref.id) for ref in (old, lost, told)]
    assert [text.text for text in texts] == ["File 0", "File 1", "As its maker knows it"]
    assert [text.extractor for text in texts] == [EXTRACTOR, EXTRACTOR, TOLD]
