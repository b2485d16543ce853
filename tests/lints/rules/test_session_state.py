import pytest

from lints.rules.session_state import SessionState
from tests.lints.examples import flagged

RULE = SessionState()
DATABASE = "src/rolecall/infra/db/database.py"


@pytest.mark.parametrize(
    "code",
    [
        "\nx = \"SET app.org_id = '1'\"",
        "\nx = f\"set session app.user_id = '{user}'\"",
        "\nx = 'SET ROLE rolecall_owner'",
        "\nx = f'SET ROLE {role}'",
        "\nx = 'set role rolecall_owner;'",
        "\nx = 'SET SESSION AUTHORIZATION rolecall_app'",
        "\nx = \"SELECT set_config('app.org_id', $1, false)\"",
        "from sqlalchemy import func\nx = func.set_config('app.org_id', org, False)",
        "import sqlalchemy as sa\nx = sa.func.set_config('app.org_id', org, sa.false())",
        "\nx = connect(server_settings={'app.org_id': org})",
    ],
)
def test_flags_what_outlives_a_transaction(code: str) -> None:
    assert flagged(RULE, DATABASE, code) == [2]
    assert flagged(RULE, "tests/tenancy/test_leaks.py", code) == [2]


@pytest.mark.parametrize(
    "code",
    [
        "x = \"SET LOCAL app.org_id = '1'\"",
        "x = 'SET LOCAL ROLE rolecall_owner'",
        "x = \"SELECT set_config('app.org_id', $1, true)\"",
        "from sqlalchemy import func\nx = func.set_config('app.org_id', org, True)",
        "import sqlalchemy as sa\nx = sa.func.set_config('app.org_id', org, sa.true())",
        "x = 'Set role and permissions of a member'",
        "x = connect(server_settings={'application_name': 'rolecall'})",
        "def f():\n    'A session-level SET ROLE leaks.'",
    ],
)
def test_allows_what_ends_with_the_transaction(code: str) -> None:
    assert flagged(RULE, DATABASE, code) == []
