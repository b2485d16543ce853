"""An organization's language model: its settings, its budget, the record of what it was asked."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.ai.contracts import Capability, ModelUnavailable
from rolecall.domains.ai.models import runs, settings
from rolecall.domains.ai.service.checking import Sum
from rolecall.domains.ai.service.running import FAILURES, Answered, Asked, ask
from rolecall.infra.providers.llm import Question
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids

from tests.support.model_server import (
    MODEL,
    SECRET,
    Dawdles,
    HangsUp,
    ModelServer,
    Refuses,
    model_server,
)
from tests.support.modelling import switch_model_on
from tests.support.world import Account, World

PATH = "/api/v1/model-settings"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as started:
        started.answers = [{"sum": 42}]
        yield started


@pytest.fixture
async def admin(world: World) -> Account:
    return await (await world.organization()).member(Role.ORGANIZATION_ADMIN)


def _asked(subject_id: Any = None, material: str = "17 and 25", max_tokens: int = 100) -> Asked:
    question = Question(
        instructions="Add them.", material=material, answer=Sum, max_tokens=max_tokens
    )
    return Asked(
        capability=Capability.RESUMES,
        subject_id=subject_id,
        prompts="sum-1",
        questions={"sum": question},
    )


async def _ask(runtime: Runtime, admin: Account, asked: Asked | None = None) -> Answered:
    return await ask(runtime.database, admin.actor.tenant, asked or _asked())


async def _fails(runtime: Runtime, admin: Account, asked: Asked | None = None) -> ModelUnavailable:
    with pytest.raises(ModelUnavailable) as failed:
        await _ask(runtime, admin, asked)
    return failed.value


async def _runs(admin: Account) -> list[dict[str, Any]]:
    found = await admin.client.get("/api/v1/model-runs")
    assert found.status_code == 200, found.text
    listed: list[dict[str, Any]] = found.json()["items"]
    return listed


async def test_nothing_is_switched_on_at_first(runtime: Runtime, admin: Account) -> None:
    found = (await admin.client.get(PATH)).json()
    assert (found["enabled"], found["url"], found["use"]["runs"]) == (False, "", 0)
    assert (await _fails(runtime, admin)).reason == "off"


async def test_the_key_is_kept_sealed_and_never_shown(
    runtime: Runtime, admin: Account, server: ModelServer
) -> None:
    saved = await switch_model_on(admin, server)
    assert saved["has_secret"] is True
    assert SECRET not in str(saved)
    async with runtime.database.transaction(admin.actor.tenant) as uow:
        (row,) = await uow.fetch(
            sa.select(settings).where(settings.c.org_id == admin.actor.tenant.org_id)
        )
    assert row["sealed"]
    assert SECRET not in str(dict(row))
    again = await switch_model_on(admin, server, secret=None, monthly_tokens=5_000)
    assert again["has_secret"] is True
    assert (await switch_model_on(admin, server, secret=""))["has_secret"] is False


async def test_a_key_does_not_move_to_another_host(admin: Account, server: ModelServer) -> None:
    await switch_model_on(admin, server)
    moved = await switch_model_on(
        admin, server, secret=None, url="https://models.example.com/v1/chat/completions"
    )
    assert (moved["url"], moved["has_secret"]) == ("https://models.example.com/v1", False)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"url": "http://models.example.com/v1"}, "url"),
        ({"url": "not an address"}, "url"),
        ({"url": ""}, "url"),
        ({"model": " "}, "model"),
        ({"monthly_tokens": -1}, "monthly_tokens"),
    ],
)
async def test_what_cannot_be_asked_is_not_switched_on(
    admin: Account, body: dict[str, Any], field: str
) -> None:
    whole = {"enabled": True, "url": "https://models.example.com/v1", "model": "m", **body}
    answer = await admin.client.put(PATH, json=whole)
    assert answer.status_code == 422, answer.text
    assert [one["field"] for one in answer.json()["errors"]] == [field]


async def test_only_administrators_choose_it(world: World) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    for path in (PATH, "/api/v1/model-runs"):
        assert (await recruiter.client.get(path)).status_code == 403


async def test_two_who_save_at_once_do_not_overwrite_each_other(
    admin: Account, server: ModelServer
) -> None:
    await switch_model_on(admin, server)
    body = {"enabled": False, "url": server.url, "model": MODEL}
    answers = await asyncio.gather(
        *(admin.client.put(PATH, json=body, headers={"If-Match": '"1"'}) for _ in range(3))
    )
    assert sorted(one.status_code for one in answers) == [200, 412, 412]


async def test_checking_tells_what_is_wrong_until_it_is_mended(
    admin: Account, server: ModelServer
) -> None:
    await switch_model_on(admin, server)
    server.answers = [Refuses(401), {"sum": 42}]
    found = (await admin.client.post(f"{PATH}/check")).json()
    assert "key" in found["problem"]
    mended = (await admin.client.post(f"{PATH}/check")).json()
    assert mended["problem"] == ""
    assert mended["checked_at"] is not None
    assert (mended["use"]["runs"], mended["use"]["failed"]) == (2, 1)
    assert [one["capability"] for one in await _runs(admin)] == ["check", "check"]
    actions = [one["action"] for one in (await admin.client.get("/api/v1/audit")).json()["items"]]
    assert actions.count("ai.model_checked") == 2


async def test_nothing_to_check_is_said(admin: Account) -> None:
    answer = await admin.client.post(f"{PATH}/check")
    assert answer.status_code == 409
    assert "switched on" in answer.json()["detail"]


async def test_each_run_is_recorded_without_its_words(
    runtime: Runtime, admin: Account, server: ModelServer
) -> None:
    await switch_model_on(admin, server)
    subject_id = ids.uuid7()
    answered = await _ask(runtime, admin, _asked(subject_id, "17 and 25 of a secret"))
    assert answered.answers == {"sum": Sum(sum=42)}
    (run,) = await _runs(admin)
    assert run["subject_id"] == str(subject_id)
    assert (run["state"], run["model"], run["prompts"]) == ("answered", MODEL, "sum-1")
    assert (run["tokens_read"], run["tokens_written"]) == (100, 20)
    async with runtime.database.transaction(admin.actor.tenant) as uow:
        (row,) = await uow.fetch(sa.select(runs).where(runs.c.org_id == admin.actor.tenant.org_id))
    assert "secret" not in str(dict(row))
    assert len(row["inputs_hash"]) == 64


async def test_the_budget_is_kept_by_many_at_once(
    runtime: Runtime, admin: Account, server: ModelServer
) -> None:
    await switch_model_on(admin, server, monthly_tokens=1_500)
    server.answers = [Dawdles(0.3)]
    asked = [_asked(ids.uuid7(), max_tokens=500) for _ in range(6)]
    done = await asyncio.gather(
        *(_ask(runtime, admin, one) for one in asked), return_exceptions=True
    )
    reasons = [one.reason for one in done if isinstance(one, ModelUnavailable)]
    refused = reasons.count("over_budget")
    assert refused >= 4, reasons
    assert len(server.asked) <= (6 - refused) * 2
    assert not (await _fails(runtime, admin, _asked(max_tokens=1_500))).may_pass


async def test_what_a_dead_process_asked_counts_as_it_was_estimated(
    runtime: Runtime, admin: Account, server: ModelServer
) -> None:
    await switch_model_on(admin, server, monthly_tokens=3_000)
    await _ask(runtime, admin, _asked(max_tokens=2_000))
    async with runtime.database.transaction(admin.actor.tenant) as uow:
        await uow.execute(
            sa.update(runs)
            .where(runs.c.org_id == admin.actor.tenant.org_id)
            .values(state="running", tokens_read=500, tokens_written=2_000, finished_at=None)
        )
    assert (await _fails(runtime, admin, _asked(max_tokens=2_000))).reason == "over_budget"


async def test_one_subject_is_not_asked_about_twice_at_once(
    runtime: Runtime, admin: Account, server: ModelServer
) -> None:
    await switch_model_on(admin, server)
    asked = _asked(ids.uuid7())
    done = await asyncio.gather(
        *(_ask(runtime, admin, asked) for _ in range(4)), return_exceptions=True
    )
    failures = [one for one in done if isinstance(one, ModelUnavailable)]
    assert all((one.reason, one.may_pass) == ("running", True) for one in failures)
    assert len(server.asked) == 4 - len(failures)


async def test_an_endpoint_that_is_down_is_left_alone(
    runtime: Runtime, admin: Account, server: ModelServer
) -> None:
    await switch_model_on(admin, server)
    server.answers = [HangsUp()]
    for _ in range(FAILURES):
        assert (await _fails(runtime, admin)).reason == "unreachable"
    paused = await _fails(runtime, admin)
    assert (paused.reason, paused.may_pass) == ("paused", True)
    assert len(server.asked) == FAILURES
    # An administrator who looks at it now is not told to wait.
    server.answers = [{"sum": 42}]
    assert (await admin.client.post(f"{PATH}/check")).json()["problem"] == ""
    assert (await _ask(runtime, admin)).answers == {"sum": Sum(sum=42)}


async def test_another_organization_has_a_model_of_its_own(
    runtime: Runtime, admin: Account, world: World, server: ModelServer
) -> None:
    await switch_model_on(admin, server)
    await _ask(runtime, admin)
    other = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    assert (await other.client.get(PATH)).json()["enabled"] is False
    assert await _runs(other) == []
    assert (await _fails(runtime, other)).reason == "off"
