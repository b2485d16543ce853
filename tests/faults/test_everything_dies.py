"""Processes are killed, the broker forgets, the database restarts, while applications arrive.

What is promised of a mail is decision 8: a sender that dies while the server has the content leaves
the mail `uncertain`, for a person to decide. So each mail must have ended, each sent one must have
arrived once, an uncertain one at most once; and no more may be uncertain than senders were killed.
"""

import asyncio
import random
import signal
from collections import Counter
from email.parser import BytesHeaderParser
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa
from redis.asyncio import Redis

from rolecall.access import Role
from rolecall.domains.applications.models import applications, transitions
from rolecall.domains.audit.service import verify
from rolecall.domains.messaging.contracts import MessageStatus
from rolecall.domains.messaging.models import messages
from rolecall.domains.profiles.contracts import ReadingState
from rolecall.domains.profiles.models import readings
from rolecall.entrypoints import composition
from rolecall.entrypoints.worker import CONCURRENCY
from rolecall.infra.outbox import inspection
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import apply, open_job
from tests.support.installation import LiveInstallation, installation, live_world
from tests.support.resumes import pdf_resume
from tests.support.smtp_server import Mailhost, mail_server

APPLICANTS = 300
WITH_RESUME = 3
"""One applicant of so many brings a résumé; reading all 300 takes a processor a minute."""
AT_ONCE = 8
DRAIN_SECONDS = 400
"""A little longer than a sender may be silent before its mail is called uncertain, and a delivery's
own lease."""
FAULTS = (
    "worker", "relay", "api", "flush", "redis", "postgres", "worker", "relay", "api", "worker",
)  # fmt: skip
"""What dies, in an order that a fixed seed shuffles."""


async def arrive(client: httpx2.AsyncClient, job_id: str, number: int, resume: bytes) -> None:
    """Apply as a patient browser does: again after an error, content when told it is there."""
    brings_resume = number % WITH_RESUME == 0
    for _ in range(200):
        try:
            response = await apply(
                client,
                job_id,
                name=f"Applicant {number}",
                email=f"applicant{number}@example.com",
                resume=("resume.pdf", resume, "application/pdf"),
                with_resume=brings_resume,
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
    """Wait until nothing is open in the outbox, now or later: what was put back counts as open."""
    runtime = await composition.open_runtime(running.settings, role="relay", pool_size=1)
    try:
        status = None
        for _ in range(DRAIN_SECONDS * 2):
            try:
                status = await inspection.status(runtime.database)
            except Unavailable:
                await asyncio.sleep(0.5)
                continue
            if not status.unexpanded_events and not status.ready and not status.sent:
                return status
            await asyncio.sleep(0.5)
        raise AssertionError(f"the outbox is not empty: {status}")
    finally:
        await runtime.close()


def arrivals(host: Mailhost) -> Counter[UUID]:
    """Count accepted mails by their message, whose id is in the Message-ID of every attempt."""
    read = BytesHeaderParser().parsebytes
    return Counter(
        UUID(read(content)["Message-ID"].strip("<>").partition("@")[0]) for content in host.contents
    )


def _open_to_all(folder: Path) -> None:
    """Let the servers' account pass."""
    folder.chmod(0o755)


@pytest.mark.faults
@pytest.mark.timeout(600)
async def test_nothing_is_lost_and_nothing_happens_twice(tmp_path: Path) -> None:
    _open_to_all(tmp_path)
    resume = pdf_resume("Somebody Once", "somebody@example.com", "Skills: wound care, triage")
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
            read = await uow.fetch(
                sa.select(readings.c.state, sa.func.count().label("times"))
                .where(readings.c.org_id == org.id)
                .group_by(readings.c.state)
            )
            written = await uow.fetch(
                sa.select(messages.c.id, messages.c.recipient_email, messages.c.status).where(
                    messages.c.org_id == org.id
                )
            )
        assert chain.ok
        assert (kept, entered) == (APPLICANTS, APPLICANTS)
        assert {one["state"]: one["times"] for one in read} == {
            ReadingState.READ: APPLICANTS // WITH_RESUME
        }
        assert Counter(mail["recipient_email"] for mail in written) == {
            recruiter.email: APPLICANTS,
            **{f"applicant{number}@example.com": 1 for number in range(APPLICANTS)},
        }
        arrived = arrivals(host)
        times_by_status = Counter((mail["status"], arrived[mail["id"]]) for mail in written)
        certain = times_by_status.pop((MessageStatus.SENT, 1))
        doubtful = 2 * APPLICANTS - certain
        assert times_by_status.keys() <= {
            (MessageStatus.UNCERTAIN, 0),
            (MessageStatus.UNCERTAIN, 1),
        }, "a mail was lost, or sent twice"
        # A process hands over one mail at a time.
        assert doubtful <= hits["worker"] * CONCURRENCY
        assert arrived.total() == certain + times_by_status[MessageStatus.UNCERTAIN, 1]
