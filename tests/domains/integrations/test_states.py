"""What a connection may go through, and that no write happens twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

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
    Rejected,
    Retry,
    Unknown,
)
from rolecall.domains.integrations.rules.states import (
    MAX_ATTEMPTS,
    MAX_PROBES,
    PushFacts,
    PushNext,
    abandoned,
    moved,
    probed,
    replayed,
    runs,
    sent,
)

STATE, MOVE = ConnectionState, ConnectionMove


@pytest.mark.parametrize(
    ("moves", "state"),
    [
        ([MOVE.SUCCEED, MOVE.ENABLE], STATE.ENABLED),
        ([MOVE.SUCCEED, MOVE.ENABLE, MOVE.PAUSE, MOVE.RESUME], STATE.ENABLED),
        ([MOVE.SUCCEED, MOVE.ENABLE, MOVE.CHANGE], STATE.DRAFT),
        ([MOVE.SUCCEED, MOVE.ENABLE, MOVE.LOSE_AUTHORISATION], STATE.NEEDS_AUTHORISATION),
        ([MOVE.SUCCEED, MOVE.ENABLE, MOVE.LOSE_AUTHORISATION, MOVE.SUCCEED], STATE.TESTED),
        ([MOVE.REVOKE], STATE.REVOKED),
    ],
)
def test_a_connection_goes_its_way(moves: list[ConnectionMove], state: ConnectionState) -> None:
    at = STATE.DRAFT
    for move in moves:
        at = moved(at, move)
    assert at is state


@pytest.mark.parametrize(
    ("state", "move", "says"),
    [
        (STATE.DRAFT, MOVE.ENABLE, "Test the connection first"),
        (STATE.NEEDS_AUTHORISATION, MOVE.RESUME, "Authorise anew"),
        (STATE.REVOKED, MOVE.SUCCEED, "Make a new one"),
        (STATE.ENABLED, MOVE.RESUME, "Pause it first"),
    ],
)
def test_what_leads_nowhere_is_refused_with_the_remedy(
    state: ConnectionState, move: ConnectionMove, says: str
) -> None:
    with pytest.raises(InvalidMove, match=says) as raised:
        moved(state, move)
    assert raised.value.status == 409
    assert move.value not in raised.value.extra["allowed"]


def test_only_what_was_tested_as_it_is_runs() -> None:
    leading = {
        (state, move)
        for state in STATE
        for move in MOVE
        if state is not STATE.REVOKED and leads_to_running(state, move)
    }
    assert leading == {
        (STATE.TESTED, MOVE.ENABLE),
        (STATE.ENABLED, MOVE.SUCCEED),
        (STATE.PAUSED, MOVE.RESUME),
    }


def leads_to_running(state: ConnectionState, move: ConnectionMove) -> bool:
    try:
        return runs(moved(state, move))
    except InvalidMove:
        return False


@pytest.mark.parametrize("facts", [PushFacts(PushState.SENDING, idempotent=False, attempts=2)])
def test_what_became_of_a_write_decides_what_follows(facts: PushFacts) -> None:
    done = sent(facts, Done("77"), 0.5)
    assert (done.facts.state, done.after, done.external_id) == (PushState.SENT, None, "77")
    assert sent(facts, Rejected("no"), 0.5).facts.state is PushState.REJECTED
    later = sent(facts, Retry("busy", timedelta(seconds=90)), 0.0)
    assert (later.facts.state, later.after) == (PushState.QUEUED, timedelta(seconds=90))
    assert sent(facts, Indeterminate("cut"), 0.5).facts.state is PushState.INDETERMINATE
    assert abandoned(facts, 0.5).facts.state is PushState.INDETERMINATE


def test_what_may_be_written_twice_is_sent_again_without_a_probe() -> None:
    facts = PushFacts(PushState.SENDING, idempotent=True)
    assert sent(facts, Indeterminate("cut"), 0.5).facts.state is PushState.QUEUED


def test_attempts_and_probes_have_an_end() -> None:
    tired = PushFacts(PushState.SENDING, idempotent=False, attempts=MAX_ATTEMPTS - 1)
    assert sent(tired, Retry("busy"), 0.5).facts.state is PushState.DEAD
    doubtful = PushFacts(
        PushState.INDETERMINATE, idempotent=False, probes=MAX_PROBES - 1, doubtful=True
    )
    assert probed(doubtful, Unknown("no_search"), 0.5).facts.state is PushState.DEAD


def test_what_was_given_up_in_doubt_is_probed_when_it_is_replayed() -> None:
    doubtful = PushFacts(PushState.DEAD, idempotent=False, attempts=3, doubtful=True)
    assert replayed(doubtful).facts.state is PushState.INDETERMINATE
    certain = PushFacts(PushState.REJECTED, idempotent=False, attempts=1)
    assert replayed(certain).facts == PushFacts(PushState.QUEUED, idempotent=False)
    with pytest.raises(InvalidMove, match="rejected or given up"):
        replayed(PushFacts(PushState.SENT, idempotent=False))


class Pushing(RuleBasedStateMachine):
    """A write against a side that may commit without telling, and a worker that may die."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = PushFacts(PushState.QUEUED, idempotent=False)
        self.committed = 0

    def follow(self, found: PushNext) -> None:
        self.facts = found.facts

    @precondition(lambda self: self.facts.state is PushState.QUEUED)
    @rule(
        commits=st.booleans(),
        told=st.sampled_from(["done", "retry", "rejected", "lost", "died"]),
        chance=st.floats(0, 1),
    )
    def send(self, commits: bool, told: str, chance: float) -> None:
        facts = replace(self.facts, state=PushState.SENDING)
        if told == "done":
            self.committed += 1
            self.follow(sent(facts, Done("1"), chance))
        elif told in {"retry", "rejected"}:
            # These are answers for what was surely not done.
            outcome = Retry("busy") if told == "retry" else Rejected("no")
            self.follow(sent(facts, outcome, chance))
        else:
            self.committed += commits
            lost = told == "lost"
            self.follow(
                sent(facts, Indeterminate("cut"), chance) if lost else abandoned(facts, chance)
            )

    @precondition(lambda self: self.facts.state is PushState.INDETERMINATE)
    @rule(sees=st.booleans(), chance=st.floats(0, 1))
    def probe(self, sees: bool, chance: float) -> None:
        truth = Happened("1") if self.committed else Absent()
        self.follow(probed(self.facts, truth if sees else Unknown("down"), chance))

    @precondition(lambda self: self.facts.state in {PushState.DEAD, PushState.REJECTED})
    @rule()
    def replay(self) -> None:
        self.follow(replayed(self.facts))

    @precondition(lambda self: self.facts.state is PushState.SENT)
    @rule()
    def what_is_sent_is_there(self) -> None:
        assert self.committed == 1

    @invariant()
    def it_happens_once_at_most(self) -> None:
        assert self.committed <= 1


TestPushing = Pushing.TestCase
TestPushing.settings = settings(max_examples=40, stateful_step_count=30)
