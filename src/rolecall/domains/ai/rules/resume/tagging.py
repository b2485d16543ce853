"""Taggers: which tokens belong to which field.

A tagger is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the
tokens of a text, as CRFsuite runs it. There are five, so that each can be trained on the résumés
whose labels are complete for its fields.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import pycrfsuite


class Tag(StrEnum):
    """The fields that are tagged. The values stand in the weights."""

    NAME = "NAME"
    LOCATION = "LOCATION"
    COMPANY = "COMPANY"
    TITLE = "TITLE"
    WORK_DATES = "WORKDATES"
    INSTITUTION = "INSTITUTION"
    DEGREE = "DEGREE"
    AREA = "AREA"
    EDUCATION_DATES = "EDUDATES"
    SKILL = "SKILL"
    CERTIFICATION = "CERTIFICATION"


class Model(StrEnum):
    """The taggers, by what they find."""

    NAME = "name"
    LOCATION = "location"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"


TAGS: dict[Model, tuple[Tag, ...]] = {
    Model.NAME: (Tag.NAME,),
    Model.LOCATION: (Tag.LOCATION,),
    Model.WORK: (Tag.COMPANY, Tag.TITLE, Tag.WORK_DATES),
    Model.EDUCATION: (Tag.INSTITUTION, Tag.DEGREE, Tag.AREA, Tag.EDUCATION_DATES),
    Model.SKILLS: (Tag.SKILL,),
}
HEAD: dict[Model, int] = {Model.NAME: 40, Model.LOCATION: 40}
"""How many lines from the top a tagger sees, where it does not see all."""
OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tokens from `first` up to, not including, `stop` that are one mention of a field."""

    tag: Tag
    first: int
    stop: int
    probability: float
    """The smallest share that the model gives its choice among the mention's tokens."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The most probable field of a token, and how probably the token begins or continues one."""

    tag: Tag | None
    begins: float
    inside: float

    @property
    def probability(self) -> float:
        """How probably the token belongs to the field."""
        return self.begins + self.inside


class Tagger(Protocol):
    """Says of each token of a text what it probably belongs to."""

    def guess(self, features: Sequence[Sequence[str]]) -> list[Guess]:
        """Return a guess for each token, given the features of all."""
        ...


class CrfTagger:
    """A tagger with weights that CRFsuite made."""

    def __init__(self, weights: bytes) -> None:
        """Take the weights, the content of a model file."""
        # The library reads the bytes where they are.
        self._weights = weights
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(weights)
        self._labels = frozenset(self._tagger.labels())
        self._tags = tuple(tag for tag in Tag if f"B-{tag}" in self._labels)

    def guess(self, features: Sequence[Sequence[str]]) -> list[Guess]:
        """Return a guess for each token: marginal probabilities given the whole text."""
        if not features:
            return []
        self._tagger.set(pycrfsuite.ItemSequence(features))
        return [self._best(at) for at in range(len(features))]

    def _best(self, at: int) -> Guess:
        best = Guess(None, 0.0, 0.0)
        for tag in self._tags:
            begins = self._tagger.marginal(f"B-{tag}", at)
            label = f"I-{tag}"
            inside = self._tagger.marginal(label, at) if label in self._labels else 0.0
            if begins + inside > best.probability:
                best = Guess(tag, begins, inside)
        return best


def mentions_in(guesses: Sequence[Guess], thresholds: Mapping[Tag, float]) -> list[Tagged]:
    """Return the mentions: runs of tokens that are more probable than the field's threshold.

    Not the most probable sequence: where mentions are hard to tell, that one has too few.
    """
    found: list[Tagged] = []
    for at, one in enumerate(guesses):
        if one.tag is None or one.probability < thresholds.get(one.tag, 0.5):
            continue
        last = found[-1] if found else None
        continues = last is not None and last.stop == at and last.tag is one.tag
        if last is not None and continues and one.inside >= one.begins:
            sure = min(last.probability, one.probability)
            found[-1] = Tagged(one.tag, last.first, at + 1, sure)
        else:
            found.append(Tagged(one.tag, at, at + 1, one.probability))
    return found
