"""When a message is sent, sent again, given up, or left for a person."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.messaging.contracts import Audience, MessageStatus
from rolecall.domains.messaging.rules.delivery import (
    GIVE_UP_AFTER,
    NextStep,
    Progress,
    Step,
    can_be_recalled,
    can_be_resent,
    is_suppressed,
    next_step,
    pause_after,
    should_give_up,
)

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
EARLIER, LATER = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)
S = MessageStatus


@pytest.mark.parametrize(
    ("progress", "repeatable", "expected"),
    [
        (Progress(S.QUEUED, NOW), False, NextStep(Step.SEND)),
        (Progress(S.HELD, LATER), False, NextStep(Step.WAIT, LATER)),
        (Progress(S.HELD, NOW), False, NextStep(Step.SEND)),
        (Progress(S.SENDING, EARLIER, LATER), False, NextStep(Step.WAIT, LATER)),
        (Progress(S.SENDING, EARLIER, LATER, handed_over=True), True, NextStep(Step.WAIT, LATER)),
        (Progress(S.SENDING, EARLIER, EARLIER), False, NextStep(Step.SEND)),
        (
            Progress(S.SENDING, EARLIER, EARLIER, handed_over=True),
            False,
            NextStep(Step.CALL_UNCERTAIN),
        ),
        (Progress(S.SENDING, EARLIER, EARLIER, handed_over=True), True, NextStep(Step.SEND)),
        *[
            (Progress(status, EARLIER), repeatable, NextStep(Step.LEAVE))
            for status in (S.SENT, S.FAILED, S.UNCERTAIN, S.RECALLED, S.SUPPRESSED)
            for repeatable in (True, False)
        ],
    ],
)
def test_next_step(progress: Progress, repeatable: bool, expected: NextStep) -> None:
    assert next_step(progress, NOW, repeatable=repeatable) == expected


@given(
    status=st.sampled_from(S),
    due=st.timedeltas(timedelta(days=-3), timedelta(days=3)),
    lease=st.none() | st.timedeltas(timedelta(days=-1), timedelta(days=1)),
    handed_over=st.booleans(),
)
def test_what_may_have_left_is_never_recalled_nor_sent_again_blindly(
    status: MessageStatus, due: timedelta, lease: timedelta | None, handed_over: bool
) -> None:
    progress = Progress(status, NOW + due, None if lease is None else NOW + lease, handed_over)
    if status is S.SENDING and handed_over:
        assert not can_be_recalled(progress)
        assert next_step(progress, NOW, repeatable=False).step is not Step.SEND
    if next_step(progress, NOW, repeatable=False).step is Step.SEND:
        assert can_be_recalled(progress)
        assert not can_be_resent(status)


def test_only_what_did_not_arrive_can_be_resent() -> None:
    assert {status for status in S if can_be_resent(status)} == {
        S.FAILED,
        S.UNCERTAIN,
        S.SUPPRESSED,
    }


def test_pauses_grow_to_an_hour() -> None:
    pauses = [pause_after(attempt) for attempt in range(1, 30)]
    assert pauses[0] == timedelta(seconds=5)
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=1)


def test_gives_up_after_two_days() -> None:
    assert not should_give_up(NOW, NOW + GIVE_UP_AFTER - timedelta(seconds=1))
    assert should_give_up(NOW, NOW + timedelta(hours=48))


@pytest.mark.parametrize(
    ("age", "audience", "expected"),
    [
        (timedelta(days=29), Audience.CANDIDATE, True),
        (timedelta(days=30), Audience.CANDIDATE, False),
        (timedelta(minutes=59), Audience.ACCOUNT, True),
        (timedelta(hours=1), Audience.ACCOUNT, False),
    ],
)
def test_a_bounce_does_not_last(age: timedelta, audience: Audience, expected: bool) -> None:
    assert is_suppressed(NOW - age, NOW, audience) is expected
