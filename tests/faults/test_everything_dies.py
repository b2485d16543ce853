"""Processes are killed, the broker forgets, the database restarts, while applications arrive."""

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa
from redis.asyncio import Redis

from rolecall.access import Role
from rolecall.domains.applications.models import applications, transitions
from rolecall.domains.audit.service import verify
from rolecall.entrypoints import composition
from rolecall.infra.outbox import inspection
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import apply, open_job
from tests.support.installation import LiveInstallation, installation, live_world
from tests.support.resumes import pdf_resume
from tests.support.smtp_server import Mailhost, mail_server

APPLICANTS = 300
AT_ONCE = 8
DRAIN_SECONDS = 270
FAULTS = (
    "worker", "relay", "api", "flush", "redis", "postgres", "worker", "relay", "api", "worker",
)  # fmt: skip
"""What dies, in an order that a fixed seed shuffles."""


async def arrive(client: httpx2.AsyncClient, job_id: str, number: int, resume: bytes) -> None:
    """Apply as a patient browser does: again after an error, content when told it is there."""
    for _ in range(200):
        try:
            response = await apply(
                client,
                job_id,
                name=f"Applicant {number}",
                email=f"applicant{number}@example.com",
                resume=("resume.pdf", resume, "application/pdf"),
            )
        except httpx2.HTTPError:
            await asyncio.sleep(0.3)
            continue
        if response.status_code == 201 or (
            response.status_code == 409 and response.json()["code"] == "duplicate_application"
        ):
            return
        assert response.status_code in {409, 500, 502, 503}, response.text
        await asyncio.sleep(0.3)
    raise AssertionError(f"applicant {number} never got through")


async def wreak(
    running: LiveInstallation, dice: random.Random, stop: asyncio.Event
) -> Counter[str]:
    """Kill one thing after another until the applications are in."""
    done: Counter[str] = Counter()
    order = list(FAULTS)
    dice.shuffle(order)
    while order and not stop.is_set():
        await asyncio.sleep(dice.uniform(0.6, 1.6))
        fault = order.pop()
        if fault == "flush":
            redis = Redis.from_url(running.told["redis_url"])
            await redis.flushall()
            await redis.aclose()
            hit = True
        else:
            # SIGQUIT is PostgreSQL's immediate shutdown: a crash, with recovery at the next start.
            number = signal.SIGQUIT if fault == "postgres" else signal.SIGKILL
            hit = running.kill(fault, number)
        done[fault] += hit
    return done


async def drained(running: LiveInstallation) -> inspection.OutboxStatus:
    """Wait until nothing is due in the outbox."""
    runtime = await composition.open_runtime(running.settings, role="relay", pool_size=1)
    try:
        status = None
        for _ in range(DRAIN_SECONDS * 2):
            try:
                status = await inspection.status(runtime.database)
            except Unavailable:
                await asyncio.sleep(0.5)
                continue
            if not status.unexpanded_events and not status.oldest_ready_seconds:
                return status
            await asyncio.sleep(0.5)
        raise AssertionError(f"the outbox is not empty: {status}")
    finally:
        await runtime.close()


def mails_by_recipient(host: Mailhost) -> Counter[str]:
    """Count accepted mails by recipient."""
    return Counter(recipient for _, recipients in host.envelopes for recipient in recipients)


def _open_to_all(folder: Path) -> None:
    """Let the servers' account pass."""
    folder.chmod(0o755)


@pytest.mark.faults
@pytest.mark.timeout(600)
async def test_nothing_is_lost_and_nothing_happens_twice(tmp_path: Path) -> None:
    _open_to_all(tmp_path)
    resume = pdf_resume("Somebody")
    async with (
        mail_server() as host,
        installation(
            tmp_path / "data", ROLECALL_SMTP_URL=f"smtp://127.0.0.1:{host.port}"
        ) as running,
        live_world(running) as world,
    ):
        org = await world.organization()
        recruiter = await org.member(Role.RECRUITER)
        job = await open_job(recruiter)
        client, stop = world.client(), asyncio.Event()
        chaos = asyncio.create_task(wreak(running, random.Random(7), stop))
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(number: int) -> None:
            async with gate:
                await arrive(client, job["id"], number, resume)

        await asyncio.gather(*(one(number) for number in range(APPLICANTS)))
        stop.set()
        hits = await chaos
        assert sum(hits.values()) >= 5, f"too little was killed to prove anything: {hits}"
        status = await drained(running)
        assert status.dead == 0
        mails = mails_by_recipient(host)
        expected = {f"applicant{number}@example.com" for number in range(APPLICANTS)}
        assert expected - mails.keys() == set(), "somebody got no mail"
        assert [who for who in expected if mails[who] > 1] == [], "somebody got two mails"
        assert mails[recruiter.email] == APPLICANTS
        async with world.runtime.database.transaction(Tenant(org.id)) as uow:
            chain = await verify(uow)
            kept = await uow.fetch_value(
                sa.select(sa.func.count())
                .select_from(applications)
                .where(applications.c.org_id == org.id, applications.c.job_id == UUID(job["id"]))
            )
            entered = await uow.fetch_value(
                sa.select(sa.func.count())
                .select_from(transitions)
                .where(transitions.c.org_id == org.id)
            )
        assert chain.ok
        assert (kept, entered) == (APPLICANTS, APPLICANTS)
