"""Loading the demo: whole, once, without a mail, as it was planned."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio
from httpx2 import AsyncClient

from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import TextStatus
from rolecall.domains.jobs.service.pages import BUDGETS
from rolecall.domains.privacy.service import run_erasure
from rolecall.entrypoints.seed.applicants import CANDIDATE_ACCOUNT, CANDIDATE_STORY
from rolecall.entrypoints.seed.catalog import ORGANIZATIONS
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD, PLATFORM_ACCOUNT, demo
from rolecall.entrypoints.seed.loading.accounts import organization_id
from rolecall.entrypoints.seed.loading.demo import Loaded, load_demo
from rolecall.entrypoints.seed.resumes.press import Press
from rolecall.entrypoints.seed.resumes.render import render
from rolecall.entrypoints.seed.shapes import DemoOrganization, Resume
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import SettingsError
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.support.servers import Servers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ORG_IDS = [organization_id(key) for key in ORGANIZATIONS]


class PowerCut(Exception):
    """The power went off."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def sql(servers: Servers) -> AsyncIterator["asyncpg.Connection[Any]"]:
    """A connection that sees everything."""
    connection = await asyncpg.connect(servers.admin_dsn)
    yield connection
    await connection.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def kept_after_cut(runtime: Runtime, sql: "asyncpg.Connection[Any]") -> dict[str, int]:
    """What is there after a load that was cut off half-way; goes before any other load."""

    class CutOff(Press):
        """A press that breaks down."""

        printed = 0

        async def rendered(self, resume: Resume) -> bytes:
            CutOff.printed += 1
            if CutOff.printed > 60:
                raise PowerCut
            return await super().rendered(resume)

    with pytest.raises(PowerCut):
        await load_demo(runtime, press=CutOff)
    return await _counts(sql)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def loaded(
    runtime: Runtime, kept_after_cut: dict[str, int], sql: "asyncpg.Connection[Any]"
) -> AsyncIterator[Loaded]:
    """The demo in the database of this test process.

    What it leaves to be done is thrown away: whoever has things done next would read its résumés.
    """
    yield await load_demo(runtime)
    for table in ("outbox_deliveries", "outbox_events"):
        await sql.execute(f"DELETE FROM {table} WHERE org_id = ANY($1)", ORG_IDS)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def plan(loaded: Loaded, sql: "asyncpg.Connection[Any]") -> list[DemoOrganization]:
    """What was to be loaded."""
    created = await sql.fetchval("SELECT created_at FROM organizations WHERE id = $1", ORG_IDS[0])
    return list(demo(created + timedelta(days=92)).organizations)


async def test_is_never_loaded_in_production_mode(runtime: Runtime) -> None:
    core = runtime.settings.core.model_copy(update={"env": "production"})
    database = runtime.database
    try:
        with pytest.raises(SettingsError, match="production"):
            await load_demo(replace(runtime, settings=replace(runtime.settings, core=core)))
    finally:
        database.runtime = runtime


async def test_a_load_that_is_cut_off_leaves_nothing_half_done(
    kept_after_cut: dict[str, int],
) -> None:
    """The accounts are there; what follows shows that the repeated load is whole."""
    filled = {name for name, count in kept_after_cut.items() if count}
    assert filled == {
        "organizations", "memberships", "users", "careers_pages", "files", "audit_entries"
    }  # fmt: skip
    assert kept_after_cut["careers_pages"] == len(ORGANIZATIONS)
    of_each = 1 + len(BUDGETS)
    assert kept_after_cut["files"] == of_each * len(ORGANIZATIONS), "only the logos and scenes"


async def test_loads_every_application_with_its_history(
    plan: list[DemoOrganization], loaded: Loaded, sql: "asyncpg.Connection[Any]"
) -> None:
    assert loaded.organizations == ORGANIZATIONS
    assert loaded.applications == sum(len(made.applications) for made in plan)
    for org_id, made in zip(ORG_IDS, plan, strict=True):
        rows = await sql.fetch(
            "SELECT a.candidate_email, j.title, a.stage_key, a.applied_at, a.knocked_out, "
            "array_agg(t.to_key ORDER BY t.at, t.id) AS line, "
            "array_agg(t.at ORDER BY t.at, t.id) AS times "
            "FROM applications a JOIN jobs j ON (j.org_id, j.id) = (a.org_id, a.job_id) "
            "JOIN application_transitions t ON (t.org_id, t.application_id) = (a.org_id, a.id) "
            "WHERE a.org_id = $1 GROUP BY 1, 2, 3, 4, 5",
            org_id,
        )
        stored = {(row["candidate_email"], row["title"]): row for row in rows}
        people = {candidate.key: candidate.person for candidate in made.candidates}
        titles = {job.key: job.title for job in made.profile.jobs}
        assert len(stored) == len(made.applications)
        for application in made.applications:
            row = stored[people[application.candidate_key].email, titles[application.job_key]]
            assert row["stage_key"] == application.stage
            assert row["applied_at"] == application.applied_at
            assert row["line"] == ["applied", *(step.to_stage for step in application.steps)]
            assert row["times"][1:] == [step.at for step in application.steps]
            ruled_out = any(step.reason == "failed_screening" for step in application.steps)
            assert row["knocked_out"] or not ruled_out


