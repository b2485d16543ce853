"""The life of an interview, its clock and its notice, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rolecall.domains.ai_interviews.contracts import Settings
from rolecall.domains.ai_interviews.contracts.sessions import (
    HELD,
    LIVE,
    InvalidSessionMove,
    Mover,
    SessionAction,
    SessionState,
)
from rolecall.domains.ai_interviews.rules.clock import Clock, longest_answer, total_of
from rolecall.domains.ai_interviews.rules.notice import About, notice_of, version_of
from rolecall.domains.ai_interviews.rules.sessions import (
    MOVERS,
    MOVES,
    after,
    allowed_to,
    words_of,
)
from rolecall.infra.languages import LANGUAGES, in_language

NOON = datetime(2027, 5, 3, 12, tzinfo=UTC)
_S, _A = SessionState, SessionAction


class Life(RuleBasedStateMachine):
    """Whatever is tried in whatever order, nothing is asked before the notice was agreed to."""

    def __init__(self) -> None:
        super().__init__()
        self.state = _S.INVITED
        self.agreed = False
        self.begun = False

    @rule(action=st.sampled_from(SessionAction))
    def attempt(self, action: SessionAction) -> None:
        """Try anything."""
        target = MOVES[self.state].get(action)
        if target is None:
            with pytest.raises(InvalidSessionMove) as refused:
                after(action, self.state)
            assert refused.value.extra["allowed_actions"] == [
                one.value for one in MOVES[self.state]
            ]
            return
        self.state = after(action, self.state)
        if self.state is _S.INVITED:
            self.agreed = False
        self.agreed |= action is _A.CONSENT
        self.begun |= action is _A.BEGIN

    @invariant()
    def nothing_before_consent(self) -> None:
        """Who is in an interview agreed to it."""
        if self.state in {_S.IN_PROGRESS, _S.PAUSED, _S.ABANDONED} | HELD:
            assert self.agreed
            assert self.begun

    @precondition(lambda self: self.state in LIVE)
    @rule()
    def a_person_can_be_asked_for(self) -> None:
        """At any time while something can still be asked."""
        assert _A.OPT_OUT in allowed_to(Mover.CANDIDATE, self.state)

    @precondition(lambda self: self.state in {_S.OPTED_OUT, _S.REVOKED})
    @rule()
    def what_is_left_stays(self) -> None:
        """Nobody can bring it back."""
        assert not MOVES[self.state]


TestLife = Life.TestCase


def test_each_state_and_action_is_spoken_for() -> None:
    assert set(MOVES) == set(SessionState)
    assert set(MOVERS) == set(SessionAction)
    assert {action for moves in MOVES.values() for action in moves} == set(SessionAction)
    assert all(words_of(state) for state in SessionState)


def test_an_interview_that_never_began_expires_and_one_that_did_is_abandoned() -> None:
    assert after(_A.EXPIRE, _S.CONSENTED) is _S.EXPIRED
    assert after(_A.EXPIRE, _S.PAUSED) is _S.ABANDONED
    assert after(_A.REISSUE, _S.ABANDONED) is _S.PAUSED


def test_what_is_paused_does_not_count() -> None:
    clock = Clock(total=600, most_at_once=300).started(NOON)
    stopped = clock.stopped(NOON + timedelta(seconds=100))
    assert stopped.left(NOON + timedelta(days=1)) == 500
    again = stopped.started(NOON + timedelta(days=1))
    assert again.left(NOON + timedelta(days=1, seconds=50)) == 450


def test_a_drop_out_costs_no_more_than_the_answer_that_it_broke_off() -> None:
    clock = Clock(total=600, most_at_once=120, running_since=NOON)
    assert clock.left(NOON + timedelta(hours=5)) == 480
    assert clock.started(NOON + timedelta(hours=5)).spent == 120


def test_extra_time_lengthens_each_answer_alike() -> None:
    assert total_of(20, 10) == 1_800
    assert longest_answer(120, 20, 10) == 180
    assert longest_answer(None, 20, 0) == 180


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10_000)), max_size=20))
def test_time_left_only_ever_shrinks_and_never_below_none(steps: list[tuple[bool, int]]) -> None:
    clock, now = Clock(total=900, most_at_once=200), NOON
    left = clock.left(now)
    for runs, seconds in steps:
        clock = clock.started(now) if runs else clock.stopped(now)
        assert clock.left(now) == left
        now += timedelta(seconds=seconds)
        after_that = clock.left(now)
        assert 0 <= after_that <= left
        assert after_that == left or runs
        left = after_that


def _about(**settings: object) -> About:
    return About(
        organization="Harbor Vale",
        job="Nurse",
        settings=Settings(**settings),  # type: ignore[arg-type]
        extra_minutes=5,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_says_what_has_to_be_said_in_each_language(language: str) -> None:
    told = [in_language(one, language) for one in notice_of(_about(minutes=20, contact="Rita"))]
    english = [str(one) for one in notice_of(_about(minutes=20, contact="Rita"))]
    assert "25" in told[1]
    assert "Harbor Vale" in told[3]
    assert "Rita" in told[-1]
    assert language == "en" or not set(told) & set(english)


def test_other_words_are_another_version_of_the_notice() -> None:
    first, second = (
        version_of(tuple(str(one) for one in notice_of(_about(minutes=minutes))))
        for minutes in (20, 25)
    )
    assert first != second
    assert first == version_of(tuple(str(one) for one in notice_of(_about(minutes=20))))
