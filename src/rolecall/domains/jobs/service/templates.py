"""Keeping what jobs begin with, and beginning with it."""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import CreateJob, Job, JobTemplate, SaveTemplate
from rolecall.domains.jobs.events import JobTemplateChanged
from rolecall.domains.jobs.queries import templates as queries
from rolecall.domains.jobs.repository import templates as repository
from rolecall.domains.jobs.service import loading
from rolecall.domains.jobs.service.editing import content_of, create_job
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say


async def list_templates(uow: UnitOfWork, page: PageRequest) -> Page[JobTemplate]:
    """Return templates, the newest first."""
    return await queries.list_templates(uow, page)


async def save_template(uow: UnitOfWork, actor: Actor, command: SaveTemplate) -> JobTemplate:
    """Keep the content of a job as a template, without its last day.

    Raises:
        NotFound: there is no such job.
    """
    policy.can_create(actor).require()
    job = await loading.get(uow, command.job_id)
    made = JobTemplate(
        id=ids.uuid7(),
        name=command.name,
        content=replace(content_of(job), valid_through=None),
        created_at=clock.now(),
    )
    await repository.insert_template(uow, made)
    audit.record(
        uow,
        actor,
        "job_templates.saved",
        "job_template",
        made.id,
        say("Kept the job “{job}” as the template “{made}”.", job=job.title, made=made.name),
    )
    uow.emit(JobTemplateChanged(template_id=made.id))
    return made


async def start_from_template(uow: UnitOfWork, actor: Actor, template_id: UUID) -> Job:
    """Write a draft with the content of a template.

    Raises:
        NotFound: there is no such template.
        InvalidInput: what the template says is not accepted any more.
    """
    template = await _get(uow, template_id)
    return await create_job(uow, actor, CreateJob(content=template.content))


async def delete_template(uow: UnitOfWork, actor: Actor, template_id: UUID) -> None:
    """Delete a template; jobs that began with it stay as they are.

    Raises:
        NotFound: there is no such template.
    """
    policy.can_create(actor).require()
    template = await _get(uow, template_id)
    await repository.delete_template(uow, template_id)
    audit.record(
        uow,
        actor,
        "job_templates.deleted",
        "job_template",
        template_id,
        say("Deleted the job template “{template}”.", template=template.name),
    )
    uow.emit(JobTemplateChanged(template_id=template_id))


async def _get(uow: UnitOfWork, template_id: UUID) -> JobTemplate:
    found = await queries.find_template(uow, template_id)
    if found is None:
        raise NotFound(say("There is no such job template."))
    return found
