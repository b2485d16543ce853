"""Pictures for public pages, in the sizes in which pages show them.

Guarantees: what is kept was drawn anew out of the pixels in the sandbox, so nothing of the upload
itself (place, camera, whatever hides behind the picture) is ever sent to anybody. The upload is not
kept.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Sequence

from rolecall.domains.files.contracts import (
    CardWords,
    FilePurpose,
    FileType,
    NewFile,
    NewUpload,
    SizedPicture,
)
from rolecall.domains.files.rules import refusals
from rolecall.domains.files.rules.inspection import inspect
from rolecall.domains.files.rules.types import limit_of
from rolecall.domains.files.service import reader
from rolecall.domains.files.service.making import store_made
from rolecall.infra.db import Database
from rolecall.infra.sandbox.contracts import SandboxError
from rolecall.kernel.tenant import Tenant


async def store_pictures(
    db: Database, tenant: Tenant, upload: NewUpload, budgets: Sequence[tuple[int, int]]
) -> tuple[SizedPicture, ...]:
    """Keep a picture in several widths, the smallest first; call it outside any transaction.

    `budgets` are pairs of a width in pixels and how many bytes a picture of it should have. The
    caller attaches the files within a day, or they go again.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a check failed; the sentence names the remedy.
        StorageUnavailable: the bytes could not be stored.
    """
    limit = limit_of(FilePurpose.IMAGE, db.runtime.settings.storage.max_upload_bytes)
    checked = await asyncio.to_thread(
        inspect,
        upload.content,
        upload.filename,
        FilePurpose.IMAGE,
        max_bytes=limit,
        field=upload.field,
    )
    try:
        answer = await reader.draw_pictures(db, upload.content, budgets)
    except SandboxError:
        raise refusals.damaged(upload.field) from None
    if "problem" in answer:
        raise refusals.damaged(upload.field)
    stem = checked.name.rpartition(".")[0] or "picture"
    made = []
    for one in answer["pictures"]:
        content = base64.b64decode(one["content"])
        new = NewFile(
            purpose=FilePurpose.IMAGE,
            filename=f"{stem}-{one['width']}.webp",
            type=FileType.WEBP,
        )
        ref = await store_made(db, tenant, new, _whole(content))
        made.append(SizedPicture(ref.id, one["width"], one["height"], len(content)))
    return tuple(made)


async def draw_card(db: Database, logo: bytes, words: CardWords) -> bytes | None:
    """Return the picture that a link is shown with, a PNG, None where none could be drawn.

    `logo` is empty where there is none; one that cannot be read is left out.
    """
    try:
        answer = await reader.draw_card(db, logo, words)
    except SandboxError:
        return None
    return base64.b64decode(answer["content"])


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content
