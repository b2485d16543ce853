"""Organizations whose applications went every which way, written straight into the tables.

Histories are drawn by chance, not by the workflow: skipped stages, ways back, undone moves, changes
of workflow, reopened and withdrawn applications.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.access import Role
from rolecall.access.actor import system_actor
from rolecall.domains.applications.models import applications, transitions
from rolecall.domains.applications.rules import status_of
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates.models import candidates
from rolecall.domains.offers.contracts import OfferStatus
from rolecall.domains.offers.models import offers
from rolecall.infra.db import Database
from rolecall.kernel import ids
from rolecall.kernel.sentences import plain
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import open_job
from tests.support.world import Account, Organization, World

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
STAGES = ("applied", "screening", "interview", "offer", "hired")
ENDS = ("rejected", "withdrawn")
PROMISED = {"applied": 2, "interview": 5}
SOURCES = ("careers_site", "referral", "job_board")


@dataclass(frozen=True)
class Move:
    """One entry into a stage. `undone`: it was taken back by the move after it."""

    id: UUID
    stage: str
    at: datetime
    kind: str
    undone: bool = False


@dataclass
class Story:
    """An application with all that happened to it."""

    id: UUID
    job: dict[str, Any]
    candidate_id: UUID
    source: str
    moves: list[Move] = field(default_factory=list)

    @property
    def happened(self) -> list[Move]:
        """The moves without those that were undone, and without the moves back."""
        return [move for move in self.moves if not move.undone and move.kind != "undone"]

    @property
    def status(self) -> str:
        """What became of it."""
        return status_of(self.moves[-1].stage).value

    @property
    def furthest(self) -> int:
        """The furthest place that it reached."""
        return max(STAGES.index(m.stage) for m in self.happened if m.stage in STAGES)


@dataclass
class Invented:
    """An organization with its people, two jobs and their applications."""

    org: Organization
    recruiter: Account
    manager: Account
    interviewer: Account
    jobs: list[dict[str, Any]]
    stories: list[Story]

    @property
    def days(self) -> dict[str, str]:
        """A period that some applications fall out of, at both ends."""
        return {"first": "2026-03-20", "last": "2026-05-31"}


async def invented(world: World, seed: int, count: int = 60) -> Invented:
    """Make an organization; the hiring manager is on the team of the first of two jobs."""
    rng = random.Random(seed)
    org = await world.organization()
    recruiter, manager, interviewer = [
        await org.member(role) for role in (Role.RECRUITER, Role.HIRING_MANAGER, Role.INTERVIEWER)
    ]
    team = [
        {"user_id": str(manager.user_id), "role": "hiring_manager"},
        {"user_id": str(recruiter.user_id), "role": "recruiter"},
    ]
    jobs = [
        await open_job(recruiter, hiring_team=team),
        await open_job(recruiter, title="Porter", department="Logistics"),
    ]
    await promise(await org.member(Role.ORGANIZATION_ADMIN), jobs[0], PROMISED)
    people = [ids.uuid7() for _ in range(max(1, count // 2))]
    stories = []
    taken: set[tuple[str, UUID]] = set()
    for _ in range(count):
        job, person = rng.choice(jobs), rng.choice(people)
        if (job["id"], person) not in taken:
            taken.add((job["id"], person))
            stories.append(_story(rng, job, person))
    await _write(rng, world.runtime.database, org.id, people, stories)
    return Invented(org, recruiter, manager, interviewer, jobs, stories)


async def promise(admin: Account, job: dict[str, Any], days: dict[str, int]) -> None:
    """Promise working days by stage, in the workflow of a job."""
    body = [{"stage_key": stage, "working_days": number} for stage, number in days.items()]
    saved = await admin.client.put(
        f"/api/v1/workflows/{job['workflow']['id']}/service-levels", json={"promises": body}
    )
    assert saved.status_code == 200, saved.text


def _story(rng: random.Random, job: dict[str, Any], person: UUID) -> Story:
    at = BEGAN + timedelta(hours=rng.randrange(24 * 100))
    story = Story(ids.uuid7(), job, person, rng.choice(SOURCES))
    story.moves.append(Move(ids.uuid7(), "applied", at, "applied"))
    for _ in range(rng.randrange(6)):
        last = story.moves[-1]
        at = last.at + timedelta(minutes=rng.randrange(1, 60 * 24 * 12))
        if at > NOW:
            break
        luck = rng.random()
        if luck < 0.12 and len(story.moves) > 1 and last.kind == "moved":
            before = story.moves[-2]
            story.moves[-1] = Move(last.id, last.stage, last.at, last.kind, undone=True)
            story.moves.append(Move(ids.uuid7(), before.stage, at, "undone"))
        elif luck < 0.2:
            story.moves.append(Move(ids.uuid7(), last.stage, at, "migrated"))
        else:
            story.moves.append(Move(ids.uuid7(), rng.choice((*STAGES[1:], *ENDS)), at, "moved"))
    return story


async def _write(
    rng: random.Random, database: Database, org_id: UUID, people: list[UUID], stories: list[Story]
) -> None:
    async with database.transaction(Tenant(org_id)) as uow:
        for person in people:
            await uow.execute(
                sa.insert(candidates).values(
                    org_id=org_id, id=person, full_name=f"Person {person.hex[-6:]}",
                    name_sort="person", email="", phone="", location="", headline="",
                    source_first="careers_site", source_last="careers_site",
                    created_at=BEGAN, updated_at=BEGAN, version=1,
                )
            )  # fmt: skip
        for story in stories:
            await uow.execute(sa.insert(applications).values(_application(org_id, story)))
            earlier: Move | None = None
            for move in story.moves:
                await uow.execute(
                    sa.insert(transitions).values(_transition(org_id, story, earlier, move))
                )
                earlier = move
            if rng.random() < 0.4:
                await uow.execute(sa.insert(offers).values(_offer(rng, org_id, story)))
        audit.record(
            uow, system_actor(org_id), "tests.invented", "organization", org_id, plain("Invented.")
        )


def _application(org_id: UUID, story: Story) -> dict[str, Any]:
    last = story.moves[-1]
    return {
        "org_id": org_id, "id": story.id, "job_id": UUID(story.job["id"]),
        "job_title": story.job["title"], "candidate_id": story.candidate_id,
        "candidate_name": f"Person {story.candidate_id.hex[-6:]}", "candidate_email": "",
        "candidate_phone": "", "status": story.status, "stage_key": last.stage,
        "stage_name": last.stage.capitalize(), "stage_kind": last.stage,
        "stage_entered_at": last.at,
        "due_at": last.at + timedelta(days=5) if last.stage in PROMISED else None,
        "workflow_id": UUID(story.job["workflow"]["id"]),
        "workflow_version": 1, "applied_at": story.moves[0].at, "source": story.source,
        "cover_note": "", "locale": "en", "resume_file_id": None, "knocked_out": False,
        "link_nonce": "x", "updated_at": last.at, "version": 1,
    }  # fmt: skip


def _transition(org_id: UUID, story: Story, earlier: Move | None, move: Move) -> dict[str, Any]:
    came_from = earlier.stage if earlier else None
    return {
        "org_id": org_id, "id": move.id, "application_id": story.id, "kind": move.kind,
        "from_key": came_from, "from_name": came_from, "from_kind": came_from,
        "to_key": move.stage, "to_name": move.stage.capitalize(), "to_kind": move.stage,
        "at": move.at, "by_kind": "system", "by_id": None, "by_name": "", "reason_id": None,
        "reason": "", "note": "",
        "undoes_id": earlier.id if earlier and move.kind == "undone" else None,
    }  # fmt: skip


def _offer(rng: random.Random, org_id: UUID, story: Story) -> dict[str, Any]:
    sent = story.moves[0].at + timedelta(days=rng.randrange(20)) if rng.random() < 0.9 else None
    return {
        "org_id": org_id, "id": ids.uuid7(), "application_id": story.id,
        "job_id": UUID(story.job["id"]), "job_title": story.job["title"],
        "candidate_name": "=Person", "candidate_email": "", "status": rng.choice(list(OfferStatus)),
        "content": {}, "private_notes": "", "newest_version": 1, "expires_at": None,
        "sent_at": sent, "decided_at": sent + timedelta(days=2) if sent else None, "reason": "",
        "link_nonce": "x", "created_by_name": "", "created_at": BEGAN, "updated_at": BEGAN,
        "version": 1,
    }  # fmt: skip
