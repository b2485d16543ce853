"""The lists of words that come with the product."""

import gzip
from functools import cache
from importlib.resources import files

from rolecall.domains.ai.rules.resume.lexicon import Lexicon

_PACKAGE = "rolecall.domains.ai"


@cache
def load_lexicon() -> Lexicon:
    """Return the lists; they are read once in a process."""
    pairs = (line.split("\t", 1) for line in _lines("skills.tsv.gz"))
    return Lexicon(
        places=frozenset(_lines("places.txt.gz")),
        skills=dict(pairs),
        occupations=frozenset(_lines("occupations.txt.gz")),
    )


def _lines(name: str) -> list[str]:
    packed = files(_PACKAGE).joinpath("words", name).read_bytes()
    return gzip.decompress(packed).decode().splitlines()
