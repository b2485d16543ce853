"""Train the network: `python -m benchmarks.parser.network DATA.jsonl BASE --out FOLDER`.

BASE is a folder with `vocab.txt` and `model.safetensors` of all-MiniLM-L6-v2. For each fold a
network is trained without its résumés, `fold-N.onnx`, and one with all, `network.onnx`;
`pieces.txt` has the vocabulary. `benchmarks.parser.train --networks FOLDER` measures and ships
them. Needs torch, onnx and safetensors beside what the product needs; eight minutes of a core for
each network.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from rolecall.domains.ai.rules.resume.pieces import Vocabulary
from rolecall.domains.ai.rules.resume.reading import read
from rolecall.domains.ai.service.lexicon import load_lexicon

from benchmarks.parser.crossvalidation import FOLDS, fold_of
from benchmarks.parser.gold import Record, load
from benchmarks.parser.invented import LAYOUTS, SEED
from benchmarks.parser.network import base as bases
from benchmarks.parser.network.examples import example_of
from benchmarks.parser.network.exporting import export
from benchmarks.parser.network.fitting import fit
from benchmarks.parser.synthetic.layouts import records as synthetic


def main(words: Sequence[str]) -> None:
    """Train the networks of all folds, then that of everything."""
    parser = argparse.ArgumentParser(prog="benchmarks.parser.network", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", type=int, nargs="*", help=f"folds; {FOLDS} is that of everything")
    asked = parser.parse_args(words)
    torch.set_num_threads(1)
    asked.out.mkdir(parents=True, exist_ok=True)
    base = bases.load(asked.base)
    (asked.out / "pieces.txt").write_text("\n".join(base.pieces) + "\n", encoding="utf-8")
    vocabulary, lexicon = Vocabulary(base.pieces), load_lexicon()
    records: list[tuple[Record, bool]] = [(one, True) for one in load(asked.data)]
    records += [(one, False) for one in synthetic(LAYOUTS, SEED)]
    examples = [
        (record, is_real, example_of(record, read(record.text, lexicon), vocabulary))
        for record, is_real in records
    ]
    for fold in range(FOLDS + 1) if asked.only is None else asked.only:
        name = "network" if fold == FOLDS else f"fold-{fold}"
        _say(f"training {name}")
        seen = [
            example
            for record, is_real, example in examples
            if not is_real or fold_of(record.group) != fold
        ]
        export(fit(base, seen, SEED, _say), asked.out / f"{name}.onnx")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