async def test_loads_jobs_in_their_state(
    plan: list[DemoOrganization], sql: "asyncpg.Connection[Any]"
) -> None:
    for org_id, made in zip(ORG_IDS, plan, strict=True):
        rows = await sql.fetch(
            "SELECT title, status, openings, openings_filled FROM jobs WHERE org_id = $1", org_id
        )
        stored = {row["title"]: row for row in rows}
        assert len(stored) == len(made.profile.jobs)
        for job in made.profile.jobs:
            expected = "pending_approval" if job.status == "draft" else job.status
            assert stored[job.title]["status"] == expected
            hired = sum(a.job_key == job.key and a.stage == "hired" for a in made.applications)
            assert stored[job.title]["openings_filled"] == hired
        assert await sql.fetchval(
            "SELECT count(*) FROM public_postings WHERE org_id = $1 AND open", org_id
        ) == sum(job.status == "open" for job in made.profile.jobs)


async def test_loads_nothing_twice(
    runtime: Runtime, loaded: Loaded, sql: "asyncpg.Connection[Any]"
) -> None:
    before = await _counts(sql)
    again = await load_demo(runtime)
    assert again == Loaded((), 0, 0)
    assert await _counts(sql) == before


async def test_sends_no_mail_and_leaves_only_resumes_waiting(
    loaded: Loaded, sql: "asyncpg.Connection[Any]"
) -> None:
    told = await sql.fetch(
        "SELECT DISTINCT kind, status FROM messages WHERE org_id = ANY($1)", ORG_IDS
    )
    # What recruiters wrote is told as gone, and nobody hands it over.
    assert {tuple(one) for one in told} == {("candidate_message", "sent"), ("outreach", "sent")}
    deliveries = "SELECT count(*) FROM outbox_deliveries WHERE org_id = ANY($1)"
    assert await sql.fetchval(deliveries, ORG_IDS) == 0
    waiting = await sql.fetch(
        "SELECT type, available_at FROM outbox_events WHERE org_id = ANY($1)", ORG_IDS
    )
    # Interviews end, promises are broken, reports and alerts are sent when their time has come.
    # Résumés are read and people are erased at once, so that profiles and certificates are there.
    assert {event["type"] for event in waiting if event["available_at"] > clock.now()} == {
        "applications.promise_alert_due.v1",
        "interviews.interview_ending.v1",
        "job_alerts.job_alert_due.v1",
        "report_mails.report_mail_due.v1",
    }
    now = [event["type"] for event in waiting if event["available_at"] <= clock.now()]
    assert set(now) == {"privacy.erasure_started.v1", "profiles.resume_due.v1"}
    resumes = "SELECT count(DISTINCT resume_file_id) FROM applications WHERE org_id = ANY($1)"
    assert len(now) >= await sql.fetchval(resumes, ORG_IDS)


async def test_news_of_the_last_days_waits_in_inboxes(
    loaded: Loaded, sql: "asyncpg.Connection[Any]"
) -> None:
    for org_id in ORG_IDS:
        lines = await sql.fetch(
            "SELECT created_at, read_at FROM notifications WHERE org_id = $1", org_id
        )
        assert lines
        assert all(line["read_at"] is None for line in lines)
        assert all(line["created_at"] > clock.now() - timedelta(days=3) for line in lines)


async def test_the_audit_chain_holds_and_runs_forward_in_time(
    runtime: Runtime, loaded: Loaded, sql: "asyncpg.Connection[Any]"
) -> None:
    for org_id in ORG_IDS:
        async with runtime.database.transaction(Tenant(org_id)) as uow:
            assert (await audit.verify(uow)).ok
        rows = await sql.fetch(
            "SELECT at FROM audit_entries WHERE org_id = $1 ORDER BY seq", org_id
        )
        times = [row["at"] for row in rows]
        assert len(times) > 1_000
        assert times == sorted(times)


