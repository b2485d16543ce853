"""Texts of pages by language: `locales/<language>.json` beside a package's templates.

English is complete; a text that another language lacks is shown in English. A key whose text
depends on a number has one entry per plural category of the language (Unicode CLDR): `jobs.one`,
`jobs.other`.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from babel import Locale

from rolecall.infra.languages import LANGUAGES, language_of, preferred_language

__all__ = ["LANGUAGES", "Texts", "language_of", "preferred_language", "texts"]


class Texts:
    """The texts of one package in one language: `t.apply` or `t("jobs", count=3)` in a template."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts
        self._plural = Locale.parse(language).plural_form

    def __getattr__(self, key: str) -> str:
        """Return a text that takes no values."""
        try:
            return self._texts[key]
        except KeyError:
            raise AttributeError(key) from None

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with values put in; `count` also chooses among plural forms.

        Raises:
            KeyError: there is no such text.
        """
        if "count" in values:
            count = values["count"]
            form = self._plural(count) if isinstance(count, int) else "other"
            key = f"{key}.{form}" if f"{key}.{form}" in self._texts else f"{key}.other"
        text = self._texts[key]
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        """Tell whether there is a text of this key."""
        return key in self._texts


@lru_cache(maxsize=64)
def texts(package: str, locale: str) -> Texts:
    """Return the texts of a package in the language of a locale, or in English."""
    language = language_of(locale)
    known = _read(package, LANGUAGES[0])
    if language != LANGUAGES[0]:
        known = {**known, **_read(package, language)}
    return Texts(language, known)


def _read(package: str, language: str) -> dict[str, str]:
    file = resources.files(package).joinpath("locales", f"{language}.json")
    if not file.is_file():
        return {}
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found
