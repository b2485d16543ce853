"""In which language somebody is spoken to, and sentences in it."""

from rolecall.infra.languages.catalogs import in_language
from rolecall.infra.languages.choosing import (
    LANGUAGES,
    language_of,
    preferred_language,
    spoken_language,
)
from rolecall.infra.languages.speaking import speaking, spoken, translated

__all__ = [
    "LANGUAGES",
    "in_language",
    "language_of",
    "preferred_language",
    "speaking",
    "spoken",
    "spoken_language",
    "translated",
]
