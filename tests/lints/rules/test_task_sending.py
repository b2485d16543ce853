import pytest

from lints.rules.task_sending import TaskSending
from tests.lints.examples import flagged

RULE = TaskSending()
SERVICE = "src/rolecall/domains/jobs/service.py"


@pytest.mark.parametrize(
    "call", ["send_mail.delay(1)", "send_mail.apply_async((1,))", "app.send_task('mail.send')"]
)
def test_flags_direct_sending(call: str) -> None:
    assert flagged(RULE, SERVICE, f"{call}") == [1]
    assert flagged(RULE, "src/rolecall/processes/hiring.py", call) == [1]


def test_allows_events() -> None:
    assert flagged(RULE, SERVICE, "uow.emit(JobOpened(job_id))\ndelay = 3") == []


def test_allows_the_machinery() -> None:
    code = "app.send_task('outbox.deliver')"
    assert flagged(RULE, "src/rolecall/infra/worker/app.py", code) == []
