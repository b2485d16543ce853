"""JMESPath of strangers: what it finds, and what it cannot cost."""

from typing import Any

import pytest

from rolecall.domains.integrations.rules.expressions import (
    MAX_CHARACTERS,
    NotEvaluated,
    compiled,
)
from rolecall.kernel.errors import InvalidInput

JOB = {
    "id": 7,
    "name": "Nurse",
    "offices": [{"name": "Oslo", "main": False}, {"name": "Bergen", "main": True}],
    "pay": {"from": 10, "to": 20},
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("name", "Nurse"),
        ("offices[0].name", "Oslo"),
        ("offices[?main].name | [0]", "Bergen"),
        ("offices[?name == 'Oslo'] | [0].main", False),
        ("offices[].name", ["Oslo", "Bergen"]),
        ("join(' / ', offices[].name)", "Oslo / Bergen"),
        ("pay.from < pay.to", True),
        ("name < pay.to", None),
        ("nobody.at.home", None),
        ("nobody || name", "Nurse"),
        ("{a: id}", {"a": 7}),
    ],
)
def test_finds_what_the_language_says(text: str, found: Any) -> None:
    assert compiled(text, "source").of(JOB) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.",
        "offices[?",
        "`{`",
        "a" * (MAX_CHARACTERS + 1),
        "a." * 200 + "a",
        "to_string(@)",
        "merge(a, b)",
        "exec('ls')",
        "|".join(["[@,@][]"] * 30),
    ],
)
def test_refuses_what_it_does_not_take_and_names_the_field(text: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        compiled(text, "fields.3.source")
    assert [error.field for error in raised.value.errors] == ["fields.3.source"]


def test_a_list_that_doubles_with_each_step_ends_with_an_error() -> None:
    doubling = compiled("|".join(["[@,@][]"] * 17), "source")
    with pytest.raises(NotEvaluated, match="too much"):
        doubling.of(list(range(100)))


def test_values_that_share_what_is_in_them_are_not_compared_leaf_by_leaf() -> None:
    nested = "|".join(["[@,@]"] * 14)
    assert compiled(f"({nested}) == ({nested})", "source").of(1) is None


def test_a_function_on_what_it_does_not_take_is_told_and_not_raised_as_it_is() -> None:
    with pytest.raises(NotEvaluated, match="does not fit the record"):
        compiled("length(pay.from)", "source").of(JOB)
