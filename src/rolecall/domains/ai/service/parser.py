"""The résumé parser with the weights and words that come with the product.

Guarantees: the same text gives the same result in every process; nothing is read but the product's
own files.
"""

import json
from functools import cache
from importlib.resources import files

from rolecall.domains.ai.contracts import Resume
from rolecall.domains.ai.rules.resume.calibration import ByRule, Calibration
from rolecall.domains.ai.rules.resume.parsing import Parser, parse
from rolecall.domains.ai.rules.resume.tagging import CrfTagger, Model, Tag
from rolecall.domains.ai.service.lexicon import load_lexicon

_WEIGHTS = files("rolecall.domains.ai").joinpath("weights")


@cache
def load_parser() -> Parser:
    """Return the parser; its weights are read once in a process, some 4 MB."""
    taggers = {
        model: CrfTagger(_WEIGHTS.joinpath(f"{model}.crfsuite").read_bytes()) for model in Model
    }
    return Parser(taggers, load_lexicon(), load_calibration())


def load_calibration() -> Calibration:
    """Return the measured thresholds and confidences."""
    held = json.loads(_WEIGHTS.joinpath("calibration.json").read_text(encoding="utf-8"))
    return Calibration(
        thresholds={Tag(tag): value for tag, value in held["thresholds"].items()},
        tables={
            Tag(tag): [(bound, share) for bound, share in table]
            for tag, table in held["tables"].items()
        },
        shares={ByRule(kind): share for kind, share in held["shares"].items()},
    )


def parse_resume(text: str) -> Resume:
    """Return what a résumé's text says; see `rules.resume.parsing`."""
    return parse(text, load_parser())
