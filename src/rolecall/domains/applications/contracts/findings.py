"""What is found of a job's criteria in one application, and where.

A finding is a help for the person who reads, with the sentence that it rests on. It ranks nobody
and decides nothing: there is no score to sort by, on purpose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from rolecall.domains.applications.contracts.applications import Answer
from rolecall.domains.jobs.contracts.criteria import Criterion
from rolecall.kernel.sentences import Sentence


class CriterionVerdict(StrEnum):
    """What can honestly be said."""

    MET = "met"
    NOT_MET = "not_met"
    """An answer or the dates say otherwise. What is merely not mentioned is not this."""
    CANNOT_TELL = "cannot_tell"


class Why(StrEnum):
    """What a verdict rests on."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    NEGATED = "negated"
    """It is only mentioned as what the person has not, or wants to learn."""
    QUALIFIED = "qualified"
    """A licence is expired, expected or in progress."""
    STATED = "stated"
    COMPUTED = "computed"
    UNCLEAR_DATES = "unclear_dates"
    NO_DATES = "no_dates"
    LEVEL = "level"
    NO_LEVEL = "no_level"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    NOT_ASKED = "not_asked"
    NO_TEXT = "no_text"
    """There is no text of a résumé to look in; the material says why."""


class TextState(StrEnum):
    """Whether there is text of the résumé."""

    READ = "read"
    NO_RESUME = "no_resume"
    PENDING = "pending"
    """It was uploaded a moment ago, or its reading has not succeeded yet."""
    NO_TEXT = "no_text"
    """It has none: a picture, or a scan."""
    UNREADABLE = "unreadable"
    """Damaged, locked, too large for the reader, or of a type that is not read."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something is said.

    `source` is `resume`, or the id of the answered question. `start` and `end` bound the sentence
    in the source's text, `match_start` and `match_end` what was looked for, in characters (Unicode
    code points).
    """

    source: str
    sentence: str
    start: int
    end: int
    match_start: int
    match_end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of one criterion. `explanation` says it in a sentence."""

    criterion_id: str
    verdict: CriterionVerdict
    why: Why
    explanation: Sentence
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What criteria are looked for in.

    `partial`: not all of the résumé could be read. `as_of` is the day of the application: what a
    résumé calls the present.
    """

    text: str
    state: TextState
    partial: bool
    answers: tuple[Answer, ...]
    as_of: date


class Assessor(Protocol):
    """Whoever looks for criteria: the rules today; a model answers with the same findings.

    It is called outside any transaction.
    """

    async def assess(self, criteria: Sequence[Criterion], material: Material) -> list[Finding]:
        """Return one finding for each criterion, in their order."""
        ...
