"""Chance that can be repeated.

Each thing draws from dice of its own, named after it, so that a new question on one job does not
change every name after it.
"""

import math
import random
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

_SLOT = re.compile(r"\{([^{}]+)\}")
_RANGE = re.compile(r"(\d+)-(\d+)")


def dice(seed: int, *names: object) -> random.Random:
    """Return the dice of the thing that `names` name, always the same for the same seed."""
    label = ":".join(str(name) for name in (seed, *names))
    return random.Random(label)  # noqa: S311 - invented data, nothing secret


def weighted(rng: random.Random, weights: Mapping[T, float]) -> T:
    """Return one key, as likely as its weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def some(rng: random.Random, pool: Sequence[T], count: int) -> list[T]:
    """Return up to `count` different members of the pool, in random order."""
    return rng.sample(pool, min(count, len(pool)))


def skewed(rng: random.Random, median: float, spread: float = 0.6) -> float:
    """Return a positive number around `median` with a long upper tail (log-normal)."""
    return median * math.exp(rng.gauss(0.0, spread))


def fill(rng: random.Random, text: str, **words: object) -> str:
    """Return the text with its slots filled.

    `{name}` takes the word of that name, `{4-6}` a whole number in the range, `{a|b}` one of the
    alternatives.
    """

    def draw(match: re.Match[str]) -> str:
        slot = match.group(1)
        if slot in words:
            return str(words[slot])
        limits = _RANGE.fullmatch(slot)
        if limits:
            return str(rng.randint(int(limits[1]), int(limits[2])))
        words_to_choose: list[str] = slot.split("|")
        return rng.choice(words_to_choose)

    return _SLOT.sub(draw, text)
