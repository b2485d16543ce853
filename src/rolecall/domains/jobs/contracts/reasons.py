"""Reasons for rejecting an application, a list of the organization's own."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RejectionReason:
    """One reason. `code` is its stable name; an inactive one stays readable in old records."""

    id: UUID
    code: str
    label: str
    active: bool
    version: int
