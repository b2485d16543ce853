from datetime import UTC, datetime, timedelta

import pytest

from rolecall.domains.identity.contracts import InvitationStatus, SessionKind
from rolecall.domains.identity.rules.invitations import invitation_status
from rolecall.domains.identity.rules.lifetimes import refresh_ends, session_ends, session_is_over

BEGUN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "last_seen", "at", "over"),
    [
        (SessionKind.BROWSER, timedelta(0), timedelta(hours=23), False),
        (SessionKind.BROWSER, timedelta(0), timedelta(hours=24), True),
        (SessionKind.BROWSER, timedelta(days=13, hours=23), timedelta(days=13, hours=24), True),
        (SessionKind.PROGRAM, timedelta(0), timedelta(days=6), False),
        (SessionKind.PROGRAM, timedelta(0), timedelta(days=7), True),
        (SessionKind.PROGRAM, timedelta(days=29), timedelta(days=30), True),
    ],
)
def test_a_session_ends_when_idle_and_at_its_end(
    kind: SessionKind, last_seen: timedelta, at: timedelta, over: bool
) -> None:
    ends = session_ends(kind, BEGUN)
    assert (
        session_is_over(kind, last_seen_at=BEGUN + last_seen, expires_at=ends, at=BEGUN + at)
        is over
    )


def test_a_refresh_token_never_outlives_its_session() -> None:
    ends = session_ends(SessionKind.PROGRAM, BEGUN)
    late = ends - timedelta(hours=1)
    assert refresh_ends(SessionKind.PROGRAM, late, ends) == ends


@pytest.mark.parametrize(
    ("accepted", "revoked", "at", "status"),
    [
        (None, None, timedelta(days=6), InvitationStatus.PENDING),
        (None, None, timedelta(days=7), InvitationStatus.EXPIRED),
        (None, BEGUN, timedelta(days=1), InvitationStatus.REVOKED),
        (BEGUN, None, timedelta(days=9), InvitationStatus.ACCEPTED),
    ],
)
def test_an_invitation_is_in_one_state(
    accepted: datetime | None, revoked: datetime | None, at: timedelta, status: InvitationStatus
) -> None:
    found = invitation_status(
        accepted_at=accepted,
        revoked_at=revoked,
        expires_at=BEGUN + timedelta(days=7),
        at=BEGUN + at,
    )
    assert found is status
