"""The audit log over HTTP."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rolecall.domains.audit.contracts import AuditEntry
from rolecall.infra.http import Out, Said


class AuditActorOut(Out):
    """Who did it."""

    kind: str
    id: UUID | None
    name: Said


class AuditEntryOut(Out):
    """One entry."""

    seq: int
    at: datetime
    actor: AuditActorOut
    action: str
    record_type: str
    record_id: UUID | None
    summary: Said
    changes: dict[str, dict[str, Any]]
    ip: str
    request_id: str

    @classmethod
    def of(cls, entry: AuditEntry) -> "AuditEntryOut":
        """Render an entry."""
        return cls(
            seq=entry.seq,
            at=entry.at,
            actor=AuditActorOut(kind=entry.actor_kind, id=entry.actor_id, name=entry.actor_name),
            action=entry.action,
            record_type=entry.record_type,
            record_id=entry.record_id,
            summary=entry.summary,
            changes={name: dict(change) for name, change in entry.changes.items()},
            ip=entry.ip,
            request_id=entry.request_id,
        )


class VerificationOut(Out):
    """Whether the chain holds."""

    ok: bool
    entries: int
    first_bad_seq: int | None
    reason: Said
    checked_at: datetime
