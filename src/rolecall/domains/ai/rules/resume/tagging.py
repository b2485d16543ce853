"""Taggers: which tokens belong to which field.

Each of them says how probably a token begins a mention of a field, or continues one; what several
say of one token is averaged. Most are linear-chain conditional random fields (Lafferty, McCallum
and Pereira 2001) over the tokens of a text, as CRFsuite runs them: one for each group of fields, so
that each can be trained on the résumés whose labels are complete for these. A network is another
(`network`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Protocol

import pycrfsuite

from rolecall.domains.ai.rules.resume.reading import Reading


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
TWICE = frozenset({Model.WORK})
"""What two taggers look for, trained on more and on less; they count as one."""
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


Share = tuple[float, float]
"""How probably a token begins a mention of a field, and how probably it continues one."""
Marginals = Mapping[Tag, Sequence[Share]]
"""A share for each token of a text, or for the first ones, where a tagger reads no further."""


class Tagger(Protocol):
    """Says of each token of a text what it probably belongs to."""

    def marginals(self, reading: Reading) -> Marginals:
        """Return the probabilities of the fields that it looks for, given the whole text."""
        ...


class CrfTagger:
    """A tagger with weights that CRFsuite made."""

    def __init__(self, model: Model, weights: bytes) -> None:
        """Take the weights, the content of a model file."""
        # The library reads the bytes where they are.
        self._weights = weights
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(weights)
        self._labels = frozenset(self._tagger.labels())
        self._tags = tuple(tag for tag in TAGS[model] if f"B-{tag}" in self._labels)
        self._head = HEAD.get(model)

    def marginals(self, reading: Reading) -> Marginals:
        """Return the probabilities of its fields in the lines that it looks at."""
        features = reading.features[: reading.stop_of_head(self._head)]
        if not features:
            return {tag: [] for tag in self._tags}
        self._tagger.set(pycrfsuite.ItemSequence(features))
        return {
            tag: [self._share(f"B-{tag}", f"I-{tag}", at) for at in range(len(features))]
            for tag in self._tags
        }

    def _share(self, begins: str, inside: str, at: int) -> Share:
        marginal = self._tagger.marginal
        return marginal(begins, at), marginal(inside, at) if inside in self._labels else 0.0


class Together:
    """Taggers of the same fields that count as one, however many they are."""

    def __init__(self, taggers: Sequence[Tagger]) -> None:
        """Take the taggers, one at least."""
        self._taggers = tuple(taggers)

    def marginals(self, reading: Reading) -> Marginals:
        """Return the mean of what they say."""
        return averaged([tagger.marginals(reading) for tagger in self._taggers])


def averaged(opinions: Sequence[Marginals]) -> Marginals:
    """Return the mean of what taggers say of each token, over those that say something of it."""
    held: dict[Tag, list[Sequence[Share]]] = {}
    for one in opinions:
        for tag, shares in one.items():
            held.setdefault(tag, []).append(shares)
    return {
        tag: said[0] if len(said) == 1 else [_mean(shares) for shares in zip_longest(*said)]
        for tag, said in held.items()
    }


def _mean(shares: Sequence[Share | None]) -> Share:
    said = [one for one in shares if one is not None]
    return sum(one for one, _ in said) / len(said), sum(one for _, one in said) / len(said)


def guesses_of(marginals: Marginals, model: Model) -> list[Guess]:
    """Return for each token the most probable field of a model's; none for fields nobody reads."""
    tags = [tag for tag in TAGS[model] if tag in marginals]
    return [_best(tags, shares) for shares in zip(*(marginals[tag] for tag in tags), strict=True)]


def _best(tags: Sequence[Tag], shares: Sequence[Share]) -> Guess:
    best = Guess(None, 0.0, 0.0)
    for tag, (begins, inside) in zip(tags, shares, strict=True):
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
