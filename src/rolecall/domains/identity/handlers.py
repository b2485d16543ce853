"""What identity does after the fact, and which views its events make stale."""

from datetime import timedelta

from rolecall.domains.identity.events import (
    CustomRolesChanged,
    MemberInvited,
    MemberJoined,
    MemberRemoved,
    OrganizationActivated,
    OrganizationCreated,
    OrganizationSuspended,
    OrganizationUpdated,
    PasswordResetAsked,
    RoleChanged,
    SignInLinkAsked,
    WorkingTimeChanged,
)
from rolecall.domains.identity.service.passwords import answer_password_reset
from rolecall.domains.identity.service.signing_in_by_mail import answer_sign_in_link
from rolecall.domains.identity.service.sweeping import sweep
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles, scheduled
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.events import Event


@handles(PasswordResetAsked, name="identity.on_password_reset_asked")
async def on_password_reset_asked(uow: UnitOfWork, event: PasswordResetAsked) -> None:
    """Make the link, if the address has a login."""
    await answer_password_reset(uow, event)


@handles(SignInLinkAsked, name="identity.on_sign_in_link_asked")
async def on_sign_in_link_asked(uow: UnitOfWork, event: SignInLinkAsked) -> None:
    """Make the link."""
    await answer_sign_in_link(uow, event)


@scheduled("identity.sweep", every=timedelta(hours=1), queue="bulk")
async def sweep_ended(runtime: Runtime) -> None:
    """Forget sessions and links that ended long ago."""
    await sweep(runtime.database)


def _invitations(event: Event) -> StaleKeys:
    del event
    return [["invitations"], ["custom-roles"]]


def _members(event: Event) -> StaleKeys:
    del event
    return [["members"], ["invitations"], ["custom-roles"], ["me"]]


def _organization(event: Event) -> StaleKeys:
    del event
    return [["organization"], ["me"]]


@stales(CustomRolesChanged)
def _custom_roles(event: CustomRolesChanged) -> StaleKeys:
    del event
    return [["custom-roles"], ["members"], ["invitations"], ["me"]]


@stales(WorkingTimeChanged)
def _working_time(event: WorkingTimeChanged) -> StaleKeys:
    del event
    return [["working-time"]]


stales(MemberInvited)(_invitations)
for _changed in (MemberJoined, MemberRemoved, RoleChanged):
    stales(_changed)(_members)
for _changed_too in (
    OrganizationCreated,
    OrganizationUpdated,
    OrganizationSuspended,
    OrganizationActivated,
):
    stales(_changed_too)(_organization)
