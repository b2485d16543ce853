import pytest

from lints.rules.migrations import MigrationNames, MigrationTimeouts, RequiredColumns
from tests.lints.examples import flagged

VERSION = "migrations/versions/2026_01_02_0001_add_salary.py"


@pytest.mark.parametrize(
    "name", ["0001_start.py", "2026_13_02_0001_start.py", "2026_01_02_0001_Add.py", "a1b2c3_x.py"]
)
def test_flags_names_that_do_not_sort_by_date(name: str) -> None:
    assert flagged(MigrationNames(), f"migrations/versions/{name}", "") == [1]


def test_allows_dated_names_and_the_environment() -> None:
    assert flagged(MigrationNames(), VERSION, "") == []
    assert flagged(MigrationNames(), "migrations/versions/__init__.py", "") == []
    assert flagged(MigrationNames(), "migrations/env.py", "") == []


@pytest.mark.parametrize(
    "code",
    [
        "op.execute('ALTER TABLE jobs ADD COLUMN pay bigint NOT NULL')",
        "op.execute('ALTER TABLE jobs ADD pay bigint NOT NULL, ADD COLUMN x int')",
        "op.execute('ALTER TABLE jobs ADD COLUMN x int DEFAULT 1, ADD COLUMN y int NOT NULL')",
        "op.add_column('jobs', sa.Column('pay', sa.BigInteger, nullable=False))",
    ],
)
def test_flags_required_columns_without_a_default(code: str) -> None:
    assert flagged(RequiredColumns(), VERSION, code) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "op.execute('ALTER TABLE jobs ADD COLUMN pay bigint NOT NULL DEFAULT 0')",
        "op.execute('ALTER TABLE jobs ADD COLUMN pay bigint')",
        "op.execute('ALTER TABLE jobs ADD CONSTRAINT pay_known CHECK (pay IS NOT NULL) NOT VALID')",
        "op.execute('ALTER TABLE jobs ADD COLUMN x int CHECK (x IS NOT NULL OR y)')",
        "op.execute('CREATE TABLE jobs (org_id uuid NOT NULL)')",
        "op.add_column('jobs', sa.Column('pay', sa.BigInteger))",
        "op.add_column('j', sa.Column('x', sa.Integer, nullable=False, server_default='0'))",
    ],
)
def test_allows_columns_that_old_rows_can_have(code: str) -> None:
    assert flagged(RequiredColumns(), VERSION, code) == []


def test_flags_timeouts_in_a_migration() -> None:
    assert flagged(MigrationTimeouts(), VERSION, "op.execute(\"SET lock_timeout = '1s'\")") == [1]


def test_allows_timeouts_in_the_runner() -> None:
    code = "op.execute(\"SET LOCAL lock_timeout = '1s'\")"
    assert flagged(MigrationTimeouts(), "migrations/env.py", code) == []
    assert flagged(MigrationTimeouts(), VERSION, "op.execute('SELECT 1')") == []
