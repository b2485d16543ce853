"""Whether a difference between two groups is larger than chance: Fisher's exact test.

R. A. Fisher, "On the interpretation of χ² from contingency tables, and the calculation of P",
Journal of the Royal Statistical Society 85 (1922), 87-94. Exact for any size, so small groups
need no approximation of their own. Two-sided: all tables with the same margins that are at most
as likely as the one that was seen.
"""

from math import exp, lgamma
from typing import Final

from rolecall.domains.self_identification.contracts import Decided

_TIES: Final = 1e-7
"""Tables that are equally likely differ by rounding."""


def p_value(one: Decided, other: Decided) -> float:
    """Return how likely so large a difference would be, were both groups treated alike."""
    passed, everybody = one.passed + other.passed, one.total + other.total
    least, most = max(0, passed - other.total), min(passed, one.total)
    base = _log_choose(everybody, passed)

    def log_likelihood(seen: int) -> float:
        ways = _log_choose(one.total, seen) + _log_choose(other.total, passed - seen)
        return ways - base

    threshold = log_likelihood(one.passed) + _TIES
    likely = (log_likelihood(seen) for seen in range(least, most + 1))
    return min(1.0, sum(exp(one_of) for one_of in likely if one_of <= threshold))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
