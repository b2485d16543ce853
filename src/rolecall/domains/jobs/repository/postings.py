"""Writing what the public sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.identity.contracts import ReapplyPolicy
from rolecall.domains.jobs.contracts import Job
from rolecall.domains.jobs.contracts.board_numbers import job_number
from rolecall.domains.jobs.models import careers_sites, jobs, posting_terms, public_postings
from rolecall.infra.db import UnitOfWork, prepared
from rolecall.kernel import clock

_p = public_postings.c
_site = insert(careers_sites).values(
    org_id=sa.bindparam("org_id"), version=1, changed_at=sa.bindparam("at")
)
_TOUCH = prepared(
    _site.on_conflict_do_update(
        index_elements=["org_id"],
        set_={"version": careers_sites.c.version + 1, "changed_at": _site.excluded.changed_at},
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingOf:
    """What all postings of an organization have of it."""

    slug: str
    name: str
    host: str
    shown: bool
    show_pay: bool
    reapply_policy: ReapplyPolicy

    def columns(self) -> dict[str, Any]:
        """Return what is written of it in each posting; pay is for the job to know."""
        return {
            "organization_slug": self.slug,
            "organization_name": self.name,
            "organization_host": self.host,
            "shown": self.shown,
            "reapply_policy": self.reapply_policy.value,
        }


async def put_posting(
    uow: UnitOfWork,
    job: Job,
    of: PostingOf,
    terms: Iterable[tuple[str, str]],
) -> None:
    """Write the posting of an open job. `terms` are pairs of a kind and a term."""
    values: dict[str, Any] = {
        "number": job_number(job.id),
        "open": True,
        **of.columns(),
        "title": job.title,
        "department": job.department,
        "locations": msgspec.to_builtins(job.locations),
        "remote_policy": job.remote_policy.value,
        "employment_type": job.employment_type.value,
        "pay": msgspec.to_builtins(job.pay) if job.pay and of.show_pay else None,
        "published_at": job.published_at,
        "updated_at": job.updated_at,
        "valid_through": job.valid_through,
    }
    await uow.execute(
        insert(public_postings)
        .values(org_id=uow.org_id, id=job.id, **values)
        .on_conflict_do_update(index_elements=["org_id", "id"], set_=values)
    )
    t = posting_terms.c
    await uow.execute(
        sa.delete(posting_terms).where(t.org_id == uow.org_id, t.posting_id == job.id)
    )
    rows = [
        {"org_id": uow.org_id, "posting_id": job.id, "kind": kind, "term": term}
        for kind, term in sorted(set(terms))
    ]
    await uow.execute(sa.insert(posting_terms).values(rows))


async def close_posting(uow: UnitOfWork, job_id: UUID) -> None:
    """Take a posting off the lists, if there is one."""
    await uow.execute(
        sa.update(public_postings)
        .where(_p.org_id == uow.org_id, _p.id == job_id)
        .values(open=False, updated_at=clock.now())
    )


async def refresh_postings(uow: UnitOfWork, of: PostingOf) -> None:
    """Let all postings of the organization follow its name, address and settings."""
    pay: Any = sa.null()
    if of.show_pay:
        pay = sa.case(
            (jobs.c.pay_currency.is_(None), sa.null()),
            else_=sa.func.jsonb_build_object(
                "min_minor",
                jobs.c.pay_min_minor,
                "max_minor",
                jobs.c.pay_max_minor,
                "currency",
                jobs.c.pay_currency,
                "period",
                jobs.c.pay_period,
            ),
        )
    await uow.execute(
        sa.update(public_postings)
        .where(_p.org_id == uow.org_id, jobs.c.org_id == uow.org_id, jobs.c.id == _p.id)
        .values(pay=pay, **of.columns())
    )


async def touch_site(uow: UnitOfWork) -> None:
    """Count up the version of what the organization's pages show.

    The row is one per organization, so this comes late in a transaction.
    """
    await uow.execute(_TOUCH, org_id=uow.org_id, at=clock.now())
