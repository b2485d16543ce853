"""Recognizing the text of scans and photographs, with Tesseract where it is installed.

Guarantees: the file of a stranger is opened in the sandbox only, and the recognizer gets pixels and
nothing else, in a process that may do nothing but read its own data; one page that cannot be read
costs no other page; after `MOST_SECONDS` what was found until then is the answer.
"""

import asyncio
import base64
import json
import time
from collections.abc import Sequence
from typing import Any, Final

import structlog

from rolecall.domains.files.rules.recognition import ASSEMBLING, MOST_PAGES, PICTURES, packed
from rolecall.domains.files.service import reader
from rolecall.infra.db import Database
from rolecall.infra.recognition import Recognizer
from rolecall.infra.sandbox.contracts import SandboxError

MOST_SECONDS: Final = 90.0
"""Of one file, by the clock, while its pages are looked at; a worker gives it three times that."""
MISSING, STOPPED, CUT = "recognition_missing", "recognition_stopped", "recognition_cut"
"""Warnings: there is no recognizer here; a page or more was given up; only the first were read."""
RECOGNITION_WARNINGS: Final = (MISSING, STOPPED, CUT)
_AT_ONCE: Final = 1
_SLOTS: Final = "files.recognizers"
_log = structlog.get_logger("files")


async def recognized(
    db: Database, recognizer: Recognizer, content: bytes, pages: Sequence[int] | None
) -> dict[str, Any]:
    """Return what readers answer, with the text of these pages of a PDF; None for a picture.

    Raises:
        SandboxError: the text could not be put together.
    """
    warnings = [CUT] if pages is not None and len(pages) > MOST_PAGES else []
    left = MOST_SECONDS
    found: list[dict[str, Any]] = []
    slots: asyncio.Semaphore = db.runtime.notes.setdefault(_SLOTS, asyncio.Semaphore(_AT_ONCE))
    for number in [None] if pages is None else pages[:MOST_PAGES]:
        async with slots:
            began = time.monotonic()
            try:
                async with asyncio.timeout(left):
                    page = await _page(db, recognizer, content, number)
            except (SandboxError, TimeoutError) as error:
                reason = error.reason if isinstance(error, SandboxError) else "out_of_time"
                _log.warning("recognition_stopped", page=number, reason=reason)
                page = None
            left -= time.monotonic() - began
        if page is not None:
            found.append(page)
        elif STOPPED not in warnings:
            warnings.append(STOPPED)
    options = {"warnings": warnings, "is_picture": pages is None}
    document = content if pages is not None else b""
    return await reader.run_program(
        db, ASSEMBLING, packed(document, json.dumps(found).encode()), options
    )


async def _page(
    db: Database, recognizer: Recognizer, content: bytes, number: int | None
) -> dict[str, Any] | None:
    options = {} if number is None else {"page": number}
    picture = await reader.run_program(db, PICTURES, content, options)
    if "problem" in picture:
        return None
    width, height = int(picture["width"]), int(picture["height"])
    pixels = base64.b64decode(picture["pixels"])
    shaded = bool(picture["is_shaded"])
    table = ""
    if pixels:
        table = await recognizer.table_of(width, height, pixels, is_shaded=shaded)
    return {
        "page": number or 1,
        "width": width,
        "height": height,
        "turn": float(picture["turn"]),
        "table": table,
    }
