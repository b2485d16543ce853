"""Sentences of the product in the languages that it speaks."""

from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from rolecall.infra.languages import LANGUAGES, in_language, speaking, spoken, translated
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence, plain, say, say_count

SOURCES = Path(__file__).parents[3] / "src" / "rolecall"
TITLE = Conflict.title


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_all_catalogs_are_read_together(language: str) -> None:
    files = sorted(SOURCES.rglob(f"locales/{language}.po"))
    assert len(files) > 10
    for file in files:
        with file.open("rb") as source:
            message = next(one for one in read_po(source) if _is_plain(one))
        assert in_language(Sentence(str(message.id)), language) == message.string


def _is_plain(message: Message) -> bool:
    return isinstance(message.id, str) and bool(message.id) and "{" not in message.id


def test_parts_are_written_as_the_language_writes_them() -> None:
    rows = say_count(
        "Exported {count} row of the report “{report}”.",
        "Exported {count:,} rows of the report “{report}”.",
        1_200,
        report=say("Time to hire"),
    )
    german = in_language(rows, "de")
    assert "1.200" in german
    assert "Time to hire" not in german
    days = say("Exported the report “{report}”, {first} to {last}.", report="x",
               first=date(2026, 3, 1), last=date(2026, 3, 31))  # fmt: skip
    assert "1. März 2026" in in_language(days, "de")
    assert "31 de marzo de 2026" in in_language(days, "es")


def test_what_no_catalog_has_is_said_in_english() -> None:
    assert in_language(say("Nobody ever translates {this}.", this="it"), "de") == (
        "Nobody ever translates it."
    )
    assert in_language(plain("{text} stays"), "de") == "{text} stays"
    assert in_language("A name of somebody", "es") == "A name of somebody"
    assert in_language(say(""), "de") == ""


def test_the_answer_is_plain_text() -> None:
    assert {type(in_language(TITLE, language)) for language in LANGUAGES} == {str}


def test_a_language_is_spoken_as_long_as_its_context_lasts() -> None:
    assert spoken() == "en"
    with speaking("de"):
        assert translated(TITLE) == in_language(TITLE, "de") != TITLE
        with speaking("es"):
            assert translated(TITLE) == in_language(TITLE, "es")
        assert spoken() == "de"
    assert translated(TITLE) == TITLE
