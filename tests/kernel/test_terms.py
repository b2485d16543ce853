import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.kernel.terms import (
    MAX_QUERY_WORDS,
    MAX_TERM_LENGTH,
    fold,
    prefix_range,
    terms_of,
    words_of,
)


def found(query: str, *texts: str) -> bool:
    terms = sorted(terms_of(*texts), key=str.encode)
    for word in words_of(query):
        first, beyond = prefix_range(word)
        if not any(first.encode() <= term.encode() < beyond.encode() for term in terms):
            return False
    return True


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("nurse", "Registered Nurse (ICU)"),
        ("NUR regi", "Registered Nurse (ICU)"),
        ("jose", "José García"),
        ("josé", "José García"),
        ("JOSE\u0301", "José García"),
        ("obrien", "Ada O’Brien"),
        ("o'brien", "Ada O’Brien"),
        ("brien", "Ada O’Brien"),
        ("nodejs", "Node.js engineer"),
        ("node.js", "Node.js engineer"),
        ("c++", "Senior C++ developer"),
        ("c#", "Entwickler für C# (Zürich)"),
        ("hauptstrasse", "Hauptstraße"),
        ("\uff4e\uff55\uff52\uff53\uff45", "Nurse"),
        ("ada@example.com", "ada@example.com"),
        ("5550100", "+1 (202) 555-0100"),
        ("हिन्दी", "हिन्दी अनुवादक"),
        ("看護", "看護師"),
        ("istanbul", "İstanbul"),
    ],
)
def test_finds_what_people_mean(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("nurse berlin", "Nurse in Hamburg"),
        ("josé", "Jose Garcia"),
        ("urse", "Nurse"),
        ("c++", "C developer"),
        ("java script", "Java developer"),
    ],
)
def test_does_not_find_what_lacks_a_word(query: str, text: str) -> None:
    assert not found(query, text)


def test_all_words_must_be_in_the_texts_together() -> None:
    assert found("nurse oslo", "Night nurse", "Oslo, Norway")


def test_a_query_without_words_has_none() -> None:
    assert words_of(" -- ,.; ") == ()


def test_a_word_that_begins_another_one_adds_nothing() -> None:
    assert words_of("java javascript") == ("javascript",)


def test_long_queries_and_words_are_cut() -> None:
    words = words_of(" ".join(f"{index:02}{'x' * 100}" for index in range(30)))
    assert len(words) == MAX_QUERY_WORDS
    assert {len(word) for word in words} == {MAX_TERM_LENGTH}


def test_folding_ignores_case_width_and_blanks() -> None:
    assert fold("  People\t&  \uff23\uff55\uff4c\uff54\uff55\uff52\uff45 ") == "people & culture"


@given(st.text())
def test_every_text_is_found_by_itself(text: str) -> None:
    assert found(text, text)


@given(st.text(), st.integers(min_value=1, max_value=20))
def test_every_beginning_of_a_word_finds_it(text: str, length: int) -> None:
    for word in words_of(text):
        first, beyond = prefix_range(word[:length])
        assert first.encode() <= word.encode() < beyond.encode()


@given(st.text())
def test_terms_are_neither_empty_nor_long_and_have_no_blanks(text: str) -> None:
    for term in terms_of(text):
        assert 0 < len(term) <= MAX_TERM_LENGTH
        assert not any(character.isspace() for character in term)
