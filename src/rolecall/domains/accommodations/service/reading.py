"""Reading requests: as their author, as who answers them, and of the shared line as anybody."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.accommodations import policy, queries
from rolecall.domains.accommodations.contracts import Case, CaseStatus, EntryKind, OwnCase
from rolecall.domains.accommodations.service.sealing import opened
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.audit import api as audit
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say


async def get_case(uow: UnitOfWork, actor: Actor, application_id: UUID) -> Case | None:
    """Return what was asked with an application, None if nothing was; that it was read is recorded.

    Raises:
        Forbidden: the actor may not.
        NotFound: there is no such application for the actor.
    """
    policy.can_manage(actor).require()
    await applications.read_as(uow, actor, application_id)
    case = await find_case(uow, application_id)
    if case is not None:
        audit.record(
            uow, actor, "accommodations.read", "application", application_id,
            say("Read a request for an adjustment."),
        )  # fmt: skip
    return case


async def open_case(db: Database, token: str) -> OwnCase:
    """Return what the page behind a private link shows.

    Raises:
        NotFound: the link is not one of ours.
        Gone: it is too old.
    """
    async with applications.opened_by_link(db, token) as (uow, application):
        return await _own(uow, application)


async def open_own_case(db: Database, actor: Actor, application_id: UUID) -> OwnCase:
    """Return the same for who is signed in.

    Raises:
        NotFound: it is no application of theirs.
    """
    async with applications.opened_by_login(db, actor, application_id) as (uow, application):
        return await _own(uow, application)


async def _own(uow: UnitOfWork, application: ApplicationRow) -> OwnCase:
    return OwnCase(
        org_id=uow.org_id,
        application_id=application.id,
        job_title=application.job_title,
        locale=application.locale,
        case=await find_case(uow, application.id),
    )


async def find_case(uow: UnitOfWork, application_id: UUID) -> Case | None:
    """Return what was asked, None if nothing was, for callers that have decided who may see it."""
    row = await queries.find_case(uow, application_id)
    if row is None:
        return None
    written = await opened(uow, await queries.list_entries(uow, application_id))
    shared = [one.words for one in written if one.kind is EntryKind.SHARED]
    return Case(
        application_id=application_id,
        status=CaseStatus(row["status"]),
        asked_at=row["asked_at"],
        changed_at=row["changed_at"],
        version=row["version"],
        entries=tuple(one for one in written if one.kind is not EntryKind.SHARED),
        shared=shared[-1] if shared else "",
    )


async def read_case(uow: UnitOfWork, application_id: UUID) -> Case:
    """Return what was asked, for callers that have decided who may see it.

    Raises:
        NotFound: nothing was.
    """
    found = await find_case(uow, application_id)
    if found is None:
        raise NotFound(say("Nothing was asked to be adjusted with this application."))
    return found


async def shared_with(uow: UnitOfWork, application_id: UUID) -> str:
    """Return the line that was shared with those who meet the person; empty if there is none.

    For callers that have decided who meets them.
    """
    row = await queries.last_shared(uow, application_id)
    return (await opened(uow, [row]))[0].words if row else ""
