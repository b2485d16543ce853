"""Boosted trees: how probable something is, from numbers that are known of it.

Gradient boosting for two classes (Friedman 2001). Each tree asks two questions, each whether a
number is above a bound, the second depending on the answer to the first; what the trees add is the
logarithm of the odds. Trees are made where the parser is trained.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_MOST: Final = 30.0
"""Of the logarithm of odds: beyond it nothing is known."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whether the number of this name is above the bound."""

    trait: str
    bound: float


@dataclass(frozen=True, slots=True)
class Tree:
    """A question, one for each of its answers, and what the four pairs of answers add."""

    first: Question
    then: tuple[Question, Question]
    """The question after no, and the one after yes."""
    adds: tuple[float, float, float, float]
    """After no and no, no and yes, yes and no, yes and yes."""

    def of(self, traits: Mapping[str, float]) -> float:
        """Return what it adds for something with these numbers."""
        above = traits[self.first.trait] > self.first.bound
        second = self.then[above]
        return self.adds[2 * above + (traits[second.trait] > second.bound)]


@dataclass(frozen=True, slots=True)
class Trees:
    """What is known of something before its numbers are, and trees that change it."""

    start: float
    """The logarithm of the odds."""
    trees: Sequence[Tree]

    def probability(self, traits: Mapping[str, float]) -> float:
        """Return how probable something with these numbers is.

        Raises:
            KeyError: a tree asks for a number that is not there.
        """
        total = self.start + sum(tree.of(traits) for tree in self.trees)
        return 1.0 / (1.0 + math.exp(-max(-_MOST, min(_MOST, total))))


def to_json(trees: Mapping[Any, Trees]) -> str:
    """Return trees by their names as text, a line for each tree."""
    return "{\n" + ",\n".join(f'"{name}": {_listed(one)}' for name, one in trees.items()) + "\n}\n"


def from_json(text: str) -> dict[str, Trees]:
    """Return what `to_json` wrote."""
    held = json.loads(text)
    return {
        name: Trees(start, [_tree(row) for row in rows]) for name, (start, *rows) in held.items()
    }


def _listed(trees: Trees) -> str:
    rows = [json.dumps(trees.start), *(json.dumps(_row(tree)) for tree in trees.trees)]
    return "[\n" + ",\n".join(rows) + "\n]"


def _row(tree: Tree) -> list[str | float]:
    asked = (tree.first, *tree.then)
    return [*(part for one in asked for part in (one.trait, one.bound)), *tree.adds]


def _tree(row: Sequence[Any]) -> Tree:
    first, no, yes = (Question(row[at], row[at + 1]) for at in (0, 2, 4))
    return Tree(first, (no, yes), (row[6], row[7], row[8], row[9]))
