"""Making boosted trees: stochastic gradient boosting for two classes (Friedman 2002).

Each number is put into one of some classes of about as many values; the bounds between them are all
that a tree may ask about. Each tree sees some of the rows and of the numbers, drawn from a seed, so
the same rows give the same trees.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rolecall.domains.ai.rules.resume.trees import Question, Tree, Trees

ROUNDS = 200
RATE = 0.07
"""Part of what would fit best that each tree adds."""
SEED = 1
_ROWS, _NAMES = 0.6, 0.4
"""Parts of the rows and of the numbers that a tree sees."""
_CLASSES = 40
_RIDGE = 5.0
"""Added to the curvature, so that few rows say little."""
_FEWEST = 25
"""Rows, by their weights, behind each answer of a tree."""
_DIGITS = 5

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Lesson:
    """One row: its numbers, whether it is right, and how much it counts."""

    traits: Mapping[str, float]
    is_right: bool
    weight: float


def boosted(lessons: Sequence[Lesson]) -> Trees:
    """Return trees that tell right rows from wrong ones.

    Raises:
        ValueError: no row is right, or none is wrong.
    """
    table = _Table(lessons)
    right = np.array([one.is_right for one in lessons], float)
    weights = np.array([one.weight for one in lessons], float)
    share = float(right @ weights / weights.sum())
    if not 0 < share < 1:
        raise ValueError("Rows of both kinds are needed, right ones and wrong ones.")
    start = float(np.log(share / (1 - share)))
    scores = np.full(len(right), start)
    trees = []
    chance = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        found = 1 / (1 + np.exp(-scores))
        counts = weights * (chance.random(len(right)) < _ROWS)
        seen = chance.random(len(table.names)) < _NAMES
        sums = _Sums(counts * (right - found), counts * found * (1 - found), counts, seen)
        tree, added = _tree(table, sums)
        trees.append(tree)
        scores += added
    return Trees(round(start, _DIGITS), trees)


@dataclass(frozen=True)
class _Sums:
    """What of each row is added up to find a tree, and which numbers it may ask about."""

    slopes: Numbers
    curves: Numbers
    counts: Numbers
    seen: Flags


class _Table:
    """The numbers of all rows, in classes."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.names = sorted(lessons[0].traits)
        values = np.array([[one.traits[name] for name in self.names] for one in lessons])
        self.bounds = [_bounds(column) for column in values.T]
        self.classes = np.stack(
            [
                np.searchsorted(bounds, column)
                for bounds, column in zip(self.bounds, values.T, strict=True)
            ],
            axis=1,
        )
        self._flat = self.classes + np.arange(len(self.names)) * (_CLASSES + 1)

    def sums(self, rows: Flags, values: Numbers) -> Numbers:
        """Return the sum of the values of some rows, for each number and class."""
        spread = np.broadcast_to(values[rows, None], (int(rows.sum()), len(self.names)))
        size = len(self.names) * (_CLASSES + 1)
        held = np.bincount(self._flat[rows].ravel(), spread.ravel(), size).astype(np.float64)
        return held.reshape(len(self.names), -1)

    def above(self, trait: int, place: int) -> Flags:
        """Return which rows are above a bound."""
        found: Flags = self.classes[:, trait] > place
        return found

    def question(self, trait: int, place: int) -> Question:
        """Return what is asked."""
        return Question(self.names[trait], float(self.bounds[trait][place]))


def _bounds(column: Numbers) -> Numbers:
    """Return what parts a number's values into classes of about one size."""
    inner = np.quantile(column, np.linspace(0, 1, _CLASSES + 1)[1:-1], method="lower")
    bounds: Numbers = np.unique(np.round(inner, _DIGITS))
    return bounds


def _tree(table: _Table, sums: _Sums) -> tuple[Tree, Numbers]:
    """Return the tree that fits best, and what it adds to each row."""
    everything = np.ones(len(sums.slopes), bool)
    first = _split(table, everything, sums)
    above = table.above(*first)
    asked, adds, added = [], [], np.zeros(len(above))
    for side in (~above, above):
        second = _split(table, side, sums)
        asked.append(table.question(*second))
        beyond = table.above(*second)
        for rows in (side & ~beyond, side & beyond):
            fitted = sums.slopes[rows].sum() / (sums.curves[rows].sum() + _RIDGE)
            adds.append(round(float(RATE * fitted), _DIGITS))
            added[rows] = adds[-1]
    no, yes = asked
    return Tree(table.question(*first), (no, yes), (adds[0], adds[1], adds[2], adds[3])), added


def _split(table: _Table, rows: Flags, sums: _Sums) -> tuple[int, int]:
    """Return the number and the bound that part some rows best."""
    slope, curve, count = (
        np.cumsum(table.sums(rows, values), axis=1)
        for values in (sums.slopes, sums.curves, sums.counts)
    )
    rest, curved = slope[:, -1:] - slope, curve[:, -1:] - curve
    gain = slope**2 / (curve + _RIDGE) + rest**2 / (curved + _RIDGE)
    fits = (count >= _FEWEST) & (count[:, -1:] - count >= _FEWEST) & sums.seen[:, None]
    for trait, bounds in enumerate(table.bounds):
        fits[trait, len(bounds) :] = False
    best = int(np.where(fits, gain, -1.0).argmax())
    return best // gain.shape[1], best % gain.shape[1]
