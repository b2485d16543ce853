"""What processes and the domains above use."""

from collections.abc import Collection
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries, repository, rules
from rolecall.domains.applications.contracts import ApplicationRow, PersonRef, Transition
from rolecall.domains.applications.queries import answers_of, applications_of, list_passages
from rolecall.domains.applications.queries.figures import (
    count_open,
    count_outcomes,
    count_progress,
    count_stays,
    list_hired,
    list_hires,
    list_open,
    list_progress,
    list_sources,
    list_stays,
    list_timed_stays,
)
from rolecall.domains.applications.queries.mine import list_employers_of, list_own_of_organizations
from rolecall.domains.applications.queries.settled import people_of_jobs, settled_people
from rolecall.domains.applications.repository.erasing import erase_applications
from rolecall.domains.applications.repository.notes import index_notes
from rolecall.domains.applications.rules.entering import stages_to_begin_in
from rolecall.domains.applications.rules.plain_words import plain_stage
from rolecall.domains.applications.rules.reapplying import may_apply
from rolecall.domains.applications.rules.wishes import typed_wish, wish_of
from rolecall.domains.applications.service import (
    advance_stage,
    asks_candidate,
    assign_people,
    entry_source,
    hire_by_acceptance,
    let_interviewers_read,
    load_readable,
    require_hireable,
    submit_application,
    withdraw_application,
)
from rolecall.domains.applications.service.applying_again import (
    statement_of as statement_of_again,
)
from rolecall.domains.applications.service.importing import (
    considered_for,
    import_applications,
    job_for_import,
    remove_imported_applications,
)
from rolecall.domains.applications.service.keepers import keeps_applications
from rolecall.domains.applications.service.own import find_own, opened_by_login
from rolecall.domains.applications.service.reading import readable_among
from rolecall.domains.applications.service.searching import (
    search_applications,
    search_files,
    search_notes,
)
from rolecall.domains.applications.service.status import opened_by_link
from rolecall.domains.applications.service.status_link import status_url
from rolecall.domains.applications.service.wishes import takes_wishes
from rolecall.domains.applications.service.writing_by_rules import mail_by_rule, queue_by_rule
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

__all__ = [
    "advance_stage",
    "answers_of",
    "applications_of",
    "ask_to_assess",
    "asks_candidate",
    "assessors_of",
    "considered_for",
    "count_open",
    "count_outcomes",
    "count_progress",
    "count_stays",
    "current_stay",
    "entry_source",
    "erase_applications",
    "find_own",
    "first_entry",
    "hire_by_acceptance",
    "import_applications",
    "index_notes",
    "is_undone",
    "job_for_import",
    "keeps_applications",
    "let_interviewers_read",
    "list_employers_of",
    "list_hired",
    "list_hires",
    "list_open",
    "list_own_of_organizations",
    "list_passages",
    "list_progress",
    "list_sources",
    "list_stays",
    "list_timed_stays",
    "lock_application",
    "mail_by_rule",
    "may_apply",
    "opened_by_link",
    "opened_by_login",
    "people_of_jobs",
    "plain_stage",
    "queue_by_rule",
    "read_application",
    "read_applications",
    "read_as",
    "readable_among",
    "remove_imported_applications",
    "require_hireable",
    "search_applications",
    "search_files",
    "search_notes",
    "settled_people",
    "stages_to_begin_in",
    "statement_of_again",
    "status_url",
    "submit_application",
    "takes_wishes",
    "typed_wish",
    "wish_of",
    "withdraw_application",
]


async def read_application(uow: UnitOfWork, application_id: UUID) -> ApplicationRow:
    """Return an application, for callers that have decided themselves who may see it.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_application(uow, application_id)
    if found is None:
        raise NotFound(say("There is no such application."))
    return found


async def read_applications(
    uow: UnitOfWork, application_ids: Collection[UUID]
) -> dict[UUID, ApplicationRow]:
    """Return several applications at once, by id, for callers that decide who may see them."""
    found = await queries.find_applications(uow, application_ids)
    return {application.id: application for application in found}


async def read_as(uow: UnitOfWork, actor: Actor, application_id: UUID) -> ApplicationRow:
    """Return an application that this actor may read.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    return await load_readable(uow, actor, application_id)


async def lock_application(uow: UnitOfWork, application_id: UUID) -> ApplicationRow:
    """Return an application, locked: what hangs on it is changed by one at a time.

    Raises:
        NotFound: there is none in this organization.
    """
    return await repository.get_for_update(uow, application_id)


async def assessors_of(uow: UnitOfWork, application_id: UUID) -> list[PersonRef]:
    """Return who is asked to assess an application, first asked first."""
    return await queries.list_assignees(uow, application_id)


async def first_entry(uow: UnitOfWork, application_id: UUID) -> Transition:
    """Return how the application began, wherever it is by now."""
    return (await queries.list_transitions(uow, application_id))[0]


async def current_stay(uow: UnitOfWork, application_id: UUID) -> Transition | None:
    """Return how the application came into its stage, as if what was undone had never been."""
    return rules.current_stay(await queries.list_transitions(uow, application_id))


async def ask_to_assess(
    uow: UnitOfWork, actor: Actor, application_id: UUID, user_ids: Collection[UUID]
) -> None:
    """Ask these members to assess an application, beside those who are asked already."""
    before = await queries.list_assignees(uow, application_id)
    everybody = [*(person.user_id for person in before), *user_ids]
    await assign_people(uow, actor, application_id, list(dict.fromkeys(everybody)))


async def is_undone(uow: UnitOfWork, transition_id: UUID) -> bool:
    """Tell whether a transition was taken back within its window."""
    return await queries.is_undone(uow, transition_id)
