"""Training a tagger: the same weights from the same sequences, on any machine of one kind."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from rolecall.domains.ai.rules.resume.tagging import Model

Labelled = tuple[Sequence[Sequence[str]], Sequence[str]]
"""The features and the labels of one text."""

PARAMETERS: dict[Model, dict[str, object]] = {
    Model.NAME: {"c1": 0.05, "c2": 0.02, "max_iterations": 60, "feature.minfreq": 2},
    Model.LOCATION: {"c1": 0.05, "c2": 0.02, "max_iterations": 60, "feature.minfreq": 2},
    Model.WORK: {"c1": 0.1, "c2": 0.02, "max_iterations": 60, "feature.minfreq": 2},
    Model.EDUCATION: {"c1": 0.1, "c2": 0.02, "max_iterations": 60, "feature.minfreq": 2},
    Model.SKILLS: {"c1": 0.1, "c2": 0.02, "max_iterations": 60, "feature.minfreq": 2},
}


def train(model: Model, texts: Iterable[Labelled]) -> bytes:
    """Return the weights of a tagger that was trained on these texts."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS[model])
    for features, labels in texts:
        if labels:
            trainer.append(pycrfsuite.ItemSequence(features), labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights"
        trainer.train(str(path))
        return path.read_bytes()
