import pytest

from lints.rules.edges import Edges
from tests.lints.examples import flagged

RULE = Edges()
LONG = "async def apply(uow):\n" + '    """Doc."""\n' + "    x = 1\n" * 13
AT_THE_LIMIT = "async def apply(uow):\n" + '    """Doc."""\n' + "    x = 1\n" * 12
NESTED = "async def apply(uow):\n    if uow:\n        if uow:\n" + "            x = 1\n" * 11


@pytest.mark.parametrize("role", ["endpoints", "handlers", "tasks", "endpoints/postings"])
def test_flags_long_edges(role: str) -> None:
    assert flagged(RULE, f"src/rolecall/domains/jobs/{role}.py", f"x = 1\n{LONG}") == [2]
    assert flagged(RULE, f"src/rolecall/domains/jobs/{role}.py", NESTED) == [1]


def test_allows_the_limit_without_the_docstring() -> None:
    assert flagged(RULE, "src/rolecall/domains/jobs/endpoints.py", AT_THE_LIMIT) == []


def test_allows_long_functions_below_the_edge() -> None:
    assert flagged(RULE, "src/rolecall/domains/jobs/service.py", LONG) == []
