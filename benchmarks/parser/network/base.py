"""What the network starts from: all-MiniLM-L6-v2, a folder with its weights and its vocabulary.

The vocabulary is cut down to what the product's texts can ask for: texts are folded before they are
looked up, and of other alphabets than the Latin there was nothing to learn from.
"""

from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

import torch
from safetensors.torch import load_file

from rolecall.domains.ai.rules.resume.pieces import Sign
from rolecall.domains.ai.rules.resume.text import folded

_LAST_LATIN = "\u024f"
_PADDING, _UNKNOWN = "[PAD]", "[UNK]"
_UNUSED = "[unused{}]"
"""Pieces of the base that mean nothing: the rows that signs of our own start from."""


@dataclass(frozen=True)
class Base:
    """The pieces that are kept, the first of them padding, and the weights by their names."""

    pieces: list[str]
    weights: dict[str, torch.Tensor]
    """`embeddings.word_embeddings.weight` has a row for each piece that is kept."""


def load(folder: Path) -> Base:
    """Read `vocab.txt` and `model.safetensors`."""
    known = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    row_of = {piece: row for row, piece in enumerate(known)}
    signs = [one for one in Sign if one is not Sign.UNKNOWN]
    kept = {_PADDING: row_of[_PADDING], str(Sign.UNKNOWN): row_of[_UNKNOWN]}
    kept |= {str(sign): row_of[_UNUSED.format(at)] for at, sign in enumerate(signs)}
    kept |= {piece: row for row, piece in enumerate(known) if _is_asked_for(piece)}
    weights = load_file(folder / "model.safetensors")
    name = "embeddings.word_embeddings.weight"
    weights[name] = weights[name][list(kept.values())]
    return Base(list(kept), weights)


def _is_asked_for(piece: str) -> bool:
    """Tell whether a piece may stand in a folded text in Latin letters."""
    plain = piece.removeprefix("##")
    if not plain or (len(plain) > 1 and plain[0] == "["):
        return False
    return folded(plain) == plain and all(
        one <= _LAST_LATIN if one.isalnum() else category(one)[0] in "PS" for one in plain
    )
