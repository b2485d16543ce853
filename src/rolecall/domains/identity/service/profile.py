"""Who am I."""

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import Me, ProfilePatch
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.queries import organizations as organization_queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.repository import users as repository
from rolecall.domains.identity.service.sessions import forget, login_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say


async def get_me(uow: UnitOfWork, actor: Actor) -> Me:
    """Return the login, where it is active and where else it could be.

    Runs under the actor's own tenant, so that the organization's settings can be read.
    """
    user_id, _ = login_of(actor)
    user = await user_queries.get_user(uow, user_id)
    memberships = await member_queries.list_memberships(uow, user_id)
    active = next((m for m in memberships if m.organization.id == actor.org_id), None)
    settings = await organization_queries.get_settings(uow) if active else None
    return Me(user, actor, active, settings, memberships)


async def update_me(uow: UnitOfWork, actor: Actor, command: ProfilePatch) -> None:
    """Change the login's name, language or time zone."""
    user_id, _ = login_of(actor)
    before = await user_queries.get_user(uow, user_id)
    wanted = {
        "full_name": command.full_name,
        "locale": command.locale,
        "time_zone": command.time_zone,
    }
    changed = {
        name: value
        for name, value in wanted.items()
        if value is not None and value != getattr(before, name)
    }
    if not changed:
        return
    await repository.update_user(uow, user_id, changed)
    audit.record(
        uow,
        actor,
        "identity.profile_updated",
        "user",
        user_id,
        say("Updated the own profile."),
        {name: audit.Change(getattr(before, name), value) for name, value in changed.items()},
    )
    forget(uow, user_id=user_id)
