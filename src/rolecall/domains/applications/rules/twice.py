"""Which of several applications of one person for one job is the first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Applied:
    """An application, as far as it matters here."""

    id: UUID
    job_id: UUID
    applied_at: datetime


def firsts(applied: Iterable[Applied]) -> Mapping[UUID, UUID | None]:
    """Return, by application, the first one for the same job; None for the first itself.

    The earliest is the first. That depends on nothing that changes, so that records which are
    split again have what they had before.
    """
    first: dict[UUID, UUID] = {}
    found: dict[UUID, UUID | None] = {}
    for one in sorted(applied, key=lambda one: (one.applied_at, one.id)):
        found[one.id] = first.get(one.job_id)
        first.setdefault(one.job_id, one.id)
    return found
