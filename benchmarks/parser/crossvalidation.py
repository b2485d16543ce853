"""Predictions for résumés that the taggers have not seen: K folds, split by group.

The folds depend on the names of the groups alone, so that they stay the same when records are
added.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rolecall.domains.ai.contracts import Engine, Resume
from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.export import plain
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.parsing import Parser, resume_of
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.tagging import (
    HEAD,
    CrfTagger,
    Marginals,
    Model,
    Tagger,
    Together,
    averaged,
)

from benchmarks.parser.gold import Labels, Record, teaches
from benchmarks.parser.invented import Invented, lessons
from benchmarks.parser.training import Labelled, train

FOLDS = 4


def fold_of(group: str) -> int:
    """Return the fold that a group is in."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:8]) % FOLDS


def labelled(record: Record, reading: Reading, model: Model) -> Labelled:
    """Return the features and labels that a record teaches a model."""
    stop = reading.stop_of_head(HEAD.get(model))
    return reading.features[:stop], Labels(record, reading).of(model)[:stop]


@dataclass(frozen=True)
class Unseen:
    """A record's reading, and what taggers say of it that were trained without its group."""

    reading: Reading
    said: Mapping[Engine, Sequence[Marginals]]
    """Of each engine's taggers, in their order; those of different fields say it together."""


@dataclass(frozen=True)
class Kept:
    """A tagger that says what was said before."""

    said: Marginals

    def marginals(self, _reading: Reading) -> Marginals:
        """Return it."""
        return self.said


def crossvalidated(
    records: Sequence[Record],
    invented: Invented,
    lexicon: Lexicon,
    networks: Sequence[Tagger] = (),
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Unseen]:
    """Return for each record what is made of it without having seen it or its group.

    `networks` has one for each fold; none, where only the taggers are measured.
    """
    whole = [*records, *invented.layouts, *invented.careers]
    readings = {record.id: read(record.text, lexicon) for record in whole}
    texts = {
        model: {
            record.id: labelled(record, readings[record.id], model)
            for record in whole
            if teaches(record, model)
        }
        for model in Model
    }
    found: dict[str, Unseen] = {}
    for fold in range(FOLDS):
        say(f"fold {fold + 1} of {FOLDS}")
        seen = [one for one in records if fold_of(one.group) != fold]
        taggers = [
            Together(
                [
                    CrfTagger(model, train(model, (held[one.id] for one in own if one.id in held)))
                    for own in lessons(model, seen, invented)
                ]
            )
            for model, held in texts.items()
        ]
        for record in records:
            if fold_of(record.group) == fold:
                found[record.id] = _unseen(readings[record.id], taggers, networks[fold : fold + 1])
    return found


def _unseen(reading: Reading, taggers: Sequence[Tagger], networks: Sequence[Tagger]) -> Unseen:
    alone = [tagger.marginals(reading) for tagger in taggers]
    together = averaged(alone)
    said = {Engine.TAGGERS: [together]}
    if networks:
        asked = [network.marginals(reading) for network in networks]
        said[Engine.SMALL_MODEL] = [together, *asked]
    return Unseen(reading, said)


def parsed(unseen: Unseen, engine: Engine, lexicon: Lexicon, calibration: Calibration) -> Resume:
    """Return what is made of a text by what was said of it."""
    taggers = [Kept(one) for one in unseen.said[engine]]
    return resume_of(unseen.reading, Parser(taggers, lexicon, calibration, engine))


def prediction(resume: Resume) -> dict[str, Any]:
    """Return a résumé in the form of the gold.

    Phone numbers as they are written: the gold's scorer compares the last ten digits, and in E.164
    a number loses the 0 before its area code.
    """
    return plain(resume) | {"phone": [one.quote for one in resume.phones]}
