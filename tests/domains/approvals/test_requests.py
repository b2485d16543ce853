"""Requests over HTTP: turns, voices, hand-ons, stand-ins, and what may not be done."""

import asyncio
from datetime import timedelta
from typing import Any

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.domains.approvals.conftest import Board
from tests.support.approving import chain, draft, say, submit, waiting
from tests.support.audited import audited
from tests.support.world import Account, World


def request_id(standing: dict[str, Any]) -> str:
    found: str = standing["view"]["approval"]["id"]
    return found


async def delegate(giver: Account, taker: Account, **hours: float) -> Any:
    now = clock.now()
    return await giver.client.post(
        "/api/v1/approval-delegations",
        json={
            "delegate_id": str(taker.user_id),
            "starts_at": (now + timedelta(hours=hours.get("starts", 0))).isoformat(),
            "ends_at": (now + timedelta(hours=hours.get("ends", 24))).isoformat(),
        },
    )


async def test_groups_are_asked_in_order_and_m_of_n_suffice(board: Board) -> None:
    await chain(board.admin, [board.ana, board.ben, board.cleo], [board.admin], needed=[2, 1])
    standing = await submit(board.recruiter, await draft(board.recruiter), "Ward four needs it")
    asked = request_id(standing)
    assert await waiting(board.ana) == await waiting(board.cleo) == [asked]
    assert await waiting(board.admin) == []
    assert (await say(board.admin, asked, "approve")).status_code == 403
    assert (await say(board.ana, asked, "approve")).status_code == 200
    assert await waiting(board.ana) == []
    assert (await say(board.ana, asked, "approve")).status_code == 403
    second = (await say(board.cleo, asked, "approve")).json()["approval"]
    assert [slot["state"] for slot in second["slots"]] == [
        "approved",
        "spared",
        "approved",
        "asked",
    ]
    assert await waiting(board.ben) == []
    assert await waiting(board.admin) == [asked]
    last = (await say(board.admin, asked, "approve", "Go on")).json()["approval"]
    assert (last["status"], last["slots"][3]["comment"]) == ("granted", "Go on")
    refused = await say(board.ben, asked, "approve")
    assert (refused.status_code, refused.json()["code"]) == (409, "approval_ended")


async def test_a_no_needs_words_and_ends_what_can_no_longer_be_granted(
    board: Board, runtime: Runtime
) -> None:
    await chain(board.admin, [board.ana], [board.ben], sequence="parallel")
    job = await draft(board.recruiter)
    asked = request_id(await submit(board.recruiter, job))
    bare = await say(board.ana, asked, "decline")
    assert (bare.status_code, bare.json()["errors"][0]["field"]) == (422, "comment")
    declined = (await say(board.ana, asked, "decline", "Over budget")).json()["approval"]
    assert declined["status"] == "declined"
    assert [slot["state"] for slot in declined["slots"]] == ["declined", "spared"]
    [entry] = await audited(runtime, board.org.id, "approvals.declined")
    assert entry.record_type == "job"
    assert str(entry.record_id) == job["id"]
    assert entry.actor_id == board.ana.user_id
    assert entry.changes["comment"]["after"] == "Over budget"


async def test_nobody_approves_their_own_unless_the_chain_allows_it(board: Board) -> None:
    made = await chain(board.admin, [board.recruiter, board.ana])
    own = await draft(board.recruiter)
    asked = request_id(await submit(board.recruiter, own))
    assert await waiting(board.recruiter) == []
    assert (await say(board.recruiter, asked, "approve")).status_code == 403
    changed = {
        "name": made["name"],
        "allows_own": True,
        "groups": [{"name": "One", "member_ids": [str(board.recruiter.user_id)]}],
    }
    url = f"/api/v1/approval-chains/{made['id']}"
    assert (await board.admin.client.put(url, json=changed)).status_code == 200
    allowed = request_id(await submit(board.recruiter, await draft(board.recruiter)))
    assert await waiting(board.recruiter) == [allowed]
    assert (await say(board.recruiter, allowed, "approve")).json()["approval"][
        "status"
    ] == "granted"


async def test_a_chain_that_lacks_approvers_says_so(board: Board) -> None:
    await chain(board.admin, [board.recruiter])
    job = await draft(board.recruiter)
    refused = await board.recruiter.client.post(f"/api/v1/jobs/{job['id']}/approval", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "approvers_missing")
    assert (await board.job(job["id"]))["status"] == "draft"


async def test_a_voice_is_handed_on_to_somebody_without_one(board: Board, runtime: Runtime) -> None:
    await chain(board.admin, [board.ana, board.ben], needed=[2])
    asked = request_id(await submit(board.recruiter, await draft(board.recruiter)))
    url = f"/api/v1/approvals/{asked}/hand-on"
    codes = {}
    for name, giver, body in [
        ("has a voice", board.ana, {"to_user_id": str(board.ben.user_id)}),
        ("asked for it", board.ana, {"to_user_id": str(board.recruiter.user_id)}),
        ("is not mine", board.ana,
         {"to_user_id": str(board.cleo.user_id), "from_user_id": str(board.ben.user_id)}),
        ("is hidden", board.cleo, {"to_user_id": str(board.ana.user_id)}),
    ]:  # fmt: skip
        codes[name] = (await giver.client.post(url, json=body)).status_code
    assert codes == {
        "has a voice": 422,
        "asked for it": 422,
        "is not mine": 403,
        "is hidden": 404,
    }
    given = await board.ana.client.post(url, json={"to_user_id": str(board.cleo.user_id)})
    assert given.json()["approval"]["slots"][0]["assignee_name"] == "Cleo Approver"
    assert await waiting(board.ana) == []
    by_admin = {"to_user_id": str(board.admin.user_id), "from_user_id": str(board.ben.user_id)}
    bare = await board.admin.client.post(url, json=by_admin)
    assert (bare.status_code, bare.json()["errors"][0]["field"]) == (422, "reason")
    shown = {"show": "pending"}
    assert (await board.ana.client.get("/api/v1/approvals", params=shown)).status_code == 403
    pending = (await board.admin.client.get("/api/v1/approvals", params=shown)).json()["items"]
    assert [one["approval"]["id"] for one in pending] == [asked]
    by_admin["reason"] = "On leave until May"
    assert (await board.admin.client.post(url, json=by_admin)).status_code == 200
    told = await audited(runtime, board.org.id, "approvals.handed_on")
    assert [one.changes.get("reason", {}).get("after") for one in told].count(
        "On leave until May"
    ) == 1
    assert (await say(board.cleo, asked, "approve")).status_code == 200
    assert (await say(board.admin, asked, "approve")).json()["approval"]["status"] == "granted"


