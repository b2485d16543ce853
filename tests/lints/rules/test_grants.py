import pytest

from lints.rules.grants import Grants
from tests.lints.examples import flagged

RULE = Grants()
SECURITY = "src/rolecall/infra/db/security.py"


@pytest.mark.parametrize(
    "sql",
    [
        "GRANT SELECT, TRUNCATE ON jobs TO rolecall_app",
        "TRUNCATE jobs CASCADE",
        "truncate table jobs",
        "CREATE ROLE rolecall_relay LOGIN BYPASSRLS",
        "alter role rolecall_relay bypassrls",
        "GRANT ALL ON jobs TO rolecall_app",
        "GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA public TO rolecall_app",
    ],
)
def test_flags_rights_past_the_policies(sql: str) -> None:
    assert flagged(RULE, SECURITY, f"x = {sql!r}") == [1]
    assert flagged(RULE, "migrations/versions/2026_01_02_0001_roles.py", f"x = f{sql!r}") == [1]


@pytest.mark.parametrize(
    "sql",
    [
        "GRANT SELECT, INSERT ON jobs TO rolecall_app",
        "GRANT ALL ON SCHEMA public TO rolecall_owner",
        "CREATE ROLE rolecall_app NOBYPASSRLS",
        "SELECT rolbypassrls FROM pg_roles",
        "the file is truncated",
        "truncate long names",
    ],
)
def test_allows_named_rights_and_prose(sql: str) -> None:
    assert flagged(RULE, SECURITY, f"x = {sql!r}") == []


def test_allows_tests_to_clear_tables() -> None:
    assert flagged(RULE, "tests/support/database.py", "x = 'TRUNCATE jobs'") == []
