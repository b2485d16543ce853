"""The invented résumés that the shipped weights learned from, and which tagger from which."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolecall.domains.ai.rules.resume.tagging import TWICE, Model

from benchmarks.parser.gold import Record
from benchmarks.parser.synthetic import careers, layouts

SEED = 1
LAYOUTS, CAREERS = 300, 200


@dataclass(frozen=True)
class Invented:
    """Invented résumés of both kinds."""

    layouts: Sequence[Record]
    careers: Sequence[Record]


def invented() -> Invented:
    """Return the invented résumés."""
    return Invented(
        layouts=list(layouts.records(LAYOUTS, SEED)), careers=list(careers.records(CAREERS, SEED))
    )


def lessons(
    model: Model, records: Sequence[Record], invented: Invented
) -> Sequence[Sequence[Record]]:
    """Return what each of a model's taggers learns from, in the order of their files."""
    less = [*records, *invented.layouts]
    return [less, [*less, *invented.careers]] if model in TWICE else [less]
