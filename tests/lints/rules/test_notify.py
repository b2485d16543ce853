import pytest

from lints.rules.notify import Notify
from tests.lints.examples import flagged

RULE = Notify()
WRITER = "src/rolecall/infra/outbox/writer.py"


@pytest.mark.parametrize(
    "code",
    [
        "\nx = \"SELECT pg_notify('outbox', $1)\"",
        "\nx = 'NOTIFY outbox'",
        "\nx = \"notify outbox, 'wake'\"",
        "from sqlalchemy import func\nx = func.pg_notify('outbox', '')",
    ],
)
def test_flags_notify(code: str) -> None:
    assert flagged(RULE, WRITER, code) == [2]


@pytest.mark.parametrize(
    "code", ["x = 'Notify the candidate'", "x = redis.publish('outbox', b'')", "notify(user)"]
)
def test_allows_publishing_and_prose(code: str) -> None:
    assert flagged(RULE, WRITER, code) == []
