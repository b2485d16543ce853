from lints.rules.module_size import LIMIT, ModuleSize
from tests.lints.examples import flagged

RULE = ModuleSize()
SERVICE = "src/rolecall/domains/jobs/service.py"


def test_flags_one_line_too_many() -> None:
    assert flagged(RULE, SERVICE, "x = 1\n" * (LIMIT + 1)) == [LIMIT + 1]


def test_allows_the_limit() -> None:
    assert flagged(RULE, SERVICE, "x = 1\n" * LIMIT) == []


def test_allows_long_tests() -> None:
    assert flagged(RULE, "tests/domains/jobs/test_service.py", "x = 1\n" * (LIMIT + 1)) == []