async def test_erasures_and_an_alert_are_there_to_look_at(
    loaded: Loaded, client: AsyncClient, runtime: Runtime
) -> None:
    """One request that a member has to look at, one person erased in every part."""
    candidate = (await _signed_in(client, CANDIDATE_ACCOUNT))["access_token"]
    mine = await client.get(
        "/api/v1/job-alerts/mine", headers={"Authorization": f"Bearer {candidate}"}
    )
    assert [one["status"] for one in mine.json()["items"]] == ["active"] * len(ORGANIZATIONS)
    for key in ORGANIZATIONS:
        token = (await _signed_in(client, f"admin@{key}.example.com"))["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        asked = (await client.get("/api/v1/erasure-requests", headers=headers)).json()["items"]
        assert [(one["status"], one["look"]) for one in asked] == [("review", "hired")]
        (begun,) = (await client.get("/api/v1/erasures", headers=headers)).json()["items"]
        await run_erasure(runtime.database, organization_id(key), UUID(begun["id"]))
        (done,) = (await client.get("/api/v1/erasures", headers=headers)).json()["items"]
        assert (done["status"], done["cause"]) == ("done", "request")
        certificate = await client.get(
            f"/api/v1/erasures/{done['id']}/certificate", headers=headers
        )
        assert certificate.status_code == 200, certificate.text


async def test_visitors_who_apply_come_from_where_visitors_come_from(
    loaded: Loaded, sql: "asyncpg.Connection[Any]"
) -> None:
    for org_id in ORG_IDS:
        rows = await sql.fetch(
            "SELECT step, source, sum(count) AS hits FROM visit_counts WHERE org_id = $1 "
            "GROUP BY step, source", org_id,
        )  # fmt: skip
        hits = {(row["step"], row["source"]): int(row["hits"]) for row in rows}
        for step in ("begun", "sent"):
            sources = {source for found, source in hits if found == step}
            assert {"direct", "linkedin", "indeed"} <= sources
            assert "google" not in sources
            for source in sources - {"direct"}:
                assert hits[step, source] < hits["job", source]


async def test_resumes_open_and_can_be_read(
    runtime: Runtime, plan: list[DemoOrganization], sql: "asyncpg.Connection[Any]"
) -> None:
    people = {c.person.email: c for made in plan for c in made.candidates}
    for org_id in ORG_IDS:
        rows = await sql.fetch(
            "SELECT candidate_email, resume_file_id FROM applications WHERE org_id = $1 LIMIT 9",
            org_id,
        )
        for row in rows:
            candidate = people[row["candidate_email"]]
            content = await _bytes_of(runtime, org_id, row["resume_file_id"])
            expected = render(candidate.resume)
            assert hashlib.sha256(content).digest() == hashlib.sha256(expected).digest()
            async with runtime.database.transaction(Tenant(org_id)) as uow:
                text = await files.get_text(uow, row["resume_file_id"])
            assert text.status is TextStatus.READY
            assert candidate.person.name in (text.text or "")


async def test_everybody_can_sign_in(loaded: Loaded, client: AsyncClient) -> None:
    for email in (
        PLATFORM_ACCOUNT,
        CANDIDATE_ACCOUNT,
        *(
            f"{name}@{key}.example.com"
            for key in ORGANIZATIONS
            for name in ("admin", "recruiter", "manager", "interviewer")
        ),
    ):
        answer = await _signed_in(client, email)
        assert answer["access_token"], email


async def test_the_candidate_sees_their_applications_everywhere(
    loaded: Loaded, client: AsyncClient
) -> None:
    token = (await _signed_in(client, CANDIDATE_ACCOUNT))["access_token"]
    answer = await client.get(
        "/api/v1/applications/mine", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 200
    stages = sorted(item["stage"]["kind"] for item in answer.json()["items"])
    assert stages == sorted(stage for story in CANDIDATE_STORY.values() for stage in story.values())


async def test_an_interviewer_sees_what_they_were_asked_to_assess(
    loaded: Loaded, client: AsyncClient
) -> None:
    token = (await _signed_in(client, "interviewer@harbor-vale.example.com"))["access_token"]
    answer = await client.get("/api/v1/applications", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    items = answer.json()["items"]
    assert 1 <= len(items) < 50


async def _counts(sql: "asyncpg.Connection[Any]") -> dict[str, int]:
    """Count the rows of the demo organizations, and those of all logins."""
    tables = (
        "memberships", "jobs", "candidates", "applications", "application_transitions",
        "application_notes", "careers_pages", "files", "audit_entries", "notifications",
    )  # fmt: skip
    counts = {
        name: await sql.fetchval(f"SELECT count(*) FROM {name} WHERE org_id = ANY($1)", ORG_IDS)
        for name in tables
    }
    return counts | {
        "organizations": await sql.fetchval(
            "SELECT count(*) FROM organizations WHERE id = ANY($1)", ORG_IDS
        ),
        "users": await sql.fetchval(
            "SELECT count(*) FROM users WHERE email LIKE '%@harbor-vale.%' "
            "OR email LIKE '%@juniper-works.%' OR email LIKE '%@rolecall.%'"
        ),
    }


async def _bytes_of(runtime: Runtime, org_id: UUID, file_id: UUID) -> bytes:
    opened = await files.open_file(runtime, Tenant(org_id), system_actor(org_id), file_id)
    return b"".join([piece async for piece in opened.content])


async def _signed_in(client: AsyncClient, email: str) -> Any:
    answer = await client.post(
        "/api/v1/auth/login", json={"email": email, "password": DEMO_PASSWORD}
    )
    assert answer.status_code == 200, (email, answer.text)
    return answer.json()
