import pytest
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rolecall.domains.jobs.contracts import JobStatus
from rolecall.domains.jobs.rules.lifecycle import (
    ACTIONS,
    LEADS_TO,
    ApprovalGate,
    JobAction,
    after,
    allowed,
    require,
    settled,
)
from rolecall.kernel.errors import Conflict

CHANGES = {
    ("draft", "publish"): "open",
    ("draft", "archive"): "archived",
    ("pending_approval", "publish"): "open",
    ("open", "hold"): "on_hold",
    ("open", "close"): "closed",
    ("on_hold", "resume"): "open",
    ("on_hold", "close"): "closed",
    ("closed", "resume"): "open",
    ("closed", "archive"): "archived",
}


@pytest.mark.parametrize("status", JobStatus)
@pytest.mark.parametrize("action", LEADS_TO)
def test_a_status_changes_exactly_like_this(status: JobStatus, action: JobAction) -> None:
    expected = CHANGES.get((status.value, action.value))
    if expected is None:
        with pytest.raises(Conflict) as refused:
            after(action, status)
        assert refused.value.problem_code == "invalid_job_status"
        assert refused.value.extra["allowed_actions"] == [
            offered.value for offered in allowed(status, ApprovalGate.FREE)
        ]
    else:
        assert after(action, status) == expected


def test_actions_that_leave_the_status_alone() -> None:
    assert after(JobAction.EDIT, JobStatus.OPEN) is JobStatus.OPEN
    assert after(JobAction.DUPLICATE, JobStatus.ARCHIVED) is JobStatus.ARCHIVED


def test_a_closed_job_cannot_be_edited() -> None:
    with pytest.raises(Conflict, match="A job that is closed cannot be edited"):
        require(JobAction.EDIT, JobStatus.CLOSED)


@pytest.mark.parametrize(
    ("status", "gate", "offered"),
    [
        ("draft", "free", {"publish"}),
        ("draft", "needed", {"request_approval"}),
        ("draft", "granted", {"publish"}),
        ("pending_approval", "pending", {"withdraw_approval"}),
        ("pending_approval", "granted", {"publish"}),
        ("open", "pending", {"withdraw_approval"}),
        ("open", "granted", set()),
        ("on_hold", "needed", {"request_approval"}),
        ("on_hold", "pending", {"withdraw_approval"}),
        ("on_hold", "free", {"resume"}),
        ("closed", "needed", {"request_approval"}),
        ("closed", "granted", {"resume"}),
    ],
)
def test_what_is_offered_depends_on_the_approval(status: str, gate: str, offered: set[str]) -> None:
    about = {"publish", "resume", "request_approval", "withdraw_approval"}
    found = {action.value for action in allowed(JobStatus(status), ApprovalGate(gate))}
    assert found & about == offered


@pytest.mark.parametrize(
    ("status", "gate", "was_asked", "then"),
    [
        ("draft", "pending", True, "pending_approval"),
        ("draft", "free", False, "draft"),
        ("pending_approval", "pending", True, "pending_approval"),
        ("pending_approval", "granted", True, "draft"),
        ("pending_approval", "needed", True, "draft"),
        ("open", "pending", True, "open"),
        ("open", "needed", True, "on_hold"),
        ("open", "needed", False, "open"),
        ("on_hold", "needed", True, "on_hold"),
        ("closed", "pending", True, "closed"),
    ],
)
def test_the_status_follows_the_approval(
    status: str, gate: str, *, was_asked: bool, then: str
) -> None:
    assert settled(JobStatus(status), ApprovalGate(gate), was_asked=was_asked).value == then


class JobLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.status = JobStatus.DRAFT
        self.was_open = False

    def act(self, action: JobAction) -> None:
        self.status = after(action, self.status)
        self.was_open = self.was_open or self.status is JobStatus.OPEN

    @precondition(lambda self: JobAction.PUBLISH in ACTIONS[self.status])
    @rule()
    def publish(self) -> None:
        assert not self.was_open
        self.act(JobAction.PUBLISH)

    @precondition(lambda self: JobAction.HOLD in ACTIONS[self.status])
    @rule()
    def hold(self) -> None:
        self.act(JobAction.HOLD)

    @precondition(lambda self: JobAction.RESUME in ACTIONS[self.status])
    @rule()
    def resume(self) -> None:
        assert self.was_open
        self.act(JobAction.RESUME)

    @precondition(lambda self: JobAction.CLOSE in ACTIONS[self.status])
    @rule()
    def close(self) -> None:
        self.act(JobAction.CLOSE)

    @precondition(lambda self: JobAction.ARCHIVE in ACTIONS[self.status])
    @rule()
    def archive(self) -> None:
        self.act(JobAction.ARCHIVE)

    @rule()
    def duplicate(self) -> None:
        self.act(JobAction.DUPLICATE)

    @invariant()
    def archived_is_the_end(self) -> None:
        if self.status is JobStatus.ARCHIVED:
            assert not any(action in LEADS_TO for action in ACTIONS[self.status])


TestJobLife = JobLife.TestCase
