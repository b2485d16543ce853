"""Making one PDF of photographed pages.

Guarantees: each picture passes the checks of every upload before it is opened, and is opened in the
sandbox alone; the PDF has no word of where, when or with what the pictures were taken.
"""

import asyncio
import base64
from collections.abc import Sequence
from typing import Final

from rolecall.domains.files.contracts import FilePurpose, NewUpload
from rolecall.domains.files.rules import photographs, refusals
from rolecall.domains.files.rules.inspection import inspect
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
        await asyncio.to_thread(
            inspect,
            picture.content,
            picture.filename,
            FilePurpose.IMAGE,
            max_bytes=db.runtime.settings.storage.max_upload_bytes,
            field=field,
        )
    try:
        answer = await reader.run_program(
            db, photographs.PROGRAM, photographs.packed([one.content for one in pictures])
        )
    except SandboxError as error:
        raise refusals.damaged(field) from error
    if "damaged" in answer:
        raise refusals.damaged(field)
    content = base64.b64decode(answer["pdf"])
    return NewUpload(purpose=FilePurpose.RESUME, filename=FILENAME, content=content, field=field)
