"""How well two readings of the same answers agree."""

from collections import Counter
from collections.abc import Sequence
from statistics import StatisticsError, correlation

from rolecall.domains.ai.contracts import EvidenceLevel
from rolecall.domains.ai.rules.interview.levels import LEVELS

_WORTH = {EvidenceLevel.NONE: 1, **{level: at for at, level in enumerate(LEVELS)}}
"""Levels as numbers; no evidence stands in the middle, as nothing is said against anybody."""


def agreement(
    right: Sequence[EvidenceLevel], said: Sequence[EvidenceLevel]
) -> dict[str, float | int]:
    """Return the share of exact levels, quadratic weighted kappa (Cohen 1968) and Pearson's r.

    What was abstained from counts as wrong in the first and as medium in the other two.
    """
    a = [_WORTH[one] for one in right]
    b = [_WORTH[one] for one in said]
    return {
        "answers": len(a),
        "exact": round(sum(x is y for x, y in zip(right, said, strict=True)) / len(a), 3),
        "kappa": round(_kappa(a, b), 3),
        "r": round(_correlation(a, b), 3),
        "abstained": sum(one is EvidenceLevel.NONE for one in said),
    }


def _kappa(a: Sequence[int], b: Sequence[int]) -> float:
    ours, theirs = Counter(a), Counter(b)
    found = sum((x - y) ** 2 for x, y in zip(a, b, strict=True))
    by_chance = sum(ours[x] * theirs[y] * (x - y) ** 2 for x in ours for y in theirs) / len(a)
    return 1 - found / by_chance if by_chance else 0.0


def _correlation(a: Sequence[int], b: Sequence[int]) -> float:
    try:
        return correlation(a, b)
    except StatisticsError:
        return 0.0
