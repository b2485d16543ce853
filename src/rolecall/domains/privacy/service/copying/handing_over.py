"""Handing copies over, and removing them a week later."""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.access.actor import system_actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import OpenedFile
from rolecall.domains.privacy import policy, queries, repository
from rolecall.domains.privacy.contracts import AskedBy, Copied, CopyStatus, DataCopy
from rolecall.domains.privacy.events import DataCopyChanged
from rolecall.domains.privacy.repository.copies import COPY_OF
from rolecall.domains.privacy.service.copying.link import read_copy_token
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_GONE = say("There is no such copy any more. Ask for a new one; each is kept for seven days.")


async def list_copies(
    uow: UnitOfWork, actor: Actor, page: PageRequest, status: CopyStatus | None
) -> Page[DataCopy]:
    """Return the copies that were asked for, newest first, with the names of the people."""
    policy.can_disclose(actor).require()
    found = await queries.list_copies(uow, page, status=status)
    people = await candidates.read_candidates(uow, {one.candidate_id for one in found.items})
    names = {one: person.full_name for one, person in people.items()}
    return found.map(lambda one: replace(one, candidate_name=names.get(one.candidate_id, "")))


async def copies_of_candidate(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> list[DataCopy]:
    """Return the newest copies of a person, whoever asked for them.

    Raises:
        NotFound: there is no such candidate.
        Conflict: code `candidate_erased`.
    """
    policy.can_disclose(actor).require()
    person = await candidates.find_person(uow, candidate_id)
    found = await queries.list_copies_of(uow, person.record_ids)
    return [replace(one, candidate_name=person.full_name) for one in found]


async def copies_of_own(db: Database, actor: Actor, application_id: UUID) -> list[DataCopy]:
    """Return the copies that a person asked for while signed in.

    Raises:
        NotFound: it is no application of theirs.
    """
    mine = await applications.find_own(db, actor, application_id)
    async with db.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        application = await applications.read_application(uow, application_id)
        own = await candidates.ids_of_record(uow, application.candidate_id)
        found = await queries.list_copies_of(uow, own, asked_by=AskedBy.PORTAL)
        return [one for one in found if one.address == actor.email]


async def open_copy(db: Database, token: str) -> Copied:
    """Return the copy that a mailed link belongs to, before it is fetched.

    Raises:
        NotFound, Gone: the link is not valid, or its time is over.
    """
    org_id, copy_id, nonce = read_copy_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        return Copied(org_id, await _fetchable(uow, copy_id, nonce))


async def fetch_by_member(db: Database, actor: Actor, copy_id: UUID) -> OpenedFile:
    """Open a copy that a member asked for; those that people asked for are theirs.

    Raises:
        NotFound: there is none, it is over, or the person asked for it.
        StorageUnavailable: the bytes are not to be had now.
    """
    policy.can_disclose(actor).require()
    async with db.transaction(actor.tenant) as uow:
        copy = await _fetchable(uow, copy_id)
        if copy.asked_by is not AskedBy.MEMBER:
            raise NotFound(_GONE)
        file_id = await _fetched(uow, actor, copy)
    return await files.open_file(db.runtime, actor.tenant, actor, file_id)


async def fetch_own(db: Database, actor: Actor, application_id: UUID, copy_id: UUID) -> OpenedFile:
    """Open a copy that the person asked for while signed in.

    Raises:
        NotFound: there is none of theirs, or it is over.
        StorageUnavailable: the bytes are not to be had now.
    """
    own = {one.id for one in await copies_of_own(db, actor, application_id)}
    mine = await applications.find_own(db, actor, application_id)
    tenant = Tenant(mine.org_id, actor.user_id)
    async with db.transaction(tenant) as uow:
        copy = await _fetchable(uow, copy_id)
        if copy.id not in own:
            raise NotFound(_GONE)
        file_id = await _fetched(uow, actor, copy)
    return await files.open_file(db.runtime, tenant, system_actor(mine.org_id), file_id)


async def fetch_by_link(db: Database, token: str, ip: str) -> OpenedFile:
    """Open the copy that a mailed link belongs to.

    Raises:
        NotFound, Gone: the link is not valid, or its time is over.
        StorageUnavailable: the bytes are not to be had now.
    """
    org_id, copy_id, nonce = read_copy_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        copy = await _fetchable(uow, copy_id, nonce)
        actor = Actor(ActorKind.CANDIDATE, org_id=org_id, ip=ip)
        file_id = await _fetched(uow, actor, copy)
    return await files.open_file(db.runtime, Tenant(org_id), system_actor(org_id), file_id)


async def forget_over(uow: UnitOfWork) -> None:
    """Remove the files of copies whose time is over."""
    for file_id in await repository.over_copies(uow, clock.now()):
        await files.delete_made(uow, file_id)


@files.readable_through(COPY_OF)
async def may_read_file(uow: UnitOfWork, actor: Actor, copy_id: UUID) -> bool:
    """Tell whether this actor may read the file of a copy by its id: nobody, see `fetch_…`."""
    del uow, actor, copy_id
    return False


async def _fetchable(uow: UnitOfWork, copy_id: UUID, nonce: str | None = None) -> DataCopy:
    copy = await queries.find_copy(uow, copy_id, lock=True)
    if (
        copy is None
        or copy.status is not CopyStatus.READY
        or copy.file_until is None
        or copy.file_until <= clock.now()
        or (nonce is not None and copy.nonce != nonce)
    ):
        raise NotFound(_GONE)
    return copy


async def _fetched(uow: UnitOfWork, actor: Actor, copy: DataCopy) -> UUID:
    if copy.file_id is None:
        raise NotFound(_GONE)
    await repository.update_copy(uow, copy.id, fetched_at=clock.now())
    audit.record(
        uow, actor, "privacy.copy_fetched", "candidate", copy.candidate_id,
        say("Fetched a copy of a person's data."),
    )  # fmt: skip
    uow.emit(DataCopyChanged(copy_id=copy.id, candidate_id=copy.candidate_id))
    return copy.file_id
