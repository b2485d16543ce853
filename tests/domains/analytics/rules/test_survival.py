"""The Kaplan-Meier estimator against the literature, a naive computation, and its own laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.analytics.rules.survival import Observed, survival

# E. J. Freireich et al., "The effect of 6-mercaptopurine on the duration of steroid-induced
# remissions in acute leukemia", Blood 21 (1963), 699-716: weeks of remission, the textbook example
# (J. P. Klein, M. L. Moeschberger, "Survival Analysis", 2nd edition, 2003, section 4.2, table 4.1,
# and for the placebo group D. Collett, "Modelling Survival Data in Medical Research").
TREATED_ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
TREATED_OPEN = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
TREATED = [*((w, True) for w in TREATED_ENDED), *((w, False) for w in TREATED_OPEN)]
TABLE = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

Durations = st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=60)


def curve(pairs: list[tuple[int, bool]]) -> list[Observed]:
    return [Observed(duration, ended) for duration, ended in pairs]


def test_gives_the_published_table() -> None:
    steps = dict(survival(curve(TREATED)).steps)
    assert steps.pop(0.0) == 1
    assert {int(week): round(share, 3) for week, share in steps.items()} == TABLE


@pytest.mark.parametrize(
    ("share", "weeks"), [(0.25, 13), (0.5, 23), (0.75, None)], ids=["quarter", "half", "most"]
)
def test_gives_the_published_quartiles(share: float, weeks: float | None) -> None:
    """Half of the treated relapsed by week 23; three quarters had not within the study."""
    assert survival(curve(TREATED)).quantile(share) == weeks


def test_without_open_ones_it_is_the_empirical_distribution() -> None:
    found = survival(curve([(week, True) for week in PLACEBO]))
    assert found.quantile(0.5) == 8
    assert found.steps[-1][0] == 23
    assert found.steps[-1][1] == pytest.approx(0)


def test_of_nothing_there_is_no_quantile() -> None:
    assert survival([]).quantile(0.5) is None
    assert survival([Observed(3, ended=False, count=9)]).quantile(0.1) is None


@given(Durations)
def test_agrees_with_the_definition_taken_word_by_word(pairs: list[tuple[int, bool]]) -> None:
    """The product over all earlier ends of (1 - ended / at risk), by counting each anew."""
    for duration, share in survival(curve(pairs)).steps[1:]:
        expected = math.prod(
            1 - sum(d == at and e for d, e in pairs) / sum(d >= at for d, _ in pairs)
            for at in {d for d, e in pairs if e and d <= duration}
        )
        assert share == pytest.approx(expected)


@given(Durations)
def test_only_falls_and_stays_a_share(pairs: list[tuple[int, bool]]) -> None:
    shares = [share for _, share in survival(curve(pairs)).steps]
    assert shares == sorted(shares, reverse=True)
    assert all(-1e-9 <= share <= 1 for share in shares)


@given(Durations)
def test_groups_say_the_same_as_their_members(pairs: list[tuple[int, bool]]) -> None:
    grouped = [Observed(d, e, pairs.count((d, e))) for d, e in set(pairs)]
    assert survival(grouped).steps == survival(curve(pairs)).steps


@given(Durations.filter(bool), st.floats(0.05, 0.95))
def test_taking_open_ones_as_ended_never_makes_it_slower(
    pairs: list[tuple[int, bool]], share: float
) -> None:
    """What has not ended yet only ever lengthens the estimate."""
    honest = survival(curve(pairs)).quantile(share)
    naive = survival(curve([(duration, True) for duration, _ in pairs])).quantile(share)
    assert naive is not None
    assert honest is None or honest >= naive
