import pytest

from lints.rules.raw_sql import RawSql
from tests.lints.examples import flagged

RULE = RawSql()
REPOSITORY = "src/rolecall/domains/jobs/repository.py"


@pytest.mark.parametrize(
    "code",
    [
        "import sqlalchemy as sa\nx = sa.text('SELECT 1')",
        "from sqlalchemy import text as raw\nx = raw('SELECT 1')",
        "from sqlalchemy import literal_column\nx = literal_column('1')",
        "\nx = uow.connection.fetch('SELECT 1')",
        "\nx = session.connection.exec_driver_sql('SELECT 1')",
    ],
)
def test_flags_sql_as_text(code: str) -> None:
    assert flagged(RULE, REPOSITORY, code) == [2]


def test_allows_statements_and_other_text() -> None:
    code = """
        import sqlalchemy as sa
        from sqlalchemy import Text
        x = sa.select(jobs.c.id)
        y = sa.Column("title", sa.Text)
        z = uow.fetch(x)
        text = "posting"
        w = text
    """
    assert flagged(RULE, REPOSITORY, code) == []


def test_allows_infrastructure_migrations_and_tests() -> None:
    code = "import sqlalchemy as sa\nx = sa.text('SELECT 1')"
    assert flagged(RULE, "src/rolecall/infra/db/security.py", code) == []
    assert flagged(RULE, "migrations/versions/2026_01_02_0001_jobs.py", code) == []
    assert flagged(RULE, "tests/tenancy/test_policies.py", code) == []
