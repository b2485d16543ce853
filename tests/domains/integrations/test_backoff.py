"""When to try again: their word first, then ours, never all at once."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.domains.integrations.rules.backoff import (
    CAP,
    LEAST_WAIT,
    pause,
    wait_for,
)


@given(failures=st.integers(0, 10_000), chance=st.floats(0, 1))
@settings(max_examples=50)
def test_pauses_stay_between_a_second_and_the_cap(failures: int, chance: float) -> None:
    assert LEAST_WAIT <= pause(failures, chance) <= CAP


def test_pauses_grow_and_are_spread_over_their_whole_length() -> None:
    assert [pause(n, 1.0).total_seconds() for n in (1, 2, 3, 4, 30)] == [2, 4, 8, 16, 1800]
    assert pause(10, 0.25) == pause(10, 1.0) / 4


def test_a_wait_that_was_asked_for_is_never_cut_short() -> None:
    asked = timedelta(seconds=20)
    assert wait_for(asked, 9, 0.0) == asked
    assert asked < wait_for(asked, 1, 1.0) <= asked + timedelta(seconds=2)
    assert wait_for(timedelta(days=1), 1, 1.0) <= timedelta(days=1, seconds=10)
