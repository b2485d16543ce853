"""Criteria: what people look for when they read an application for a job."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class CriterionKind(StrEnum):
    """How a criterion is looked for. The values are stored."""

    SKILL = "skill"
    """Any of some words or phrases."""
    LICENCE = "licence"
    """The same, where a word such as “expired” or “in progress” beside it matters."""
    EXPERIENCE = "experience"
    """So many years of work."""
    LANGUAGE = "language"
    """A language, at a level where one is named."""
    ANSWER = "answer"
    """The answer to a screening question."""


class LanguageLevel(StrEnum):
    """Levels of the Common European Framework of Reference for Languages (Council of Europe)."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that people look for; `id` is chosen by whoever writes it, unique in the job.

    Of the others only those of its kind are filled in. `phrases`: any of them (skill, licence).
    `years`: at least so many (experience). `language`: an ISO 639-1 code, with the least `level`.
    `question_id` with the answers that meet it: `accepted` are the keys of options, or `yes` and
    `no`; a number meets it from `at_least` on.
    """

    id: str
    kind: CriterionKind
    label: str
    required: bool = True
    phrases: tuple[str, ...] = ()
    years: int | None = None
    language: str = ""
    level: LanguageLevel | None = None
    question_id: str = ""
    accepted: tuple[str, ...] = ()
    at_least: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCriteria:
    """The criteria of a job, in the order in which they are shown.

    `version` is 0 until somebody saves them.
    """

    job_id: UUID
    items: tuple[Criterion, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCriteria:
    """Replace the criteria of a job. `version` is the one that the editor saw."""

    job_id: UUID
    items: tuple[Criterion, ...]
    version: int | None = None
