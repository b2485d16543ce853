"""`make bench-parser DATA=gold.jsonl`: how the parser reads labelled résumés, and how fast.

Prints precision, recall and F1 of each field, pages per second and memory. Exits with 1 if a field
is read worse than by OpenResume. Records that the weights were trained on are told apart, since
their figures say little; `--cross-validate` trains taggers without them, which takes minutes, and
asks the networks of `--networks` as well, if there are some.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rolecall.domains.ai.contracts import Engine
from rolecall.domains.ai.rules.resume.parsing import parse
from rolecall.domains.ai.service.lexicon import load_lexicon
from rolecall.domains.ai.service.parser import load_calibration, load_parser

from benchmarks.parser.crossvalidation import crossvalidated, fold_of, parsed, prediction
from benchmarks.parser.gold import Record, load
from benchmarks.parser.invented import LAYOUTS, invented
from benchmarks.parser.judging import judged
from benchmarks.parser.report import OPEN_RESUME, figures, show
from benchmarks.parser.scoring import Score, score
from benchmarks.parser.synthetic.layouts import records as synthetic
from benchmarks.parser.train import TRAINED_ON, networks_in

PAGE = 3_000
"""Characters of a page."""
UNSEEN_SEED = 2
MEBIBYTE = 1024


def main(words: Sequence[str]) -> int:
    """Measure; return 0 when no field is read worse than by OpenResume."""
    parser = argparse.ArgumentParser(prog="benchmarks.parser", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--networks", type=Path, help="a folder with the network of each fold")
    parser.add_argument("--predictions", type=Path, help="where to write them, as JSON lines")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    asked = parser.parse_args(words)
    records = load(asked.data)
    kept: dict[str, Any] = {}
    if asked.cross_validate:
        found = _crossvalidate(records, asked.networks)
        judged = records
    else:
        found, kept["speed"] = _parse(records)
        judged = _unseen(records)
    scores = score(judged, found)
    _say(show(f"{len(judged)} résumés of {asked.data.name}", scores))
    kept |= figures(scores)
    if not asked.cross_validate:
        kept["invented"] = _measure_invented()
    _write(asked.predictions, [{"id": id_, "pred": one} for id_, one in found.items()])
    if asked.json:
        asked.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 1 if _behind(scores) else 0


def _unseen(records: list[Record]) -> list[Record]:
    trained_on = set(json.loads(TRAINED_ON.read_text(encoding="utf-8")))
    unseen = [record for record in records if record.group not in trained_on]
    if not unseen:
        _say("All of these were seen in training: the figures flatter. Use --cross-validate.")
        return records
    if len(unseen) < len(records):
        _say(f"{len(records) - len(unseen)} were seen in training and are left out.")
    return unseen


def _parse(records: Sequence[Record]) -> tuple[dict[str, Any], dict[str, float]]:
    parser = load_parser()
    before = time.process_time()
    found = {record.id: prediction(parse(record.text, parser)) for record in records}
    seconds = time.process_time() - before
    pages = sum(len(record.text) for record in records) / PAGE
    speed = {
        "pages_per_second": round(pages / seconds, 1),
        "milliseconds_per_resume": round(seconds * 1000 / max(len(records), 1), 1),
        "peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEBIBYTE,
    }
    _say(", ".join(f"{name.replace('_', ' ')} {value}" for name, value in speed.items()))
    return found, speed


def _crossvalidate(records: list[Record], networks: Path | None) -> dict[str, Any]:
    lexicon = load_lexicon()
    asked = networks_in(networks) if networks else []
    engine = Engine.SMALL_MODEL if networks else Engine.TAGGERS
    unseen = crossvalidated(records, invented(), lexicon, asked, _say)
    calibration = load_calibration(engine)
    _, apart = judged(records, unseen, engine, lexicon, calibration.thresholds)
    found = {}
    for one in records:
        own = replace(calibration, trees=apart[fold_of(one.group)])
        found[one.id] = prediction(parsed(unseen[one.id], engine, lexicon, own))
    return found


def _measure_invented() -> dict[str, Any]:
    """Measure on invented résumés of another seed: of the same generator, so an upper bound."""
    parser = load_parser()
    records = list(synthetic(LAYOUTS, UNSEEN_SEED))
    scores = score(records, {one.id: prediction(parse(one.text, parser)) for one in records})
    _say(show(f"{len(records)} invented résumés (an upper bound)", scores))
    return figures(scores)


def _behind(scores: Mapping[str, Score]) -> list[str]:
    behind = [
        field
        for field, known in OPEN_RESUME.items()
        if field in scores and scores[field].f1 < known
    ]
    if behind:
        _say(f"behind OpenResume: {', '.join(behind)}")
    return behind


def _write(path: Path | None, lines: Sequence[Mapping[str, Any]]) -> None:
    if path is not None:
        content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        path.write_text(content, encoding="utf-8")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
