"""Deciding about records that both sides have changed."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.integrations import policy
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.contracts.syncing import RecordState, Side
from rolecall.domains.integrations.events import ConnectionChanged
from rolecall.domains.integrations.repository import records as repository
from rolecall.domains.integrations.service.counterparts import COUNTERPARTS
from rolecall.domains.integrations.service.loading import load
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say


async def decide(
    uow: UnitOfWork, actor: Actor, connection_id: UUID, record_id: UUID, side: Side
) -> None:
    """Take their values over, or keep ours until they change theirs again.

    Raises:
        NotFound: there is no such record.
        Conflict: code `decided`; there is nothing to decide (any more).
    """
    policy.can_manage(actor).require()
    await load(uow, connection_id)
    row = await repository.get_for_update(uow, connection_id, record_id)
    if row is None:
        raise NotFound(say("There is no such record."))
    local_id = row["candidate_id"] or row["job_id"]
    if row["state"] != RecordState.UNDECIDED.value or local_id is None:
        raise Conflict(say("There is nothing to decide any more."), code="decided")
    theirs = row["theirs"] or {}
    if side is Side.THEIRS:
        await COUNTERPARTS[Entity(row["entity"])].change(uow, actor, local_id, theirs)
    await repository.update_record(
        uow,
        record_id,
        {
            "state": RecordState.LINKED.value,
            "base": {**row["base"], **theirs},
            "ours": None,
            "theirs": None,
            "why": "",
            "why_said": None,
        },
    )
    words = (
        say("Took the values of the other side over.")
        if side is Side.THEIRS
        else say("Kept what stands here.")
    )
    audit.record(uow, actor, "integrations.decided", "connection", connection_id, words)
    uow.emit(ConnectionChanged(connection_id=connection_id))
