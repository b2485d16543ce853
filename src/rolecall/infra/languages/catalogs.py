"""Catalogs of the server's sentences: `locales/<language>.po` of the package that says them.

All packages' catalogs of a language are read together, once per process, when the language is first
spoken. A sentence that a catalog lacks is said in English; the rule RC802 finds it before.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from rolecall.infra.languages.choosing import LANGUAGES
from rolecall.kernel.sentences import Filler, Sentence

_ROOT = "rolecall"
_FOLDER = "locales"


def in_language(text: str, language: str) -> str:
    """Return a sentence in a language of `LANGUAGES`; text that is no sentence as it is."""
    if not isinstance(text, Sentence) or language == LANGUAGES[0]:
        return str(text)
    return _filler_of(language).sentence(text)


class _TranslatedFiller(Filler):
    """Puts parts into templates as a language writes them."""

    def __init__(self, language: str, translations: GNUTranslations) -> None:
        self._language = language
        self._translations = translations

    def sentence(self, value: Sentence) -> str:
        return self.fill(self._template_of(value), value.parts)

    def day(self, value: date, format_spec: str) -> str:
        pattern = "LLLL y" if format_spec == "month" else "long"
        text: str = format_date(value, pattern, locale=self._language)
        return text

    def number(self, value: float, format_spec: str) -> str:
        if not format_spec:
            return str(value)
        digits = format_spec.removeprefix(".").removesuffix("f")
        pattern = "#,##0" if format_spec == "," else f"0.{'0' * int(digits)}"
        text: str = format_decimal(value, format=pattern, locale=self._language)
        return text

    def _template_of(self, value: Sentence) -> str:
        if not value.template:
            return ""
        if not value.many:
            return self._translations.gettext(value.template)
        count = value.parts["count"]
        number = count if isinstance(count, int) else 0
        return self._translations.ngettext(value.template, value.many, number)


@lru_cache
def _filler_of(language: str) -> Filler:
    return _TranslatedFiller(language, _compiled(language))


def _compiled(language: str) -> GNUTranslations:
    together = Catalog(locale=language)
    for file in _files(resources.files(_ROOT), f"{language}.po"):
        with file.open("rb") as source:
            for message in read_po(source, locale=language):
                if message.id and message.string:
                    together[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, together)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _files(folder: Traversable, name: str) -> Iterator[Traversable]:
    for one in folder.iterdir():
        if one.name == _FOLDER:
            found = one.joinpath(name)
            if found.is_file():
                yield found
        elif one.is_dir() and one.name != "__pycache__":
            yield from _files(one, name)
