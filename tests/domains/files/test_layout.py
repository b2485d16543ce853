"""Where the lines of a file stand, kept beside its text."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Actor, ActorKind
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileLayout, FilePurpose, FileRef
from rolecall.domains.files.models import texts
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.tenant import Tenant

from tests.domains.files import documents

Drain = Callable[[], Awaitable[int]]


@pytest.fixture
def tenant() -> Tenant:
    return Tenant(ids.uuid7())


async def put(runtime: Runtime, tenant: Tenant, content: bytes, name: str) -> FileRef:
    actor = Actor(ActorKind.SYSTEM, org_id=tenant.org_id)
    return await files.store_upload(
        runtime, tenant, actor, purpose=FilePurpose.RESUME, filename=name, content=content
    )


async def read(runtime: Runtime, tenant: Tenant, file_id: UUID) -> tuple[str, FileLayout | None]:
    async with runtime.database.transaction(tenant) as uow:
        text = await files.get_text(uow, file_id)
        return text.text or "", await files.get_layout(uow, file_id)


async def test_each_line_of_a_pdf_has_its_place_on_a_page(
    runtime: Runtime, tenant: Tenant, drain: Drain
) -> None:
    ref = await put(runtime, tenant, documents.pdf([documents.LINES, ["Second page"]]), "cv.pdf")
    await drain()
    text, layout = await read(runtime, tenant, ref.id)
    assert layout is not None
    assert [(text[line.start : line.end], line.page) for line in layout.lines] == [
        *((line, 1) for line in documents.LINES),
        ("Second page", 2),
    ]
    first, second, *_ = (line.box for line in layout.lines)
    assert first.y0 < first.y1 <= second.y0 < second.y1
    assert first.x0 == second.x0


async def test_a_part_of_the_text_is_found_on_the_lines_that_it_touches(
    runtime: Runtime, tenant: Tenant, drain: Drain
) -> None:
    ref = await put(runtime, tenant, documents.pdf([["One", "Two", "Three"]]), "cv.pdf")
    await drain()
    text, layout = await read(runtime, tenant, ref.id)
    assert layout is not None
    one, two, three = layout.lines
    at = text.index("Two")
    assert layout.lines_of(at, at + 3) == (two,)
    assert layout.lines_of(at + 1, at + 2) == (two,)
    assert layout.lines_of(at - 2, at + 1) == (one, two)
    assert layout.lines_of(0, len(text)) == (one, two, three)
    assert layout.lines_of(len(text), len(text) + 5) == ()


async def test_what_has_no_pages_has_no_layout(
    runtime: Runtime, tenant: Tenant, drain: Drain
) -> None:
    for content, name in ((b"Plain text", "cv.txt"), (documents.docx(), "cv.docx")):
        ref = await put(runtime, tenant, content, name)
        assert await read(runtime, tenant, ref.id) == ("", None)
        await drain()
        text, layout = await read(runtime, tenant, ref.id)
        assert text
        assert layout is None


async def test_the_layout_is_sealed_and_moves_with_the_keys(
    runtime: Runtime, tenant: Tenant, drain: Drain
) -> None:
    ref = await put(runtime, tenant, documents.pdf(), "cv.pdf")
    await drain()
    before = await read(runtime, tenant, ref.id)
    async with runtime.database.transaction(tenant) as uow:
        sealed = await uow.fetch_value(sa.select(texts.c.layout))
    assert sealed.startswith("v1.")
    report = await files.rotate_keys(runtime, tenant.org_id, new_data_key=True)
    assert await read(runtime, tenant, ref.id) == before
    async with runtime.database.transaction(tenant) as uow:
        moved = await uow.fetch_value(sa.select(texts.c.layout))
    assert moved.startswith(f"v1.{report.current_key}.")


async def test_nobody_else_and_nobody_later_gets_it(
    runtime: Runtime, tenant: Tenant, drain: Drain
) -> None:
    ref = await put(runtime, tenant, documents.pdf(), "cv.pdf")
    await drain()
    other = Tenant(ids.uuid7())
    async with runtime.database.transaction(other) as uow:
        with pytest.raises(NotFound):
            await files.get_layout(uow, ref.id)
    async with runtime.database.transaction(tenant) as uow:
        with pytest.raises(NotFound):
            await files.get_layout(uow, ids.uuid7())
