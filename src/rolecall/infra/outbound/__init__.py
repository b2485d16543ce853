"""Requests to addresses that people type: the only way out to them.

Guarantees: nothing inside the operator's network is reached by an address of a user, whatever a
name resolves to, when it resolves to something else the next moment, or where an answer leads on
to; no request takes longer, and no answer is larger, than was allowed. Named hosts of one's own
network are let through by `ROLECALL_OUTBOUND_INTERNAL_HOSTS`.
"""

from rolecall.infra.outbound.addresses import Target, is_public, target_of
from rolecall.infra.outbound.client import Outbound
from rolecall.infra.outbound.contracts import Answer, Ask, NoAnswer, Why
from rolecall.infra.outbound.transport import GuardedTransport

__all__ = [
    "Answer",
    "Ask",
    "GuardedTransport",
    "NoAnswer",
    "Outbound",
    "Target",
    "Why",
    "is_public",
    "target_of",
]
