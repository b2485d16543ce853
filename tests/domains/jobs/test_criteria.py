"""Criteria of jobs, over HTTP."""

from typing import Any

import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.runtime import Runtime

from tests.support.audited import audited
from tests.support.hiring import JOB
from tests.support.world import Account, Organization, World

QUESTIONS = [
    {"id": "nights", "kind": "yes_no", "label": "Can you work nights?"},
    {"id": "beds", "kind": "number", "label": "How many beds?"},
    {
        "id": "unit",
        "kind": "single_choice",
        "label": "Which unit?",
        "options": [{"key": "icu", "label": "ICU"}, {"key": "ed", "label": "ED"}],
    },
    {"id": "why", "kind": "long_text", "label": "Why us?"},
]
SKILLS = [{"name": "ACLS", "required": True}, {"name": "Wound care", "required": False}]


def criterion(kind: str, **members: Any) -> dict[str, Any]:
    return {"id": kind, "kind": kind, "label": kind.title(), **members}


ALL_KINDS = [
    criterion("skill", phrases=["wound  care", "Wound care"], required=False),
    criterion("licence", phrases=["registered nurse", "RN"]),
    criterion("experience", years=3),
    criterion("language", language="de", level="B2"),
    criterion("answer", question_id="unit", accepted=["icu"]),
]


@pytest_asyncio.fixture(loop_scope="session")
async def org(world: World) -> Organization:
    return await world.organization()


@pytest_asyncio.fixture(loop_scope="session")
async def recruiter(org: Organization) -> Account:
    return await org.member(Role.RECRUITER)


async def job_of(recruiter: Account) -> str:
    body = {**JOB, "questions": QUESTIONS, "skills": SKILLS}
    created = await recruiter.client.post("/api/v1/jobs", json=body)
    assert created.status_code == 201, created.text
    return f"/api/v1/jobs/{created.json()['id']}"


async def test_criteria_are_kept_with_their_version_and_suggested_by_skills(
    org: Organization, recruiter: Account, runtime: Runtime
) -> None:
    job = await job_of(recruiter)
    empty = await recruiter.client.get(f"{job}/criteria")
    assert (empty.json()["items"], empty.headers["ETag"]) == ([], '"0"')
    assert [(one["label"], one["required"]) for one in empty.json()["suggestions"]] == [
        ("ACLS", True),
        ("Wound care", False),
    ]
    saved = await recruiter.client.put(
        f"{job}/criteria", json={"items": ALL_KINDS}, headers={"If-Match": '"0"'}
    )
    assert saved.status_code == 200, saved.text
    assert saved.json() == (await recruiter.client.get(f"{job}/criteria")).json()
    assert saved.json()["items"][0]["phrases"] == ["Wound care"]
    assert [one["label"] for one in saved.json()["suggestions"]] == ["ACLS"]
    late = await recruiter.client.put(
        f"{job}/criteria", json={"items": []}, headers={"If-Match": '"0"'}
    )
    assert late.status_code == 412
    assert len(await audited(runtime, org.id, "jobs.criteria_changed")) == 1


async def test_a_copy_of_a_job_looks_for_the_same(recruiter: Account) -> None:
    job = await job_of(recruiter)
    saved = await recruiter.client.put(f"{job}/criteria", json={"items": ALL_KINDS})
    copy = (await recruiter.client.post(f"{job}/duplicate")).json()
    copied = await recruiter.client.get(f"/api/v1/jobs/{copy['id']}/criteria")
    assert copied.json()["items"] == saved.json()["items"]


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        (criterion("skill"), "items.1.phrases"),
        (criterion("experience"), "items.1.years"),
        (criterion("language", language="xx"), "items.1.language"),
        (criterion("answer", question_id="none", accepted=["a"]), "items.1.question_id"),
        (criterion("answer", question_id="why", accepted=["a"]), "items.1.question_id"),
        (criterion("answer", question_id="beds", accepted=["a"]), "items.1.at_least"),
        (criterion("answer", question_id="unit", accepted=["nicu"]), "items.1.accepted"),
        (criterion("answer", question_id="nights"), "items.1.accepted"),
        (criterion("licence", phrases=["RN"], id="first"), "items.1.id"),
    ],
)
async def test_what_cannot_be_looked_for_is_refused_where_it_stands(
    recruiter: Account, fault: dict[str, Any], field: str
) -> None:
    job = await job_of(recruiter)
    first = criterion("licence", phrases=["RN"], id="first")
    refused = await recruiter.client.put(f"{job}/criteria", json={"items": [first, fault]})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == [field]


async def test_who_reads_no_applications_sees_no_criteria(
    org: Organization, recruiter: Account
) -> None:
    job = await job_of(recruiter)
    interviewer = await org.member(Role.INTERVIEWER)
    manager = await org.member(Role.HIRING_MANAGER)
    assert (await interviewer.client.get(f"{job}/criteria")).status_code == 403
    assert (await manager.client.get(f"{job}/criteria")).status_code == 200
    assert (await manager.client.put(f"{job}/criteria", json={"items": []})).status_code == 403
