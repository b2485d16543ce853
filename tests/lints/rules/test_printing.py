import pytest

from lints.rules.printing import Printing
from tests.lints.examples import flagged

RULE = Printing()


@pytest.mark.parametrize(
    "code",
    ["x = 1\nprint('x')", "import rich\nrich.print('x')", "from typer import echo\necho('x')"],
)
def test_flags_printing(code: str) -> None:
    assert flagged(RULE, "src/rolecall/infra/db/database.py", code) == [2]


def test_allows_commands_and_logs() -> None:
    assert flagged(RULE, "src/rolecall/entrypoints/cli.py", "print('x')") == []
    assert flagged(RULE, "src/rolecall/domains/jobs/service.py", "log.info('job_opened')") == []
