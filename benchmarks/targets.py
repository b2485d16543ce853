"""Whom and what the load asks for: organizations with a signed-in recruiter, and their records."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import asyncpg

from rolecall.entrypoints.seed.demo import DEMO_PASSWORD

from benchmarks.installation import Api, Installation
from benchmarks.load import Request

MOST_ORGANIZATIONS = 250
LIST_LENGTH = 50
FAR = 64
"""Requests between two moves of one application; more than are ever under way at once."""
FEW_IN_A_JOB = 100
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
_PUT_BACK = """
UPDATE applications SET stage_key = 'applied', stage_name = 'Applied', stage_kind = 'applied'
WHERE org_id = ANY($1::uuid[]) AND stage_key = ANY($2)
"""


@dataclass
class Target:
    """One organization."""

    org_id: str
    slug: str
    job_id: str
    job_size: int
    applications: deque[tuple[str, str]]
    """Ids and stages of applications that can go on."""
    shown: list[str]
    """Ids of applications whose pages are looked at."""
    cookie: str = ""
    bearer: str = ""

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
        for application_id in target.shown[number : number + 1]
    ]


def searches(targets: Sequence[Target]) -> list[Request]:
    """Search as while typing: a beginning, two words, a number; the best of each kind."""
    typed = ("an", "ma sch", "nurse", "207%20555%20012")
    return [
        Request(f"/api/v1/search/best?q={q.replace(' ', '%20')}", target.browser)
        for target in targets
        for q in typed
    ]


def moves(targets: Sequence[Target], count: int) -> list[Request]:
    """Move applications on by one stage, over all targets in turn.

    An application comes again only long after its move before, which is done by then. What is taken
    is gone: the next call goes on from there.
    """
    taken: list[Request] = []
    places: dict[str, int] = {}
    waiting = [target for target in targets if target.applications]
    while waiting and len(taken) < count:
        for target in list(waiting):
            application_id, stage = target.applications[0]
            if len(taken) - places.get(application_id, -FAR) < FAR:
                waiting.remove(target)
                continue
            target.applications.popleft()
            following = STEPS[STEPS.index(stage) + 1]
            places[application_id] = len(taken)
            taken.append(_move(target, application_id, following))
            if following != STEPS[-1]:
                target.applications.append((application_id, following))
            if not target.applications:
                waiting.remove(target)
    return taken[:count]


def leave_out(targets: Sequence[Target], asked: Sequence[Request]) -> None:
    """Move these applications no more: pgbench puts them back to where they were recorded."""
    paths = {request.path for request in asked}
    for target in targets:
        target.applications = deque(
            one for one in target.applications if _move(target, *one).path not in paths
        )


def _move(target: Target, application_id: str, stage: str) -> Request:
    return Request(
        f"/api/v1/applications/{application_id}/transition",
        {**target.browser, "Content-Type": "application/json"},
        "POST",
        f'{{"to_stage": "{stage}"}}',
    )


async def _find(dsn: str, applications: int) -> list[Target]:
    connection = await asyncpg.connect(dsn)
    try:
        jobs = await connection.fetch(_JOBS)
        largest = sorted(jobs, key=lambda row: (-row["n"], row["slug"]))[:MOST_ORGANIZATIONS]
        if max((row["n"] for row in jobs), default=0) < FEW_IN_A_JOB:
            # So small a data set would be used up by one measurement of moves.
            orgs = [row["org_id"] for row in largest]
            await connection.execute(_PUT_BACK, orgs, list(STEPS[1:]))
        targets = []
        for row in largest:
            found = await connection.fetch(
                _APPLICATIONS, row["org_id"], list(STEPS[:-1]), applications
            )
            targets.append(
                Target(
                    str(row["org_id"]),
                    row["slug"],
                    str(row["job_id"]),
                    row["n"],
                    deque((str(one["id"]), one["stage_key"]) for one in found),
                    [str(one["id"]) for one in found],
                )
            )
        return targets
    finally:
        await connection.close()
