"""Approvals of the demo: a chain for one department, and a draft that waits in it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.approvals import api as approvals
from rolecall.domains.approvals.contracts import ChainContent, ChainGroup, SaveChain, SubjectKind
from rolecall.domains.jobs import service as jobs
from rolecall.domains.jobs.contracts import RequestJobApproval
from rolecall.entrypoints.seed import catalog
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

_NOTE: Final = (
    "The post has been vacant since spring, and the quality report for the state is due in autumn."
)


async def tell_approvals(
    uow: UnitOfWork,
    profile: catalog.Organization,
    actors: Mapping[str, Actor],
    job_ids: Mapping[str, UUID],
    as_of: datetime,
) -> None:
    """Submit the draft of an organization that has one; the chain touches no other department.

    The first group is asked now, so that a manager who looks has something to decide.
    """
    draft = next((job for job in profile.jobs if job.status == "draft"), None)
    if draft is None:
        return
    managers = [
        user_id
        for member in profile.members
        if member.role == "hiring_manager" and (user_id := actors[member.key].user_id)
    ]
    admin = actors["admin"].user_id
    if not managers or admin is None:
        return
    with clock.at(as_of):
        content = ChainContent(
            name=f"Headcount in {draft.department}",
            kind=SubjectKind.JOB,
            departments=(draft.department,),
            groups=(
                ChainGroup("Hiring managers", tuple(managers), 1),
                ChainGroup("Administration", (admin,), 1),
            ),
        )
        await approvals.save_chain(uow, actors["admin"], SaveChain(content=content))
        asked = RequestJobApproval(job_id=job_ids[draft.key], note=_NOTE)
        await jobs.request_approval(uow, actors[draft.team.recruiter], asked)
