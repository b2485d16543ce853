"""Another workflow version for a job that is under way: previewed, whole, and nobody decided."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.domains.applications.rules import checked_mapping
from rolecall.domains.jobs.api import DEFAULT_WORKFLOW
from rolecall.domains.jobs.contracts import Move, Stage, StageKind, WorkflowGraph
from rolecall.kernel.errors import InvalidInput

from tests.support.hiring import applied, move, open_job
from tests.support.world import Account, World

API = "/api/v1"
STAGES: list[dict[str, str]] = [
    {"key": "applied", "name": "Applied", "kind": "applied"},
    {"key": "phone", "name": "Phone call", "kind": "screening"},
    {"key": "onsite", "name": "On site", "kind": "interview"},
    {"key": "panel", "name": "Panel", "kind": "interview"},
    {"key": "offer", "name": "Offer letter", "kind": "offer"},
    {"key": "hired", "name": "Hired", "kind": "hired"},
]
MOVES = [
    {"from": before["key"], "to": after["key"]} for before, after in itertools.pairwise(STAGES)
]


class Desk:
    """An organization with a job in the default workflow, and the version that it shall go by."""

    def __init__(self, admin: Account, recruiter: Account, job: dict[str, Any]) -> None:
        self.admin, self.recruiter, self.job = admin, recruiter, job
        self.workflow_id: str = job["workflow"]["id"]
        self.path = f"{API}/jobs/{job['id']}/workflow-migration"

    async def save_version(self, **changes: Any) -> dict[str, Any]:
        body = {"name": "Default", "stages": STAGES, "moves": MOVES, **changes}
        saved = await self.admin.client.put(f"{API}/workflows/{self.workflow_id}", json=body)
        assert saved.status_code == 200, saved.text
        found: dict[str, Any] = saved.json()
        return found

    async def preview(self) -> dict[str, Any]:
        asked = await self.admin.client.get(self.path, params={"workflow_id": self.workflow_id})
        assert asked.status_code == 200, asked.text
        found: dict[str, Any] = asked.json()
        return found

    async def migrate(self, version: int = 2, **stages: str) -> httpx2.Response:
        body = {
            "workflow_id": self.workflow_id,
            "workflow_version": version,
            "stages": {"interview": "panel", **stages},
        }
        return await self.admin.client.post(self.path, json=body)

    async def stage(self, application_id: str) -> str:
        found = (await self.recruiter.client.get(f"{API}/applications/{application_id}")).json()
        key: str = found["stage"]["key"]
        return key


@pytest.fixture
async def desk(world: World) -> Desk:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    recruiter = await org.member(Role.RECRUITER)
    return Desk(admin, recruiter, await open_job(recruiter))


async def test_the_preview_says_what_would_become_of_each_stage(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    for name in ("one", "two"):
        await applied(client, desk.job["id"], email=f"{name}@example.com")
    await desk.save_version()
    plan = await desk.preview()
    assert (plan["from_workflow"]["version"], plan["to_workflow"]["version"]) == (1, 2)
    by_key = {row["stage"]["key"]: row for row in plan["stages"]}
    assert by_key["applied"]["applications"] == 2
    assert {key: row["suggested"] for key, row in by_key.items()} == {
        "applied": "applied",
        "screening": "phone",
        "interview": None,
        "offer": "offer",
        "hired": "hired",
        "rejected": "rejected",
        "withdrawn": "withdrawn",
    }
    assert [choice["key"] for choice in by_key["hired"]["choices"]] == ["hired"]
    again = await desk.recruiter.client.get(f"{API}/jobs/{desk.job['id']}")
    assert again.json()["workflow"]["version"] == 1, "a preview writes nothing"


async def test_a_job_and_its_applications_move_together(
    desk: Desk,
    client: httpx2.AsyncClient,
    drain: Callable[[], Awaitable[int]],
    world: World,
) -> None:
    me = await world.account()
    waiting = await applied(client, desk.job["id"], email="waiting@example.com")
    talking = await applied(client, desk.job["id"], email=me.email)
    refused = await applied(client, desk.job["id"], email="refused@example.com")
    for stage in ("screening", "interview"):
        await move(desk.recruiter, talking, stage)
    await move(desk.recruiter, refused, "screening")
    await move(desk.recruiter, refused, "rejected")
    await drain()
    await desk.save_version()
    done = await desk.migrate()
    assert done.status_code == 200, done.text
    assert done.json() == {"job_id": desk.job["id"], "applications": 3, "moved": 1}
    assert [await desk.stage(one) for one in (waiting, talking, refused)] == [
        "applied", "panel", "rejected",
    ]  # fmt: skip
    history = (await desk.recruiter.client.get(f"{API}/applications/{talking}/history")).json()
    newest = history["items"][-1]
    assert (newest["kind"], newest["from_stage"]["key"]) == ("migrated", "interview")
    onward = await move(desk.recruiter, talking, "offer")
    assert onward.status_code == 200, "the moves are those of the new version"
    await drain()
    mine = (await me.client.get(f"{API}/applications/mine")).json()["items"]
    # Candidates read the kind of a stage in plain words; the team's name for it is its own affair.
    assert mine[0]["stage"]["name"] == "Offer"
    reopened = await desk.recruiter.client.post(
        f"{API}/applications/{refused}/reopen", json={"reason": "We were too quick."}
    )
    assert reopened.json()["stage"]["key"] == "phone", "where it left goes by another name now"
    later = await applied(client, desk.job["id"], email="later@example.com")
    await move(desk.recruiter, later, "phone")
    assert await desk.stage(later) == "phone"


async def test_candidates_are_not_told(
    desk: Desk, client: httpx2.AsyncClient, drain: Callable[[], Awaitable[int]]
) -> None:
    talking = await applied(client, desk.job["id"], email="quiet@example.com")
    await move(desk.recruiter, talking, "screening")
    await drain()
    messages = f"{API}/applications/{talking}/timeline"
    before = (await desk.recruiter.client.get(messages)).json()["items"]
    await desk.save_version()
    assert (await desk.migrate()).json()["moved"] == 1
    await drain()
    after = (await desk.recruiter.client.get(messages)).json()["items"]
    assert len(after) == len(before) + 1, "the entry in the history, and no mail"


async def test_a_move_into_a_stage_that_is_gone_is_not_undone(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    one = await applied(client, desk.job["id"])
    await move(desk.recruiter, one, "screening")
    moved = await move(desk.recruiter, one, "interview")
    await desk.save_version(
        stages=[
            *STAGES[:2],
            {"key": "interview", "name": "Talk", "kind": "interview"},
            *STAGES[4:],
        ],
        moves=[
            {"from": "applied", "to": "phone"},
            {"from": "phone", "to": "interview"},
            {"from": "interview", "to": "offer"},
            {"from": "offer", "to": "hired"},
        ],
    )  # fmt: skip
    done = await desk.admin.client.post(
        desk.path, json={"workflow_id": desk.workflow_id, "workflow_version": 2}
    )
    assert done.json()["moved"] == 0, "the key stays, so the application stays"
    undone = await desk.recruiter.client.post(
        f"{API}/applications/{one}/undo", json={"transition_id": moved.json()["transition"]["id"]}
    )
    assert (undone.status_code, undone.json()["code"]) == (409, "cannot_undo")
    assert "Screening" in undone.json()["detail"]


async def test_what_was_not_previewed_does_not_happen(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    await applied(client, desk.job["id"])
    await desk.save_version()
    plan = await desk.preview()
    await desk.save_version(name="Default, again")
    stale = await desk.migrate(version=2)
    assert (stale.status_code, stale.json()["code"]) == (409, "workflow_changed")
    job_path = f"{API}/jobs/{desk.job['id']}"
    await desk.recruiter.client.patch(job_path, json={"title": "Another title"})
    changed = await desk.admin.client.post(
        desk.path,
        json={"workflow_id": desk.workflow_id, "workflow_version": 3},
        headers={"If-Match": f'"{plan["job_version"]}"'},
    )
    assert changed.status_code == 412
    undecided = await desk.admin.client.post(
        desk.path, json={"workflow_id": desk.workflow_id, "workflow_version": 3}
    )
    assert undecided.status_code == 422
    assert [fault["field"] for fault in undecided.json()["errors"]] == ["stages.interview"]
    assert (await desk.migrate(version=3)).status_code == 200
    assert (await desk.migrate(version=3)).json()["code"] == "same_workflow"


async def test_moves_and_applications_at_the_same_time(
    desk: Desk, client: httpx2.AsyncClient
) -> None:
    """Whoever comes first, each application ends in a stage of the version that the job goes by."""
    early = [
        await applied(client, desk.job["id"], email=f"early{number}@example.com")
        for number in range(4)
    ]
    await desk.save_version()
    done, moves, _ = await asyncio.gather(
        desk.migrate(),
        asyncio.gather(*(move(desk.recruiter, one, "screening") for one in early)),
        asyncio.gather(
            *(
                applied(client, desk.job["id"], email=f"late{number}@example.com")
                for number in range(4)
            )
        ),
    )
    assert done.status_code == 200, done.text
    assert {one.status_code for one in moves} <= {200, 422}, [one.text for one in moves]
    board = (
        await desk.recruiter.client.get(
            f"{API}/applications/board", params={"job_id": desk.job["id"]}
        )
    ).json()
    inhabited = {column["stage"]["key"] for column in board["columns"] if column["count"]}
    assert inhabited <= {"applied", "phone"}
    assert sum(column["count"] for column in board["columns"]) == 8


async def test_only_who_manages_workflows(desk: Desk, world: World) -> None:
    await desk.save_version()
    refused = await desk.recruiter.client.get(desk.path, params={"workflow_id": desk.workflow_id})
    assert refused.status_code == 403
    other = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    stranger = await other.client.post(
        desk.path, json={"workflow_id": desk.workflow_id, "workflow_version": 2}
    )
    assert stranger.status_code == 404


FLOW = WorkflowGraph(
    stages=(
        Stage("applied", "Applied", StageKind.APPLIED),
        Stage("check", "Check", StageKind.SCREENING),
        Stage("done", "Hired", StageKind.HIRED),
        Stage("no", "Rejected", StageKind.REJECTED),
        Stage("withdrawn", "Withdrawn", StageKind.WITHDRAWN),
    ),
    moves=(Move("applied", "check"), Move("check", "done"), Move("check", "no")),
)


@pytest.mark.parametrize(
    ("chosen", "faults"),
    [
        ({"interview": "check", "offer": "check"}, []),
        ({}, ["stages.interview", "stages.offer"]),
        ({"interview": "done", "offer": "check"}, ["stages.interview"]),
        ({"interview": "check", "offer": "check", "hired": "no"}, ["stages.hired"]),
        ({"interview": "check", "offer": "check", "rejected": "applied"}, ["stages.rejected"]),
        ({"interview": "check", "offer": "check", "nowhere": "check"}, ["stages.nowhere"]),
    ],
)
def test_nobody_is_decided_by_a_migration(chosen: dict[str, str], faults: list[str]) -> None:
    if not faults:
        mapping = checked_mapping(DEFAULT_WORKFLOW, FLOW, chosen)
        assert {key: stage.key for key, stage in mapping.items()} == {
            "applied": "applied", "screening": "check", "interview": "check", "offer": "check",
            "hired": "done", "rejected": "no", "withdrawn": "withdrawn",
        }  # fmt: skip
        return
    with pytest.raises(InvalidInput) as refusal:
        checked_mapping(DEFAULT_WORKFLOW, FLOW, chosen)
    assert [fault.field for fault in refusal.value.errors] == faults
