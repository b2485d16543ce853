"""The vocabulary of visits: what is counted, and in how many kinds.

A count is of a step, on a day of the organization, of a job or of none, from a source, on a phone
or not. Nothing in it tells of a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

MOST_SOURCES: Final = 60
"""How many sources a day of an organization has; what comes from further ones is `OTHER`."""
NO_JOB: Final = UUID(int=0)
"""Stands for no job: a column of a primary key cannot be empty."""

DIRECT: Final = "direct"
"""Typed in, kept as a bookmark, opened from a mail program: nothing says from where."""
OTHER: Final = "other"
"""Another website, or a source beyond the `MOST_SOURCES` of the day."""
WITHIN: Final = "within"
"""From one page of the site to the next: nobody came anew."""


class Step(StrEnum):
    """What somebody did on the careers site."""

    LIST = "list"
    """Read the list of jobs, or what was found in it."""
    GROUP = "group"
    """Read the page of a department or a place."""
    JOB = "job"
    """Read the page of an open job."""
    EMBEDDED = "embedded"
    """Read the list of jobs in a frame on another website."""
    BEGUN = "begun"
    """Began an application."""
    SENT = "sent"
    """Sent an application."""


PAGES: Final = (Step.LIST, Step.GROUP, Step.JOB)
"""The steps that are views of the site's own pages."""


class Device(StrEnum):
    """On what, as coarsely as it is of use."""

    PHONE = "phone"
    DESKTOP = "desktop"
    """Tablets, too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that is counted."""

    step: Step
    job_id: UUID
    source: str
    device: Device


@dataclass(frozen=True, slots=True)
class Asked:
    """What the count reads of a request, and keeps for a second: headers and query as they came."""

    headers: tuple[tuple[bytes, bytes], ...] | list[tuple[bytes, bytes]]
    query: bytes
    address: str


@dataclass(frozen=True, slots=True)
class VisitsFilter:
    """Which counts: days of the organization, both included.

    `job_ids` None is everything, pages of no job included; `sources` empty is all of them.
    """

    first: date
    last: date
    job_ids: tuple[UUID, ...] | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """Counts of one period, added up in four ways."""

    by_day: Mapping[tuple[date, Step], int] = field(default_factory=dict)
    by_job: Mapping[tuple[UUID, Step], int] = field(default_factory=dict)
    by_source: Mapping[tuple[str, Step], int] = field(default_factory=dict)
    by_device: Mapping[tuple[Device, Step], int] = field(default_factory=dict)
    visitors: Mapping[date, int] = field(default_factory=dict)
    """About how many different visitors a day had; empty where the figures are of some jobs."""