async def test_a_stand_in_decides_for_the_span_and_counts_once(board: Board) -> None:
    await chain(board.admin, [board.ana, board.ben], [board.ana], needed=[2, 1])
    asked = request_id(await submit(board.recruiter, await draft(board.recruiter)))
    assert (await delegate(board.ana, board.ben, ends=2)).status_code == 201
    assert (await delegate(board.ana, board.cleo, starts=1, ends=2)).status_code == 201
    assert await waiting(board.cleo) == []
    await say(board.ben, asked, "approve")
    assert await waiting(board.ben) == []
    assert (await say(board.ben, asked, "approve")).status_code == 403
    with clock.at(clock.now() + timedelta(hours=1, minutes=1)):
        [item] = (await board.cleo.client.get("/api/v1/approvals")).json()["items"]
        assert item["on_behalf_of"] == ["Ana Approver"]
        said = (await say(board.cleo, asked, "approve")).json()["approval"]
        assert (said["slots"][0]["member_name"], said["slots"][0]["decided_by_name"]) == (
            "Ana Approver",
            "Cleo Approver",
        )
    with clock.at(clock.now() + timedelta(hours=2, minutes=1)):
        assert await waiting(board.cleo) == await waiting(board.ben) == []
        assert await waiting(board.ana) == [asked]


async def test_delegations_are_ones_own_to_end(board: Board) -> None:
    made = (await delegate(board.ana, board.ben)).json()
    url = f"/api/v1/approval-delegations/{made['id']}"
    assert (await board.ben.client.delete(url)).status_code == 404
    [seen] = (await board.ben.client.get("/api/v1/approval-delegations")).json()["items"]
    assert (seen["user_name"], seen["delegate_name"]) == ("Ana Approver", "Ben Approver")
    assert (await board.ana.client.delete(url)).status_code == 204
    assert (await board.ben.client.get("/api/v1/approval-delegations")).json()["items"] == []
    refusals = [
        await delegate(board.ana, board.ana),
        await delegate(board.ana, board.ben, starts=3, ends=2),
        await delegate(board.ana, board.ben, ends=24 * 400),
    ]
    assert [refusal.status_code for refusal in refusals] == [422, 422, 422]


async def test_two_who_decide_at_once_are_both_counted(board: Board) -> None:
    await chain(board.admin, [board.ana, board.ben], needed=[2])
    asked = request_id(await submit(board.recruiter, await draft(board.recruiter)))
    answers = await asyncio.gather(
        say(board.ana, asked, "approve"), say(board.ben, asked, "approve")
    )
    assert {answer.status_code for answer in answers} == {200}
    view = (await board.admin.client.get(f"/api/v1/approvals/{asked}")).json()
    assert view["approval"]["status"] == "granted"


async def test_two_who_ask_at_once_ask_once(board: Board) -> None:
    await chain(board.admin, [board.ana])
    job = await draft(board.recruiter)
    url = f"/api/v1/jobs/{job['id']}/approval"
    answers = await asyncio.gather(
        *(who.client.post(url, json={}) for who in (board.recruiter, board.admin))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert len(await waiting(board.ana)) == 1


async def test_requests_of_another_house_are_not_there(board: Board, world: World) -> None:
    await chain(board.admin, [board.ana])
    asked = request_id(await submit(board.recruiter, await draft(board.recruiter)))
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    assert (await say(stranger, asked, "approve")).status_code == 404
    assert (await stranger.client.get(f"/api/v1/approvals/{asked}")).status_code == 404
    assert (await board.ben.client.get(f"/api/v1/approvals/{asked}")).status_code == 404


async def test_a_chain_keeps_its_version_and_its_requests(board: Board) -> None:
    made = await chain(board.admin, [board.ana], departments=["Nursing", " Nursing "])
    assert made["departments"] == ["Nursing"]
    assert made["groups"][0]["members"][0]["full_name"] == "Ana Approver"
    asked = request_id(await submit(board.recruiter, await draft(board.recruiter)))
    url = f"/api/v1/approval-chains/{made['id']}"
    body = {"name": "Other", "groups": [{"name": "B", "member_ids": [str(board.ben.user_id)]}]}
    assert (await board.admin.client.put(url, json=body)).json()["version"] == 2
    stale = await board.admin.client.put(url, json=body, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert await waiting(board.ana) == [asked]
    assert (await board.admin.client.delete(url)).status_code == 204
    assert (await say(board.ana, asked, "approve")).json()["approval"]["status"] == "granted"
