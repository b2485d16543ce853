"""What a connection may go through, and what becomes of something that is to be written.

Guarantees: nothing runs on a connection that was not tested as it is; authorisation that is lost
and given again leads back to where the connection stood only through a test; a write whose fate is
unknown is never sent again before a probe has found that it did not happen, unless sending it twice
is sending it once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from rolecall.domains.integrations.contracts.connections import (
    ConnectionMove,
    ConnectionState,
    InvalidMove,
    PushState,
)
from rolecall.domains.integrations.contracts.outcomes import (
    Absent,
    Done,
    Happened,
    Indeterminate,
    Outcome,
    Probed,
    Rejected,
    Retry,
)
from rolecall.domains.integrations.rules.backoff import wait_for
from rolecall.kernel.sentences import Sentence, say

_S, _M = ConnectionState, ConnectionMove
_MOVES: Final[Mapping[tuple[ConnectionState, ConnectionMove], ConnectionState]] = {
    (_S.DRAFT, _M.SUCCEED): _S.TESTED,
    (_S.DRAFT, _M.CHANGE): _S.DRAFT,
    (_S.TESTED, _M.SUCCEED): _S.TESTED,
    (_S.TESTED, _M.CHANGE): _S.DRAFT,
    (_S.TESTED, _M.ENABLE): _S.ENABLED,
    (_S.TESTED, _M.LOSE_AUTHORISATION): _S.DRAFT,
    (_S.ENABLED, _M.SUCCEED): _S.ENABLED,
    (_S.ENABLED, _M.CHANGE): _S.DRAFT,
    (_S.ENABLED, _M.PAUSE): _S.PAUSED,
    (_S.ENABLED, _M.LOSE_AUTHORISATION): _S.NEEDS_AUTHORISATION,
    (_S.PAUSED, _M.SUCCEED): _S.PAUSED,
    (_S.PAUSED, _M.CHANGE): _S.DRAFT,
    (_S.PAUSED, _M.RESUME): _S.ENABLED,
    (_S.PAUSED, _M.LOSE_AUTHORISATION): _S.NEEDS_AUTHORISATION,
    (_S.NEEDS_AUTHORISATION, _M.SUCCEED): _S.TESTED,
    (_S.NEEDS_AUTHORISATION, _M.CHANGE): _S.DRAFT,
    (_S.NEEDS_AUTHORISATION, _M.LOSE_AUTHORISATION): _S.NEEDS_AUTHORISATION,
    **{(state, _M.REVOKE): _S.REVOKED for state in _S if state is not _S.REVOKED},
}
_REMEDIES: Final[Mapping[ConnectionState, Sentence]] = {
    _S.DRAFT: say("Test the connection first."),
    _S.TESTED: say("The connection is tested and not enabled yet. Enable it first."),
    _S.ENABLED: say("The connection is enabled. Pause it first."),
    _S.PAUSED: say("The connection is paused. Resume it."),
    _S.NEEDS_AUTHORISATION: say("The other side refuses the credentials. Authorise anew."),
    _S.REVOKED: say("The connection is revoked. Make a new one."),
}
MAX_ATTEMPTS: Final = 12
"""With pauses up to half an hour: about three hours."""
MAX_PROBES: Final = 6


def moved(state: ConnectionState, move: ConnectionMove) -> ConnectionState:
    """Return the state that a move leads to.

    Raises:
        InvalidMove: it leads nowhere from here; says what would.
    """
    found = _MOVES.get((state, move))
    if found is None:
        raise InvalidMove(
            _REMEDIES[state],
            state=state.value,
            allowed=sorted(known.value for at, known in _MOVES if at is state),
        )
    return found


def allows(state: ConnectionState, move: ConnectionMove) -> bool:
    """Tell whether a move leads anywhere from a state."""
    return (state, move) in _MOVES


def runs(state: ConnectionState) -> bool:
    """Tell whether anything is read or written in a state."""
    return state is ConnectionState.ENABLED


@dataclass(frozen=True, slots=True)
class PushFacts:
    """What is known of a write. `attempts` and `probes` count those that are over.

    `doubtful`: an attempt may have written it, and nobody has found out yet.
    """

    state: PushState
    idempotent: bool
    attempts: int = 0
    probes: int = 0
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PushNext:
    """What becomes of it: its state, when it is looked at again (None: not by itself), and why."""

    facts: PushFacts
    after: timedelta | None
    reason: str = ""
    external_id: str = ""


def sent(facts: PushFacts, outcome: Outcome, chance: float) -> PushNext:
    """Return what follows from what became of an attempt; `chance` is random, 0 to 1."""
    facts = replace(facts, attempts=facts.attempts + 1)
    if isinstance(outcome, Done):
        return _ended(facts, PushState.SENT, external_id=outcome.external_id)
    if isinstance(outcome, Rejected):
        return _ended(facts, PushState.REJECTED, outcome.reason)
    if isinstance(outcome, Indeterminate) and not facts.idempotent:
        after = replace(facts, state=PushState.INDETERMINATE, doubtful=True)
        return PushNext(after, wait_for(None, 1, chance), outcome.reason)
    if facts.attempts >= MAX_ATTEMPTS:
        return _ended(facts, PushState.DEAD, outcome.reason)
    asked = outcome.after if isinstance(outcome, Retry) else None
    after = replace(facts, state=PushState.QUEUED)
    return PushNext(after, wait_for(asked, facts.attempts, chance), outcome.reason)


def probed(facts: PushFacts, found: Probed, chance: float) -> PushNext:
    """Return what follows from a probe: `Absent` sends again, `Unknown` asks again for a while."""
    facts = replace(facts, probes=facts.probes + 1)
    if isinstance(found, Happened):
        certain = replace(facts, doubtful=False)
        return _ended(certain, PushState.SENT, external_id=found.external_id)
    if isinstance(found, Absent):
        certain = replace(facts, doubtful=False, probes=0)
        if facts.attempts >= MAX_ATTEMPTS:
            return _ended(certain, PushState.DEAD, "too_many_attempts")
        after = replace(certain, state=PushState.QUEUED)
        return PushNext(after, wait_for(None, facts.attempts, chance))
    if facts.probes >= MAX_PROBES:
        return _ended(facts, PushState.DEAD, found.reason)
    return PushNext(facts, wait_for(None, facts.probes, chance), found.reason)


def abandoned(facts: PushFacts, chance: float) -> PushNext:
    """Return what follows when whoever was sending has not come back: nobody knows what it did."""
    return sent(facts, Indeterminate("worker_lost"), chance)


def replayed(facts: PushFacts) -> PushNext:
    """Return what follows when a person sends anew what was given up or rejected.

    What may have happened is probed first.

    Raises:
        InvalidMove: it is neither.
    """
    if facts.state not in {PushState.DEAD, PushState.REJECTED}:
        raise InvalidMove(
            say("Only what was rejected or given up can be sent anew."), state=facts.state.value
        )
    state = PushState.INDETERMINATE if facts.doubtful else PushState.QUEUED
    fresh = PushFacts(state, facts.idempotent, doubtful=facts.doubtful)
    return PushNext(fresh, timedelta(0))


def _ended(facts: PushFacts, state: PushState, reason: str = "", external_id: str = "") -> PushNext:
    return PushNext(replace(facts, state=state), None, reason, external_id)
