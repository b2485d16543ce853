"""Whom and what the load asks for: organizations with a signed-in recruiter, and their records."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import asyncpg

from rolecall.entrypoints.seed.demo import DEMO_PASSWORD

from benchmarks.installation import Api, Installation
from benchmarks.load import Request

MOST_ORGANIZATIONS = 64
LIST_LENGTH = 50
STEPS = ("applied", "screening", "interview", "offer")
"""Stages that follow one another in the default workflow."""
WEB = {"X-Rolecall-Client": "web"}

_JOBS = """
SELECT DISTINCT ON (a.org_id) a.org_id, o.slug, a.job_id, a.n
FROM (SELECT org_id, job_id, count(*) AS n FROM applications GROUP BY 1, 2) AS a
JOIN organizations AS o ON o.id = a.org_id
WHERE o.slug LIKE 'bulk-1-%'
ORDER BY a.org_id, a.n DESC
"""
_APPLICATIONS = """
SELECT id, stage_key FROM applications
WHERE org_id = $1 AND stage_key = ANY($2) ORDER BY id LIMIT $3
"""


@dataclass
class Target:
    """One organization."""

    org_id: str
    slug: str
    job_id: str
    job_size: int
    applications: list[tuple[str, str]]
    """Ids and stages of applications that can go on."""
    cookie: str = ""
    bearer: str = ""
    moved: int = field(default=0)

    @property
    def browser(self) -> dict[str, str]:
        """Headers of the recruiter's browser."""
        return {"Cookie": self.cookie, **WEB}

    @property
    def program(self) -> dict[str, str]:
        """Headers of the recruiter's program."""
        return {"Authorization": f"Bearer {self.bearer}"}


def find_targets(installation: Installation, applications: int) -> list[Target]:
    """Return organizations, the largest jobs first."""
    return asyncio.run(_find(installation.admin_dsn, applications))


def sign_in(api: Api, targets: Sequence[Target]) -> None:
    """Sign the recruiters in, by cookie and as programs, over HTTP."""
    for target in targets:
        body = {"email": f"recruiter@{target.slug}.example.com", "password": DEMO_PASSWORD}
        _, target.cookie = api.post("/api/v1/auth/login", body, **WEB)
        tokens, _ = api.post("/api/v1/auth/login", body)
        target.bearer = tokens["access_token"]


def lists(targets: Sequence[Target], *, program: bool = False) -> list[Request]:
    """Ask for fifty applications of a job."""
    return [
        Request(
            f"/api/v1/applications?job_id={target.job_id}&limit={LIST_LENGTH}",
            target.program if program else target.browser,
        )
        for target in targets
        if target.job_size > LIST_LENGTH
    ]


def pages(targets: Sequence[Target], each: int = 20) -> list[Request]:
    """Ask for applications."""
    return [
        Request(f"/api/v1/applications/{application_id}", target.browser)
        for number in range(each)
        for target in targets
        if number < len(target.applications)
        for application_id, _ in [target.applications[number]]
    ]


def moves(targets: Sequence[Target], count: int) -> list[Request]:
    """Move applications on by one stage, each request another one, over all targets in turn.

    What is taken is gone: the next call goes on with other applications.
    """
    taken: list[Request] = []
    while len(taken) < count:
        before = len(taken)
        for target in targets:
            request = _next_move(target)
            if request is not None:
                taken.append(request)
        if len(taken) == before:
            break
    return taken[:count]


def _next_move(target: Target) -> Request | None:
    while target.moved < len(target.applications):
        application_id, stage = target.applications[target.moved]
        target.moved += 1
        if stage == STEPS[-1]:
            continue
        following = STEPS[STEPS.index(stage) + 1]
        # Its next step comes when all others have had theirs.
        target.applications.append((application_id, following))
        return Request(
            f"/api/v1/applications/{application_id}/transition",
            {**target.browser, "Content-Type": "application/json"},
            "POST",
            f'{{"to_stage": "{following}"}}',
        )
    return None


async def _find(dsn: str, applications: int) -> list[Target]:
    connection = await asyncpg.connect(dsn)
    try:
        jobs = await connection.fetch(_JOBS)
        largest = sorted(jobs, key=lambda row: (-row["n"], row["slug"]))[:MOST_ORGANIZATIONS]
        targets = []
        for row in largest:
            found = await connection.fetch(_APPLICATIONS, row["org_id"], list(STEPS), applications)
            targets.append(
                Target(
                    str(row["org_id"]),
                    row["slug"],
                    str(row["job_id"]),
                    row["n"],
                    [(str(one["id"]), one["stage_key"]) for one in found],
                )
            )
        return targets
    finally:
        await connection.close()
