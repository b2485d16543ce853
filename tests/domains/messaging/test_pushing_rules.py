"""Which mails devices are told of, and when a device is tried again."""

import string
from datetime import UTC, datetime, timedelta

import pytest

from rolecall.domains.messaging.contracts import Audience, MailKind
from rolecall.domains.messaging.rules.catalogue import declaration_of
from rolecall.domains.messaging.rules.pushing import (
    PUSHED,
    is_news,
    left_of,
    pause_after,
    topic_of,
)
from rolecall.kernel.ids import uuid7

QUEUED = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_devices_are_told_of_mails_to_candidates_alone() -> None:
    """A member's device would be told of an application that is not theirs."""
    assert {declaration_of(kind).audience for kind in PUSHED} == {Audience.CANDIDATE}


@pytest.mark.parametrize(
    "kind",
    [
        MailKind.APPLICATION_STAGE_CHANGED,
        MailKind.APPLICATION_REJECTED,
        MailKind.CANDIDATE_MESSAGE,
        MailKind.AI_INTERVIEW_INVITATION,
        MailKind.AI_INTERVIEW_REMINDER,
        MailKind.INTERVIEW_BOOKING,
        MailKind.INTERVIEW_INVITATION,
        MailKind.OFFER_SENT,
    ],
)
def test_what_candidates_wait_for_is_told(kind: MailKind) -> None:
    assert is_news(kind.value, "application")
    assert not is_news(kind.value, "candidate")


@pytest.mark.parametrize(
    "kind",
    [
        MailKind.APPLICATION_RECEIVED,
        MailKind.INTERVIEW_NEWS,
        MailKind.JOB_ALERT,
        MailKind.NEW_APPLICATION,
        MailKind.OUTREACH,
        MailKind.SIGN_IN_LINK,
    ],
)
def test_what_is_no_news_of_ones_application_is_not(kind: MailKind) -> None:
    assert not is_news(kind.value, "application")


def test_a_topic_is_of_one_device_and_one_application() -> None:
    device, other, application = uuid7(), uuid7(), uuid7()
    topic = topic_of(device, application)
    assert topic == topic_of(device, application)
    assert topic not in {topic_of(other, application), topic_of(device, other)}
    assert len(topic) == 32
    assert set(topic) <= set(string.ascii_letters + string.digits + "-_")


def test_news_is_worth_a_day() -> None:
    assert left_of(QUEUED, QUEUED) == timedelta(days=1)
    assert left_of(QUEUED, QUEUED + timedelta(hours=23)) == timedelta(hours=1)
    assert left_of(QUEUED, QUEUED + timedelta(days=2)) == timedelta(0)


def test_pauses_grow_and_are_never_shorter_than_asked() -> None:
    pauses = []
    at = QUEUED
    for _ in range(10):
        pauses.append(pause_after(QUEUED, at, None))
        at += pauses[-1]
    assert pauses[:3] == [timedelta(seconds=15), timedelta(seconds=15), timedelta(seconds=30)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=1)
    assert pause_after(QUEUED, QUEUED, timedelta(hours=5)) == timedelta(hours=5)
    assert pause_after(QUEUED, QUEUED, timedelta(0)) == timedelta(seconds=15)
