"""The network: six layers of a transformer over pieces, and a column for each label.

The layers are those of BERT (Devlin et al. 2018) as MiniLM has them (Wang et al. 2020): 384 wide,
twelve heads. What a piece looks like and the section that it stands in are added to what it is.
"""

import torch
from torch import nn
from torch.nn import functional

from rolecall.domains.ai.rules.resume.network import LABELS, WINDOW
from rolecall.domains.ai.rules.resume.pieces import SECTIONS, Shape

from benchmarks.parser.network.base import Base

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
COLUMNS = [len(labels) for labels in LABELS.values()]
_DROPPED = 0.1
_SPREAD = 0.02
"""Of the weights that start at random, as BERT's did."""


class Layer(nn.Module):
    """Attention, then a feed-forward part, each added to what came in and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropped = nn.Dropout(_DROPPED)

    def forward(self, given: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return what comes out; `mask` is added to the scores of attention."""
        size, length, _ = given.shape
        parts = self.attention(given).view(size, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.attention_out(seen.transpose(1, 2).reshape(size, length, WIDTH))
        given = self.attention_norm(given + self.dropped(seen))
        thought = self.outer(functional.gelu(self.inner(given)))
        result: torch.Tensor = self.norm(given + self.dropped(thought))
        return result


class TokenClassifier(nn.Module):
    """Pieces, shapes and sections in, a score for each label of each model out."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(WINDOW, WIDTH)
        self.shapes = nn.Embedding(len(Shape), WIDTH)
        self.sections = nn.Embedding(len(SECTIONS), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropped = nn.Dropout(_DROPPED)
        self.head = nn.Linear(WIDTH, sum(COLUMNS))

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, sections: torch.Tensor
    ) -> torch.Tensor:
        """Return the scores; 0 among the pieces is padding."""
        where = torch.arange(pieces.shape[1])[None]
        seen = self.pieces(pieces) + self.positions(where)
        seen = self.dropped(self.norm(seen + self.shapes(shapes) + self.sections(sections)))
        mask = torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :].to(seen.dtype)
        for layer in self.layers:
            seen = layer(seen, mask)
        scores: torch.Tensor = self.head(self.dropped(seen))
        return scores


class Probabilities(nn.Module):
    """The same network with what it answers in use: probabilities, model by model."""

    def __init__(self, network: TokenClassifier) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, sections: torch.Tensor
    ) -> torch.Tensor:
        """Return for each label how probable it is among those of its model."""
        scores = self.network(pieces, shapes, sections).split(COLUMNS, -1)
        return torch.cat([one.softmax(-1) for one in scores], -1)


def started_from(base: Base) -> TokenClassifier:
    """Return a network with the base's weights, and small random ones where it has none."""
    network = TokenClassifier(len(base.pieces))
    own = base.weights
    with torch.no_grad():
        network.pieces.weight.copy_(own["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(own["embeddings.position_embeddings.weight"][:WINDOW])
        for added in (network.shapes, network.sections):
            nn.init.normal_(added.weight, 0.0, _SPREAD)
        # The base adds the same to each piece, which stands here in each shape.
        network.shapes.weight.add_(own["embeddings.token_type_embeddings.weight"][0])
        network.norm.weight.copy_(own["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(own["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(network.layers):
            fill(layer, f"encoder.layer.{number}", own)
    return network


def fill(layer: nn.Module, name: str, own: dict[str, torch.Tensor]) -> None:
    """Give a layer the weights that the base has for it."""
    for kind in ("weight", "bias"):
        parts = [own[f"{name}.attention.self.{one}.{kind}"] for one in ("query", "key", "value")]
        getattr(layer.attention, kind).copy_(torch.cat(parts))
        for part, theirs in (
            (layer.attention_out, "attention.output.dense"),
            (layer.attention_norm, "attention.output.LayerNorm"),
            (layer.inner, "intermediate.dense"),
            (layer.outer, "output.dense"),
            (layer.norm, "output.LayerNorm"),
        ):
            getattr(part, kind).copy_(own[f"{name}.{theirs}.{kind}"])
