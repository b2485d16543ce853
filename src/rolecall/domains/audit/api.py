"""What other domains use: `record` beside each change, `verify` for operators."""

from rolecall.access import Actor
from rolecall.domains.audit.contracts import AuditFilter, Change, Verification
from rolecall.domains.audit.service import record, verify
from rolecall.infra.runtime import Runtime
from rolecall.kernel.sentences import Sentence, say

__all__ = ["AuditFilter", "Change", "Verification", "record", "record_refusal", "verify"]


async def record_refusal(runtime: Runtime, actor: Actor, action: str, reason: Sentence) -> None:
    """Record that something was refused, in a transaction of its own."""
    async with runtime.database.transaction(actor.tenant) as uow:
        record(
            uow,
            actor,
            "access.refused",
            "route",
            None,
            say("{action}: {reason}", action=action, reason=reason),
        )
