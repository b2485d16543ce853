"""Every route, asked by colleagues who have no part in a confidential job."""

import asyncpg
import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.runtime import Runtime

from tests.support.application import drain_outbox
from tests.support.servers import Servers
from tests.support.world import Account, World
from tests.tenancy.fingerprint import fingerprint
from tests.tenancy.house import House, build_house
from tests.tenancy.operations import Operation, all_operations
from tests.tenancy.test_routes import STREAMS, allowed_roles, ask

OF_THE_JOB = (
    "application_id", "booking_link_id", "interview_id", "job_id", "message_id", "note_id",
    "offer_id", "run_id", "scorecard_id", "share_link_id", "transition_id",
)  # fmt: skip
"""What belongs to the job, by the name in paths."""
OPERATIONS = [
    one
    for one in all_operations()
    if one.scope == "org"
    and one.id not in STREAMS
    and (one.is_safe or not set(one.path_names).isdisjoint(OF_THE_JOB))
]
"""What names something of the job in its path, and whatever shows something."""
OUTSIDERS = (Role.RECRUITER, Role.HIRING_MANAGER, Role.INTERVIEWER)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def closed_house(lasting_world: World, runtime: Runtime, servers: Servers) -> House:
    """A house whose job is confidential."""
    house = await build_house(lasting_world, lambda: drain_outbox(runtime, servers))
    admin = house.members[Role.ORGANIZATION_ADMIN]
    hidden = await admin.client.patch(
        f"/api/v1/jobs/{house.ids['job_id']}", json={"confidential": True}
    )
    assert hidden.status_code == 200, hidden.text
    assert hidden.json()["confidential"]
    return house


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def outsiders(closed_house: House) -> dict[Role, Account]:
    """New colleagues, who were asked for nothing."""
    return {role: await closed_house.org.member(role) for role in OUTSIDERS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
async def test_a_colleague_without_a_part_in_it_finds_nothing(
    admin: "asyncpg.Connection[asyncpg.Record]",
    closed_house: House,
    outsiders: dict[Role, Account],
    operation: Operation,
) -> None:
    roles = [role for role in OUTSIDERS if role in allowed_roles(operation)]
    within = not set(operation.path_names).isdisjoint(OF_THE_JOB)
    asks_for_it = within or not set(operation.query_names).isdisjoint(OF_THE_JOB)
    sent = closed_house.path(operation) + repr(closed_house.request(operation))
    for role in roles:
        before = await fingerprint(admin, closed_house.org.id, closed_house.candidate.user_id)
        answer = await ask(outsiders[role].client, closed_house, operation)
        after = await fingerprint(admin, closed_house.org.id, closed_house.candidate.user_id)
        shown = {
            name
            for name in OF_THE_JOB
            if closed_house.ids[name] in answer.text and closed_house.ids[name] not in sent
        }
        assert shown == set(), role
        if asks_for_it and not within:
            assert answer.status_code in {403, 404} or answer.json().get("items") == [], role
        if within:
            assert answer.status_code in {403, 404}, (role, answer.text)
            assert after == before, role
