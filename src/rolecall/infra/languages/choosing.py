"""The languages that Rolecall speaks, and which of them somebody wants."""

from typing import Final

LANGUAGES: Final = ("en", "de", "es")
"""The languages that are spoken, the one to fall back to first."""
MAX_HEADER: Final = 1_000


def spoken_language(locale: str) -> str | None:
    """Return the language of a locale, None if it is not spoken here."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else None


def language_of(locale: str) -> str:
    """Return the language of a locale if it is spoken here, English if not."""
    return spoken_language(locale) or LANGUAGES[0]


def preferred_language(accept_language: str, default: str) -> str:
    """Return the best language for an `Accept-Language` header (RFC 9110, section 12.5.4).

    `default` is the locale to use when the header names none of ours.
    """
    wanted: list[tuple[float, int, str]] = []
    for position, part in enumerate(accept_language[:MAX_HEADER].split(",")):
        name, _, weight = part.strip().partition(";q=")
        language = name.strip().split("-")[0].lower()
        if language in LANGUAGES:
            wanted.append((-_quality(weight), position, language))
    best = min(wanted, default=None)
    return best[2] if best and best[0] < 0 else language_of(default)


def _quality(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0
