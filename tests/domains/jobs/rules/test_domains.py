"""Which names can be a careers site's domain, what proves one, and what follows from a check."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rolecall.domains.jobs.contracts.domains import (
    CustomDomain,
    DomainProblem,
    DomainStatus,
    FoundRecords,
)
from rolecall.domains.jobs.rules.domains import (
    GIVE_UP,
    GRACE,
    WAITS,
    after_check,
    host_of,
    problem_of,
)
from rolecall.kernel import ids
from rolecall.kernel.errors import InvalidInput

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DOMAIN = CustomDomain(
    id=ids.uuid7(),
    host="jobs.example.com",
    token="rolecall-0123",
    status=DomainStatus.PENDING,
    problem=DomainProblem.NONE,
    found=FoundRecords(),
    is_main=False,
    check=1,
    failures=0,
    created_at=NOW,
    created_by_name="Ada",
    asked_since=NOW,
    checked_at=None,
    next_check_at=NOW,
    verified_at=None,
)
PROOF = {
    "texts": ["rolecall-0123"],
    "alias": "sites.rolecall.example",
    "addresses": ["192.0.2.1"],
    "target": "sites.rolecall.example",
    "target_addresses": ["192.0.2.1"],
    "unanswered": False,
}


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("jobs.example.com", "jobs.example.com"),
        ("  Jobs.Example.COM. ", "jobs.example.com"),
        ("example.com", "example.com"),
        ("karriere.müller.de", "karriere.xn--mller-kva.de"),
    ],
)
def test_a_name_is_kept_as_the_domain_name_system_writes_it(typed: str, host: str) -> None:
    assert host_of(typed, own_hosts={"rolecall.example"}) == host


@pytest.mark.parametrize(
    "typed",
    [
        "https://jobs.example.com", "jobs.example.com/careers", "jobs.example.com:8443", "jobs",
        "192.0.2.7", "[2001:db8::1]", "jobs..example.com", "-jobs.example.com", "a b.example.com",
        "jobs_.example.com", "localhost", "jobs.localhost", "db.internal", "jobs.example.123",
        "*.example.com", "x" * 64 + ".example.com", "rolecall.example", "me@example.com", ".", "",
    ],
)  # fmt: skip
def test_what_is_no_domain_of_theirs_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        host_of(typed, own_hosts={"rolecall.example"})
    assert refused.value.errors[0].field == "host"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, DomainProblem.NONE),
        ({"texts": ["v=spf1", '"rolecall-0123"']}, DomainProblem.NONE),
        ({"alias": ""}, DomainProblem.NONE),
        ({"addresses": []}, DomainProblem.NONE),
        ({"texts": []}, DomainProblem.NO_TOKEN),
        ({"texts": [], "unanswered": True}, DomainProblem.UNANSWERED),
        ({"texts": ["rolecall-01234"]}, DomainProblem.OTHER_TOKEN),
        ({"alias": "", "addresses": ["198.51.100.9"]}, DomainProblem.ELSEWHERE),
        ({"alias": "else.example", "addresses": []}, DomainProblem.ELSEWHERE),
        ({"alias": "", "addresses": []}, DomainProblem.NOWHERE),
        ({"alias": "", "addresses": [], "unanswered": True}, DomainProblem.UNANSWERED),
        ({"alias": "", "target_addresses": []}, DomainProblem.ELSEWHERE),
    ],
)
def test_the_token_has_to_be_there_and_the_name_has_to_lead_here(
    changes: dict[str, object], problem: DomainProblem
) -> None:
    found: dict[str, object] = {**PROOF, **changes}
    assert problem_of(DOMAIN, **found) is problem  # type: ignore[arg-type]


def test_waits_grow_until_nobody_is_waiting_any_more() -> None:
    domain, waits = DOMAIN, []
    for failures in range(len(WAITS) + 2):
        step = after_check(replace(domain, failures=failures), DomainProblem.NO_TOKEN, NOW)
        assert step.at is not None
        waits.append(step.at - NOW)
    assert waits == sorted(waits)
    assert waits[-1] == waits[-2] == WAITS[-1]
    over = after_check(DOMAIN, DomainProblem.NO_TOKEN, NOW + GIVE_UP)
    assert (over.status, over.at) == (DomainStatus.FAILED, None)


def test_a_lost_proof_is_forgiven_for_a_while() -> None:
    shown = replace(DOMAIN, status=DomainStatus.VERIFIED, verified_at=NOW)
    soon = after_check(shown, DomainProblem.NO_TOKEN, NOW + timedelta(days=1))
    assert soon.status is DomainStatus.FAILING
    assert soon.at is not None
    failing = replace(shown, status=DomainStatus.FAILING)
    late = after_check(failing, DomainProblem.UNANSWERED, NOW + GRACE)
    assert (late.status, late.at) == (DomainStatus.FAILED, None)
    again = after_check(failing, DomainProblem.NONE, NOW + GRACE)
    assert again.status is DomainStatus.VERIFIED
