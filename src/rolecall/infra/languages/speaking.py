"""The language of the request that is being served.

It is set in one place, where a route begins, and read in one place, where a sentence becomes a part
of a response. Outside of requests, English is spoken: what is kept or logged is in English, and a
mail has the language of whoever gets it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rolecall.infra.languages.catalogs import in_language
from rolecall.infra.languages.choosing import LANGUAGES

_SPOKEN: ContextVar[str] = ContextVar("rolecall_language", default=LANGUAGES[0])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language as long as the context lasts."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> str:
    """Return the language of the request, English outside of requests."""
    return _SPOKEN.get()


def translated(text: str) -> str:
    """Return a sentence in the language of the request; text that is no sentence as it is."""
    return in_language(text, spoken())
