import random
from uuid import UUID

import pytest

from rolecall.domains.jobs.rules.addresses import address_of
from rolecall.domains.jobs.rules.finding import Vocabulary
from rolecall.kernel import ids
from rolecall.kernel.terms import terms_of

TITLES = [
    "Registered nurse",
    "Night nurse",
    "Software engineer",
    "Engineering manager",
    "Köchin",
    "Señor analista",
    "C++ developer",
    "Physiotherapist",
]


def vocabulary() -> tuple[Vocabulary, dict[UUID, str]]:
    jobs = {ids.uuid7(): title for title in TITLES}
    return Vocabulary((job, term) for job, title in jobs.items() for term in terms_of(title)), jobs


@pytest.mark.parametrize(
    ("query", "titles", "instead"),
    [
        ("nurse", {"Registered nurse", "Night nurse"}, ""),
        ("nur", {"Registered nurse", "Night nurse"}, ""),
        ("nusre", {"Registered nurse", "Night nurse"}, "nurse"),
        ("night nurze", {"Night nurse"}, "night nurse"),
        ("registred nurse", {"Registered nurse"}, "registered nurse"),
        ("enginer", {"Software engineer", "Engineering manager"}, None),
        ("engneering", {"Engineering manager"}, "engineering"),
        ("Koechin", {"Köchin"}, None),
        ("kochin", {"Köchin"}, ""),
        ("senor", {"Señor analista"}, ""),
        ("physioterapist", {"Physiotherapist"}, "physiotherapist"),
        ("fisiotherapist", set(), ""),
        ("c++", {"C++ developer"}, ""),
        ("nurse software", set(), ""),
        ("nux", set(), ""),
        ("accountant", set(), ""),
        ("nurs3", set(), ""),
    ],
)
def test_finds_words_with_slips(query: str, titles: set[str], instead: str | None) -> None:
    found, jobs = vocabulary()
    result = found.find(query)
    assert result is not None
    assert {jobs[job] for job in result.jobs} == titles
    if instead is not None:
        assert result.instead == instead


def test_a_query_without_words_asks_for_nothing() -> None:
    found, _ = vocabulary()
    assert found.find(" … ") is None


def test_every_title_is_found_with_one_slip_in_its_longest_word() -> None:
    found, jobs = vocabulary()
    chance = random.Random(7)
    for job, title in jobs.items():
        word = max(title.split(), key=len)
        if not word.isascii():
            continue
        for _ in range(20):
            at = chance.randrange(1, len(word) - 1)
            slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            result = found.find(slip)
            assert result is not None
            assert job in result.jobs, slip


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Intensive care", "intensive-care"),
        ("  R&D / Labs ", "r-d-labs"),
        ("Größe & Maß", "grosse-mass"),
        ("Köln, NW, Germany", "koln-nw-germany"),
        ("São Paulo", "sao-paulo"),
        ("東京", "東京"),
        ("&&&", ""),
        ("x" * 200, "x" * 80),
    ],
)
def test_names_have_addresses(name: str, address: str) -> None:
    assert address_of(name) == address
    assert address_of(address) == address
