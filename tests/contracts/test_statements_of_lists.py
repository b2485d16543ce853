"""No list asks the database again for each of its rows."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import httpx2
import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.domains.offers import repository
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.alerting import confirmed_alert
from tests.support.application import drain_outbox
from tests.support.approving import chain, draft, submit
from tests.support.hiring import applied, move, open_job
from tests.support.offering import LETTER, made
from tests.support.queries import counted_statements
from tests.support.servers import Servers
from tests.support.world import World
from tests.tenancy.house import (
    KIT,
    SAVED_MESSAGE,
    SAVED_TEXT,
    House,
    build_house,
    connected,
    drafted_offer,
    erase_and_hold,
)
from tests.tenancy.operations import Operation, all_operations

MORE = 12
"""How many rows a list has at least when it has many; a page holds more."""
MOST_STATEMENTS = 3
"""What any list may ask of the database, besides who is asking."""
LISTS = [operation for operation in all_operations() if "cursor" in operation.optional_names]


@dataclass(frozen=True)
class Asked:
    """How long an answer was and what it took."""

    rows: int
    statements: list[str]


Seen = dict[tuple[str, str], Asked]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def few_and_many(
    lasting_world: World, runtime: Runtime, servers: Servers
) -> tuple[Seen, Seen]:
    """What every list took while the house had one of everything, and when it had many."""

    async def drain() -> int:
        return await drain_outbox(runtime, servers, rounds=2_000)

    house = await build_house(lasting_world, drain)
    few = await everything_asked(house, runtime)
    await fill(house)
    await drain()
    return few, await everything_asked(house, runtime)


async def fill(house: House) -> None:
    """Make many of everything that lists show."""
    world, recruiter = house.world, house.members[Role.RECRUITER]
    platform = await world.platform_admin()
    admin, interviewer = house.members[Role.ORGANIZATION_ADMIN], house.members[Role.INTERVIEWER]
    for number in range(MORE):
        job = await open_job(
            recruiter,
            title=f"Post {number}",
            hiring_team=[
                {"user_id": str(interviewer.user_id), "role": "interviewer"},
                {"user_id": str(recruiter.user_id), "role": "recruiter"},
            ],
            skills=[{"name": "Patience", "required": True}],
            questions=[{"id": "why", "kind": "text", "label": "Why?"}],
        )
        await applied(world.client(), job["id"], email=house.candidate.email, answer_why="So")
        async with world.runtime.database.transaction(Tenant(house.org.id)) as uow:
            await confirmed_alert(uow, house.candidate.email, UUID(job["id"]))
        remembered = await house.candidate.client.put(f"/api/v1/saved-jobs/mine/{job['id']}")
        assert remembered.status_code == 204, remembered.text
        application_id = await applied(
            world.client(), house.ids["job_id"], email=f"many{number}@example.com",
            answer_licence="yes",
        )  # fmt: skip
        assigned = await recruiter.client.put(
            f"/api/v1/applications/{application_id}/assignees",
            json={"user_ids": [str(interviewer.user_id), str(recruiter.user_id)]},
        )
        assert assigned.status_code == 200, assigned.text
        invited = await admin.client.post(
            "/api/v1/invitations", json={"email": f"many{number}@example.org", "role": "recruiter"}
        )
        assert invited.status_code == 201, invited.text
        await house.org.member(Role.INTERVIEWER)
        await interviewed(house, application_id, number)
        founded = await platform.client.post(
            "/api/v1/organizations",
            json={
                "name": f"Neighbour {number}",
                "slug": f"neighbour-{ids.uuid7().hex[-10:]}",
                "admin_email": f"neighbour{number}@example.org",
            },
        )
        assert founded.status_code == 201, founded.text
        saved = {**SAVED_MESSAGE, "name": f"Message {number}"}
        await made(recruiter, "mail-templates", saved, 201)
        await made(recruiter, "text-templates", {**SAVED_TEXT, "name": f"Text {number}"}, 201)
        kept = {"job_id": job["id"], "name": f"Template {number}"}
        await recruiter.client.post("/api/v1/job-templates", json=kept)
        await chain(admin, [recruiter], departments=[f"Department {number}"])
        await submit(admin, await draft(admin, department="Vault"))
        noted = await recruiter.client.post(
            f"/api/v1/candidates/{house.ids['candidate_id']}/notes", json={"body": "Calm"}
        )
        assert noted.status_code == 201, noted.text
        for name in ("One", "Other"):
            twin = {"full_name": f"{name} {number}", "phone": f"+1 614 555 02{number:02}"}
            added = await recruiter.client.post("/api/v1/candidates", json=twin)
            assert added.status_code == 201, added.text
        await moved_and_taken_back(house)
        await offered(house, number)
        assign = {
            "selection": {"filter": {"job_id": house.ids["job_id"]}},
            "action": {"do": "assign", "add": [str(interviewer.user_id)], "remove": []},
        }
        begun = await made(recruiter, "applications/operations", assign, 201)
        house.ids["operation_id"] = begun["id"]
        await made(admin, "model-settings/check")
        await imported(house, number)
        house.ids |= await connected(house, number + 1)
        await erase_and_hold(house, admin)
        await made(admin, f"careers-pages/{house.ids['language']}/publish", {}, 200)


async def imported(house: House, number: int) -> None:
    """Upload one more file, with a row more than the one before."""
    lines = "".join(f"Row {row},row{row}@example.com\n" for row in range(number + 2))
    file = ("people.csv", f"name,email\n{lines}".encode(), "text/csv")
    uploaded = await house.members[Role.RECRUITER].client.post(
        "/api/v1/imports", files={"file": file}
    )
    assert uploaded.status_code == 201, uploaded.text
    house.ids["import_id"] = uploaded.json()["id"]


async def offered(house: House, number: int) -> None:
    """Make one more template and offer, which the house's candidate finds among the own ones."""
    recruiter = house.members[Role.RECRUITER]
    await made(recruiter, "offer-templates", {**LETTER, "name": f"Letter {number}"}, 201)
    draft = await drafted_offer(
        house, house.ids["job_id"], f"offered{number}@example.com", answer_licence="yes"
    )
    async with house.world.runtime.database.transaction(recruiter.actor.tenant) as uow:
        offer = await repository.get_for_update(uow, UUID(draft["id"]))
        await repository.write_directory_entry(
            uow,
            replace(offer, sent_at=offer.created_at),
            email_norm=house.candidate.email,
            organization_name=house.org.name,
        )


