"""Writing jobs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts import Job, JobContent, TeamMember
from rolecall.domains.jobs.models import (
    confidential_jobs,
    job_terms,
    jobs,
    jobs_with_applications,
    team_members,
)
from rolecall.infra.db import UnitOfWork, prepared
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

_MARK = prepared(
    insert(jobs_with_applications)
    .values(org_id=sa.bindparam("org_id"), job_id=sa.bindparam("job_id"))
    .on_conflict_do_nothing()
)
_FILL = prepared(
    sa.update(jobs)
    .where(
        jobs.c.org_id == sa.bindparam("its_org"),
        jobs.c.id == sa.bindparam("job_id"),
        jobs.c.openings_filled < jobs.c.openings,
    )
    .values(openings_filled=jobs.c.openings_filled + 1)
    .returning(jobs.c.title, jobs.c.openings, jobs.c.openings_filled)
)
_UNFILL = prepared(
    sa.update(jobs)
    .where(
        jobs.c.org_id == sa.bindparam("its_org"),
        jobs.c.id == sa.bindparam("job_id"),
        jobs.c.openings_filled > 0,
    )
    .values(openings_filled=jobs.c.openings_filled - 1)
    .returning(jobs.c.title, jobs.c.openings, jobs.c.openings_filled)
)


async def insert_job(
    uow: UnitOfWork, job_id: UUID, content: JobContent, values: Mapping[str, Any]
) -> None:
    """Insert a job of this content; `values` holds the other columns."""
    await uow.execute(
        sa.insert(jobs).values(org_id=uow.org_id, id=job_id, **columns_of(content), **values)
    )


async def update_job(uow: UnitOfWork, job: Job, values: Mapping[str, Any]) -> None:
    """Write columns and count the version up from the one of `job`.

    Raises:
        VersionMismatch: the row has another version by now.
    """
    written = await uow.execute(
        sa.update(jobs)
        .where(jobs.c.org_id == uow.org_id, jobs.c.id == job.id, jobs.c.version == job.version)
        .values(version=job.version + 1, **values)
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this job meanwhile. Load it again."))


async def delete_job(uow: UnitOfWork, job_id: UUID) -> None:
    """Delete a job with its team, terms and posting."""
    await uow.execute(sa.delete(jobs).where(jobs.c.org_id == uow.org_id, jobs.c.id == job_id))


async def replace_team(uow: UnitOfWork, job_id: UUID, team: Sequence[TeamMember]) -> None:
    """Make `team` the hiring team, in this order."""
    t = team_members.c
    await uow.execute(sa.delete(team_members).where(t.org_id == uow.org_id, t.job_id == job_id))
    rows = [
        {
            "org_id": uow.org_id,
            "job_id": job_id,
            "user_id": member.user_id,
            "role": member.role.value,
            "position": position,
        }
        for position, member in enumerate(team)
    ]
    await uow.insert(team_members, rows)


async def set_confidential(uow: UnitOfWork, job_id: UUID, *, confidential: bool) -> None:
    """Let row security hide the job, or no longer."""
    if confidential:
        # Somebody else may have done so while this transaction waited for the job.
        hidden = insert(confidential_jobs).values(org_id=uow.org_id, job_id=job_id)
        await uow.execute(hidden.on_conflict_do_nothing())
        return
    c = confidential_jobs.c
    await uow.execute(
        sa.delete(confidential_jobs).where(c.org_id == uow.org_id, c.job_id == job_id)
    )


async def replace_terms(uow: UnitOfWork, job_id: UUID, terms: Iterable[str]) -> None:
    """Make `terms` the words under which the job is found."""
    t = job_terms.c
    await uow.execute(sa.delete(job_terms).where(t.org_id == uow.org_id, t.job_id == job_id))
    rows = [{"org_id": uow.org_id, "job_id": job_id, "term": term} for term in sorted(terms)]
    await uow.insert(job_terms, rows)


async def mark_has_applications(uow: UnitOfWork, job_id: UUID) -> None:
    """Keep in mind that the job has applications; again does no harm."""
    await uow.execute(_MARK, org_id=uow.org_id, job_id=job_id)


async def fill_opening(uow: UnitOfWork, job_id: UUID) -> tuple[str, int, int] | None:
    """Fill one opening; returns title, openings and how many are filled, None if none was left."""
    row = await uow.fetch_one(_FILL, its_org=uow.org_id, job_id=job_id)
    return (row["title"], row["openings"], row["openings_filled"]) if row else None


async def unfill_opening(uow: UnitOfWork, job_id: UUID) -> tuple[str, int, int] | None:
    """Give one opening back; returns title, openings and how many are filled, None if none was."""
    row = await uow.fetch_one(_UNFILL, its_org=uow.org_id, job_id=job_id)
    return (row["title"], row["openings"], row["openings_filled"]) if row else None


def columns_of(content: JobContent) -> dict[str, Any]:
    """Return the columns that hold a job's content."""
    pay = content.pay
    return {
        "title": content.title,
        "title_key": fold(content.title),
        "department": content.department,
        "department_key": fold(content.department),
        "locations": msgspec.to_builtins(content.locations),
        "remote_policy": content.remote_policy.value,
        "employment_type": content.employment_type.value,
        "pay_min_minor": pay.min_minor if pay else None,
        "pay_max_minor": pay.max_minor if pay else None,
        "pay_currency": pay.currency if pay else None,
        "pay_period": pay.period.value if pay else None,
        "description_html": content.description_html,
        "skills": msgspec.to_builtins(content.skills),
        "questions": msgspec.to_builtins(content.questions),
        "openings": content.openings,
        "valid_through": content.valid_through,
    }
