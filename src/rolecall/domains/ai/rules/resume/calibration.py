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

from rolecall.domains.ai.rules.resume.tagging import Tag
from rolecall.domains.ai.rules.resume.trees import Trees


class ByRule(StrEnum):
    """Kinds of values that rules find and whose share of right ones was measured."""

    EMAIL = "EMAIL"
    PHONE_WITH_COUNTRY = "PHONE_WITH_COUNTRY"
    """Its country is written. Where it is not, it is guessed, and no label says how well."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Thresholds above which a field's mentions are taken, and tables of confidence.

    Of skills it is the probability by `skills` that counts for both.
    """

    thresholds: Mapping[Tag, float] = field(default_factory=dict)
    tables: Mapping[Tag, Sequence[tuple[float, float]]] = field(default_factory=dict)
    """Bounds and the confidence up to each, both ascending."""
    shares: Mapping[ByRule, float] = field(default_factory=dict)
    """Of what rules find."""
    skills: Trees = field(default_factory=lambda: Trees(0.0, ()))
    """What tells skills from other candidates."""

    def confidence(self, tag: Tag, probability: float) -> float | None:
        """Return the measured share of right values, None where nothing was measured."""
        table = self.tables.get(tag)
        if not table:
            return None
        at = bisect_left(table, (probability, -1.0))
        return table[min(at, len(table) - 1)][1]
