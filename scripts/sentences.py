"""Bring the catalogs of the server's sentences up to date with the code (`make sentences`).

New sentences are added without a translation, or with the one that another package's catalog has;
what the code no longer says is left out. Prints what has to be translated.
"""

import sys
from pathlib import Path, PurePosixPath

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from lints.sentences import LANGUAGES, Said, catalog_path, sentences_by_package

ROOT = Path(__file__).resolve().parents[1]
_WIDTH = 100
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_Translation = str | tuple[str, ...] | list[str]


def main() -> int:
    """Write all catalogs; 1 if something lacks its translation."""
    by_package = sentences_by_package(ROOT)
    missing = 0
    for language in LANGUAGES:
        known = {package: _read(package, language) for package in by_package}
        everywhere = {
            key: message.string
            for catalog in known.values()
            for key, message in catalog.items()
            if message.string
        }
        for package, said in by_package.items():
            missing += _write(package, language, said, known[package], everywhere)
    return 1 if missing else 0


def _read(package: PurePosixPath, language: str) -> dict[tuple[str, ...], Message]:
    file = ROOT / catalog_path(package, language)
    if not file.exists():
        return {}
    with file.open("rb") as source:
        return {_key(message.id): message for message in read_po(source, locale=language)}


def _key(given: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _write(
    package: PurePosixPath,
    language: str,
    said: dict[str, Said],
    known: dict[tuple[str, ...], Message],
    everywhere: dict[tuple[str, ...], _Translation],
) -> int:
    catalog = Catalog(locale=language)
    missing = 0
    for one in sorted(said.values(), key=lambda item: item.one):
        key = (one.one, one.many) if one.many else (one.one,)
        before = known.get(key)
        string = before.string if before and before.string else everywhere.get(key)
        place = one.path.relative_to(package).as_posix()
        catalog.add(key if one.many else one.one, string, locations=[(place, 1)])
        if not string or not all([string] if isinstance(string, str) else string):
            missing += 1
            sys.stdout.write(f"{catalog_path(package, language)}: {one.one}\n")
    file = ROOT / catalog_path(package, language)
    file.parent.mkdir(exist_ok=True)
    with file.open("wb") as target:
        target.write(_HEADER.format(language=language).encode())
        write_po(target, catalog, width=_WIDTH, omit_header=True, include_lineno=False)
    return missing


if __name__ == "__main__":
    sys.exit(main())
