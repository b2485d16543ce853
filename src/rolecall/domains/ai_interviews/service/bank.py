"""The questions and standard texts that come with the product. They are read once in a process."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rolecall.domains.ai_interviews.contracts import (
    Anchors,
    BankCompetency,
    Language,
    Standard,
    StandardFact,
    Texts,
)

_PACKAGE = "rolecall.domains.ai_interviews"


@cache
def load_bank() -> tuple[BankCompetency, ...]:
    """Return the competencies of the bank, each in all languages.

    Raises:
        KeyError, IndexError: the files of two languages do not have the same parts.
    """
    read = {language: _read(f"{language.value}.toml") for language in Language}
    return tuple(_competency(key, read) for key in read[Language.EN])


@cache
def load_standard() -> Standard:
    """Return what every draft begins with."""
    read = _read("standard.toml")
    by_language: Mapping[Language, Any] = {one: read[one.value] for one in Language}
    return Standard(
        opening=_texts(lambda one: by_language[one]["opening"]),
        closing=_texts(lambda one: by_language[one]["closing"]),
        facts=tuple(_fact(key, by_language) for key in by_language[Language.EN]["facts"]),
        words={one: by_language[one]["words"] for one in Language},
    )


def _competency(key: str, read: Mapping[Language, Any]) -> BankCompetency:
    def text(name: str) -> Texts:
        return _texts(lambda one: read[one][key][name])

    def texts(name: str) -> tuple[Texts, ...]:
        count = len(read[Language.EN][key][name])
        return tuple(_numbered(read, key, name, number) for number in range(count))

    return BankCompetency(
        key=key,
        name=text("name"),
        description=text("description"),
        anchors=Anchors(low=text("low"), medium=text("medium"), high=text("high")),
        questions=texts("questions"),
        follow_ups=texts("follow_ups"),
        signs={one: tuple(read[one][key]["signs"]) for one in Language},
    )


def _numbered(read: Mapping[Language, Any], key: str, name: str, number: int) -> Texts:
    return _texts(lambda one: read[one][key][name][number])


def _fact(key: str, read: Mapping[Language, Any]) -> StandardFact:
    return StandardFact(
        key=key,
        question=_texts(lambda one: read[one]["facts"][key]["question"]),
        answer=_texts(lambda one: read[one]["facts"][key].get("answer", "")),
    )


def _texts(of: Callable[[Language], str]) -> Texts:
    return Texts(**{one.value: of(one) for one in Language})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(_PACKAGE).joinpath("bank", name).read_text(encoding="utf-8"))
