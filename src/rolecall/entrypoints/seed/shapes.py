"""What the generators make: people, careers, applications and their histories.

Everything is frozen and refers to other things by key (`rn-med-surg`, `recruiter`), never by
database id. Instants are aware, in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from rolecall.entrypoints.seed.catalog import Organization, Stage

Answer = bool | int | str
ResumeKind = Literal["pdf", "docx"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who someone is and how to reach them. `latin_1`: a core PDF font can spell the name."""

    given: str
    family: str
    email: str
    phone: str
    place: str
    link: str | None
    latin_1: bool

    @property
    def name(self) -> str:
        """The name as it is said."""
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True)
class Post:
    """A position held. Dates are first days of months; `end` is None for the present one."""

    title: str
    employer: str
    place: str
    start: date
    end: date | None
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """A degree or certificate, with the years in which it was studied for."""

    degree: str
    area: str
    school: str
    start_year: int
    end_year: int


@dataclass(frozen=True, slots=True)
class Career:
    """A working life as a résumé tells it: newest first. `years` counts those in the family."""

    family: str
    years: int
    headline: str
    summary: str
    posts: tuple[Post, ...]
    studies: tuple[Study, ...]
    skills: tuple[str, ...]
    certifications: tuple[str, ...]
    licences: tuple[str, ...]
    languages: tuple[str, ...]
    interests: tuple[str, ...]
    volunteering: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resume:
    """A résumé that can be rendered: what it says, as which kind of file, in which layout."""

    person: Person
    career: Career
    kind: ResumeKind
    layout: str
    accent: str
    made_at: datetime
    file_name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person in one organization's files."""

    key: str
    person: Person
    career: Career
    resume: Resume


@dataclass(frozen=True, slots=True)
class Step:
    """One move of an application.

    `by` is a member key or `candidate`; `reason` a rejection code or, for a withdrawal or a
    reopening, a sentence.
    """

    at: datetime
    to_stage: Stage
    by: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a member wrote on an application."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Application:
    """One candidate's application for one job with all that happened to it."""

    key: str
    candidate_key: str
    job_key: str
    applied_at: datetime
    source: str
    cover_note: str | None
    answers: Mapping[str, Answer]
    fit: float
    steps: tuple[Step, ...]
    notes: tuple[Note, ...]
    assigned: tuple[str, ...]

    @property
    def stage(self) -> Stage:
        """The stage it is in now."""
        return self.steps[-1].to_stage if self.steps else "applied"


@dataclass(frozen=True, slots=True)
class JobDates:
    """When a job was opened, put on hold and closed."""

    opened_at: datetime | None
    held_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DemoOrganization:
    """An organization with everything that happened in its last 90 days."""

    profile: Organization
    job_dates: Mapping[str, JobDates]
    candidates: tuple[Candidate, ...]
    applications: tuple[Application, ...]


@dataclass(frozen=True, slots=True)
class Demo:
    """The whole demo, as of one instant."""

    as_of: datetime
    organizations: tuple[DemoOrganization, ...]
