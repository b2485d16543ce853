"""The use cases of presence.

Guarantees: nobody is told of a record that they may not read, nor is anybody seen at one that they
may not read themselves; whoever chose not to be seen, or is no member any more, is not shown from
that moment on; names are read when they are shown and kept nowhere else. Redis is asked outside of
transactions, so that one that is slow holds no connection.
"""

import hashlib
import hmac
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.jobs import api as jobs
from rolecall.domains.presence import queries, repository
from rolecall.domains.presence.contracts import Look, Onlooker, Onlookers, RecordKind
from rolecall.domains.presence.events import PresenceChosen
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.realtime.presence import PresenceStore, Sighting, Spot, Tab
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Forbidden, NotFound
from rolecall.kernel.sentences import say

_PURPOSE = "presence.topics"


async def look(db: Database, actor: Actor, command: Look) -> None:
    """Let others see that the actor has a record open, for the next seconds.

    Raises:
        NotFound: there is none, or none that the actor may see; then they are seen nowhere.
        Forbidden: the actor is a program.
    """
    tab = Tab(_person(actor), command.tab)
    try:
        async with db.transaction(actor.tenant) as uow:
            spot = await _spot_of(uow, actor, command)
            hidden = await queries.hidden_among(uow, {tab.user_id})
    except (NotFound, Forbidden):
        await leave(db, actor, command.tab)
        raise
    if hidden:
        await leave(db, actor, command.tab)
        return
    store = _store(db, actor)
    before = await store.put(tab, spot)
    if before != spot:
        await store.tell(_topics(db.runtime, actor, before, spot))


async def leave(db: Database, actor: Actor, tab: str) -> None:
    """Let others see that a tab of the actor's shows no record any more.

    Raises:
        Forbidden: the actor is a program.
    """
    store = _store(db, actor)
    before = await store.take(Tab(_person(actor), tab))
    if before is not None:
        await store.tell(_topics(db.runtime, actor, before))


async def onlookers_of_application(db: Database, actor: Actor, application_id: UUID) -> Onlookers:
    """Return who else has an application open.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    async with db.transaction(actor.tenant) as uow:
        found = await applications.read_as(uow, actor, application_id)
    seen = [
        one
        for one in await _store(db, actor).seen_at(f"job:{found.job_id}")
        if one.record_id == application_id
    ]
    return await _shown(db, actor, str(application_id), seen)


async def onlookers_of_candidate(db: Database, actor: Actor, candidate_id: UUID) -> Onlookers:
    """Return who else has a candidate's record open.

    Raises:
        NotFound: there is none in this organization.
        Forbidden: the actor does not read candidates.
    """
    async with db.transaction(actor.tenant) as uow:
        found = await candidates.get_candidate(uow, actor, candidate_id)
    seen = await _store(db, actor).seen_at(f"candidate:{found.id}")
    return await _shown(db, actor, str(found.id), seen)


async def onlookers_of_job(db: Database, actor: Actor, job_id: UUID) -> Onlookers:
    """Return who else has applications of a job open, of those that the actor may see.

    Raises:
        NotFound: there is no such job, or it is hidden from the actor.
        Forbidden: the actor is a program.
    """
    _person(actor)
    place = f"job:{job_id}"
    seen = await _store(db, actor).seen_at(place)
    async with db.transaction(actor.tenant) as uow:
        await jobs.get_job(uow, job_id)
        readable = await applications.readable_among(uow, actor, {one.record_id for one in seen})
    return await _shown(db, actor, place, [one for one in seen if one.record_id in readable])


async def is_shown(uow: UnitOfWork, actor: Actor) -> bool:
    """Tell whether others see what the actor has open.

    Raises:
        Forbidden: the actor is a program.
    """
    return not await queries.hidden_among(uow, {_person(actor)})


async def choose(uow: UnitOfWork, actor: Actor, *, shown: bool) -> None:
    """Keep whether others may see what the actor has open.

    Raises:
        Forbidden: the actor is a program.
    """
    if await is_shown(uow, actor) == shown:
        return
    user_id = _person(actor)
    await repository.save_choice(uow, user_id, shown=shown)
    summary = say("Chose to be seen at what they open.") if shown else say("Chose not to be seen.")
    audit.record(uow, actor, "presence.chosen", "member", user_id, summary)
    uow.emit(PresenceChosen(user_id=user_id))


async def _spot_of(uow: UnitOfWork, actor: Actor, command: Look) -> Spot:
    if command.kind is RecordKind.APPLICATION:
        application = await applications.read_as(uow, actor, command.record_id)
        return Spot(f"job:{application.job_id}", application.id, command.writing)
    candidate = await candidates.get_candidate(uow, actor, command.record_id)
    return Spot(f"candidate:{candidate.id}", candidate.id, command.writing)


async def _shown(db: Database, actor: Actor, subject: str, seen: list[Sighting]) -> Onlookers:
    """Return who of those who were seen is shown to the actor, with their names."""
    viewer = _person(actor)
    others = [one for one in seen if one.user_id != viewer]
    people: list[Onlooker] = []
    if others:
        user_ids = {one.user_id for one in others}
        async with db.transaction(actor.tenant) as uow:
            members = await identity.get_members_by_ids(uow, user_ids)
            hidden = await queries.hidden_among(uow, user_ids)
        people = [
            Onlooker(one.record_id, one.user_id, member.full_name, one.writing)
            for one in others
            if (member := members.get(one.user_id)) is not None
            and member.status is MemberStatus.ACTIVE
            and one.user_id not in hidden
        ]
        people.sort(key=lambda one: (one.full_name, one.user_id, one.record_id))
    return Onlookers(_topic(db.runtime, actor, subject), people)


def _topics(runtime: Runtime, actor: Actor, *spots: Spot | None) -> list[str]:
    """Return under which words a change at these spots is announced, each once."""
    subjects: dict[str, None] = {}
    for spot in spots:
        if spot is not None:
            subjects |= {spot.place: None, str(spot.record_id): None}
    return [_topic(runtime, actor, subject) for subject in subjects]


def _topic(runtime: Runtime, actor: Actor, subject: str) -> str:
    secret = runtime.keys.derive_secret(_PURPOSE)
    named = f"{actor.tenant.org_id}:{subject}".encode()
    return hmac.new(secret, named, hashlib.sha256).hexdigest()[:32]


def _store(db: Database, actor: Actor) -> PresenceStore:
    return PresenceStore(db.runtime.redis, actor.tenant.org_id)


def _person(actor: Actor) -> UUID:
    if actor.kind is not ActorKind.USER or actor.user_id is None:
        raise Forbidden(say("Only people look and are seen; sign in as one."))
    return actor.user_id
