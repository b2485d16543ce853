"""Fisher's exact test says what published tables say."""

import pytest

from rolecall.domains.self_identification.contracts import Decided
from rolecall.domains.self_identification.rules.significance import p_value

# Rows (passed, rejected) of the two groups, and the two-sided probability.
PUBLISHED = {
    # Fisher, The Design of Experiments (1935): the lady tasting tea; two-sided 34/70.
    "tea": ((3, 1), (1, 3), 34 / 70),
    # The example in R's fisher.test and SciPy's fisher_exact.
    "scipy": ((8, 2), (1, 5), 0.034965),
    # Wikipedia, "Fisher's exact test": men and women studying.
    "studying": ((1, 9), (11, 3), 0.002759),
    # Fisher (1935), convictions of like-sex twins: 10 of 13 against 2 of 17.
    "twins": ((10, 3), (2, 15), 0.000537),
    "alike": ((5, 5), (10, 10), 1.0),
    "nobody passed": ((0, 9), (0, 30), 1.0),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_small_tables_are_exact(name: str) -> None:
    one, other, expected = PUBLISHED[name]
    found = p_value(Decided(*one), Decided(*other))
    assert found == pytest.approx(expected, abs=1e-6)
    assert p_value(Decided(*other), Decided(*one)) == pytest.approx(found)


def test_large_tables_come_near_the_approximation() -> None:
    # Two standard deviations, the usual bound of courts (Hazelwood v. United States, 433 U.S. 299,
    # note 17), is a probability of about 4.6 %.
    found = p_value(Decided(5_000, 5_000), Decided(5_142, 4_858))
    assert found == pytest.approx(0.0455, abs=0.002)
