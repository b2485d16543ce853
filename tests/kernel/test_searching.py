"""What is typed to find something, and where it stands in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.kernel.searching import (
    Fragment,
    digit_terms,
    holds_phrases,
    marked,
    parse_search,
    snippet,
)
from rolecall.kernel.terms import terms_of


def shown(fragments: tuple[Fragment, ...]) -> str:
    return "".join(f"[{one.text}]" if one.found else one.text for one in fragments)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("muller pyth", "Müllers Python", "[Müller]s [Pyth]on"),
        ("mueller", "Anna Müller", "Anna [Müller]"),
        ("müller", "Anna Mueller", "Anna [Mueller]"),
        ("MÜLLER", "müller", "[müller]"),
        ("josé", "Jose José", "Jose [José]"),
        ("c++", "C++ and C", "[C++] and C"),
        ("brien", "O’Brien", "O’[Brien]"),
        ("night", "overnight nightly", "overnight [night]ly"),
        ('"night shift"', "Night shifts, the night shift", "Night shifts, the [night] [shift]"),
        ('"night shift" ana', "Ana: night shift", "[Ana]: [night] [shift]"),
        ("strasse", "Lange Straße", "Lange [Straße]"),
        ("", "Anna", "Anna"),
    ],
)
def test_marks_what_a_word_finds(typed: str, text: str, expected: str) -> None:
    assert shown(marked(text, parse_search(typed))) == expected


@pytest.mark.parametrize(
    ("typed", "text", "holds"),
    [
        ('"java developer"', "A Java\ndeveloper", True),
        ('"java developer"', "developer of Java", False),
        ('"java developer"', "Java developers", False),
        ('"java developer" "in berlin"', "Java developer, in Berlin", True),
        ("java developer", "developer of Java", True),
        ('"java developer', "developer of Java", True),
    ],
)
def test_a_quotation_stands_in_a_text_or_not(typed: str, text: str, holds: bool) -> None:
    assert holds_phrases(parse_search(typed), text) is holds


def test_a_snippet_is_where_most_of_the_words_are() -> None:
    text = "Ventilators once. " + "Nothing of note here. " * 30 + "Triage and ventilators daily."
    found = snippet(text, parse_search("triage ventil"))
    assert shown(found).startswith("… ")
    assert shown(found).endswith("[Triage] and [ventil]ators daily.")
    assert snippet(text, parse_search("surgery")) == ()


@pytest.mark.parametrize(
    "typed",
    [
        "+49 171 2345678",
        "0171 2345678",
        "0049171/2345678",
        "+49 (0)171 234-5678",
        "2345678",
        "017123",
    ],
)
def test_a_number_is_found_by_any_way_of_writing_it(typed: str) -> None:
    wanted = parse_search(typed).digits
    assert wanted
    assert any(term.startswith(f"+{wanted}") for term in digit_terms("+49 (0) 171 / 234 56 78"))


@pytest.mark.parametrize("typed", ["1234", "+1 55", "Route 66543", "anna 0171234567", ""])
def test_other_texts_are_no_numbers(typed: str) -> None:
    assert parse_search(typed).digits == ""


@given(st.text(max_size=80), st.text(max_size=60))
def test_marking_keeps_the_text_and_a_word_finds_its_own_text(text: str, typed: str) -> None:
    search = parse_search(typed)
    whole = "".join(one.text for one in marked(text, search))
    assert terms_of(whole) == terms_of(text)
    assert all(one.text for one in snippet(text, search))
