"""How long an answer asks to be left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from rolecall.infra.rest import asked_wait

NOW = datetime(2026, 3, 31, 12, 0, 0, tzinfo=UTC)
RESET = str(int(NOW.timestamp()) + 42)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "17"}, 17),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "Tue, 31 Mar 2026 12:00:30 GMT"}, 30),
        ({"retry-after": RESET}, 42),
        ({"x-ratelimit-reset": RESET}, 42),
        ({"ratelimit-reset": "9"}, 9),
        ({"retry-after": "17", "x-ratelimit-reset": RESET}, 17),
        ({"retry-after": "soon", "x-ratelimit-reset": RESET}, 42),
        ({"retry-after": "0"}, 1),
        ({"retry-after": "Tue, 31 Mar 2026 11:00:00 GMT"}, 1),
        ({"retry-after": "Tue, 31 Mar 2099 12:00:00 GMT"}, 86_400),
        ({"retry-after": "9" * 15}, 86_400),
    ],
)
def test_what_an_answer_asks_for(headers: dict[str, str], seconds: float) -> None:
    assert asked_wait(headers, NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "soon", "-5", "1e9", "9" * 40, "٣", "Tue, 99 Mar 2026"])
def test_what_says_nothing(text: str) -> None:
    assert asked_wait({"retry-after": text}, NOW) is None
