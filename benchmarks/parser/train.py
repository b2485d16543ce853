"""Train the taggers that ship, and measure them with the network beside them.

`python -m benchmarks.parser.train DATA.jsonl --networks FOLDER` writes weights, thresholds and
tables of confidence into the product, and what was measured on unseen résumés into `results/`.
FOLDER has the networks of `benchmarks.parser.network`. `--measure` leaves weights as they are. The
same data gives the same files. Takes some minutes of one core.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rolecall.domains.ai.contracts import Engine
from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.network import NetworkTagger
from rolecall.domains.ai.rules.resume.pieces import Vocabulary
from rolecall.domains.ai.rules.resume.reading import read
from rolecall.domains.ai.rules.resume.tagging import Model
from rolecall.domains.ai.rules.resume.trees import to_json
from rolecall.domains.ai.service.lexicon import load_lexicon
from rolecall.domains.ai.service.onnx_network import OnnxNetwork
from rolecall.domains.ai.service.parser import CALIBRATIONS, TREES, weights_of

from benchmarks.parser.calibrating import THRESHOLDS, calibrated
from benchmarks.parser.crossvalidation import (
    FOLDS,
    Unseen,
    crossvalidated,
    fold_of,
    labelled,
    parsed,
    prediction,
)
from benchmarks.parser.gold import Record, load, teaches
from benchmarks.parser.invented import Invented, invented, lessons
from benchmarks.parser.judging import judged
from benchmarks.parser.report import figures, show
from benchmarks.parser.scoring import score
from benchmarks.parser.training import train

WEIGHTS = Path(__file__).parents[2] / "src/rolecall/domains/ai/weights"
RESULTS = Path(__file__).parent / "results"
TRAINED_ON = RESULTS / "trained-on.json"
"""The groups of the résumés that the weights were trained on."""


def main(words: Sequence[str]) -> None:
    """Train on everything, cross-validate, calibrate, write."""
    parser = argparse.ArgumentParser(prog="benchmarks.parser.train", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--measure", action="store_true")
    asked = parser.parse_args(words)
    records, made_up = load(asked.data), invented()
    lexicon = load_lexicon()
    if not asked.measure:
        _write_weights(records, made_up, lexicon)
        _write_network(asked.networks)
    unseen = crossvalidated(records, made_up, lexicon, networks_in(asked.networks), _say)
    results: dict[str, Any] = {"folds": FOLDS}
    for engine, name in CALIBRATIONS.items():
        calibration, results[engine] = _measure(records, unseen, engine, lexicon)
        _write_json(WEIGHTS / name, _plain(calibration))
        (WEIGHTS / TREES[engine]).write_text(to_json(calibration.trees), encoding="utf-8")
    _write_json(RESULTS / "cross-validation.json", results)
    _write_json(TRAINED_ON, sorted({record.group for record in records}))


def networks_in(folder: Path) -> list[NetworkTagger]:
    """Return the network of each fold."""
    vocabulary = Vocabulary((folder / "pieces.txt").read_text(encoding="utf-8").splitlines())
    return [
        NetworkTagger(OnnxNetwork((folder / f"fold-{fold}.onnx").read_bytes()), vocabulary)
        for fold in range(FOLDS)
    ]


def _measure(
    records: Sequence[Record],
    unseen: Mapping[str, Unseen],
    engine: Engine,
    lexicon: Lexicon,
) -> tuple[Calibration, dict[str, Any]]:
    """Return what ships for an engine, and what it was measured to do without having seen any."""
    whole, apart = judged(records, unseen, engine, lexicon, THRESHOLDS[engine])
    calibration = calibrated(records, unseen, engine, lexicon, apart)
    found = {}
    for one in records:
        own = replace(calibration, trees=apart[fold_of(one.group)])
        found[one.id] = prediction(parsed(unseen[one.id], engine, lexicon, own))
    scores = score(records, found)
    _say(show(f"cross-validated, {engine}", scores))
    return replace(calibration, trees=whole), figures(scores)


def _write_weights(records: Sequence[Record], made_up: Invented, lexicon: Lexicon) -> None:
    whole = [*records, *made_up.layouts, *made_up.careers]
    readings = {record.id: read(record.text, lexicon) for record in whole}
    for model in Model:
        for name, own in zip(weights_of(model), lessons(model, records, made_up), strict=True):
            _say(f"training {name}")
            texts = (labelled(one, readings[one.id], model) for one in own if teaches(one, model))
            (WEIGHTS / f"{name}.crfsuite").write_bytes(train(model, texts))


def _write_network(folder: Path) -> None:
    (WEIGHTS / "network.onnx").write_bytes((folder / "network.onnx").read_bytes())
    pieces = (folder / "pieces.txt").read_bytes()
    (WEIGHTS / "pieces.txt.gz").write_bytes(gzip.compress(pieces, mtime=0))


def _plain(calibration: Calibration) -> dict[str, Any]:
    return {
        "thresholds": dict(calibration.thresholds),
        "tables": dict(calibration.tables),
        "shares": dict(calibration.shares),
        "least": dict(calibration.least),
    }


def _write_json(path: Path, content: dict[str, Any] | list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
