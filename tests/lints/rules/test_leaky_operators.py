import pytest

from lints.rules.leaky_operators import LeakyOperators
from tests.lints.examples import flagged

RULE = LeakyOperators()
QUERIES = "src/rolecall/domains/candidates/queries.py"


@pytest.mark.parametrize(
    "expression",
    [
        "people.c.name.like('a%')",
        "people.c.name.ilike('a%')",
        "people.c.tags.contains(['a'])",
        "people.c.tags.overlaps(['a'])",
        "people.c.name.startswith('a')",
        "Person.name.endswith('a')",
        "sa.func.lower(people.c.name) == 'a'",
        "func.to_tsvector(people.c.text)",
        "people.c.text.op('@@')(query)",
        "people.c.document.op('->>')('key')",
        "people.c.name.regexp_match('^a')",
    ],
)
def test_flags_operators_that_cannot_use_an_index(expression: str) -> None:
    code = f"import sqlalchemy as sa\nfrom sqlalchemy import func\nx = {expression}"
    assert flagged(RULE, QUERIES, code) == [3]
    assert flagged(RULE, "src/rolecall/domains/jobs/repository/postings.py", code) == [3]


@pytest.mark.parametrize(
    "expression",
    [
        "people.c.name_norm >= prefix",
        "people.c.email_norm == email",
        "people.c.first.op('||')(people.c.last)",
        "key.startswith('rc_')",
        "PATTERN.match(text)",
        "text.lower()",
        "sa.func.count()",
    ],
)
def test_allows_comparisons_and_plain_strings(expression: str) -> None:
    assert flagged(RULE, QUERIES, f"import sqlalchemy as sa\nx = {expression}") == []


def test_allows_them_outside_of_queries() -> None:
    assert flagged(RULE, "src/rolecall/domains/ai/rules.py", "x = bag.contains('a')") == []
