"""Postings: what the public sees of open jobs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.identity.contracts import ReapplyPolicy
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
    organization_host: str = ""
    """The domain by which the organization's site is known; empty: the installation's address."""


MAX_WANTED = 100
"""Characters of a word or name that jobs are looked for by."""


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

    @classmethod
    def asked(cls, given: Mapping[str, str]) -> "PostingFilter":
        """Return what a form or an address asks for; what cannot be is left out."""
        remote, kind = given.get("remote_policy", ""), given.get("employment_type", "")
        return cls(
            q=given.get("q", "")[:MAX_WANTED],
            location=given.get("location", "")[:MAX_WANTED],
            department=given.get("department", "")[:MAX_WANTED],
            remote_policy=RemotePolicy(remote) if remote in set(RemotePolicy) else None,
            employment_type=EmploymentType(kind) if kind in set(EmploymentType) else None,
        )

    @property
    def fields(self) -> dict[str, str]:
        """The criteria that are given, as a form or an address names them."""
        named = {
            "q": self.q,
            "department": self.department,
            "location": self.location,
            "remote_policy": self.remote_policy or "",
            "employment_type": self.employment_type or "",
        }
        return {name: str(value) for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class OncePublished:
    """A job that is, or was, on the careers pages, as far as the public may know it.

    `is_open`: it takes applications and is shown. `reapply_policy`: whether once more, too.
    """

    id: UUID
    org_id: UUID
    organization_slug: str
    organization_name: str
    title: str
    department: str
    locations: tuple[Location, ...]
    remote_policy: RemotePolicy
    employment_type: EmploymentType
    reapply_policy: ReapplyPolicy
    is_open: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A value to filter by, as people read it, with the number of open jobs that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list of jobs can be narrowed by."""

    departments: Sequence[Facet]
    locations: Sequence[Facet]
    workplaces: Sequence[Facet]
    employments: Sequence[Facet]


@dataclass(frozen=True, slots=True)
class JobInWords:
    """An open job as a mail shows it, in the reader's language; `path` is without the host."""

    id: UUID
    path: str
    title: str
    facts: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Employer:
    """An organization with open jobs, as the installation's first page names it."""

    org_id: UUID
    slug: str
    name: str
    open_jobs: int
    host: str = ""
    """The domain by which its site is known, empty for the installation's address."""
