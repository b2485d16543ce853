"""The circuit breaker: who is down is left alone, then tried once."""

from datetime import UTC, datetime, timedelta

from rolecall.domains.integrations.rules.breaker import (
    FAILURES,
    FIRST_REST,
    LONGEST_REST,
    TRIAL,
    Breaker,
    answered,
    asked,
    failed,
)

NOW = datetime(2026, 3, 31, 12, 0, 0, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


def tripped() -> Breaker:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker = failed(breaker, NOW)
    return breaker


def test_stays_closed_below_the_limit_and_an_answer_forgets() -> None:
    breaker = Breaker()
    for _ in range(FAILURES - 1):
        breaker = failed(breaker, NOW)
    assert asked(breaker, NOW) == (breaker, True)
    assert answered(breaker) == Breaker()


def test_opens_and_lets_one_trial_through_after_its_rest() -> None:
    breaker = tripped()
    assert asked(breaker, NOW + FIRST_REST - MOMENT)[1] is False
    trying, goes = asked(breaker, NOW + FIRST_REST)
    assert goes
    assert asked(trying, NOW + FIRST_REST)[1] is False
    assert asked(trying, NOW + FIRST_REST + TRIAL)[1] is True


def test_a_trial_that_fails_prolongs_the_rest_and_one_that_is_answered_closes() -> None:
    trying, _ = asked(tripped(), NOW + FIRST_REST)
    again = failed(trying, NOW + FIRST_REST)
    assert again.open_until == NOW + FIRST_REST + 2 * FIRST_REST
    assert answered(trying) == Breaker()


def test_what_was_under_way_when_it_opened_does_not_prolong_the_rest() -> None:
    breaker = tripped()
    assert failed(breaker, NOW + MOMENT) == breaker


def test_the_rest_has_an_end() -> None:
    breaker, now = tripped(), NOW
    for _ in range(40):
        assert breaker.open_until
        now = breaker.open_until
        assert breaker.open_until - now <= LONGEST_REST
        breaker = failed(asked(breaker, now)[0], now)
    assert breaker.open_until
    assert breaker.open_until - now == LONGEST_REST
