"""What interviews are read with: the weights that come with the product.

Guarantees: nothing is read but the product's own files; they are read once in a process.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from rolecall.domains.ai.rules.interview.encoding import SentenceEncoder
from rolecall.domains.ai.rules.interview.evidence import Reader
from rolecall.domains.ai.rules.interview.levels import EvidenceModel, Ordinal
from rolecall.domains.ai.service.parser import load_vocabulary

_WEIGHTS = files("rolecall.domains.ai").joinpath("weights")


@cache
def load_reader() -> Reader:
    """Return the reader; where the encoder cannot run, it reads by patterns alone."""
    return Reader(load_model(), load_encoder())


def load_encoder() -> SentenceEncoder | None:
    """Return the encoder; None where its runtime or its weights are not installed."""
    try:
        from rolecall.domains.ai.service.onnx_network import OnnxEncoder  # noqa: PLC0415 - heavy

        model = _WEIGHTS.joinpath("encoder.onnx").read_bytes()
    except (ImportError, FileNotFoundError):
        return None
    return SentenceEncoder(OnnxEncoder(model), load_vocabulary())


def load_model() -> EvidenceModel:
    """Return what was fitted to answers."""
    held = json.loads(_WEIGHTS.joinpath("evidence.json").read_text(encoding="utf-8"))
    return model_of(held)


def model_of(held: dict[str, Any]) -> EvidenceModel:
    """Return a model from the content of its file."""
    return EvidenceModel(
        version=held["version"],
        roles=held["roles"],
        whole=_ordinal(held["whole"]),
        plain=_ordinal(held["plain"]),
    )


def _ordinal(held: dict[str, Any]) -> Ordinal:
    low, high = held["bounds"]
    return Ordinal(
        features=held["features"],
        means=held["means"],
        spreads=held["spreads"],
        weights=held["weights"],
        bounds=(low, high),
        table=[(bound, share) for bound, share in held["table"]],
    )
