"""Predictions for résumés that the taggers have not seen: K folds, split by group.

The folds depend on the names of the groups alone, so that they stay the same when records are
added.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rolecall.domains.ai.contracts import Resume
from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.export import plain
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.parsing import Parser, resume_of
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.tagging import HEAD, CrfTagger, Model, Tagger

from benchmarks.parser.gold import Labels, Record, teaches
from benchmarks.parser.training import Labelled, train


def fold_of(group: str, folds: int) -> int:
    """Return the fold that a group is in."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:8]) % folds


def labelled(record: Record, reading: Reading, model: Model) -> Labelled:
    """Return the features and labels that a record teaches a model."""
    stop = reading.stop_of_head(HEAD.get(model))
    return reading.features[:stop], Labels(record, reading).of(model)[:stop]


def crossvalidated(
    records: Sequence[Record],
    extra: Sequence[Record],
    lexicon: Lexicon,
    folds: int,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, tuple[Reading, Mapping[Model, Tagger]]]:
    """Return for each record its reading, and taggers that were trained without its group."""
    readings = {record.id: read(record.text, lexicon) for record in [*records, *extra]}
    texts = {
        model: {
            record.id: labelled(record, readings[record.id], model)
            for record in [*records, *extra]
            if teaches(record, model)
        }
        for model in Model
    }
    found: dict[str, tuple[Reading, Mapping[Model, Tagger]]] = {}
    for fold in range(folds):
        say(f"fold {fold + 1} of {folds}")
        seen = [one.id for one in [*records, *extra] if fold_of(one.group, folds) != fold]
        seen += [one.id for one in extra if fold_of(one.group, folds) == fold]
        taggers = {
            model: CrfTagger(train(model, (held[id_] for id_ in seen if id_ in held)))
            for model, held in texts.items()
        }
        for record in records:
            if fold_of(record.group, folds) == fold:
                found[record.id] = readings[record.id], taggers
    return found


def parsed(
    reading: Reading, taggers: Mapping[Model, Tagger], lexicon: Lexicon, calibration: Calibration
) -> Resume:
    """Return what taggers make of a text."""
    return resume_of(reading, Parser(taggers, lexicon, calibration))


def prediction(resume: Resume) -> dict[str, Any]:
    """Return a résumé in the form of the gold.

    Phone numbers as they are written: the gold's scorer compares the last ten digits, and in E.164
    a number loses the 0 before its area code.
    """
    return plain(resume) | {"phone": [one.quote for one in resume.phones]}
