"""Fitting the network to examples: AdamW (Loshchilov and Hutter 2017), warmed up, then let down."""

from collections.abc import Callable, Mapping, Sequence

import torch
from torch.nn import functional

from rolecall.domains.ai.rules.resume.network import LABELS

from benchmarks.parser.network.base import Base
from benchmarks.parser.network.examples import UNKNOWN, Batches, Example, Numbers, padded
from benchmarks.parser.network.model import COLUMNS, TokenClassifier, started_from

EPOCHS = 4
RATE = 3e-4
_NEW, _EMBEDDED = 5.0, 0.5
"""Times the rate: weights that started at random learn faster, and those of pieces slower."""
_WARM_UP = 0.1
_DECAY = 0.01
_STEEPEST = 1.0


def fit(
    base: Base, examples: Sequence[Example], seed: int, say: Callable[[str], None]
) -> TokenClassifier:
    """Return a network that learned from these; the same seed gives the same on one machine."""
    torch.manual_seed(seed)
    network = started_from(base)
    batches = Batches(examples, seed)
    optimizer = _optimizer(network)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps, step = 0, 0
    network.train()
    for epoch in range(EPOCHS):
        held = batches.epoch()
        steps = steps or len(held) * EPOCHS
        lost = 0.0
        for windows in held:
            share = _share(step / steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            loss = _loss(network, padded(windows))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
            optimizer.step()
            step += 1
            lost += loss.item()
        say(f"epoch {epoch + 1} of {EPOCHS}: loss {lost / len(held):.3f}")
    network.eval()
    return network


def _optimizer(network: TokenClassifier) -> torch.optim.AdamW:
    new = [network.head, network.shapes, network.sections]
    groups = {
        _NEW: [weight for part in new for weight in part.parameters()],
        _EMBEDDED: [network.pieces.weight],
        1.0: [
            weight
            for part in (network.positions, network.norm, network.layers)
            for weight in part.parameters()
        ],
    }
    return torch.optim.AdamW(
        [{"params": weights, "lr": RATE * times} for times, weights in groups.items()],
        weight_decay=_DECAY,
    )


def _share(done: float) -> float:
    """Return the part of the rate at a point of the way."""
    return done / _WARM_UP if done <= _WARM_UP else max(0.0, 1.0 - done)


def _loss(network: TokenClassifier, batch: Mapping[str, Numbers]) -> torch.Tensor:
    """Return the cross-entropy, summed over the models that a label of the batch is of."""
    given = {name: torch.from_numpy(values) for name, values in batch.items()}
    labels = given.pop("labels")
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(**given)
    lost = [
        functional.cross_entropy(
            own.reshape(-1, own.shape[-1]), labels[..., at].reshape(-1), ignore_index=UNKNOWN
        )
        for at, own in enumerate(scores.float().split(COLUMNS, -1))
        if (labels[..., at] != UNKNOWN).any()
    ]
    assert lost, f"no label among {list(LABELS)}"
    return torch.stack(lost).sum()
