"""Putting an application off.

Guarantees: a snooze is one member's, takes nothing from anybody else's queue, leaves what is
promised as it is, and ends by itself: at its time, or when the application moves.
"""

from datetime import datetime
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, repository
from rolecall.domains.applications.contracts.triage import Snooze
from rolecall.domains.applications.events import ApplicationSnoozed
from rolecall.domains.applications.rules.snoozing import require_snoozable
from rolecall.domains.audit import api as audit
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import Sentence, say


async def snooze_application(
    uow: UnitOfWork, actor: Actor, application_id: UUID, until: datetime
) -> Snooze:
    """Keep an application out of the actor's queue until then.

    Raises:
        NotFound: there is no such application in this organization.
        Conflict: code `not_waiting`; somebody moved it on meanwhile.
        InvalidInput: `until` is not ahead, or too far away.
    """
    policy.can_advance(actor).require()
    application = await repository.get_for_update(uow, application_id)
    require_snoozable(application, until, clock.now())
    user_id = _person(actor)
    snooze = Snooze(application_id, user_id, until, application.stage_entered_at)
    await repository.save_snooze(uow, snooze)
    _tell(
        uow, actor, snooze.application_id, "applications.snoozed", say("Snoozed the application.")
    )
    return snooze


async def wake_application(uow: UnitOfWork, actor: Actor, application_id: UUID) -> None:
    """Take an application back into the actor's queue; does nothing if it was not snoozed.

    Raises:
        NotFound: there is no such application in this organization.
    """
    policy.can_advance(actor).require()
    await repository.get_for_update(uow, application_id)
    if await repository.delete_snooze(uow, _person(actor), application_id):
        _tell(uow, actor, application_id, "applications.woken", say("Took the snooze back."))


def _person(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Forbidden(say("Queues are people's; sign in as one."))
    return actor.user_id


def _tell(
    uow: UnitOfWork, actor: Actor, application_id: UUID, action: str, summary: Sentence
) -> None:
    audit.record(uow, actor, action, "application", application_id, summary)
    uow.emit(ApplicationSnoozed(application_id=application_id, user_id=_person(actor)))
