import pytest

from rolecall.domains.ai.rules.resume.reading import read
from rolecall.domains.ai.rules.resume.second_look import among_positions, among_studies
from rolecall.domains.ai.rules.resume.tagging import Guess, Tag, Tagged, mentions_in
from rolecall.domains.ai.service.lexicon import load_lexicon

WORDS = ("University", "of", "Tulsa")


def _look(text: str, chance: float, found: list[Tagged]) -> list[str]:
    """Return the words of what is found where a tagger thinks that these words are a school."""
    reading = read(text, load_lexicon())
    tokens = [token.text for token in reading.tokens]
    at = tokens.index(WORDS[0])
    guesses = [Guess(None, 0.0, 0.0)] * len(tokens)
    guesses[at] = Guess(Tag.INSTITUTION, chance, 0.0)
    guesses[at + 1 : at + 3] = [Guess(Tag.INSTITUTION, 0.0, chance)] * 2
    assert mentions_in(guesses, {Tag.INSTITUTION: 0.3}) == []
    more = among_studies(reading, guesses, found, load_lexicon())
    return [" ".join(tokens[one.first : one.stop]) for one in more]


def test_a_doubtful_school_is_taken_under_a_heading_of_studies() -> None:
    assert _look("EDUCATION\nUniversity of Tulsa\n2015", 0.1, []) == ["University of Tulsa"]


@pytest.mark.parametrize(
    ("text", "chance"),
    [
        ("EXPERIENCE\nUniversity of Tulsa\n2015 - 2019", 0.1),
        ("EDUCATION\nUniversity of Tulsa\n2015", 0.01),
    ],
)
def test_it_is_not_taken_elsewhere_nor_without_any_reason(text: str, chance: float) -> None:
    assert _look(text, chance, []) == []


def test_what_was_found_before_stays() -> None:
    known = Tagged(Tag.DEGREE, 3, 4, 0.9)
    assert _look("EDUCATION\nUniversity of Tulsa\n2015", 0.1, [known]) == []


def _employers(text: str, chance: float, *, taken: bool = False) -> list[str]:
    """Return the employers that are found where `Veristo Works` may be one, near a title."""
    reading = read(text, load_lexicon())
    tokens = [token.text for token in reading.tokens]
    at = tokens.index("Veristo")
    guesses = [Guess(None, 0.0, 0.0)] * len(tokens)
    guesses[at] = Guess(Tag.COMPANY, chance, 0.0)
    guesses[at + 1] = Guess(Tag.COMPANY, 0.0, chance)
    title, dates = tokens.index("Clerk"), tokens.index("2010 - 2012")
    known = [
        Tagged(Tag.TITLE, title, title + 1, 0.9),
        Tagged(Tag.WORK_DATES, dates, dates + 1, 0.9),
    ]
    if taken:
        known.append(Tagged(Tag.COMPANY, title + 1, title + 2, 0.9))
    more = among_positions(reading, guesses, known)
    return [" ".join(tokens[one.first : one.stop]) for one in more]


def test_a_doubtful_employer_is_taken_beside_a_title_and_dates() -> None:
    assert _employers("EXPERIENCE\nVeristo Works\nClerk, 2010 - 2012", 0.2) == ["Veristo Works"]


@pytest.mark.parametrize(
    ("text", "chance", "taken"),
    [
        ("EXPERIENCE\nVeristo Works\nClerk, 2010 - 2012", 0.1, False),
        ("EXPERIENCE\nVeristo Works\nClerk, 2010 - 2012", 0.2, True),
        ("SKILLS\nVeristo Works\nClerk, 2010 - 2012", 0.2, False),
        ("EXPERIENCE\n• Veristo Works\nClerk, 2010 - 2012", 0.2, False),
        ("EXPERIENCE\nVeristo Works\nof all kinds\nClerk, 2010 - 2012", 0.2, False),
    ],
)
def test_no_employer_is_taken_where_none_is_missing(text: str, chance: float, taken: bool) -> None:
    assert _employers(text, chance, taken=taken) == []