async def interviewed(house: House, application_id: str, number: int) -> None:
    """Give an application an interview, and the house a kit and a question more."""
    client = house.members[Role.RECRUITER].client
    made = await client.post(
        f"/api/v1/applications/{application_id}/interviews",
        json={
            "kit_id": house.ids["kit_id"],
            "interviewer_ids": [str(house.members[Role.INTERVIEWER].user_id)],
        },
    )
    assert made.status_code == 201, made.text
    question = await client.post("/api/v1/interview-questions", json={"text": f"Number {number}?"})
    assert question.status_code == 201, question.text
    invited = await client.post("/api/v1/ai-interviews", json={"application_id": application_id})
    assert invited.status_code == 201, invited.text
    kit = await client.post("/api/v1/interview-kits", json={**KIT, "name": f"Kit {number}"})
    assert kit.status_code == 201, kit.text


async def moved_and_taken_back(house: House) -> None:
    """Give the house's application two more mails."""
    recruiter, application_id = house.members[Role.RECRUITER], house.ids["application_id"]
    moved = await move(recruiter, application_id, "screening")
    assert moved.status_code == 200, moved.text
    undone = await recruiter.client.post(
        f"/api/v1/applications/{application_id}/undo",
        json={"transition_id": moved.json()["transition"]["id"]},
    )
    assert undone.status_code == 200, undone.text


async def everything_asked(house: House, runtime: Runtime) -> Seen:
    """Ask every list as everybody for whom it is."""
    seen: Seen = {}
    for operation in LISTS:
        for who, client in (await asking(house, operation)).items():
            asked = await ask(house, operation, client, runtime)
            if asked is not None:
                seen[operation.id, who] = asked
    return seen


async def asking(house: House, operation: Operation) -> dict[str, httpx2.AsyncClient]:
    if operation.scope == "public":
        return {"anybody": house.world.client()}
    if operation.scope == "account":
        return {"candidate": house.candidate.client}
    if operation.scope == "platform":
        return {"platform": (await house.world.platform_admin()).client}
    return {role.value: member.client for role, member in house.members.items()}


async def ask(
    house: House, operation: Operation, client: httpx2.AsyncClient, runtime: Runtime
) -> Asked | None:
    """Ask twice, so that who is asking is known the second time; None where they may not.

    Both at one instant: once a minute a request also notes that its session is in use.
    """
    path = operation.path.format(**house.ids)
    params: dict[str, Any] = house.request(operation).get("params", {}) | {"limit": 100}
    with clock.at(clock.now()):
        first = await client.get(path, params=params)
        if first.status_code in {403, 404}:
            return None
        with counted_statements(runtime.database) as statements:
            answer = await client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return Asked(len(answer.json()["items"]), statements)


def test_lists_are_found_from_the_routes() -> None:
    assert {"list_applications", "list_jobs", "list_public_jobs"} < {one.id for one in LISTS}


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.id)
def test_more_rows_take_no_more_statements(
    few_and_many: tuple[Seen, Seen], operation: Operation
) -> None:
    few, many = few_and_many
    asked = [who for name, who in many if name == operation.id]
    assert asked, "nobody may read this list"
    for who in asked:
        before, after = few[operation.id, who], many[operation.id, who]
        assert len(after.statements) == len(before.statements), (who, after.statements)
        assert len(after.statements) <= MOST_STATEMENTS, (who, after.statements)
    longest = max(many[operation.id, who].rows for who in asked)
    assert longest >= MORE, "the house was not filled with what this list shows"
