"""Postings: what the public sees of open jobs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.jobs.contracts.jobs import (
    EmploymentType,
    Location,
    Pay,
    RemotePolicy,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPosting:
    """An open job as anybody may see it. `pay` is None where the organization hides it."""

    id: UUID
    org_id: UUID
    organization_slug: str
    organization_name: str
    title: str
    department: str
    locations: tuple[Location, ...]
    remote_policy: RemotePolicy
    employment_type: EmploymentType
    pay: Pay | None
    published_at: datetime
    updated_at: datetime
    valid_through: datetime | None


@dataclass(frozen=True, slots=True)
class PostingFilter:
    """Which postings; every criterion that is given must hold.

    `q` holds words of title, department, skills and places, `location` words of places;
    `department` is a whole name.
    """

    q: str = ""
    location: str = ""
    department: str = ""
    remote_policy: RemotePolicy | None = None
    employment_type: EmploymentType | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == PostingFilter()


@dataclass(frozen=True, slots=True)
class Facet:
    """A value to filter by, as people read it, with the number of open jobs that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Employer:
    """An organization with open jobs, as the installation's first page names it."""

    org_id: UUID
    slug: str
    name: str
    open_jobs: int
