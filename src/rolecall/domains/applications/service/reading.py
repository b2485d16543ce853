"""Reading applications as a member."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from rolecall.access import Actor, Permission
from rolecall.domains.applications import policy, queries, rules
from rolecall.domains.applications.contracts import (
    AllowedActions,
    Answer,
    ApplicationRow,
    ApplicationSummary,
    PersonRef,
    Transition,
)
from rolecall.domains.applications.contracts.given import GivenValue
from rolecall.domains.applications.service.comparing import compared
from rolecall.domains.applications.service.workflow import allowed_targets, workflow_of
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Candidate
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileRef
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import Reader, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """Everything on an application's page but its timeline."""

    application: ApplicationRow
    candidate: Candidate
    answers: list[Answer]
    assignees: Sequence[PersonRef]
    resume: FileRef | None
    files: list[FileRef]
    actions: AllowedActions
    given: tuple[GivenValue, ...]


def reader_scope(actor: Actor) -> UUID | None:
    """Return None for who reads all applications, else the login whose assigned ones are read."""
    return None if policy.can_read_all(actor) else actor.user_id


async def jobs_of(reader: Reader, actor: Actor) -> tuple[UUID, ...]:
    """Return the jobs whose hiring team the actor belongs to; a program belongs to none."""
    return () if actor.user_id is None else await jobs.jobs_of_member(reader, actor.user_id)


async def with_columns(
    reader: Reader, actor: Actor, page: Page[ApplicationSummary], field_ids: Collection[UUID]
) -> Page[ApplicationSummary]:
    """Return the page with the candidates' values of these custom fields.

    Whoever does not read candidates gets the page as it is: a shared view names the same columns
    for everybody.
    """
    if not actor.has(Permission.CANDIDATES_READ):
        return page
    of_candidates = await custom_fields.columns_of(
        reader, {item.candidate.id for item in page.items}, field_ids
    )
    return page.map(
        lambda item: msgspec.structs.replace(item, custom=of_candidates.get(item.candidate.id, ()))
    )


async def load_readable(uow: UnitOfWork, actor: Actor, application_id: UUID) -> ApplicationRow:
    """Return an application that this actor may read.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    application = await queries.find_application(uow, application_id)
    if application is not None:
        assigned = not policy.can_read_all(actor) and await queries.is_assigned(
            uow, application_id, actor.user_id
        )
        if policy.can_read(actor, is_assigned=assigned):
            return application
    raise NotFound(say("There is no such application."))


async def readable_among(
    uow: UnitOfWork, actor: Actor, application_ids: Collection[UUID]
) -> frozenset[UUID]:
    """Return which of these applications the actor may read."""
    return await queries.readable_among(uow, application_ids, reader_scope(actor))


async def get_application(reader: Reader, actor: Actor, application_id: UUID) -> ApplicationView:
    """Return an application with what hangs on it and what may be done with it.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    page = await queries.find_page(reader, application_id)
    if page is None or not _may_read(actor, page.assignees):
        raise NotFound(say("There is no such application."))
    application = page.application
    attached = await files.list_attached(reader, "application", application_id)
    person = await candidates.read_candidate(reader, application.candidate_id)
    return ApplicationView(
        application=application,
        candidate=person,
        answers=page.answers,
        assignees=page.assignees,
        resume=next((file for file in attached if file.id == application.resume_file_id), None),
        files=attached,
        actions=await actions_of(reader, actor, application, page.newest),
        given=compared(application, person, page.taken),
    )


def _may_read(actor: Actor, assignees: Sequence[PersonRef]) -> bool:
    assigned = any(person.user_id == actor.user_id for person in assignees)
    return bool(policy.can_read(actor, is_assigned=assigned))


async def actions_of(
    reader: Reader, actor: Actor, application: ApplicationRow, newest: Transition | None
) -> AllowedActions:
    """Return what this actor may do with the application now."""
    workflow = await workflow_of(reader, application)
    facts = rules.Facts(
        current=application.stage,
        status=application.status,
        allowed=await allowed_targets(reader, application),
        newest=newest,
        may_advance=bool(policy.can_advance(actor)),
        may_reopen=bool(policy.can_reopen(actor)) and workflow.may_reopen,
        may_note=bool(policy.can_note(actor, is_assigned=True)),
        may_assign=bool(policy.can_assign(actor)),
        at=clock.now(),
    )
    return rules.allowed_actions(facts)


async def list_history(uow: UnitOfWork, actor: Actor, application_id: UUID) -> list[Transition]:
    """Return how the application moved, oldest first."""
    await load_readable(uow, actor, application_id)
    return await queries.list_transitions(uow, application_id)
