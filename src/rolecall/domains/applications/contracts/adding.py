"""Considering somebody who is known for a job."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class AddToJob:
    """Consider somebody who is known for a job that they have not applied for themselves.

    `once_more`: even beside an earlier application of theirs for this job that has ended, whatever
    the organization's rule about applying again says.
    """

    job_id: UUID
    candidate_id: UUID
    source: str = "sourced"
    once_more: bool = False
