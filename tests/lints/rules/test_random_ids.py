import pytest

from lints.rules.random_ids import RandomIds
from tests.lints.examples import flagged

RULE = RandomIds()
MODELS = "src/rolecall/domains/jobs/models.py"


@pytest.mark.parametrize(
    "code",
    [
        "from uuid import uuid4\nx = uuid4()",
        "import uuid\nx = uuid.uuid1()",
        "from uuid import uuid4 as new\nx = field(default_factory=new)",
        "from sqlalchemy import func\nx = func.gen_random_uuid()",
    ],
)
def test_flags_every_other_maker(code: str) -> None:
    assert flagged(RULE, MODELS, code) == [2]


def test_allows_the_kernel_and_uuids_from_names() -> None:
    code = """
        from uuid import NAMESPACE_URL, UUID, uuid5
        from rolecall.kernel.ids import uuid7
        x = uuid7()
        y = uuid5(NAMESPACE_URL, "rolecall")
        z = UUID(int=0)
    """
    assert flagged(RULE, MODELS, code) == []


def test_allows_the_maker_itself() -> None:
    assert flagged(RULE, "src/rolecall/kernel/ids.py", "import uuid\nx = uuid.uuid4()") == []
