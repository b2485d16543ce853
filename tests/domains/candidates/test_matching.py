"""By what two records are found to be one person: pure rules, by table."""

from uuid import UUID

import pytest

from rolecall.domains.candidates.contracts import Identity, MatchKey, MatchKind
from rolecall.domains.candidates.rules import matching

NOBODY = UUID(int=0)


def person(name: str = "", employer: str = "", headline: str = "") -> Identity:
    return Identity(NOBODY, name, employer, headline, (), ())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana.Petrov@Example.org", "ana.petrov@example.org", True),
        ("ana+jobs@example.org", "ana@example.org", True),
        ("ana.petrov@gmail.com", "anapetrov+x@googlemail.com", True),
        ("ana.petrov@example.org", "anapetrov@example.org", False),
        ("ana@example.org", "ana@example.com", False),
        ("+@example.org", "+x@example.org", False),
    ],
)
def test_addresses_lead_to_one_mailbox(one: str, other: str, same: bool) -> None:
    assert (matching.mailbox(one) == matching.mailbox(other)) is same


@pytest.mark.parametrize(
    ("number", "region", "expected"),
    [
        ("0151 23456789", "DE", "+4915123456789"),
        ("0049 151 23456789", "DE", "+4915123456789"),
        ("+49 (0)151 234-567-89", "US", "+4915123456789"),
        ("(614) 555-0123", "US", "+16145550123"),
        ("001 614 555 0123", "", "+16145550123"),
        ("614 555 0123", "", "6145550123"),
        ("12", "US", ""),
        ("ask me", "US", ""),
    ],
)
def test_numbers_are_written_as_e164(number: str, region: str, expected: str) -> None:
    assert matching.e164(number, region) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person("José Díaz", "Mercy GmbH"), person("Diaz, Jose", "mercy"), True),
        (person("Ana Petrov", "", "Nurse at Mercy"), person("ana petrov", "Mercy Inc."), True),
        (person("Ana Petrov", "Mercy"), person("Ana Petrov", "Grace"), False),
        (person("Ana Petrov", "Mercy"), person("Ana Petrova", "Mercy"), False),
    ],
)
def test_a_name_with_an_employer_has_many_spellings(
    one: Identity, other: Identity, same: bool
) -> None:
    assert (matching.name_at_employer(one) == matching.name_at_employer(other)) is same


@pytest.mark.parametrize(
    "nobody", [person("Ana", "Mercy"), person("Ana Petrov"), person("Ana Petrov", "GmbH")]
)
def test_too_little_tells_nobody_apart(nobody: Identity) -> None:
    assert matching.keys_of(nobody, "US") == frozenset()


def test_more_in_common_is_stronger() -> None:
    email, phone, name = (MatchKey(kind, "x") for kind in MatchKind)
    assert [matching.strength(found) for found in ([name], [phone], [email])] == [1, 2, 3]
    assert matching.strength([name, phone]) == 3
    assert matching.strength([name, phone, email]) == 5


def test_settled_pairs_are_asked_about_again_only_for_something_new() -> None:
    phone, name = MatchKey(MatchKind.PHONE, "+1"), MatchKey(MatchKind.NAME_EMPLOYER, "a | b")
    assert not matching.is_asked_again([phone], [phone, name])
    assert matching.is_asked_again([phone, name], [phone])


@pytest.mark.parametrize(("zone", "region"), [("Europe/Berlin", "DE"), ("UTC", "")])
def test_the_country_follows_from_the_time_zone(zone: str, region: str) -> None:
    assert matching.region_of(zone) == region
