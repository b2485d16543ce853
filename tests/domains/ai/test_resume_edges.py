"""Where mentions begin and end, and which of them are one position."""

from itertools import pairwise

import pytest

from rolecall.domains.ai.contracts import Span, Value
from rolecall.domains.ai.rules.resume.edges import mended
from rolecall.domains.ai.rules.resume.grouping import WORK_TAGS, items_of
from rolecall.domains.ai.rules.resume.phrases import refined
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.tagging import Marginals, Tag, Tagged, Together
from rolecall.domains.ai.rules.resume.whereabouts import place_of_head
from rolecall.domains.ai.service.lexicon import load_lexicon


def _mentions(reading: Reading, said: list[tuple[Tag, str]]) -> list[Tagged]:
    """Return the places of words, each behind the one before."""
    found, behind = [], 0
    for tag, words in said:
        start = reading.text.index(words, behind)
        behind = start + len(words)
        own = [at for at, one in enumerate(reading.tokens) if start <= one.start < behind]
        found.append(Tagged(tag, own[0], own[-1] + 1, 0.9))
    return found


def _mended(text: str, said: list[tuple[Tag, str]], person: str = "") -> list[str]:
    reading = read(text, load_lexicon())
    found = mended(reading, _mentions(reading, said), person)
    assert all(one.stop <= other.first for one, other in pairwise(found))
    return [
        text[reading.tokens[one.first].start : reading.tokens[one.stop - 1].end] for one in found
    ]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("Alder-Harbor College", ["Alder", "Harbor College"], ["Alder-Harbor College"]),
        ("Harbor Pvt. Ltd", ["Harbor Pvt", "Ltd"], ["Harbor Pvt. Ltd"]),
        ("Museum of Boise", ["Museum", "Boise"], ["Museum of Boise"]),
        ("Harbor, Juniper", ["Harbor", "Juniper"], ["Harbor", "Juniper"]),
        ("Harbor\nJuniper", ["Harbor", "Juniper"], ["Harbor", "Juniper"]),
        ("at Harbor Foods and", ["at Harbor Foods and"], ["Harbor Foods"]),
        ("Harbor Foods (208) 555-0134", ["Harbor Foods (208) 555-0134"], ["Harbor Foods"]),
        ("Harbor, Ltd.", ["Ltd"], []),
    ],
)
def test_an_employer_has_the_edges_that_a_reader_gives_it(
    text: str, parts: list[str], whole: list[str]
) -> None:
    assert _mended(text, [(Tag.COMPANY, one) for one in parts]) == whole


def test_the_person_who_heads_a_page_is_no_employer() -> None:
    said = [(Tag.COMPANY, "Thackeray"), (Tag.COMPANY, "Thackeray Foods")]
    text = "Thackeray, page 2\nThackeray Foods"
    assert _mended(text, said, "marisol thackeray") == ["Thackeray Foods"]


def test_positions_of_one_resume_have_their_fields_in_one_order() -> None:
    text = (
        "EXPERIENCE\nNurse\nMercy Reno\n2015 - 2016\nHarbor Clinic\n2013 - 2014\n"
        "Aide\nSummit Care\n2011 - 2012\nPorter\nWillow Hotel\n2009 - 2010\n"
    )
    said = [
        (Tag.TITLE, "Nurse"),
        (Tag.COMPANY, "Mercy Reno"),
        (Tag.WORK_DATES, "2015 - 2016"),
        (Tag.COMPANY, "Harbor Clinic"),
        (Tag.WORK_DATES, "2013 - 2014"),
        (Tag.TITLE, "Aide"),
        (Tag.COMPANY, "Summit Care"),
        (Tag.WORK_DATES, "2011 - 2012"),
        (Tag.TITLE, "Porter"),
        (Tag.COMPANY, "Willow Hotel"),
        (Tag.WORK_DATES, "2009 - 2010"),
    ]
    reading = read(text, load_lexicon())
    items = items_of(reading, _mentions(reading, said), WORK_TAGS)
    lines = [[reading.tokens[one.first].line for one in item.parts.values()] for item in items]
    # The second has no title, and does not take the one of the third.
    assert lines == [[1, 2, 3], [4, 5], [6, 7, 8], [9, 10, 11]]


@pytest.mark.parametrize(
    ("text", "found", "skills"),
    [
        ("Extensive knowledge of HTML", "Extensive knowledge of HTML", ["HTML"]),
        ("Experienced with Excel", "Experienced with Excel", ["Excel"]),
        ("just-in-time delivery", "time delivery", ["just-in-time delivery"]),
        ("PL/SQL", "PL", ["PL/SQL"]),
        ("HTML/CSS", "HTML/CSS", ["HTML", "CSS"]),
        ("product development", "development", []),
        ("Microsoft Excel", "Microsoft Excel", ["Microsoft Excel"]),
    ],
)
def test_a_skill_is_what_somebody_can_do(text: str, found: str, skills: list[str]) -> None:
    start = text.index(found)
    value = Value(value=found, quote=found, span=Span(start, start + len(found)))
    shown = list(refined(text, value, load_lexicon()))
    assert [one.value for one in shown] == skills
    assert all(text[one.span.start : one.span.end] == one.quote for one in shown)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("1 Main Street, New Cityland, CA 91010", "New Cityland, CA"),
        ("Grand Forks, North Dakota", "Grand Forks, North Dakota"),
        ("9 Vyse Street\nBirmingham B18 6NF", "Birmingham"),
        ("3 Hill Street, Albany, 12207", "Albany"),
        ("Ada Example, RN", None),
        ("Nurse, Boise, ID, 2012 - 2014", None),
    ],
)
def test_an_address_names_where_somebody_lives(line: str, place: str | None) -> None:
    reading = read(f"Ada Example\n{line}\n", load_lexicon())
    found = place_of_head(reading, load_lexicon())
    assert (found.value if found else None) == place


def test_two_taggers_of_one_field_count_as_one() -> None:
    class Sure:
        def __init__(self, share: float) -> None:
            self._share = share

        def marginals(self, _reading: Reading) -> Marginals:
            return {Tag.COMPANY: [(self._share, 0.0)]}

    both = Together([Sure(0.25), Sure(0.75)])
    assert both.marginals(read("Harbor", load_lexicon())) == {Tag.COMPANY: [(0.5, 0.0)]}
