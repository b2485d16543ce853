"""Running the network that comes with the product, with ONNX Runtime.

Guarantees: no thread is started, so a process that has loaded it can be forked, and each fork can
ask it; nothing is read and nothing is sent.
"""

from collections.abc import Sequence

import numpy as np
from onnxruntime import ExecutionMode, InferenceSession, SessionOptions


class OnnxNetwork:
    """A network in ONNX form: pieces, shapes and sections in, a row of probabilities for each."""

    def __init__(self, model: bytes) -> None:
        """Take the content of a model file."""
        self._session = _session(model)

    def run(
        self, numbers: Sequence[int], shapes: Sequence[int], sections: Sequence[int]
    ) -> Sequence[Sequence[float]]:
        """Return for each piece of a window the probability of each label of each model."""
        given = {"pieces": numbers, "shapes": shapes, "sections": sections}
        arrays = {name: np.array([values], dtype=np.int64) for name, values in given.items()}
        (answer,) = self._session.run(None, arrays)
        rows: list[list[float]] = answer[0].tolist()
        return rows


class OnnxEncoder:
    """An encoder in ONNX form: pieces of texts of one length in, a vector for each text out."""

    def __init__(self, model: bytes) -> None:
        """Take the content of a model file."""
        self._session = _session(model)

    def vectors(self, numbers: Sequence[Sequence[int]]) -> Sequence[Sequence[float]]:
        """Return a vector of length one for each text."""
        (answer,) = self._session.run(None, {"pieces": np.array(numbers, dtype=np.int64)})
        rows: list[list[float]] = answer.tolist()
        return rows


def _session(model: bytes) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    # What one window took is given back before the next: a text is read once and that is it.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])
