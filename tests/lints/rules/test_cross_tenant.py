import pytest

from lints.rules.cross_tenant import CrossTenant
from tests.lints.examples import flagged

RULE = CrossTenant()
REPORTS = "src/rolecall/domains/analytics/service.py"
RELAY = "src/rolecall/infra/outbox/relay.py"


@pytest.mark.parametrize(
    "code",
    [
        "from rolecall.infra.db import cross_tenant_session_unsafe",
        "x = database.cross_tenant_session_unsafe(db, reason='nightly')",
    ],
)
def test_flags_modules_that_are_not_listed(code: str) -> None:
    assert flagged(RULE, REPORTS, code) == [1]


@pytest.mark.parametrize("arguments", ["db", "db, reason=''"])
def test_flags_a_missing_reason_even_in_listed_modules(arguments: str) -> None:
    code = f"cross_tenant_session_unsafe({arguments})"
    assert flagged(RULE, RELAY, code) == [1]
    assert flagged(RULE, "tests/infra/outbox/test_relay.py", code) == [1]


def test_allows_listed_modules_and_tests_with_a_reason() -> None:
    code = """
        from rolecall.infra.db import cross_tenant_session_unsafe
        cross_tenant_session_unsafe(db, reason="claims due rows")
    """
    assert flagged(RULE, RELAY, code) == []
    assert flagged(RULE, "tests/infra/outbox/test_relay.py", code) == []
