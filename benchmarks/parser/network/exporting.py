"""From torch to the file that ships: ONNX, its weights in eight bits."""

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from rolecall.domains.ai.rules.resume.network import WINDOW
from rolecall.domains.ai.rules.resume.pieces import SECTIONS, Shape

from benchmarks.parser.network.model import Probabilities, TokenClassifier

_OPERATORS = 17
"""The version of ONNX's operators: every runtime of the last years knows it."""
_INPUTS = ("pieces", "shapes", "sections")
_OUTPUT = "probabilities"


def export(network: TokenClassifier, path: Path) -> None:
    """Write the network.

    Weights have seven bits of their eight: processors without VNNI add two products into sixteen
    bits, which eight overflow, and would answer otherwise than those with it.
    """
    known = network.pieces.num_embeddings, len(Shape), len(SECTIONS)
    example = tuple(torch.randint(1, most, (1, WINDOW // 2)) for most in known)
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Probabilities(network).eval(),
            example,
            str(whole),
            input_names=list(_INPUTS),
            output_names=[_OUTPUT],
            dynamic_axes={name: {1: "length"} for name in (*_INPUTS, _OUTPUT)},
            opset_version=_OPERATORS,
            dynamo=False,
        )
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
