"""Train the taggers that ship: `python -m benchmarks.parser.train DATA.jsonl`.

Writes weights, thresholds and tables of confidence into the product, and what was measured on
unseen résumés into `results/`. The same data gives the same files. Takes some minutes of one core.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.reading import read
from rolecall.domains.ai.rules.resume.tagging import Model
from rolecall.domains.ai.service.lexicon import load_lexicon

from benchmarks.parser.calibrating import calibrated
from benchmarks.parser.crossvalidation import crossvalidated, labelled, parsed, prediction
from benchmarks.parser.gold import Record, load, teaches
from benchmarks.parser.report import figures, show
from benchmarks.parser.scoring import score
from benchmarks.parser.synthetic.layouts import records as synthetic
from benchmarks.parser.training import train

WEIGHTS = Path(__file__).parents[2] / "src/rolecall/domains/ai/weights"
RESULTS = Path(__file__).parent / "results"
TRAINED_ON = RESULTS / "trained-on.json"
"""The groups of the résumés that the weights were trained on."""
INVENTED, SEED = 300, 1


def main(words: Sequence[str]) -> None:
    """Train on everything, cross-validate, calibrate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    asked = parser.parse_args(words)
    records, invented = load(asked.data), list(synthetic(INVENTED, SEED))
    _write_weights([*records, *invented])
    calibration, measured = _measure(records, invented, asked.folds)
    _write_json(WEIGHTS / "calibration.json", _plain(calibration))
    _write_json(RESULTS / "cross-validation.json", {"folds": asked.folds, **measured})
    _write_json(TRAINED_ON, sorted({record.group for record in records}))


def _measure(
    records: list[Record], invented: list[Record], folds: int
) -> tuple[Calibration, dict[str, Any]]:
    lexicon = load_lexicon()
    unseen = crossvalidated(records, invented, lexicon, folds, _say)
    calibration = calibrated(records, unseen, lexicon)
    found = {
        record.id: prediction(parsed(*unseen[record.id], lexicon, calibration))
        for record in records
    }
    scores = score(records, found)
    _say(show("cross-validated", scores))
    return calibration, figures(scores)


def _write_weights(records: Sequence[Record]) -> None:
    lexicon = load_lexicon()
    readings = [(record, read(record.text, lexicon)) for record in records]
    for model in Model:
        _say(f"training {model}")
        texts = (labelled(*pair, model) for pair in readings if teaches(pair[0], model))
        (WEIGHTS / f"{model}.crfsuite").write_bytes(train(model, texts))


def _plain(calibration: Calibration) -> dict[str, Any]:
    return {
        "thresholds": dict(calibration.thresholds),
        "tables": dict(calibration.tables),
        "shares": dict(calibration.shares),
    }


def _write_json(path: Path, content: dict[str, Any] | list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
