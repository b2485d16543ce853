"""Who may read the files of an application: whoever may read the application."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications.service.reading import load_readable
from rolecall.domains.files.api import readable_through
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound

RECORD_TYPE = "application"
"""What files of an application are attached to."""


@readable_through(RECORD_TYPE)
async def may_read_files(uow: UnitOfWork, actor: Actor, application_id: UUID) -> bool:
    """Tell whether this actor may read the application."""
    try:
        await load_readable(uow, actor, application_id)
    except NotFound:
        return False
    return True
