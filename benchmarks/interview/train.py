"""Fit what says how much an answer shows: `python -m benchmarks.interview.train [DATA]`.

Writes `weights/evidence.json`. Fitted are our own invented answers, and those of DATA, a folder
with labelled answers of others, if it is given. Measured is what was not fitted: our answers in
folds by competency, theirs with ours alone, and theirs with ours and the other roles. Confidences
are the shares of right levels in the first and the last of these.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rolecall.domains.ai.contracts import EvidenceLevel
from rolecall.domains.ai.rules.interview.analysis import Reading
from rolecall.domains.ai.rules.interview.encoding import SentenceEncoder
from rolecall.domains.ai.rules.interview.evidence import Reader, relevant
from rolecall.domains.ai.rules.interview.levels import (
    LEVELS,
    PLAIN,
    SIGNS,
    WHOLE,
    EvidenceModel,
    Ordinal,
    features_of,
    level_of,
)
from rolecall.domains.ai.service.interview_reader import load_encoder

from benchmarks.interview.answers import (
    Answer,
    Labelled,
    labelled_in,
    own_answers,
    turns_of,
)
from benchmarks.interview.measures import agreement

VERSION = "evidence-1"
WEIGHTS = Path(__file__).parents[2] / "src/rolecall/domains/ai/weights/evidence.json"
FOLDS = 5
_PULL = 10.0
"""How strongly weights are drawn towards none, by their squares."""
_STEPS, _RATE = 600, 0.05
_BOUNDS = (0.0, 0.5, 0.65)
"""Chances from which on confidences are measured apart."""


def main(words: Sequence[str]) -> None:
    """Fit, measure, write."""
    encoder = load_encoder()
    if encoder is None:
        raise SystemExit("the encoder cannot run here")
    own = own_answers()
    own_rows = rows_of(own, encoder)
    others = labelled_in(Path(words[0])) if words else Labelled((), {})
    rows = rows_of(others, encoder)
    answers = [*own.answers, *others.answers]
    held: dict[str, Any] = {"version": VERSION, "roles": sorted({one.role for one in answers})}
    for kind, features in (("whole", WHOLE), ("plain", PLAIN)):
        held[kind] = fitted(answers, [*own_rows, *rows], features)
        apart = _apart(own.answers, own_rows, features)
        _say(f"{kind}, ours, {FOLDS} folds by competency", own.answers, apart)
        if others.answers:
            alone = ordinal_of(fitted(own.answers, own_rows, features))
            told = [_told(alone, row) for row in rows]
            _say(f"{kind}, ours -> theirs", others.answers, told)
            without = _without_role(own.answers, own_rows, others.answers, rows, features)
            _say(f"{kind}, ours and the other role -> role", others.answers, without)
            apart += without
        held[kind]["table"] = _table(answers, apart)
    WEIGHTS.write_text(json.dumps(held) + "\n", encoding="utf-8")


def rows_of(labelled: Labelled, encoder: SentenceEncoder) -> list[dict[str, float]]:
    """Return the features of each answer, as the product reads them."""
    empty = Ordinal(features=(), means=(), spreads=(), weights=(), bounds=(0, 0))
    model = EvidenceModel(version="", roles=(), whole=empty, plain=empty)
    rows = []
    for answer in labelled.answers:
        reading = Reading(labelled.plan(answer), turns_of(answer), Reader(model, encoder))
        (thread,) = reading.threads
        anchors = reading.anchors[answer.criterion]
        pieces = relevant(thread, anchors, encoder) or thread.pieces
        rows.append(features_of([one.shown for one in pieces], anchors))
    return rows


def fitted(
    answers: Sequence[Answer], rows: Sequence[dict[str, float]], features: Sequence[str]
) -> dict[str, Any]:
    """Return a model as its file has it: by Adam, each weight held to its sign."""
    given = np.array([[row[name] for name in features] for row in rows])
    means, spreads = given.mean(0), given.std(0) + 1e-9
    x = (given - means) / spreads
    y = np.array([LEVELS.index(one.level) for one in answers])
    signs = np.array([SIGNS[name] for name in features])
    count = len(features)
    at = np.zeros(count + 2)
    at[count:] = -0.7, 0.7
    first, second = np.zeros(count + 2), np.zeros(count + 2)
    for step in range(1, _STEPS + 1):
        slope = _slope(at, x, y)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        at -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        at[:count] = np.where(signs * at[:count] < 0, 0.0, at[:count])
    return {
        "features": [str(name) for name in features],
        "means": _rounded(means),
        "spreads": _rounded(spreads),
        "weights": _rounded(at[:count]),
        "bounds": _rounded(at[count:]),
        "table": [],
    }


def _slope(at: Any, x: Any, y: Any) -> Any:
    """Return the gradient of the negative log-likelihood with its penalty."""
    count = x.shape[1]
    score = x @ at[:count]
    low = 1 / (1 + np.exp(np.clip(score - at[count], -30, 30)))
    upto = 1 / (1 + np.exp(np.clip(score - at[count + 1], -30, 30)))
    chances = np.stack([low, upto - low, 1 - upto], 1)
    own = np.clip(chances[np.arange(len(y)), y], 1e-6, 1)
    by_low = np.where(y == 0, 1, np.where(y == 1, -1, 0)) * low * (1 - low) / own
    by_upto = np.where(y == 1, 1, np.where(y == 2, -1, 0)) * upto * (1 - upto) / own
    weights = x.T @ (by_low + by_upto) + _PULL * at[:count]
    return np.concatenate([weights, [-by_low.sum(), -by_upto.sum()]])


def ordinal_of(held: dict[str, Any]) -> Ordinal:
    """Return a model from what `fitted` gives."""
    return Ordinal(**{**held, "bounds": tuple(held["bounds"])})


Told = tuple[float, EvidenceLevel]
"""The chance of the likeliest level, and the level that was said."""


def _told(model: Ordinal, row: dict[str, float]) -> Told:
    chances = model.chances(row)
    return max(chances), level_of(chances)


def _folds(answers: Sequence[Answer]) -> list[int]:
    keys = sorted({one.criterion for one in answers})
    return [keys.index(one.criterion) % FOLDS for one in answers]


def _apart(
    answers: Sequence[Answer], rows: Sequence[dict[str, float]], features: Sequence[str]
) -> list[Told]:
    """Return for each answer the chance and the level, by a model that has not seen its fold."""
    folds = _folds(answers)
    models = []
    for fold in range(FOLDS):
        seen = [at for at, one in enumerate(folds) if one != fold]
        models.append(
            ordinal_of(fitted([answers[at] for at in seen], [rows[at] for at in seen], features))
        )
    return [_told(models[fold], row) for fold, row in zip(folds, rows, strict=True)]


def _table(answers: Sequence[Answer], told: Sequence[Told]) -> list[tuple[float, float]]:
    """Return the share of right levels by how probable they were called."""
    table = []
    for bound, until in zip(_BOUNDS, (*_BOUNDS[1:], 2.0), strict=True):
        right = [
            level is answer.level
            for (chance, level), answer in zip(told, answers, strict=True)
            if bound <= chance < until
        ]
        table.append((bound, round(sum(right) / len(right), 2)))
    return table


def _without_role(
    own: Sequence[Answer],
    own_rows: Sequence[dict[str, float]],
    theirs: Sequence[Answer],
    rows: Sequence[dict[str, float]],
    features: Sequence[str],
) -> list[Told]:
    models = {}
    for role in sorted({one.role for one in theirs}):
        others = [at for at, one in enumerate(theirs) if one.role != role]
        models[role] = ordinal_of(
            fitted(
                [*own, *(theirs[at] for at in others)],
                [*own_rows, *(rows[at] for at in others)],
                features,
            )
        )
    return [_told(models[one.role], row) for one, row in zip(theirs, rows, strict=True)]


def _rounded(values: Any) -> list[float]:
    return [round(float(one), 4) for one in values]


def _say(title: str, answers: Sequence[Answer], told: Sequence[Told]) -> None:
    found = agreement([one.level for one in answers], [level for _, level in told])
    sys.stdout.write(f"{title}: {found}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
