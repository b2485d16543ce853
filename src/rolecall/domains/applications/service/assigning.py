"""Asking people to assess an application."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries, repository
from rolecall.domains.applications.contracts import PersonRef
from rolecall.domains.applications.events import AssigneesChanged
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say


async def assign_people(
    uow: UnitOfWork, actor: Actor, application_id: UUID, user_ids: Sequence[UUID]
) -> list[PersonRef]:
    """Make these members the assessors of an application.

    Raises:
        NotFound: there is no such application.
        InvalidInput: somebody is not a member of the organization.
    """
    policy.can_assign(actor).require()
    application = await repository.get_for_update(uow, application_id)
    members = await identity.get_members_by_ids(uow, list(dict.fromkeys(user_ids)))
    missing = set(user_ids) - members.keys()
    if missing:
        raise InvalidInput.of_field(
            "user_ids",
            say("Only members of this organization can be asked to assess."),
            "not_a_member",
        )
    people = [PersonRef(member.user_id, member.full_name) for member in members.values()]
    added, removed = await repository.replace_assignees(uow, application.id, people, clock.now())
    if added or removed:
        audit.record(
            uow,
            actor,
            "applications.assigned",
            "application",
            application.id,
            say(
                "Asked {added} to assess, released {removed}.",
                added=len(added),
                removed=len(removed),
            ),
        )
        uow.emit(
            AssigneesChanged(
                application_id=application.id,
                added=tuple(sorted(added)),
                removed=tuple(sorted(removed)),
            )
        )
    return await queries.list_assignees(uow, application.id)


async def let_interviewers_read(
    uow: UnitOfWork, application_id: UUID, people: Sequence[PersonRef]
) -> None:
    """Let exactly these members read the application because they hold interviews of it.

    The caller has locked the application, and tells of the interview itself.
    """
    await repository.replace_interviewers(uow, application_id, people, clock.now())
