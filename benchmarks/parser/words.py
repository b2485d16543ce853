"""Make the parser's lists of words: `python -m benchmarks.parser.words SKILLS_FOLDER`.

SKILLS_FOLDER holds `onet_technology_skills.tsv`, `onet_occupations.tsv` (O*NET, CC BY 4.0) and
`esco_skills_subset.csv` (ESCO). Names of places come from the areas of telephone prefixes in the
`phonenumbers` package (Apache-2.0) and from CLDR's territories in Babel (Unicode-3.0). The files
that
this writes are the same bytes for the same input.
"""

import csv
import gzip
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import babel
from phonenumbers import geodata

from rolecall.domains.ai.rules.resume.lexicon import STATES
from rolecall.domains.ai.rules.resume.text import listed
from rolecall.domains.ai.rules.resume.tokens import words_of

WORDS = Path(__file__).parents[2] / "src/rolecall/domains/ai/words"
LANGUAGES = ("en", "de", "es", "fr")
_VENDORS = frozenset(
    listed(
        """
    microsoft adobe oracle ibm apache sap google amazon atlassian autodesk apple cisco esri
    epic hewlett
    """
    )
)
_PLURAL = re.compile(r"(?<=\w{3}[^s])s$")
_MOST_WORDS = 5
_ALIASES = {
    "js": "JavaScript",
    "node": "Node.js",
    "node js": "Node.js",
    "reactjs": "React",
    "react js": "React",
    "angularjs": "AngularJS",
    "ms office": "Microsoft Office software",
    "k8s": "Kubernetes",
    "golang": "Go",
    "postgres": "PostgreSQL",
    "core java": "Java",
    "ms excel": "Microsoft Excel",
    "ms word": "Microsoft Word",
    "html5": "HTML",
    "css3": "CSS",
    "aws": "Amazon Web Services AWS software",
    "gcp": "Google Cloud software",
    "emr": "Electronic medical records",
    "ehr": "Electronic health records",
    "c sharp": "C#",
    "cpp": "C++",
}


def main(folder: Path) -> None:
    """Write the lists."""
    _write("places.txt.gz", sorted(set(_places())))
    skills = dict(_skills(folder))
    _write("skills.tsv.gz", [f"{written}\t{name}" for written, name in sorted(skills.items())])
    _write("occupations.txt.gz", sorted(set(_occupations(folder))))


def _write(name: str, lines: Iterable[str]) -> None:
    content = "".join(f"{line}\n" for line in lines).encode()
    (WORDS / name).write_bytes(gzip.compress(content, 9, mtime=0))


def _places() -> Iterator[str]:
    for module in pkgutil.iter_modules(geodata.__path__):
        if not module.name.startswith("data"):
            continue
        data = getattr(importlib.import_module(f"phonenumbers.geodata.{module.name}"), "data", {})
        for names in data.values():
            for language in LANGUAGES:
                for part in re.split(r"[,/]", names.get(language, "")):
                    yield from _place(part)
    for language in LANGUAGES:
        for code, name in babel.Locale(language).territories.items():
            if code.isalpha():
                yield from _place(name)
    yield from STATES.values()


def _place(name: str) -> Iterator[str]:
    words = words_of(re.sub(r"\(.*?\)", "", name))
    if (
        words
        and len(words) <= 4
        and all(len(word) > 1 for word in words)
        and len("".join(words)) > 3
    ):
        yield " ".join(words)


def _skills(folder: Path) -> Iterator[tuple[str, str]]:
    known: dict[str, str] = {}
    for row in _rows(folder / "esco_skills_subset.csv", ","):
        # Not its `altLabels`: in this file they stand in the rows of other skills.
        known[" ".join(words_of(row["preferredLabel"]))] = row["preferredLabel"]
    tools = sorted({row["Example"] for row in _rows(folder / "onet_technology_skills.tsv", "\t")})
    for tool in tools:
        for written in _ways(tool):
            known.setdefault(written, tool)
    for tool in tools:
        known[" ".join(words_of(tool))] = tool
    known |= _ALIASES
    for written, name in known.items():
        if written and len(written.split()) <= _MOST_WORDS:
            yield written, name


def _ways(tool: str) -> Iterator[str]:
    words = words_of(tool)
    if words[-1] in {"software", "system", "systems"}:
        words = words[:-1]
        yield " ".join(words)
    if len(words) > 1 and words[0] in _VENDORS:
        yield " ".join(words[1:])
    short = tool.removesuffix(" software").split()[-1]
    if len(tool.split()) > 2 and short.isupper() and len(short) > 1:
        yield short.casefold()


def _occupations(folder: Path) -> Iterator[str]:
    for row in _rows(folder / "onet_occupations.tsv", "\t"):
        for part in re.split(r",|\band\b|\bor\b", row["Title"]):
            words = words_of(part)
            if words and len(words[-1]) > 3 and words[-1] not in {"other", "except"}:
                yield _PLURAL.sub("", words[-1])


def _rows(path: Path, delimiter: str) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        if delimiter == ",":
            yield from csv.DictReader(file)
        else:
            yield from csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
