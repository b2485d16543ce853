import pytest

from lints.rules.assertions import Assertions
from tests.lints.examples import flagged

RULE = Assertions()
TEST = "tests/domains/jobs/test_service.py"


@pytest.mark.parametrize(
    "body", ["publish()", "pass", "assert True", "assert 'x'", "return publish() == 1"]
)
def test_flags_tests_that_assert_nothing(body: str) -> None:
    assert flagged(RULE, TEST, f"x = 1\nasync def test_x():\n    {body}\n") == [2]


@pytest.mark.parametrize(
    "body",
    [
        "assert publish() == 1",
        "with pytest.raises(ValueError): publish()",
        "expect(page.locator('h1')).to_be_visible()",
        "await check_isolation(client)",
        "client.expect_problem(409)",
        "case.call_and_validate()",
        "make()[0].assert_kept()",
    ],
)
def test_allows_tests_that_can_fail(body: str) -> None:
    assert flagged(RULE, TEST, f"import pytest\nasync def test_x():\n    {body}\n") == []


def test_allows_functions_that_are_no_tests() -> None:
    assert flagged(RULE, TEST, "def publish(): ...") == []
    assert flagged(RULE, "tests/support/client.py", "def test_client(): ...") == []
