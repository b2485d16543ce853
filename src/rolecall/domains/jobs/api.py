"""What the domains above jobs use."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.domains.jobs import service
from rolecall.domains.jobs.contracts import FilledForm, Job, JobSummary, RejectionReason, Workflow
from rolecall.domains.jobs.queries import jobs as job_queries
from rolecall.domains.jobs.queries import postings as posting_queries
from rolecall.domains.jobs.queries import reasons as reason_queries
from rolecall.domains.jobs.queries import workflows as workflow_queries
from rolecall.domains.jobs.queries.criteria import get_criteria
from rolecall.domains.jobs.queries.domains import find_domain
from rolecall.domains.jobs.queries.jobs import jobs_of_member, team_jobs, titles_of
from rolecall.domains.jobs.queries.once_published import jobs_once_published
from rolecall.domains.jobs.queries.searching import search_jobs
from rolecall.domains.jobs.queries.selection import list_job_facts
from rolecall.domains.jobs.queries.service_levels import promised_in, promises_of_job
from rolecall.domains.jobs.queries.workflows import list_workflows_of_jobs
from rolecall.domains.jobs.repository import jobs as job_repository
from rolecall.domains.jobs.repository.boards import note_use as note_use_of_board_key
from rolecall.domains.jobs.rules.answers import answer_text, check_answers
from rolecall.domains.jobs.rules.description import plain_text as description_text
from rolecall.domains.jobs.rules.questions import fault_of_knockout
from rolecall.domains.jobs.rules.wording import pay_range as pay_in_words
from rolecall.domains.jobs.rules.wording import places as places_in_words
from rolecall.domains.jobs.rules.workflow import DEFAULT_WORKFLOW
from rolecall.domains.jobs.service import (
    archive_job,
    close_job,
    create_job,
    default_workflow,
    fill_opening,
    list_reasons,
    pin_workflow,
    publish_job,
    save_workflow,
    share_link_of,
    unfill_opening,
    update_job,
)
from rolecall.domains.jobs.service.boards import (
    job_of_number,
    open_board,
    posted_job,
    recognise_key,
)
from rolecall.domains.jobs.service.careers import (
    find_organization as find_site_organization,
)
from rolecall.domains.jobs.service.careers import posting_url, site_path, site_url
from rolecall.domains.jobs.service.careers.searches import (
    facets_of,
    find_jobs,
    job_in_words,
    list_path,
    search_in_words,
)
from rolecall.domains.jobs.service.criteria import save_criteria
from rolecall.domains.jobs.service.domains import CustomDomains, target_of, unproved_domains
from rolecall.domains.jobs.service.service_levels import (
    save_job_service_levels,
    save_service_levels,
)
from rolecall.infra.db import Database, Reader, UnitOfWork
from rolecall.infra.http.context import HttpRequest
from rolecall.infra.http.pages import HttpResponse, page_response, preferred_language
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say

__all__ = [
    "DEFAULT_WORKFLOW",
    "CustomDomains",
    "answer_text",
    "archive_job",
    "check_answers",
    "close_job",
    "closed_team",
    "create_job",
    "default_workflow",
    "description_text",
    "facets_of",
    "fault_of_knockout",
    "fill_opening",
    "find_domain",
    "find_jobs",
    "find_site_organization",
    "get_criteria",
    "get_job",
    "get_open_job_for_application",
    "get_workflow",
    "is_on_hiring_team",
    "job_in_words",
    "job_of_number",
    "job_page_with_form",
    "jobs_of_member",
    "jobs_once_published",
    "list_job_facts",
    "list_jobs_by_ids",
    "list_path",
    "list_reasons",
    "list_workflows_of_jobs",
    "lock_job_for_share",
    "mark_has_applications",
    "newest_workflow",
    "note_use_of_board_key",
    "open_board",
    "organization_of_public_job",
    "pay_in_words",
    "pin_workflow",
    "places_in_words",
    "posted_job",
    "posting_url",
    "promised_in",
    "promises_of_job",
    "publish_job",
    "recognise_key",
    "rejection_reason",
    "save_criteria",
    "save_job_service_levels",
    "save_service_levels",
    "save_workflow",
    "search_in_words",
    "search_jobs",
    "share_link_of",
    "site_path",
    "site_url",
    "target_of",
    "team_jobs",
    "titles_of",
    "unfill_opening",
    "unproved_domains",
    "update_job",
]


async def get_job(uow: UnitOfWork, job_id: UUID) -> Job:
    """Return a job of the tenant, whatever its status.

    Raises:
        NotFound: there is none of this id.
    """
    return _found(await job_queries.find_job(uow, job_id))


async def closed_team(uow: UnitOfWork, job_id: UUID) -> frozenset[UUID] | None:
    """Return the team of a confidential job, whom alone news of it may go to; None for any other.

    Administrators see the job, too, and are not on the list.
    """
    return await job_queries.find_closed_team(uow, job_id)


async def is_on_hiring_team(uow: UnitOfWork, user_id: UUID, job_ids: Collection[UUID]) -> bool:
    """Tell whether a member belongs to the hiring team of one of these jobs."""
    return await job_queries.is_on_team(uow, user_id, job_ids)


async def lock_job_for_share(uow: UnitOfWork, job_id: UUID) -> Job:
    """Return a job that nobody changes, closes or deletes until this transaction ends.

    Several transactions may hold one job like this at the same time.

    Raises:
        NotFound: there is none of this id.
    """
    return _found(await job_queries.find_job_for_share(uow, job_id))


async def get_open_job_for_application(uow: UnitOfWork, job_id: UUID) -> Job:
    """Return a job that takes applications now, and will until this transaction ends.

    The job is locked as by `lock_job_for_share`, in the same statement.

    Raises:
        NotFound: there is no such job, or it was never published, so the public may not know it.
        Conflict: it takes no applications (any more); code `job_not_open`.
    """
    job = _found(await job_queries.find_job_for_share(uow, job_id))
    if job.published_at is None:
        raise _no_such_job()
    if not job.takes_applications(clock.now()):
        raise Conflict(
            say(
                "This job does not take applications at the moment. Look for the "
                "organization's open jobs on its careers page."
            ),
            code="job_not_open",
        )
    return job


async def mark_has_applications(uow: UnitOfWork, job_id: UUID) -> None:
    """Keep in mind that somebody applied: from now on the job is archived, never deleted.

    Call it after the job was locked in this transaction. Again does no harm and writes nothing.
    """
    await job_repository.mark_has_applications(uow, job_id)


async def organization_of_public_job(database: Database, job_id: UUID) -> UUID:
    """Return the organization of a job that is, or once was, on its careers pages.

    Raises:
        NotFound: there is no such job, it was never published, or the organization's pages are
            not shown.
    """
    found = await posting_queries.find_organization_of(database, job_id)
    if found is None:
        raise _no_such_job()
    return found


async def job_page_with_form(
    request: HttpRequest, runtime: Runtime, slug: str, job_id: UUID, form: FilledForm
) -> HttpResponse:
    """Return a job's page with a form that is filled in, for nobody else and kept by no cache.

    The status is the error's, where there is one. A job that is closed by now has its page that
    says so.

    Raises:
        NotFound: the organization never published such a job.
    """
    header, error = request.headers.get("accept-language", ""), form.error
    organization = await service.find_organization(runtime.database, slug)
    state = service.FormState(
        values=form.values, answers=form.answers, draft=form.draft, notice=form.notice
    )
    if error is not None:
        state = replace(
            state,
            errors={fault.field: fault.message for fault in error.errors},
            problem="" if error.errors else error.detail,
            status=error.status,
        )
    language = preferred_language(header, organization.locale)
    page = await service.job_page_with_form(runtime.database, slug, job_id, language, state)
    return page_response(request, page, headers={"X-Robots-Tag": "noindex"})


async def list_jobs_by_ids(uow: UnitOfWork, job_ids: Sequence[UUID]) -> list[JobSummary]:
    """Return the jobs of these ids that the tenant has, in no particular order."""
    return await job_queries.list_jobs_by_ids(uow, job_ids)


async def get_workflow(reader: Reader, workflow_id: UUID, version: int) -> Workflow:
    """Return one version of a workflow.

    Raises:
        NotFound: there is no such version.
    """
    found = await workflow_queries.find_workflow_version(reader, workflow_id, version)
    if found is None:
        raise NotFound(say("There is no such version of a workflow."))
    return found


async def newest_workflow(uow: UnitOfWork, workflow_id: UUID) -> Workflow:
    """Return the newest version of a workflow.

    Raises:
        NotFound: there is no such workflow.
    """
    found = await workflow_queries.find_workflow(uow, workflow_id)
    if found is None:
        raise NotFound(say("There is no such workflow."))
    return found


async def rejection_reason(uow: UnitOfWork, reason_id: UUID) -> RejectionReason:
    """Return a rejection reason of the organization, inactive ones too.

    Raises:
        NotFound: there is none of this id.
    """
    found = await reason_queries.find_reason(uow, reason_id)
    if found is None:
        raise NotFound(say("There is no such rejection reason."))
    return found


def _found(job: Job | None) -> Job:
    if job is None:
        raise _no_such_job()
    return job


def _no_such_job() -> NotFound:
    return NotFound(say("There is no such job."))
