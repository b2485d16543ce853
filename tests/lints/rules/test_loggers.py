import pytest

from lints.rules.loggers import Loggers
from tests.lints.examples import flagged

RULE = Loggers()
SERVICE = "src/rolecall/domains/jobs/service.py"


@pytest.mark.parametrize(
    "code",
    [
        "import logging\nx = logging.getLogger(__name__)",
        "from logging import getLogger\nx = getLogger()",
        "import logging\nlogging.warning('x')",
    ],
)
def test_flags_standard_loggers(code: str) -> None:
    assert flagged(RULE, SERVICE, code) == [2]


def test_allows_structlog_and_telemetry() -> None:
    assert flagged(RULE, SERVICE, "import structlog\nx = structlog.get_logger()") == []
    code = "import logging\nx = logging.getLogger()"
    assert flagged(RULE, "src/rolecall/infra/telemetry/logs.py", code) == []
