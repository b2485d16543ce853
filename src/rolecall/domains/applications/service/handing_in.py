"""Taking an application from a careers site that proved itself with a key."""

from rolecall.access import Actor
from rolecall.domains.applications.contracts import SubmitApplication, Submitted
from rolecall.domains.applications.service.submitting import submit_application
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.boards import BoardKey
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say


async def hand_in(
    uow: UnitOfWork, actor: Actor, command: SubmitApplication, key: BoardKey
) -> Submitted:
    """Take an application like any other, and keep by which key it came.

    Raises:
        NotFound, Conflict, InvalidInput: as `submit_application` says.
    """
    submitted = await submit_application(uow, actor, command)
    told = (
        say("Came with the job-board key “{key}”, whose site asks for consent.", key=key.name)
        if key.asks_consent
        else say("Came with the job-board key “{key}”.", key=key.name)
    )
    audit.record(
        uow, actor, "applications.handed_in", "application", submitted.application_id, told
    )
    await jobs.note_use_of_board_key(uow, key.id)
    return submitted
