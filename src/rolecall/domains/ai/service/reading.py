"""Reading a résumé in a process of its own, with limits, few at a time.

Guarantees: the text of a stranger is looked at only in the sandbox, never in this process; what
takes too much time or memory is stopped, its process is gone, and the caller is told; what comes
back is a `Resume` or nothing.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

import structlog
from pydantic import TypeAdapter, ValidationError

from rolecall.domains.ai.contracts import ParsingStopped, Resume
from rolecall.domains.ai.rules.resume.text import MOST_CHARACTERS
from rolecall.domains.ai.service.resume_program import Task
from rolecall.infra.db import Database
from rolecall.infra.sandbox.contracts import MEBIBYTE, Crashed, Limits, SandboxError
from rolecall.infra.sandbox.runner import Sandbox
from rolecall.kernel.sentences import say

LIMITS: Final = Limits(wall_seconds=15, cpu_seconds=10, memory_bytes=896 * MEBIBYTE)
"""Twice what the longest text takes, and half as much memory again."""
PROGRAM: Final = "rolecall.domains.ai.service.resume_program"
_NOTE: Final = "ai.resume_parsers"
_AT_ONCE: Final = 2
_RESUME: Final = TypeAdapter(Resume)
_log = structlog.get_logger("ai")


async def read_resume(
    db: Database, text: str, limits: Limits = LIMITS, *, is_recognized: bool = False
) -> Resume:
    """Return what the text of a résumé says; call it outside any transaction.

    `is_recognized` says that the text was recognized in pictures.

    Raises:
        ParsingStopped: the parser took too long or too much memory, or fell over; the sentence
            says what to do, `reason` is a stable word for records.
    """
    options = {"task": Task.RESUME, "is_recognized": is_recognized}
    return kept_resume(await in_sandbox(db, text, options, limits))


async def in_sandbox(
    db: Database, text: str, options: Mapping[str, Any], limits: Limits = LIMITS
) -> Any:
    """Return what `resume_program` makes of a text, with its options.

    Raises:
        ParsingStopped: see `read_resume`.
    """
    slots: asyncio.Semaphore = db.runtime.notes.setdefault(_NOTE, asyncio.Semaphore(_AT_ONCE))
    # One character more than is read, so that the parser knows that something was cut. What is no
    # character by itself (half of a surrogate pair) takes the place of one, so offsets stay true.
    read = text[: MOST_CHARACTERS + 1].encode("utf-8", "replace")
    try:
        async with slots:
            return await Sandbox(limits).run(PROGRAM, read, options)
    except SandboxError as error:
        raise _stopped(error.reason, len(text)) from error


def kept_resume(answer: object) -> Resume:
    """Return the résumé that the program gave.

    Raises:
        ParsingStopped: it is none.
    """
    try:
        return resume_of_json(answer)
    except ValidationError as error:
        raise _stopped(Crashed.reason, 0) from error


def _stopped(reason: str, characters: int) -> ParsingStopped:
    _log.warning("resume_parser_stopped", reason=reason, characters=characters)
    return ParsingStopped(
        say(
            "What is in the résumé could not be found out: reading it had to be stopped. The "
            "file is kept. Fill in what you need by hand, or try another file."
        ),
        reason,
    )


def resume_of_json(kept: object) -> Resume:
    """Return a résumé from what `dataclasses.asdict` made of it, by way of JSON.

    Raises:
        pydantic.ValidationError: it is none.
    """
    return _RESUME.validate_python(kept)
