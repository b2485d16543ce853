import pytest

from lints.rules.use_cases import UseCases
from tests.lints.examples import flagged

RULE = UseCases()
SERVICE = "src/rolecall/domains/jobs/service/publish.py"


@pytest.mark.parametrize(
    "code",
    [
        "async def publish(actor, command): ...",
        "async def publish(): ...",
        "async def publish(*, uow): ...",
    ],
)
def test_flags_use_cases_without_a_transaction(code: str) -> None:
    assert flagged(RULE, SERVICE, code) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "async def publish(uow, actor, command): ...",
        "async def parse_resume(db, actor, command): ...",
        "async def _load(job_id): ...",
        "def title_of(job): ...",
        "class Publisher:\n    async def run(self): ...",
    ],
)
def test_allows_the_signature_and_what_is_private(code: str) -> None:
    assert flagged(RULE, SERVICE, code) == []


def test_allows_other_modules_their_signatures() -> None:
    assert flagged(RULE, "src/rolecall/domains/jobs/tasks.py", "async def run(job_id): ...") == []
