"""Readers of documents, in the sandbox, few at a time."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rolecall.domains.files.contracts import CardWords, FileType
from rolecall.domains.files.rules.extraction import CARDS, PASSWORD_CHECK, PICTURES, PROGRAMS
from rolecall.infra.db import Database
from rolecall.infra.sandbox.contracts import SandboxError
from rolecall.infra.sandbox.runner import Sandbox

_READERS = ("files.readers", 2)
"""How many at once. Each may take hundreds of megabytes and a processor."""
_DRAWERS = ("files.drawers", 1)
"""Apart from the readers: strangers ask for cards, and nobody's résumé waits for these."""


async def read_text(db: Database, type_: FileType, content: bytes) -> dict[str, Any]:
    """Return what the reader of this type answers (`rules.extraction.answers`).

    Raises:
        SandboxError: the reader gave no answer; it is gone.
    """
    return await _run(db, PROGRAMS[type_], content)


async def opens_without_password(db: Database, content: bytes) -> bool:
    """Return whether an encrypted PDF opens for everyone.

    A PDF that a reader chokes on is left to be stored and looked at later.
    """
    try:
        answer = await _run(db, PASSWORD_CHECK, content, {"only_open": True})
    except SandboxError:
        return True
    return answer.get("problem") != "encrypted"


async def run_program(
    db: Database, program: str, content: bytes, options: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return what a program of this domain answers.

    Raises:
        SandboxError: it gave no answer; it is gone.
    """
    return await _run(db, program, content, options)


async def draw_pictures(
    db: Database, content: bytes, budgets: Sequence[tuple[int, int]]
) -> dict[str, Any]:
    """Return what the drawer of pictures answers (`rules.extraction.pictures`).

    Raises:
        SandboxError: it gave no answer; it is gone.
    """
    return await _run(db, PICTURES, content, {"budgets": [list(pair) for pair in budgets]})


async def draw_card(db: Database, logo: bytes, words: CardWords) -> dict[str, Any]:
    """Return what the drawer of cards answers (`rules.extraction.cards`).

    Raises:
        SandboxError: it gave no answer; it is gone.
    """
    return await _run(db, CARDS, logo, asdict(words), _DRAWERS)


async def _run(
    db: Database,
    program: str,
    content: bytes,
    options: dict[str, Any] | None = None,
    among: tuple[str, int] = _READERS,
) -> dict[str, Any]:
    note, at_once = among
    slots: asyncio.Semaphore = db.runtime.notes.setdefault(note, asyncio.Semaphore(at_once))
    async with slots:
        answer: dict[str, Any] = await Sandbox().run(program, content, options)
    return answer
