"""Jobs that need approval: publishing, changes, outcomes."""

from typing import Any

from rolecall.access import Role
from rolecall.infra.runtime import Runtime

from tests.domains.approvals.conftest import Board
from tests.processes.notifications.conftest import Drain
from tests.support.approving import chain, draft, say, submit, waiting
from tests.support.audited import audited


async def act(board: Board, job: dict[str, Any], action: str) -> Any:
    return await board.recruiter.client.post(f"/api/v1/jobs/{job['id']}/{action}")


async def change(board: Board, job: dict[str, Any], **fields: Any) -> dict[str, Any]:
    changed = await board.recruiter.client.patch(f"/api/v1/jobs/{job['id']}", json=fields)
    assert changed.status_code == 200, changed.text
    found: dict[str, Any] = changed.json()
    return found


async def test_a_job_opens_only_with_an_approval(board: Board, drain: Drain) -> None:
    await chain(board.admin, [board.ana])
    job = await draft(board.recruiter)
    assert "request_approval" in job["allowed_actions"]
    assert "publish" not in job["allowed_actions"]
    refused = await act(board, job, "publish")
    assert (refused.status_code, refused.json()["code"]) == (409, "approval_required")
    assert "Ask for approval" in refused.json()["detail"]
    standing = await submit(board.recruiter, job)
    assert (standing["gate"], standing["chain_name"]) == ("pending", "Headcount")
    assert (await board.job(job["id"]))["status"] == "pending_approval"
    waiting_still = await act(board, job, "publish")
    assert waiting_still.json()["code"] == "approval_pending"
    await say(board.ana, standing["view"]["approval"]["id"], "approve")
    await drain()
    ready = await board.job(job["id"])
    assert ready["status"] == "draft"
    assert "publish" in ready["allowed_actions"]
    assert (await act(board, job, "publish")).json()["status"] == "open"


async def test_a_job_opens_at_once_after_the_approval(board: Board) -> None:
    await chain(board.admin, [board.ana])
    job = await draft(board.recruiter)
    standing = await submit(board.recruiter, job)
    await say(board.ana, standing["view"]["approval"]["id"], "approve")
    assert (await act(board, job, "publish")).json()["status"] == "open"


async def test_without_a_chain_that_applies_all_is_as_ever(board: Board) -> None:
    await chain(board.admin, [board.ana], departments=["Finance"])
    job = await draft(board.recruiter, department="Nursing")
    assert (await board.approval(job["id"]))["gate"] == "free"
    refused = await board.recruiter.client.post(f"/api/v1/jobs/{job['id']}/approval", json={})
    assert refused.json()["code"] == "no_approval_needed"
    assert (await act(board, job, "publish")).status_code == 200


async def test_a_changed_flagged_field_begins_anew_and_shows_the_difference(
    board: Board, drain: Drain, runtime: Runtime
) -> None:
    await chain(board.admin, [board.ana], [board.ben])
    job = await draft(board.recruiter)
    first = (await submit(board.recruiter, job, "Please"))["view"]["approval"]["id"]
    await say(board.ana, first, "approve")
    same = await change(board, job, description_html="<p>Other words</p>")
    assert (await board.approval(job["id"]))["view"]["approval"]["id"] == first
    assert same["status"] == "pending_approval"
    await change(board, job, openings=3, title="Senior nurse")
    view = (await board.approval(job["id"]))["view"]
    second = view["approval"]
    assert second["id"] != first
    assert (second["status"], second["note"], second["title"]) == (
        "pending",
        "Please",
        "Senior nurse",
    )
    assert [(c["name"], c["before"], c["after"]) for c in view["changes"]] == [
        ("title", "Intensive care nurse", "Senior nurse"),
        ("openings", "2", "3"),
    ]
    assert await waiting(board.ana) == [second["id"]]
    late = await say(board.ben, first, "approve")
    assert (late.status_code, late.json()["status_now"]) == (409, "superseded")
    [entry] = await audited(runtime, board.org.id, "approvals.restarted")
    assert entry.changes["openings"] == {"before": "2", "after": "3"}
    for approver in (board.ana, board.ben):
        assert (await say(approver, second["id"], "approve")).status_code == 200
    await drain()
    assert "publish" in (await board.job(job["id"]))["allowed_actions"]
    again = await change(board, job, openings=4)
    assert again["status"] == "pending_approval"
    assert (await act(board, job, "publish")).json()["code"] == "approval_pending"


async def test_an_open_job_stays_open_until_its_change_is_declined(
    board: Board, drain: Drain
) -> None:
    await chain(board.admin, [board.ana])
    job = await draft(board.recruiter)
    asked = (await submit(board.recruiter, job))["view"]["approval"]["id"]
    await say(board.ana, asked, "approve")
    assert (await act(board, job, "publish")).status_code == 200
    pay = {"min_minor": 8_000_000, "max_minor": 9_900_000, "currency": "USD", "period": "year"}
    assert (await change(board, job, pay=pay))["status"] == "open"
    [restarted] = await waiting(board.ana)
    await say(board.ana, restarted, "decline", "Too much")
    await drain()
    held = await board.job(job["id"])
    assert held["status"] == "on_hold"
    assert "resume" not in held["allowed_actions"]
    assert (await act(board, job, "resume")).json()["code"] == "approval_declined"
    assert (await board.recruiter.client.get(job["public_url"])).status_code in {404, 410}
    view = (await submit(board.recruiter, job))["view"]
    await say(board.ana, view["approval"]["id"], "approve")
    assert (await act(board, job, "resume")).json()["status"] == "open"


async def test_a_request_is_taken_back(board: Board, drain: Drain) -> None:
    await chain(board.admin, [board.ana])
    job = await draft(board.recruiter)
    asked = (await submit(board.recruiter, job))["view"]["approval"]["id"]
    url = f"/api/v1/jobs/{job['id']}/approval"
    assert (await board.recruiter.client.delete(url)).json()["gate"] == "needed"
    assert (await board.job(job["id"]))["status"] == "draft"
    assert await waiting(board.ana) == []
    assert (await say(board.ana, asked, "approve")).json()["status_now"] == "withdrawn"
    assert (await board.recruiter.client.delete(url)).json()["code"] == "no_pending_approval"
    await drain()
    assert (await board.job(job["id"]))["status"] == "draft"


async def test_a_request_ends_with_its_job(board: Board) -> None:
    await chain(board.admin, [board.ana])
    job = await draft(board.recruiter)
    await submit(board.recruiter, job)
    assert len(await waiting(board.ana)) == 1
    gone = await board.recruiter.client.delete(f"/api/v1/jobs/{job['id']}")
    assert gone.status_code == 204
    assert await waiting(board.ana) == []


async def test_a_change_can_be_saved_though_nobody_could_approve_it(board: Board) -> None:
    """Ana edits what only she could approve, so the request ends and the job waits for another."""
    editor = await board.org.member(Role.RECRUITER)
    await chain(board.admin, [editor])
    job = await draft(board.recruiter)
    await submit(board.recruiter, job)
    changed = await editor.client.patch(f"/api/v1/jobs/{job['id']}", json={"openings": 5})
    assert (changed.status_code, changed.json()["status"]) == (200, "draft")
    assert (await board.approval(job["id"]))["gate"] == "needed"
