"""Asking: with the application, or on the private page at any time after."""

from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.accommodations import queries, repository
from rolecall.domains.accommodations.contracts import AccommodationWish, EntryKind
from rolecall.domains.accommodations.events import AccommodationAsked
from rolecall.domains.accommodations.rules import MOST_ENTRIES, require_wish
from rolecall.domains.accommodations.service.sealing import Written, sealed
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


@applications.takes_wishes
async def ask_with_application(
    uow: UnitOfWork, actor: Actor, application_id: UUID, wish: AccommodationWish
) -> None:
    """Keep what somebody asks for with their application.

    Raises:
        InvalidInput: it is too long, or says nothing.
    """
    await _ask(uow, actor, application_id, wish, ids.uuid7())


async def ask_by_link(
    db: Database, token: str, wish: AccommodationWish, entry_id: UUID, ip: str
) -> None:
    """Keep what the holder of a private link asks for. The same entry again changes nothing.

    Raises:
        NotFound: the link is not one of ours.
        Gone: it is too old.
        InvalidInput: it is too long, or says nothing.
        Conflict: code `too_many_entries`.
    """
    async with applications.opened_by_link(db, token) as (uow, application):
        actor = Actor(
            ActorKind.CANDIDATE, org_id=uow.org_id, name=application.candidate_name, ip=ip
        )
        await _ask(uow, actor, application.id, wish, entry_id)


async def ask_signed_in(
    db: Database, actor: Actor, application_id: UUID, wish: AccommodationWish, entry_id: UUID
) -> None:
    """Keep what somebody asks for with their own application, signed in.

    The same entry again changes nothing.

    Raises:
        NotFound: it is no application of theirs.
        InvalidInput, Conflict: as for `ask_by_link`.
    """
    async with applications.opened_by_login(db, actor, application_id) as (uow, application):
        await _ask(uow, actor, application.id, wish, entry_id)


async def _ask(
    uow: UnitOfWork, actor: Actor, application_id: UUID, wish: AccommodationWish, entry_id: UUID
) -> None:
    require_wish(wish)
    at = clock.now()
    await applications.lock_application(uow, application_id)
    if await queries.count_entries(uow, application_id) >= MOST_ENTRIES:
        raise Conflict(
            say("Much was written here already. Please write to the team instead."),
            code="too_many_entries",
        )
    written = Written(wish.words, wish.kinds, wish.steps, wish.reach)
    kept = await repository.insert_entry(
        uow,
        {
            "id": entry_id,
            "application_id": application_id,
            "kind": EntryKind.ASKED.value,
            "at": at,
            "by_id": None,
            "by_name": "",
            **await sealed(uow, entry_id, written),
        },
    )
    if not kept:
        return
    await repository.reopen_case(uow, application_id, at)
    audit.record(
        uow, actor, "accommodations.asked", "application", application_id,
        say("Asked for an adjustment."),
    )  # fmt: skip
    uow.emit(AccommodationAsked(application_id=application_id, entry_id=entry_id))
