"""What a search finds in this domain, for one reader.

Guarantees: an interviewer finds what belongs to applications that they are asked to assess, and a
note only who may read it; the statements are narrowed themselves, so that neither a page nor a
count knows of more.
"""

from typing import Any

from rolecall.access import Actor, Permission
from rolecall.domains.applications import policy
from rolecall.domains.applications.queries import searching as queries
from rolecall.domains.applications.service.reading import reader_scope
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.searching import Search


async def search_applications(uow: UnitOfWork, actor: Actor, search: Search) -> Any:
    """Return the statement of the applications that are found, None for who reads none."""
    if not policy.reads_any(actor):
        return None
    return queries.found_by_person(uow.org_id, search, reader_scope(actor))


async def search_notes(uow: UnitOfWork, actor: Actor, search: Search) -> Any:
    """Return the statement of the notes that are found, None for who reads none."""
    if not policy.reads_any(actor):
        return None
    return queries.noted(uow.org_id, search, reader_scope(actor), actor.user_id)


async def search_files(uow: UnitOfWork, actor: Actor, search: Search) -> Any:
    """Return the statement of the files that are found, None for who reads none."""
    if not (policy.reads_any(actor) and actor.has(Permission.FILES_READ)):
        return None
    return queries.read_in_files(uow.org_id, search, reader_scope(actor))
