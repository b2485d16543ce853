"""From what a model says of its own certainty to how often it is right.

A table for each field, measured on résumés that the model had not seen: the share of right values
among those with a probability up to each bound, made monotone (isotonic regression, pool adjacent
violators). A field without a table has no confidence.

What rules find has no probability: there is one share for each kind of value, measured on the same
résumés.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from rolecall.domains.ai.rules.resume.opinions import Traits
from rolecall.domains.ai.rules.resume.tagging import Tag
from rolecall.domains.ai.rules.resume.trees import Trees

_HALF: Final = 0.5


class ByRule(StrEnum):
    """Kinds of values that rules find and whose share of right ones was measured."""

    EMAIL = "EMAIL"
    PHONE_WITH_COUNTRY = "PHONE_WITH_COUNTRY"
    """Its country is written. Where it is not, it is guessed, and no label says how well."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Thresholds above which a field's mentions are taken, and tables of confidence.

    Where a field has trees it is their probability that the table is about.
    """

    thresholds: Mapping[Tag, float] = field(default_factory=dict)
    tables: Mapping[Tag, Sequence[tuple[float, float]]] = field(default_factory=dict)
    """Bounds and the confidence up to each, both ascending."""
    shares: Mapping[ByRule, float] = field(default_factory=dict)
    """Of what rules find."""
    trees: Mapping[Tag, Trees] = field(default_factory=dict)
    """What tells the values of a field from the rest, by all that is known of the text."""
    least: Mapping[Tag, float] = field(default_factory=dict)
    """The probability by its trees from which a value is kept."""

    def judged(self, tag: Tag, traits: Traits) -> float | None:
        """Return how probable a value of a field is by its trees; None if it has none."""
        trees = self.trees.get(tag)
        return None if trees is None else trees.probability(traits)

    def is_kept(self, tag: Tag, probability: float) -> bool:
        """Tell whether something so probable by its trees is a value of its field."""
        return probability >= self.least.get(tag, _HALF)

    def confidence(self, tag: Tag, probability: float) -> float | None:
        """Return the measured share of right values, None where nothing was measured."""
        table = self.tables.get(tag)
        if not table:
            return None
        at = bisect_left(table, (probability, -1.0))
        return table[min(at, len(table) - 1)][1]
