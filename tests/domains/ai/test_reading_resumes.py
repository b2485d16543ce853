"""A résumé is read in a process of its own: the same answer, or a clear error and nothing left."""

import asyncio
from dataclasses import asdict, replace

import pytest

from rolecall.domains.ai.api import parse_resume, read_resume, resume_of_json
from rolecall.domains.ai.contracts import ParsingStopped, Warned
from rolecall.domains.ai.rules.resume.text import MOST_CHARACTERS
from rolecall.domains.ai.service.reading import LIMITS
from rolecall.infra.db import Database
from rolecall.infra.sandbox.contracts import MEBIBYTE, Limits

from tests.support.sandboxes import sandboxed

RESUME = """Maria Ortega
Registered Nurse
maria.ortega@example.com | (415) 555-0132 | San Francisco, CA

Summary
Intensive care nurse with nine years at the bedside.

Experience
Harbor General Hospital, San Francisco, CA
Registered Nurse, March 2018 - Present
• Cared for patients after heart surgery.

Education
Bachelor of Science in Nursing, University of San Francisco, 2014

Licenses
Registered Nurse, California, license no. 95012345, expires 06/2027

Skills
Critical care, ventilators, Epic
"""

LONG_RESUME = RESUME * 40
WIDE_RESUME = LONG_RESUME + "\N{ROCKET}" * (MOST_CHARACTERS // 2)
"""Four bytes for each character: where memory is short, the text itself finds no room.

A shorter one may find crumbs for a while, at a crawl that the limit of time ends.
"""


async def test_the_sandbox_answers_as_the_parser_does(database: Database) -> None:
    found = await read_resume(database, RESUME)
    assert found == parse_resume(RESUME)
    assert found.name is not None
    assert found.name.value == "Maria Ortega"
    assert [one.company.value for one in found.work if one.company] == ["Harbor General Hospital"]


async def test_quotes_stand_at_their_places_in_the_text_that_was_given(database: Database) -> None:
    text = "\ufeff" + RESUME.replace("Maria", "Mari\ud83d\N{GRINNING FACE}a")
    found = await read_resume(database, text)
    assert found.emails
    assert [text[one.span.start : one.span.end] for one in found.emails] == [
        "maria.ortega@example.com"
    ]


async def test_a_text_that_is_too_long_is_cut_and_says_so(database: Database) -> None:
    found = await read_resume(database, RESUME + "\n" * MOST_CHARACTERS)
    assert Warned.TEXT_CUT in found.warnings
    assert found.emails


@pytest.mark.parametrize(
    ("text", "limits", "reason"),
    [
        (LONG_RESUME, replace(LIMITS, wall_seconds=0.05), "out_of_time"),
        (WIDE_RESUME, replace(LIMITS, memory_bytes=80 * MEBIBYTE), "out_of_memory"),
        (LONG_RESUME, replace(LIMITS, output_bytes=500), "too_much_output"),
    ],
    ids=["time", "memory", "output"],
)
async def test_a_parser_that_takes_too_much_is_stopped_and_gone(
    database: Database, text: str, limits: Limits, reason: str
) -> None:
    with pytest.raises(ParsingStopped) as stopped:
        await read_resume(database, text, limits)
    assert stopped.value.reason == reason
    assert "by hand" in stopped.value.detail
    assert sandboxed() == []


async def test_several_at_once_do_not_mix(database: Database) -> None:
    texts = [RESUME.replace("Maria Ortega", name) for name in ("Jane Doe", "John Roe", "Ann Poe")]
    found = await asyncio.gather(*(read_resume(database, text) for text in texts))
    assert [one.name.value if one.name else None for one in found] == [
        "Jane Doe",
        "John Roe",
        "Ann Poe",
    ]


def test_a_result_survives_being_kept() -> None:
    found = parse_resume(RESUME)
    assert resume_of_json(asdict(found)) == found
