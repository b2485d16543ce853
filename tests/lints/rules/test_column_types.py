import pytest

from lints.rules.column_types import ColumnTypes
from tests.lints.examples import flagged

RULE = ColumnTypes()
MODELS = "src/rolecall/domains/jobs/models.py"


@pytest.mark.parametrize(
    "code",
    [
        "import sqlalchemy as sa\nx = sa.Column('state', sa.Enum(State))",
        "from sqlalchemy import Numeric\nx = Column('pay', Numeric(12, 2))",
        "from sqlalchemy.dialects.postgresql import ENUM\nx = ENUM('a', 'b')",
        "import sqlalchemy as sa\nx = sa.DECIMAL()",
        "\nx = \"CREATE TYPE state AS ENUM ('draft', 'open')\"",
        "\nx = 'ALTER TABLE jobs ADD COLUMN pay numeric(12, 2)'",
        "\nx = 'SELECT pay::numeric FROM jobs'",
    ],
)
def test_flags_enums_and_numerics(code: str) -> None:
    assert flagged(RULE, MODELS, code) == [2]
    assert flagged(RULE, "migrations/versions/2026_01_02_0001_jobs.py", code) == [2]


def test_allows_text_with_a_check_and_python_enums() -> None:
    code = """
        import sqlalchemy as sa
        from enum import Enum, StrEnum
        class State(StrEnum):
            OPEN = "open"
        x = sa.Column("state", sa.Text, sa.CheckConstraint("state IN ('open')"))
        y = sa.Column("pay_minor", sa.BigInteger)
        z = "the numeric (exact) value"
    """
    assert flagged(RULE, MODELS, code) == []
