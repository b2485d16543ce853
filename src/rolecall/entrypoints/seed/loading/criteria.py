"""Criteria of the demo's jobs: what its people look for when they read."""

from collections.abc import Iterator
from typing import Final

from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.criteria import Criterion, CriterionKind, SaveCriteria
from rolecall.entrypoints.seed import catalog
from rolecall.entrypoints.seed.loading.jobs import JobsTold, option_key
from rolecall.infra.db import UnitOfWork

_MOST_REQUIRED: Final = 4
_MOST_PREFERRED: Final = 2
_YEARS: Final = 3


async def tell_criteria(uow: UnitOfWork, told: JobsTold) -> None:
    """Save the criteria of every open job but the last: one has to be without, to see that too."""
    open_jobs = [job for job in told.profile.jobs if job.status == "open"]
    for job in open_jobs[:-1]:
        actor, job_id = told.actors[job.team.recruiter], told.ids[job.key]
        await jobs.save_criteria(
            uow, actor, SaveCriteria(job_id=job_id, items=tuple(_criteria(job)))
        )


def _criteria(job: catalog.Job) -> Iterator[Criterion]:
    for question in job.questions:
        if question.knock_out is not None:
            yield _answer(question, question.knock_out)
    yield Criterion(
        id="years",
        kind=CriterionKind.EXPERIENCE,
        label=f"{_YEARS} years of experience",
        years=_YEARS,
    )
    for number, name in enumerate(job.required[:_MOST_REQUIRED]):
        yield _skill(f"required-{number}", name, required=True)
    for number, name in enumerate(job.preferred[:_MOST_PREFERRED]):
        yield _skill(f"preferred-{number}", name, required=False)


def _skill(key: str, name: str, *, required: bool) -> Criterion:
    return Criterion(
        id=key, kind=CriterionKind.SKILL, label=name, required=required, phrases=(name,)
    )


def _answer(question: catalog.Question, rule: catalog.KnockOut) -> Criterion:
    """Return the criterion that an answer meets which keeps someone in."""
    accepted: tuple[str, ...] = ()
    at_least = rule.value if isinstance(rule.value, int) else None
    if isinstance(rule.value, bool):
        accepted, at_least = ("yes" if rule.value else "no",), None
    elif isinstance(rule.value, str):
        fits = rule.operator == "equals"
        accepted = tuple(
            option_key(label) for label in question.options if (label == rule.value) is fits
        )
    return Criterion(
        id=f"answer-{question.key}",
        kind=CriterionKind.ANSWER,
        label=question.label,
        question_id=question.key,
        accepted=accepted,
        at_least=at_least,
    )
