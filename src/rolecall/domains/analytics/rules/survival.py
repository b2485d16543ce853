"""Durations of which some have not ended yet: the Kaplan-Meier estimator.

E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of the
American Statistical Association 53 (1958), 457-481. Whoever has not ended is known to last longer
than until now: leaving them out would make everything look faster than it is, and taking them as
ended, too.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observed:
    """So many durations of the same length. `ended`: it was seen to end; else it is censored."""

    duration: float
    ended: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Survival:
    """The share that lasts longer than a duration, as steps from (0, 1) on."""

    steps: tuple[tuple[float, float], ...]

    def quantile(self, share: float) -> float | None:
        """Return the shortest duration by which at least this share has ended.

        None where the curve does not come down that far: too many have not ended yet.
        """
        for duration, lasting in self.steps:
            # A product of fractions misses 1/2 by a rounding error, and the curve may lie flat.
            if lasting <= 1 - share + _ROUNDING:
                return duration
        return None


_ROUNDING = 1e-9


def survival(observed: Iterable[Observed]) -> Survival:
    """Return the estimate of the durations' survival function.

    Who is censored at a duration at which others end counts as at risk there.
    """
    ended: dict[float, int] = defaultdict(int)
    leaving: dict[float, int] = defaultdict(int)
    at_risk = 0
    for one in observed:
        at_risk += one.count
        leaving[one.duration] += one.count
        if one.ended:
            ended[one.duration] += one.count
    lasting, steps = 1.0, [(0.0, 1.0)]
    for duration in sorted(leaving):
        if ended[duration]:
            lasting *= 1 - ended[duration] / at_risk
            steps.append((duration, lasting))
        at_risk -= leaving[duration]
    return Survival(tuple(steps))
