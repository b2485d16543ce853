"""What processes and the domains above use."""

from uuid import UUID

from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.rules.plain_words import plain_stage
from rolecall.domains.applications.service import (
    advance_stage,
    hire_by_acceptance,
    require_hireable,
    submit_application,
)
from rolecall.domains.applications.service.status_link import status_token
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound

__all__ = [
    "advance_stage",
    "hire_by_acceptance",
    "is_undone",
    "plain_stage",
    "read_application",
    "require_hireable",
    "status_url",
    "submit_application",
]


async def read_application(uow: UnitOfWork, application_id: UUID) -> ApplicationRow:
    """Return an application, for callers that have decided themselves who may see it.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_application(uow, application_id)
    if found is None:
        raise NotFound("There is no such application.")
    return found


async def is_undone(uow: UnitOfWork, transition_id: UUID) -> bool:
    """Tell whether a transition was taken back within its window."""
    return await queries.is_undone(uow, transition_id)


def status_url(uow: UnitOfWork, application: ApplicationRow) -> str:
    """Return the address of the candidate's private status page."""
    token = status_token(uow.runtime, uow.org_id, application.id, application.link_nonce)
    return f"{uow.runtime.public_url}/status/{token}"
