"""How deliveries are put into messages."""

import pytest

from rolecall.infra.outbox.relay import Bell
from rolecall.infra.worker.app import MOST_IN_A_MESSAGE, messages
from rolecall.kernel import ids


def bells(count: int, queue: str = "default") -> list[Bell]:
    return [Bell(ids.uuid7(), ids.uuid7(), queue) for _ in range(count)]


@pytest.mark.parametrize(
    ("waiting", "sizes"),
    [(0, []), (1, [1]), (7, [1] * 7), (20, [2] * 10), (33, [4] * 8 + [1]), (500, [16] * 31 + [4])],
)
def test_few_are_rung_one_by_one_and_many_together(waiting: int, sizes: list[int]) -> None:
    assert [len(together) for _, together in messages(bells(waiting))] == sizes


def test_what_takes_long_is_rung_one_by_one() -> None:
    assert {len(together) for _, together in messages(bells(200, "bulk"))} == {1}


def test_every_delivery_is_rung_once_in_its_own_queue() -> None:
    waiting = [*bells(90), *bells(40, "mail"), *bells(5, "bulk"), *bells(90)]
    rung = [(queue, bell.delivery_id) for queue, together in messages(waiting) for bell in together]
    assert sorted(rung) == sorted((bell.queue, bell.delivery_id) for bell in waiting)


def test_no_message_has_more_than_a_process_has_connections() -> None:
    assert max(len(together) for _, together in messages(bells(5_000))) == MOST_IN_A_MESSAGE
