"""A profile whose résumés a language model looks at too."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.ai.models import runs
from rolecall.domains.profiles.queries import list_readings
from rolecall.domains.profiles.service.improving import GIVEN_UP_AFTER, improve_file
from rolecall.domains.profiles.service.reading import read_file
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.domains.profiles.test_profiles import Desk, Drain, desk_of
from tests.support.model_server import ModelServer, Refuses, material_of, model_server
from tests.support.modelling import switch_model_on
from tests.support.world import World

LINES = (
    "maria.ortega@example.com | (415) 555-0132 | San Francisco, CA",
    "Experience",
    "Harbor General Hospital, San Francisco, CA",
    "Registered Nurse, March 2018 - Present",
    "Skills",
    "Critical care, Triage, Epic",
)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    """Answer as a model does that reads the lines: where the position was."""
    if "positions" not in str(request["messages"]):
        return {"courses": []} if "courses" in str(request["messages"]) else {"skills": []}
    numbers = {
        text: int(number)
        for number, _, text in (
            line.partition(" ") for line in material_of(request).splitlines()
        )
    }  # fmt: skip
    (line,) = (at for text, at in numbers.items() if text.startswith("Harbor General"))
    return {
        "positions": [
            {
                "company": {"line": line, "quote": "Harbor General Hospital"},
                "title": {"line": line + 1, "quote": "Registered Nurse"},
                "location": {"line": line, "quote": "San Francisco, CA"},
                "is_current": True,
            }
        ]
    }


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as started:
        started.answers = [_answer]
        yield started


@pytest.fixture
async def desk(runtime: Runtime, world: World, server: ModelServer) -> Desk:
    found = await desk_of(runtime, world)
    admin = await found.org.member(Role.ORGANIZATION_ADMIN)
    await switch_model_on(admin, server)
    return found


async def _evidence(desk: Desk, section: str, field: str) -> list[dict[str, Any]]:
    return [
        one
        for item in (await desk.profile())["items"]
        if item["section"] == section
        for found in item["fields"]
        if found["name"] == field
        for one in found["read"]
    ]


async def _source(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = (await desk.profile())["sources"][0]
    return found


async def _improve(desk: Desk, file_id: str, later: timedelta = timedelta(0)) -> None:
    """Ask about what was read of a file, at some time after it was read."""
    tenant, database = Tenant(desk.org.id), desk.runtime.database
    async with database.transaction(tenant) as uow:
        (row,) = await list_readings(uow, [UUID(file_id)])
    with clock.at(clock.now() + later):
        await improve_file(database, tenant, UUID(file_id), row["read_at"])


async def test_what_the_model_adds_is_shown_as_such(
    desk: Desk, drain: Drain, server: ModelServer
) -> None:
    await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    source = await _source(desk)
    assert (source["model"], source["model_problem"]) == ("stand-in-1", "")
    assert source["engine"] == "small-model"
    (where,) = await _evidence(desk, "work", "location")
    assert (where["value"], where["by_model"], where["confidence"]) == (
        "San Francisco, CA",
        True,
        None,
    )
    (company,) = await _evidence(desk, "work", "company")
    assert company["by_model"] is False
    for private in ("Ortega", "maria.ortega", "555-0132"):
        assert private not in server.said()


async def test_what_people_did_stays(desk: Desk, drain: Drain, server: ModelServer) -> None:
    server.answers = [Refuses(503)]
    file_id = await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    item = await desk.item("work")
    edit = {"values": {"title": ["Charge Nurse"]}}
    await desk.done("PATCH", f"items/{item['id']}", json=edit)
    skill = await desk.item("skills")
    await desk.done("DELETE", f"items/{skill['id']}")
    server.answers = [_answer]
    await _improve(desk, file_id)
    assert [one["title"] for one in await desk.values("work")] == ["Charge Nurse"]
    assert (await desk.values("work"))[0]["location"] == "San Francisco, CA"
    assert skill["fields"][0]["values"] not in [
        [one["name"]] for one in await desk.values("skills")
    ]


async def test_a_model_that_is_down_costs_nothing_that_was_read(
    desk: Desk, drain: Drain, server: ModelServer
) -> None:
    server.answers = [Refuses(503)]
    file_id = await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    assert [one["company"] for one in await desk.values("work")] == ["Harbor General Hospital"]
    assert (await _source(desk))["model_problem"] == "", "it is asked again"
    with pytest.raises(RetryLater):
        await _improve(desk, file_id)
    await _improve(desk, file_id, GIVEN_UP_AFTER)
    source = await _source(desk)
    assert source["model"] == ""
    assert "fault" in source["model_problem"]
    server.answers = [_answer]
    await _improve(desk, file_id)
    assert (await _source(desk))["model"] == "stand-in-1"


async def test_a_reading_that_waits_for_its_model_holds_up_no_later_one(
    desk: Desk, drain: Drain, server: ModelServer
) -> None:
    """The pause of the first reading grows to an hour; the second one is asked about at once."""
    server.answers = [Refuses(503)]
    await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    with clock.at(clock.now() + timedelta(minutes=50)):
        await drain()
        server.answers = [_answer]
        await desk.done("POST", "read-again")
        await drain()
        assert (await _source(desk))["model"] == "stand-in-1"
    asked = len(server.asked)
    with clock.at(clock.now() + timedelta(hours=2)):
        await drain()
    assert len(server.asked) == asked, "nobody asks about what is not there any more"


@pytest.mark.parametrize("answer", ["Nothing that fits.", {"positions": [{"title": "Nurse"}]}])
async def test_an_answer_that_cannot_be_used_is_told_at_once(
    desk: Desk, drain: Drain, server: ModelServer, answer: Any
) -> None:
    server.answers = [answer]
    await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    source = await _source(desk)
    assert (source["state"], source["model"]) == ("read", "")
    assert "form" in source["model_problem"]
    assert await desk.values("work")


async def test_it_is_asked_once_about_one_reading(
    desk: Desk, drain: Drain, server: ModelServer
) -> None:
    file_id = await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    asked = len(server.asked)
    await _improve(desk, file_id)
    assert len(server.asked) == asked
    async with desk.runtime.database.transaction(Tenant(desk.org.id)) as uow:
        found = await uow.fetch(
            sa.select(runs.c.subject_id, runs.c.prompts).where(runs.c.org_id == desk.org.id)
        )
    assert [(one["subject_id"], one["prompts"]) for one in found] == [
        (UUID(file_id), "resume-work-1 resume-education-1 resume-skills-1")
    ]


async def test_who_switched_it_off_is_not_heard_of_again(
    runtime: Runtime, world: World, drain: Drain, server: ModelServer
) -> None:
    desk = await desk_of(runtime, world)
    admin = await desk.org.member(Role.ORGANIZATION_ADMIN)
    await switch_model_on(admin, server, reads_resumes=False)
    await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    assert (await _source(desk))["model"] == ""
    assert not server.asked


async def test_a_file_that_is_read_anew_meanwhile_keeps_the_newer_reading(
    desk: Desk, drain: Drain, server: ModelServer
) -> None:
    server.answers = [Refuses(503)]
    file_id = await desk.add_resume("Maria Ortega", *LINES)
    await drain()
    loop = asyncio.get_running_loop()

    async def read_again() -> None:
        await desk.done("POST", "read-again")
        await read_file(desk.runtime.database, Tenant(desk.org.id), UUID(file_id))

    def late(request: dict[str, Any]) -> dict[str, Any]:
        if "positions" in str(request["messages"]):
            asyncio.run_coroutine_threadsafe(read_again(), loop).result(20)
        return _answer(request)

    server.answers = [late]
    await _improve(desk, file_id)
    assert (await _source(desk))["model"] == "", "that answer was about an earlier reading"
    server.answers = [_answer]
    await _improve(desk, file_id)
    assert (await _source(desk))["model"] == "stand-in-1"
