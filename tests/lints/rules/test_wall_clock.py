import pytest

from lints.rules.wall_clock import WallClock
from tests.lints.examples import flagged

RULE = WallClock()
SERVICE = "src/rolecall/domains/jobs/service.py"


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import UTC, datetime\nx = datetime.now(UTC)",
        "import datetime\nx = datetime.datetime.utcnow()",
        "import datetime as dt\nx = dt.date.today()",
        "from datetime import datetime as moment\nx = moment.today()",
        "import time\nx = time.time()",
        "from time import time_ns\nx = time_ns()",
        "from datetime import datetime\nx = Field(default_factory=datetime.utcnow)",
        "import sqlalchemy as sa\nx = sa.func.now()",
        "from sqlalchemy import func\nx = Column(server_default=func.current_timestamp())",
    ],
)
def test_flags_every_other_clock(code: str) -> None:
    assert flagged(RULE, SERVICE, code) == [2]


def test_flags_tests_and_migrations() -> None:
    code = "import time\nx = time.time()"
    assert flagged(RULE, "tests/domains/jobs/test_service.py", code) == [2]
    assert flagged(RULE, "migrations/versions/2026_01_02_0001_start.py", code) == [2]


def test_allows_the_kernel_clock_and_monotonic_time() -> None:
    code = """
        import time
        from rolecall.kernel import clock
        x = clock.now()
        y = time.monotonic() + time.perf_counter()
    """
    assert flagged(RULE, SERVICE, code) == []


def test_allows_the_clock_itself() -> None:
    code = "from datetime import UTC, datetime\nx = datetime.now(UTC)"
    assert flagged(RULE, "src/rolecall/kernel/clock.py", code) == []
