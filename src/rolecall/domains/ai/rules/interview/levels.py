"""How much of a criterion an answer shows, by an ordinal model over few features.

The features are shares of sentences: how many look at results, give figures, involve others, and
how many hedge, praise or pass on. With the encoder, one more: how much nearer the sentences are to
the criterion's high anchor than to its low one. What stands for register alone is left out on
purpose: how long an answer, its sentences and its words are. Each weight may only have the sign
that its meaning gives it, so no feature works backwards.

Guarantees: the same sentences give the same level, in whatever order they are said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from rolecall.domains.ai.contracts import EvidenceLevel
from rolecall.domains.ai.rules.interview.encoding import Vector, mean, nearness
from rolecall.domains.ai.rules.interview.patterns import Cue

LEVELS: Final = (EvidenceLevel.LOW, EvidenceLevel.MEDIUM, EvidenceLevel.HIGH)
NEARER_HIGH: Final = "nearer_high"
"""Mean over sentences of how much nearer they are to the high anchor than to the low one."""
SIGNS: Final[Mapping[str, int]] = {
    Cue.HEDGES: -1,
    Cue.VAGUE: -1,
    Cue.PASSES_ON: -1,
    Cue.CHECKS: 1,
    Cue.FIGURES: 1,
    Cue.INVOLVES: 1,
    NEARER_HIGH: 1,
}
"""The features by name, each with the only sign that its weight may have."""
PLAIN: Final = tuple(Cue)
"""The features that need no encoder."""
WHOLE: Final = (*Cue, NEARER_HIGH)
Chances = tuple[float, float, float]
"""How probable low, medium and high are, together 1."""
_EVEN: Final = 0.5


@dataclass(frozen=True, slots=True)
class AnchorVectors:
    """The sentences of a criterion's anchors, by level."""

    low: Sequence[Vector]
    medium: Sequence[Vector]
    high: Sequence[Vector]

    @property
    def all(self) -> list[Vector]:
        """Return those of all levels."""
        return [*self.low, *self.medium, *self.high]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a sentence shows: its cues, and its vector where there is an encoder."""

    cues: frozenset[Cue]
    vector: Vector | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """A proportional-odds model (McCullagh 1980): one score, and two bounds between three levels.

    `table` gives for the chance of the likeliest level the share of right ones that was measured,
    by ascending lower bounds.
    """

    features: Sequence[str]
    means: Sequence[float]
    spreads: Sequence[float]
    weights: Sequence[float]
    bounds: tuple[float, float]
    table: Sequence[tuple[float, float]] = ()

    def score(self, values: Mapping[str, float]) -> float:
        """Return the score of an answer's features."""
        return sum(
            weight * (values[name] - mean_) / spread
            for name, mean_, spread, weight in zip(
                self.features, self.means, self.spreads, self.weights, strict=True
            )
        )

    def chances(self, values: Mapping[str, float]) -> Chances:
        """Return how probable each level is."""
        score = self.score(values)
        low, up_to_medium = (1 / (1 + exp(score - bound)) for bound in self.bounds)
        return low, up_to_medium - low, 1 - up_to_medium

    def confidence(self, chances: Chances) -> float | None:
        """Return the measured share of right levels among those as probable, None if unmeasured."""
        best = max(chances)
        return next((share for bound, share in reversed(self.table) if best >= bound), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceModel:
    """What was fitted: with the encoder and without."""

    version: str
    roles: Sequence[str]
    """The labelled answers that it was fitted to, by their roles."""
    whole: Ordinal
    plain: Ordinal


def features_of(shown: Sequence[Shown], anchors: AnchorVectors | None) -> dict[str, float]:
    """Return the features of an answer's sentences, at least one; `anchors` are the criterion's."""
    values: dict[str, float] = {
        cue: sum(cue in one.cues for one in shown) / len(shown) for cue in Cue
    }
    vectors = [one.vector for one in shown if one.vector is not None]
    if anchors is not None and vectors:
        nearer = [_nearest(one, anchors.high) - _nearest(one, anchors.low) for one in vectors]
        values[NEARER_HIGH] = sum(nearer) / len(nearer)
    return values


def level_of(chances: Chances) -> EvidenceLevel:
    """Return the level in the middle of what is probable."""
    low, _, high = chances
    return LEVELS[0] if low >= _EVEN else LEVELS[2] if high >= _EVEN else LEVELS[1]


def together(all_chances: Sequence[Chances]) -> Chances:
    """Return the chances of several answers taken together, each counting the same."""
    low, medium, high = mean(all_chances)
    return low, medium, high


def _nearest(vector: Vector, others: Sequence[Vector]) -> float:
    return max(nearness(vector, one) for one in others)
