"""Typesetting: one sandboxed process per document, few at a time."""

import asyncio
import base64
import json

from rolecall.infra.documents.contracts import Document, DocumentError, UnprintableText
from rolecall.infra.runtime import Runtime
from rolecall.infra.sandbox.contracts import SandboxError
from rolecall.infra.sandbox.runner import Sandbox
from rolecall.kernel.sentences import say

_NOTE = "documents.press"
_PROGRAM = "rolecall.infra.documents.typesetting"
_AT_ONCE = 2


async def typeset(runtime: Runtime, document: Document) -> bytes:
    """Return the document as PDF/UA-1; call it outside any transaction.

    The same document gives the same bytes, as long as the installation has the same Typst.

    Raises:
        UnprintableText: no font has a character of the text; the sentence names it.
        DocumentError: it could not be made, or took too long.
    """
    slots: asyncio.Semaphore = runtime.notes.setdefault(_NOTE, asyncio.Semaphore(_AT_ONCE))
    try:
        async with slots:
            answer = await Sandbox().run(_PROGRAM, _order(document))
    except SandboxError as error:
        raise DocumentError(
            say(
                "The PDF could not be made. If the organization has a new logo, try "
                "another picture; otherwise try again in a moment."
            )
        ) from error
    if "unprintable" in answer:
        text = str(answer["unprintable"])[:60]
        raise UnprintableText(
            say(
                "No font on this server can print “{text}”. Write it in another script, or "
                "ask the operator to install a font for it.",
                text=text,
            )
        )
    return base64.b64decode(answer["pdf"])


def _order(document: Document) -> bytes:
    made = {"year": document.at.year, "month": document.at.month, "day": document.at.day}
    order = {
        "source": document.source,
        "values": {**document.values, "made": made},
        "images": {
            name: base64.b64encode(content).decode() for name, content in document.images.items()
        },
        "at": int(document.at.timestamp()),
    }
    return json.dumps(order).encode()
