"""The vocabulary of the audit log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from rolecall.kernel.sentences import NOTHING, Sentence


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after. Personal values of classified fields are never put here."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What an entry says, before it has a place in the chain."""

    at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    action: str
    record_type: str
    record_id: UUID | None
    summary: Sentence
    changes: Mapping[str, Mapping[str, Any]]
    ip: str
    request_id: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry as it was written."""

    seq: int
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    action: str
    record_type: str
    record_id: UUID | None
    summary: str
    changes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    ip: str = ""
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries; every criterion that is given must hold."""

    actor_id: UUID | None = None
    action: str | None = None
    record_type: str | None = None
    record_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of walking one organization's chain."""

    org_id: UUID
    ok: bool
    entries: int
    first_bad_seq: int | None
    reason: Sentence = NOTHING
