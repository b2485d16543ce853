from datetime import UTC, datetime

import pytest

from rolecall.entrypoints.seed.demo import demo
from rolecall.entrypoints.seed.shapes import Demo

AS_OF = datetime(2025, 11, 21, 15, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_data() -> Demo:
    """The demo as of a Friday afternoon."""
    return demo(AS_OF)
