"""Mails to approvers, and deciding by their links without signing in."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import httpx2

from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.domains.approvals.conftest import Board
from tests.processes.notifications.conftest import Drain
from tests.support.approving import chain, draft, say, submit, waiting
from tests.support.audited import audited
from tests.support.post_office import Post
from tests.support.smtp_server import body_of

MONDAY = datetime(2027, 3, 1, 10, tzinfo=UTC)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def decision_link(post: Post, email: str) -> str:
    return next(
        urlsplit(link).path for link in post.links(email) if urlsplit(link).path[:9] == "/approve/"
    )


async def send(client: httpx2.AsyncClient, link: str, **fields: str) -> httpx2.Response:
    return await client.post(link, data=fields, follow_redirects=True)


async def test_approvers_are_told_at_their_turn_and_decide_by_the_link(
    board: Board, post: Post, drain: Drain, client: httpx2.AsyncClient, runtime: Runtime
) -> None:
    await chain(board.admin, [board.ana], [board.ben])
    job = await draft(board.recruiter)
    await submit(board.recruiter, job, "Ward four <needs> it")
    await drain()
    [subject] = post.subjects(board.ana.email)
    assert subject == f"{board.recruiter.full_name} asks for your approval: Intensive care nurse"
    assert post.to(board.ben.email) == []
    link = decision_link(post, board.ana.email)
    await client.get(link)
    page = await client.get(link)
    assert page.status_code == 200
    assert "Ward four &lt;needs&gt; it" in page.text
    assert "$70,000 – $90,000 per year" in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert len(await waiting(board.ana)) == 1, "looking decides nothing"
    bare = await client.post(link, data={"verdict": "decline"})
    assert bare.status_code == 422
    assert "Say what would have to change" in bare.text
    done = await send(client, link, verdict="approve", comment="Good")
    assert done.status_code == 200
    assert "Your decision is recorded" in done.text
    [entry] = await audited(runtime, board.org.id, "approvals.approved")
    assert (entry.actor_id, entry.changes["via"]["after"]) == (board.ana.user_id, "mail_link")
    again = await client.post(link, data={"verdict": "decline", "comment": "No"})
    assert again.status_code == 403
    assert "does not wait for you" in again.text
    await drain()
    assert len(post.to(board.ben.email)) == 1
    await send(client, decision_link(post, board.ben.email), verdict="approve")
    await drain()
    assert post.subjects(board.recruiter.email) == ["Approved: Intensive care nurse"]
    assert "Good" in body_of(post.to(board.recruiter.email)[-1], "plain")
    over = await client.post(link, data={"verdict": "decline", "comment": "No"})
    assert over.status_code == 409
    assert "This is approved" in over.text


async def test_a_link_is_for_one_person_one_request_and_a_fortnight(
    board: Board, post: Post, drain: Drain, client: httpx2.AsyncClient
) -> None:
    await chain(board.admin, [board.ana, board.ben])
    job = await draft(board.recruiter)
    asked = (await submit(board.recruiter, job))["view"]["approval"]["id"]
    await drain()
    link = decision_link(post, board.ana.email)
    assert (await client.get(link[:-3] + "abc")).status_code == 404
    await board.ana.client.post(
        f"/api/v1/approvals/{asked}/hand-on", json={"to_user_id": str(board.cleo.user_id)}
    )
    refused = await client.post(link, data={"verdict": "approve"})
    assert refused.status_code == 403
    changed = {"openings": 9}
    await board.recruiter.client.patch(f"/api/v1/jobs/{job['id']}", json=changed)
    superseded = await client.post(link, data={"verdict": "approve"})
    assert superseded.status_code == 409
    assert "has changed since this mail" in superseded.text
    await drain()
    newer = decision_link(post, board.ana.email)
    assert newer != link
    shown = await client.get(newer)
    assert "<del>2</del>" in shown.text
    assert "<ins>9</ins>" in shown.text
    with clock.at(clock.now() + timedelta(days=14, minutes=1)):
        assert (await client.get(newer)).status_code == 410
    await board.admin.client.delete(f"/api/v1/members/{board.ana.user_id}")
    assert (await client.post(newer, data={"verdict": "approve"})).status_code == 404


async def test_those_who_wait_are_reminded_on_working_days(
    board: Board, post: Post, drain: Drain
) -> None:
    await chain(board.admin, [board.ana], remind_after_days=2)
    with clock.at(MONDAY):
        asked = (await submit(board.recruiter, await draft(board.recruiter)))["view"]["approval"]
        await drain()
    with clock.at(MONDAY + timedelta(days=2, minutes=1)):
        await drain()
    with clock.at(MONDAY + timedelta(days=4, minutes=2)):
        await drain()
    subjects = post.subjects(board.ana.email)
    assert [subject.startswith("Reminder: ") for subject in subjects] == [False, True, True]
    with clock.at(MONDAY + timedelta(days=4, minutes=3)):
        await say(board.ana, asked["id"], "approve")
    with clock.at(MONDAY + timedelta(days=30)):
        await drain()
    assert len(post.subjects(board.ana.email)) == 3


async def test_a_stand_in_is_told_and_has_a_link_of_their_own(
    board: Board, post: Post, drain: Drain, client: httpx2.AsyncClient
) -> None:
    await chain(board.admin, [board.ana])
    now = clock.now()
    await board.ana.client.post(
        "/api/v1/approval-delegations",
        json={
            "delegate_id": str(board.cleo.user_id),
            "starts_at": now.isoformat(),
            "ends_at": (now + timedelta(days=3)).isoformat(),
        },
    )
    await submit(board.recruiter, await draft(board.recruiter))
    await drain()
    told = (await board.cleo.client.get("/api/v1/notifications")).json()["items"]
    assert [one["title"] for one in told] == [
        f"{board.recruiter.full_name} asks for your approval",
        "You stand in for Ana Approver on approvals",
    ]
    link = decision_link(post, board.cleo.email)
    assert "You decide in the place of Ana Approver" in (await client.get(link)).text
    await send(client, link, verdict="approve")
    assert await waiting(board.ana) == []
