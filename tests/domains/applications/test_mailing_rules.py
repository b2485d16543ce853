"""Who of a selection gets a mail, as a table."""

from datetime import timedelta

import pytest

from rolecall.domains.applications.contracts.mailings import Addressee, LeftOut
from rolecall.domains.applications.rules.mailings import WHY, leaves_at, sort_out
from rolecall.kernel import clock, ids

ANA, BO = ids.uuid7(), ids.uuid7()


def one(email: str = "ana@example.org", **changes: object) -> Addressee:
    told: dict[str, object] = {"candidate_id": ids.uuid7(), "emails": (email,) if email else ()}
    told |= {"name": "Somebody", "locale": "en", **changes}
    return Addressee(id=ids.uuid7(), email=email, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ([one()], [None]),
        ([one("")], [LeftOut.NO_ADDRESS]),
        ([one(has_withdrawn=True)], [LeftOut.WITHDRAWN]),
        ([one("Refusing@example.org")], [LeftOut.UNDELIVERABLE]),
        ([one("no@example.org")], [LeftOut.UNSUBSCRIBED]),
        ([one(emails=("ana@example.org", "No@example.org"))], [LeftOut.UNSUBSCRIBED]),
        ([one(candidate_id=ANA), one("b@example.org", candidate_id=ANA)], [None, LeftOut.TWICE]),
        ([one(), one("Ana@Example.org")], [None, LeftOut.TWICE]),
        (
            [one(candidate_id=ANA, has_withdrawn=True), one(candidate_id=ANA), one("b@x.org")],
            [LeftOut.WITHDRAWN, None, None],
        ),
        ([one("", candidate_id=ANA), one("", candidate_id=BO)], [LeftOut.NO_ADDRESS] * 2),
        (
            [one(candidate_id=ANA, is_decided=True), one(candidate_id=ANA)],
            [LeftOut.DECIDED, None],
        ),
    ],
)
def test_who_is_left_out(selected: list[Addressee], expected: list[LeftOut | None]) -> None:
    found = sort_out(selected, {"refusing@example.org"}, {"no@example.org"}, with_decided=False)
    assert found == expected


def test_those_who_were_decided_about_get_it_where_it_is_for_them() -> None:
    selected = [one(is_decided=True), one("", is_decided=True)]
    assert sort_out(selected, (), (), with_decided=True) == [None, LeftOut.NO_ADDRESS]


def test_every_reason_is_told_and_mails_leave_one_after_another() -> None:
    assert set(WHY) == set(LeftOut)
    now = clock.now()
    assert [leaves_at(now, place) - now for place in (0, 1, 600)] == [
        timedelta(0),
        timedelta(seconds=0.1),
        timedelta(minutes=1),
    ]
