"""Moving applications over HTTP: the guard, the history, two people at once, undo."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.applications.models import applications, transitions
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import applied, move, open_job
from tests.support.world import Account, Organization, World


async def setting(world: World) -> tuple[Organization, Account, dict[str, Any]]:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    return org, recruiter, await open_job(recruiter)


async def test_the_whole_default_workflow_and_its_history(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    for stage in ("screening", "interview", "offer", "hired"):
        moved = await move(recruiter, application_id, stage)
        assert moved.status_code == 200, moved.text
        assert moved.json()["stage"]["key"] == stage
    history = (await recruiter.client.get(f"/api/v1/applications/{application_id}/history")).json()
    assert [item["to_stage"]["key"] for item in history["items"]] == [
        "applied", "screening", "interview", "offer", "hired",
    ]  # fmt: skip
    assert history["items"][1]["by"]["name"] == recruiter.full_name
    after = (await recruiter.client.get(f"/api/v1/jobs/{job['id']}")).json()
    assert after["openings_filled"] == 1


async def test_a_skip_is_refused_with_the_allowed_targets(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    refused = await move(recruiter, application_id, "offer")
    assert refused.status_code == 409
    body = refused.json()
    assert body["code"] == "invalid_transition"
    assert set(body["allowed_targets"]) == {"screening", "rejected"}
    unchanged = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
    assert unchanged["stage"]["key"] == "applied"
    assert unchanged["version"] == 1


async def test_what_is_offered_is_what_is_accepted(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    page = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
    offered = [item["to_stage"] for item in page["allowed_actions"]["moves"]]
    assert offered == ["screening", "rejected"]
    assert page["allowed_actions"]["can_reject"]
    assert page["allowed_actions"]["undo"] is None


async def test_a_stale_version_is_412_and_changes_nothing(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    assert (await move(recruiter, application_id, "screening")).status_code == 200
    stale = await move(recruiter, application_id, "interview", headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert stale.json()["code"] == "version_mismatch"
    assert stale.json()["current_stage"] == "screening"


async def test_two_recruiters_on_one_card_leave_one_move(
    world: World, client: httpx2.AsyncClient, database: Database
) -> None:
    org, recruiter, job = await setting(world)
    other = await org.member(Role.RECRUITER)
    application_id = await applied(client, str(job["id"]))
    answers = await asyncio.gather(
        *(
            move(who, application_id, target, headers={"If-Match": '"1"'})
            for who, target in ((recruiter, "screening"), (other, "rejected"))
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    async with database.transaction(Tenant(org.id)) as uow:
        rows = await uow.fetch(
            sa.select(transitions.c.to_key)
            .where(
                transitions.c.org_id == org.id,
                transitions.c.application_id == UUID(application_id),
            )
            .order_by(transitions.c.at, transitions.c.id)
        )
        current = await uow.fetch_value(
            sa.select(applications.c.stage_key).where(
                applications.c.org_id == org.id, applications.c.id == UUID(application_id)
            )
        )
    assert len(rows) == 2
    assert rows[-1]["to_key"] == current


async def test_a_repeated_key_moves_once_and_answers_alike(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    headers = {"Idempotency-Key": f"move-{application_id}"}
    first = await move(recruiter, application_id, "screening", headers=headers)
    again = await move(recruiter, application_id, "screening", headers=headers)
    assert first.status_code == again.status_code == 200
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["etag"] == first.headers["etag"]
    other = await move(recruiter, application_id, "rejected", headers=headers)
    assert other.status_code == 409
    assert other.json()["code"] == "idempotency_key_reused"


async def test_undo_within_ten_minutes_brings_the_card_back(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    moved = (await move(recruiter, application_id, "rejected", reason="Too far away")).json()
    assert moved["allowed_actions"]["undo"]["transition_id"] == moved["transition"]["id"]
    path = f"/api/v1/applications/{application_id}/undo"
    undone = await recruiter.client.post(path, json={"transition_id": moved["transition"]["id"]})
    assert undone.status_code == 200, undone.text
    assert undone.json()["stage"]["key"] == "applied"
    history = (await recruiter.client.get(f"/api/v1/applications/{application_id}/history")).json()
    assert [item["undone"] for item in history["items"]] == [False, True, False]
    twice = await recruiter.client.post(path, json={"transition_id": moved["transition"]["id"]})
    assert twice.status_code == 409
    assert twice.json()["code"] == "cannot_undo"


async def test_after_ten_minutes_there_is_no_undo(world: World, client: httpx2.AsyncClient) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    moved = (await move(recruiter, application_id, "screening")).json()
    with clock.shifted(timedelta(minutes=10, seconds=1)):
        late = await recruiter.client.post(
            f"/api/v1/applications/{application_id}/undo",
            json={"transition_id": moved["transition"]["id"]},
        )
    assert late.status_code == 409
    assert "ten minutes" in late.json()["detail"]


async def test_a_rejected_application_is_reopened_into_the_stage_it_left(
    world: World, client: httpx2.AsyncClient
) -> None:
    _, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    await move(recruiter, application_id, "screening")
    path = f"/api/v1/applications/{application_id}/reopen"
    too_early = await recruiter.client.post(path, json={"reason": "why not"})
    assert too_early.status_code == 409
    await move(recruiter, application_id, "rejected")
    reopened = await recruiter.client.post(path, json={"reason": "A second look"})
    assert reopened.status_code == 200, reopened.text
    assert reopened.json()["stage"]["key"] == "screening"


async def test_bulk_moves_report_each_item(world: World, client: httpx2.AsyncClient) -> None:
    _, recruiter, job = await setting(world)
    ids = [await applied(client, str(job["id"]), email=f"person{n}@example.com") for n in range(3)]
    await move(recruiter, ids[1], "screening")
    foreign = str(UUID(int=7))
    answer = await recruiter.client.post(
        "/api/v1/applications/bulk-transition",
        json={
            "items": [
                {"id": ids[0]},
                {"id": ids[1]},
                {"id": ids[2], "version": 9},
                {"id": foreign},
            ],
            "to_stage": "screening",
        },
    )
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert (body["succeeded"], body["failed"]) == (1, 3)
    assert [item.get("code") for item in body["results"]] == [
        None, "invalid_transition", "version_mismatch", "not_found",
    ]  # fmt: skip


async def test_the_last_opening_cannot_be_filled_twice(
    world: World, client: httpx2.AsyncClient
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter, openings=1)
    ids = [await applied(client, job["id"], email=f"finalist{n}@example.com") for n in range(2)]
    for application_id in ids:
        for stage in ("screening", "interview", "offer"):
            assert (await move(recruiter, application_id, stage)).status_code == 200
    answers = await asyncio.gather(*(move(recruiter, one, "hired") for one in ids))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    after = (await recruiter.client.get(f"/api/v1/jobs/{job['id']}")).json()
    assert after["openings_filled"] == 1


async def test_who_may_move(world: World, client: httpx2.AsyncClient) -> None:
    org, recruiter, job = await setting(world)
    application_id = await applied(client, str(job["id"]))
    manager = await org.member(Role.HIRING_MANAGER)
    refused = await move(manager, application_id, "screening")
    assert refused.status_code == 403
    page = await manager.client.get(f"/api/v1/applications/{application_id}")
    assert page.status_code == 200
    assert page.json()["allowed_actions"]["moves"] == []
    stranger = await (await world.organization()).member(Role.RECRUITER)
    assert (await move(stranger, application_id, "screening")).status_code == 404
    del recruiter


async def test_an_interviewer_sees_only_what_is_assigned(
    world: World, client: httpx2.AsyncClient
) -> None:
    org, recruiter, job = await setting(world)
    interviewer = await org.member(Role.INTERVIEWER)
    mine = await applied(client, str(job["id"]), email="mine@example.com")
    other = await applied(client, str(job["id"]), email="other@example.com")
    path = "/api/v1/applications"
    assert (await interviewer.client.get(path)).json()["items"] == []
    assert (await interviewer.client.get(f"{path}/{mine}")).status_code == 404
    assigned = await recruiter.client.put(
        f"{path}/{mine}/assignees", json={"user_ids": [str(interviewer.user_id)]}
    )
    assert assigned.status_code == 200, assigned.text
    listed = (await interviewer.client.get(path)).json()["items"]
    assert [item["id"] for item in listed] == [mine]
    assert (await interviewer.client.get(f"{path}/{mine}")).status_code == 200
    assert (await interviewer.client.get(f"{path}/{other}")).status_code == 404
    board = (await interviewer.client.get(f"{path}/board", params={"job_id": job["id"]})).json()
    assert sum(column["count"] for column in board["columns"]) == 1


async def test_the_board_and_the_list_agree(
    world: World, client: httpx2.AsyncClient, drain: Callable[[], Awaitable[int]]
) -> None:
    _, recruiter, job = await setting(world)
    ids = [
        await applied(client, str(job["id"]), email=f"board{n}@example.com", name=f"Person {n}")
        for n in range(3)
    ]
    await move(recruiter, ids[0], "screening")
    await drain()
    board = (
        await recruiter.client.get("/api/v1/applications/board", params={"job_id": job["id"]})
    ).json()
    counts = {column["stage"]["key"]: column["count"] for column in board["columns"]}
    assert counts["applied"] == 2
    assert counts["screening"] == 1
    assert list(counts)[:5] == ["applied", "screening", "interview", "offer", "hired"]
    first = await recruiter.client.get(
        "/api/v1/applications", params={"job_id": job["id"], "limit": 2}
    )
    second = await recruiter.client.get(
        "/api/v1/applications",
        params={"job_id": job["id"], "limit": 2, "cursor": first.json()["next_cursor"]},
    )
    listed = [item["id"] for page in (first, second) for item in page.json()["items"]]
    assert sorted(listed) == sorted(ids)
    assert second.json()["next_cursor"] is None
    found = await recruiter.client.get("/api/v1/applications", params={"q": "pers 2"})
    assert [item["candidate"]["full_name"] for item in found.json()["items"]] == ["Person 2"]
