"""When members give interviews, and what the organization asks of times.

Guarantees: everybody says their own hours and nobody else's; what is saved over something that
changed meanwhile is refused.
"""

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import Hours, SaveHours, SchedulingPolicy
from rolecall.domains.interviews.events import HoursChanged, SchedulingPolicyChanged
from rolecall.domains.interviews.queries import scheduling as queries
from rolecall.domains.interviews.repository import scheduling as repository
from rolecall.domains.interviews.rules.slots import default_hours
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import say


async def get_own_hours(uow: UnitOfWork, actor: Actor) -> Hours:
    """Return the actor's hours, what holds by default where they have said none.

    Raises:
        Forbidden: the actor is no member with a login.
    """
    user_id = actor.user_id
    if user_id is None:
        raise Forbidden(say("Only members with a login give interviews."))
    saved = (await queries.get_hours(uow, [user_id])).get(user_id)
    if saved is not None:
        return saved
    member = (await identity.get_members_by_ids(uow, [user_id])).get(user_id)
    return default_hours(member.time_zone if member else "UTC")


async def save_own_hours(uow: UnitOfWork, actor: Actor, command: SaveHours) -> Hours:
    """Save when the actor gives interviews.

    Raises:
        Forbidden: the actor is no member with a login.
        VersionMismatch: the hours were changed meanwhile.
    """
    before = await get_own_hours(uow, actor)
    if actor.user_id is None:
        raise Forbidden(say("Only members with a login give interviews."))
    expected = command.expected_version
    await repository.write_hours(
        uow, actor.user_id, command.hours, before.version if expected is None else expected
    )
    audit.record(
        uow, actor, "interviews.hours_changed", "user", actor.user_id,
        say("Changed when they give interviews."),
    )  # fmt: skip
    uow.emit(HoursChanged(user_id=actor.user_id))
    return await get_own_hours(uow, actor)


async def save_scheduling_policy(
    uow: UnitOfWork, actor: Actor, saved: SchedulingPolicy, expected_version: int | None = None
) -> SchedulingPolicy:
    """Save what the organization asks of times that candidates choose.

    Raises:
        Forbidden: the actor does not manage kits.
        VersionMismatch: somebody else changed it meanwhile.
    """
    policy.can_manage_kits(actor).require()
    before = await queries.get_policy(uow)
    await repository.write_policy(
        uow, saved, before.version if expected_version is None else expected_version
    )
    audit.record(
        uow, actor, "interviews.scheduling_changed", "organization", uow.org_id,
        say("Changed how much notice candidates need to book and to change interviews."),
    )  # fmt: skip
    uow.emit(SchedulingPolicyChanged(organization_id=uow.org_id))
    return await queries.get_policy(uow)
