"""Making one PDF of photographed or scanned pages.

Guarantees: each picture passes the checks of every upload before it is opened, a TIFF that of its
size; it is opened in the sandbox alone; the PDF has no word of where, when or with what the
pictures were taken.
"""

import asyncio
import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rolecall.domains.files.contracts import FilePurpose, NewUpload
from rolecall.domains.files.rules import photographs, refusals, signatures
from rolecall.domains.files.rules.images import MAX_PIXELS
from rolecall.domains.files.rules.inspection import inspect
from rolecall.domains.files.rules.types import AS_PAGES
from rolecall.domains.files.service import reader
from rolecall.infra.db import Database
from rolecall.infra.sandbox.contracts import SandboxError
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

MOST_PAGES: Final = 10
FILENAME: Final = "photos.pdf"


async def pdf_of_photographs(
    db: Database, pictures: Sequence[NewUpload], *, field: str
) -> NewUpload:
    """Return a PDF with a page for each picture, in their order, as a résumé to be stored.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a picture failed a check, or there are too many.
    """
    if len(pictures) > MOST_PAGES:
        raise InvalidInput.of_field(
            field, say("Send at most {most} photographs.", most=MOST_PAGES), "too_many"
        )
    for picture in pictures:
        await _check(db, picture, field)
    content = await _drawn(db, [one.content for one in pictures], field)
    return NewUpload(purpose=FilePurpose.RESUME, filename=FILENAME, content=content, field=field)


async def as_shown(db: Database, upload: NewUpload) -> NewUpload:
    """Return an upload in a form that browsers show: a PDF of a TIFF's pages, all else as it is.

    Raises:
        TooLarge, InvalidInput: the TIFF cannot be taken.
    """
    if upload.purpose not in AS_PAGES or not signatures.is_tiff(upload.content):
        return upload
    _require_size(db, upload, upload.field)
    return replace(upload, content=await _drawn(db, [upload.content], upload.field))


async def _check(db: Database, picture: NewUpload, field: str) -> None:
    if signatures.is_tiff(picture.content):
        _require_size(db, picture, field)
        return
    await asyncio.to_thread(
        inspect,
        picture.content,
        picture.filename,
        FilePurpose.IMAGE,
        max_bytes=db.runtime.settings.storage.max_upload_bytes,
        field=field,
    )


def _require_size(db: Database, picture: NewUpload, field: str) -> None:
    limit = db.runtime.settings.storage.max_upload_bytes
    if len(picture.content) > limit:
        raise refusals.too_large(field, len(picture.content), limit)


async def _drawn(db: Database, pictures: Sequence[bytes], field: str) -> bytes:
    """Return the PDF."""
    try:
        answer = await reader.run_program(db, photographs.PROGRAM, photographs.packed(pictures))
    except SandboxError as error:
        raise refusals.damaged(field) from error
    match answer.get("problem"):
        case "too_many_pages":
            raise refusals.too_many_pages(field, photographs.MOST_PAGES)
        case "too_many_pixels":
            raise refusals.too_many_pixels(field, MAX_PIXELS)
        case "damaged":
            raise refusals.damaged(field)
    return base64.b64decode(answer["pdf"])
