"""The résumé parser with the weights and words that come with the product.

Guarantees: the same text gives the same result in every process of a machine; nothing is read but
the product's own files.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from rolecall.domains.ai.contracts import Engine, Resume
from rolecall.domains.ai.rules.resume.calibration import ByRule, Calibration
from rolecall.domains.ai.rules.resume.network import NetworkTagger
from rolecall.domains.ai.rules.resume.parsing import Parser, parse
from rolecall.domains.ai.rules.resume.pieces import Vocabulary
from rolecall.domains.ai.rules.resume.tagging import (
    TWICE,
    CrfTagger,
    Model,
    Tag,
    Tagger,
    Together,
)
from rolecall.domains.ai.rules.resume.trees import from_json
from rolecall.domains.ai.service.lexicon import load_lexicon

_WEIGHTS = files("rolecall.domains.ai").joinpath("weights")
CALIBRATIONS: Mapping[Engine, str] = {
    Engine.SMALL_MODEL: "calibration.json",
    Engine.TAGGERS: "calibration-taggers.json",
}
"""What was measured with the network, and without it."""
TREES: Mapping[Engine, str] = {
    Engine.SMALL_MODEL: "trees.json",
    Engine.TAGGERS: "trees-taggers.json",
}
"""What tells values from other candidates, with the network and without it."""


@cache
def load_parser() -> Parser:
    """Return the parser; its weights are read once in a process, some 26 MB.

    Where the network cannot run, the smaller taggers read alone, and the engine says so.
    """
    network = load_network()
    taggers = load_taggers()
    if network is None:
        return Parser(taggers, load_lexicon(), load_calibration(Engine.TAGGERS), Engine.TAGGERS)
    return Parser(
        [*taggers, network],
        load_lexicon(),
        load_calibration(Engine.SMALL_MODEL),
        Engine.SMALL_MODEL,
    )


def load_taggers() -> Sequence[Tagger]:
    """Return the taggers that run everywhere, one for each group of fields."""
    return [
        Together(
            [
                CrfTagger(model, _WEIGHTS.joinpath(f"{name}.crfsuite").read_bytes())
                for name in weights_of(model)
            ]
        )
        for model in Model
    ]


def weights_of(model: Model) -> Sequence[str]:
    """Return the names of the files with a model's weights."""
    return [str(model), f"{model}-careers"] if model in TWICE else [str(model)]


def load_network() -> NetworkTagger | None:
    """Return the network; None where its runtime or its weights are not installed."""
    try:
        from rolecall.domains.ai.service.onnx_network import OnnxNetwork  # noqa: PLC0415 - heavy

        model = _WEIGHTS.joinpath("network.onnx").read_bytes()
    except (ImportError, FileNotFoundError):
        return None
    return NetworkTagger(OnnxNetwork(model), load_vocabulary())


def load_vocabulary() -> Vocabulary:
    """Return the pieces that the network was trained on."""
    packed = _WEIGHTS.joinpath("pieces.txt.gz").read_bytes()
    return Vocabulary(gzip.decompress(packed).decode().splitlines())


def load_calibration(engine: Engine) -> Calibration:
    """Return the thresholds and confidences that were measured with an engine."""
    held = json.loads(_WEIGHTS.joinpath(CALIBRATIONS[engine]).read_text(encoding="utf-8"))
    trees = from_json(_WEIGHTS.joinpath(TREES[engine]).read_text(encoding="utf-8"))
    return Calibration(
        thresholds={Tag(tag): value for tag, value in held["thresholds"].items()},
        tables={
            Tag(tag): [(bound, share) for bound, share in table]
            for tag, table in held["tables"].items()
        },
        shares={ByRule(kind): share for kind, share in held["shares"].items()},
        trees={Tag(tag): one for tag, one in trees.items()},
        least={Tag(tag): value for tag, value in held["least"].items()},
    )


def parse_resume(text: str) -> Resume:
    """Return what a résumé's text says; see `rules.resume.parsing`."""
    return parse(text, load_parser())
