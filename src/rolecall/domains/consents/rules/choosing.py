"""In which language a version is shown, and whether what was agreed to still stands. Pure."""

import re
from collections.abc import Mapping

from rolecall.domains.consents.contracts import ShownWording, Wording

_TAGS = re.compile(r"<[^>]*>|&nbsp;")


def shown(wording: Wording, wanted: str, own: str) -> ShownWording:
    """Return a version in the wanted language, else in the organization's own, else in any.

    A version has at least one text (`written`).
    """
    language = next((one for one in (wanted, own) if one in wording.texts), None)
    if language is None:
        language = min(wording.texts)
    return ShownWording(
        wording.id, wording.purpose, wording.number, language, wording.texts[language]
    )


def written(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that say something, by language."""
    return {
        language: text.strip() for language, text in texts.items() if _TAGS.sub("", text).strip()
    }
