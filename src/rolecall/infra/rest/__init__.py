"""Asking the JSON interfaces of other systems, at addresses that people type.

Guarantees: those of `infra.outbound` (checked addresses, bounded answers, nothing unpacked); no
redirect is followed; credentials go to the origin they are for; whoever failed learns whether the
request may have been carried out; no error, log line or representation holds a secret.
"""

from rolecall.infra.rest.auth import (
    Auth,
    Basic,
    Bearer,
    ClientCredentials,
    HeaderKey,
    MemoryTokens,
    Token,
    TokenStore,
)
from rolecall.infra.rest.client import RestClient
from rolecall.infra.rest.contracts import Call, CallFailed, Fault, Limits, Reply
from rolecall.infra.rest.waiting import asked_wait

__all__ = [
    "Auth",
    "Basic",
    "Bearer",
    "Call",
    "CallFailed",
    "ClientCredentials",
    "Fault",
    "HeaderKey",
    "Limits",
    "MemoryTokens",
    "Reply",
    "RestClient",
    "Token",
    "TokenStore",
    "asked_wait",
]
