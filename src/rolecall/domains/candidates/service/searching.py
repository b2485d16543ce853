"""What a search finds in this domain, for one reader.

Guarantees: whoever does not read candidates finds none, and a note only who may read it; the
statements are narrowed themselves, so that neither a page nor a count knows of more.
"""

from typing import Any

from rolecall.access import Actor, Permission
from rolecall.domains.candidates import policy
from rolecall.domains.candidates.queries import searching as queries
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.searching import Search


async def search_people(uow: UnitOfWork, actor: Actor, search: Search) -> Any:
    """Return the statement of the people that are found, None for who reads none."""
    if not policy.can_read(actor):
        return None
    tagged = await queries.tags_of_words(uow, search)
    return queries.people(uow.org_id, search, tagged)


async def search_notes(uow: UnitOfWork, actor: Actor, search: Search) -> Any:
    """Return the statement of the notes about people that are found, None for who reads none."""
    if not policy.can_read(actor):
        return None
    reads_all = policy.reads_every_note(actor)
    return queries.noted(uow.org_id, search, actor.user_id, reads_all=reads_all)


async def search_files(uow: UnitOfWork, actor: Actor, search: Search) -> Any:
    """Return the statement of the files of records that are found, None for who reads none."""
    if not (policy.can_read(actor) and actor.has(Permission.FILES_READ)):
        return None
    return queries.read_in_files(uow.org_id, search)
