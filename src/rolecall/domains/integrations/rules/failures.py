"""What a call that failed means to whoever reads, and to whoever writes.

Guarantees: what may have been carried out is never told as something to be tried again.
"""

from collections.abc import Mapping
from typing import Final, NoReturn

from rolecall.domains.integrations.contracts.outcomes import (
    Blocked,
    ConnectorError,
    Indeterminate,
    Malformed,
    Outcome,
    RateLimited,
    Refused,
    Rejected,
    Retry,
    Temporary,
    Unauthorised,
)
from rolecall.infra.rest.contracts import CallFailed, Fault

_LASTING: Final[Mapping[Fault, type[ConnectorError]]] = {
    Fault.UNAUTHORISED: Unauthorised,
    Fault.FORBIDDEN: Refused,
    Fault.NOT_FOUND: Refused,
    Fault.REFUSED: Refused,
    Fault.BLOCKED: Blocked,
    Fault.MOVED: Refused,
    Fault.NOT_JSON: Malformed,
    Fault.TOO_LARGE: Malformed,
}
_PASSING: Final = frozenset({Fault.UNREACHABLE, Fault.TIMED_OUT, Fault.SERVER_ERROR})


def raise_for_read(failed: CallFailed) -> NoReturn:
    """Raise what a read that failed means."""
    if failed.fault is Fault.RATE_LIMITED:
        raise RateLimited(reason_of(failed), failed.wait) from failed
    if failed.fault in _PASSING:
        raise Temporary(reason_of(failed), failed.wait) from failed
    raise _LASTING[failed.fault](reason_of(failed)) from failed


def outcome_of_write(failed: CallFailed) -> Outcome:
    """Return what became of a write that failed.

    Raises:
        Unauthorised: the credentials were not taken; nothing was written.
    """
    if failed.fault is Fault.UNAUTHORISED:
        raise Unauthorised(reason_of(failed)) from failed
    if failed.unsure:
        return Indeterminate(reason_of(failed))
    if failed.fault is Fault.RATE_LIMITED or failed.fault in _PASSING:
        return Retry(reason_of(failed), failed.wait)
    return Rejected(reason_of(failed))


def reason_of(failed: CallFailed) -> str:
    """Return the word for what went wrong, and what the other side says about it."""
    return f"{failed.fault.value}: {failed.said}" if failed.said else failed.fault.value
