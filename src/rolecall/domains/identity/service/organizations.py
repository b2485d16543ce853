"""The directory of organizations, and what an organization decides for itself.

Guarantees: an organization, its settings and the invitation of its first administrator are made in
one transaction under its own tenant, where also the audit entry of everything that the platform
does to it lies: its administrators can read who suspended them. The platform's own chain has an
entry of each act as well.
"""

from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor, Role
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    DirectoryPatch,
    FoundOrganization,
    GivenRole,
    NewInvitation,
    NewOrganization,
    OrganizationRef,
    OrganizationSettings,
    OrganizationStatus,
    SettingsPatch,
)
from rolecall.domains.identity.events import (
    OrganizationActivated,
    OrganizationCreated,
    OrganizationSuspended,
    OrganizationUpdated,
    WorkingTimeChanged,
)
from rolecall.domains.identity.queries import organizations as queries
from rolecall.domains.identity.repository import organizations as repository
from rolecall.domains.identity.rules.organizations import check_slug
from rolecall.domains.identity.rules.rich_text import clean_html
from rolecall.domains.identity.service.invitations import invite
from rolecall.domains.identity.service.logos import take_logo
from rolecall.domains.identity.service.sessions import forget
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant

_SETTINGS = tuple(field.name for field in fields(OrganizationSettings))


async def create_organization(
    uow: UnitOfWork, actor: Actor, command: NewOrganization
) -> OrganizationRef:
    """Make the transaction's tenant an organization: its id is the one the transaction runs under.

    Raises:
        InvalidInput: the slug is reserved.
        Conflict: the slug is taken.
    """
    check_slug(command.slug)
    await repository.lock_organization(uow, PLATFORM_ORG)
    if not await repository.insert_organization(uow, command):
        raise _slug_taken(command.slug)
    await repository.insert_settings(uow, OrganizationSettings())
    audit.record(
        uow,
        actor,
        "organizations.created",
        "organization",
        uow.org_id,
        say("Created the organization “{command}”.", command=command.name),
        {"slug": audit.Change(None, command.slug)},
    )
    uow.emit(OrganizationCreated(organization_id=uow.org_id, slug=command.slug, name=command.name))
    _forget_slugs(uow)
    return await queries.get_organization(uow, uow.org_id)


async def found_organization(
    uow: UnitOfWork, actor: Actor, command: FoundOrganization
) -> OrganizationRef:
    """Create an organization for the platform and invite its first administrator.

    Raises:
        InvalidInput: the slug is reserved.
        Conflict: the slug is taken.
    """
    org_id = ids.uuid7()
    async with uow.runtime.database.transaction(Tenant(org_id, actor.user_id)) as inside:
        made = await create_organization(inside, actor, command.organization)
        first = NewInvitation(email=command.admin_email, given=GivenRole(Role.ORGANIZATION_ADMIN))
        await invite(inside, actor, first)
    _record_for_platform(
        uow,
        actor,
        "organizations.created",
        made,
        say("Created the organization “{organization}”.", organization=made.name),
    )
    return made


async def change_directory(
    uow: UnitOfWork,
    actor: Actor,
    organization_id: UUID,
    command: DirectoryPatch,
    version: int | None,
) -> OrganizationRef:
    """Change an organization's name or address for the platform.

    Raises:
        NotFound: there is no such organization.
        InvalidInput: the slug is reserved.
        Conflict: the slug is taken.
        VersionMismatch: it is not at `version` any more.
    """
    await queries.get_organization(uow, organization_id)
    async with uow.runtime.database.transaction(Tenant(organization_id, actor.user_id)) as inside:
        before = await _locked(inside, version)
        values = {
            name: value
            for name, value in (("name", command.name), ("slug", command.slug))
            if value is not None and value != getattr(before, name)
        }
        if "slug" in values:
            check_slug(values["slug"])
            await repository.lock_organization(inside, PLATFORM_ORG)
            if await queries.find_by_slug(inside, values["slug"]) is not None:
                raise _slug_taken(values["slug"])
        if not values:
            return before
        await repository.update_organization(inside, before.id, values, version=before.version)
        _record_change(inside, actor, _changes(before, values))
        after = await queries.get_organization(inside, before.id)
    _record_for_platform(
        uow,
        actor,
        "organizations.updated",
        after,
        say("Changed the organization “{organization}”.", organization=after.name),
    )
    return after


async def suspend_organization(
    uow: UnitOfWork, actor: Actor, organization_id: UUID, reason: str
) -> OrganizationRef:
    """Let an organization's members do nothing and its public pages be gone, within five seconds.

    Raises:
        NotFound: there is no such organization.
        Conflict: it is suspended already.
    """
    now = clock.now()
    values = {
        "status": OrganizationStatus.SUSPENDED.value,
        "suspended_at": now,
        "suspended_reason": reason,
    }
    event = OrganizationSuspended(organization_id=organization_id, reason=reason, suspended_at=now)
    return await _set_status(uow, actor, event, values)


async def activate_organization(
    uow: UnitOfWork, actor: Actor, organization_id: UUID
) -> OrganizationRef:
    """End a suspension.

    Raises:
        NotFound: there is no such organization.
        Conflict: it is not suspended.
    """
    values = {
        "status": OrganizationStatus.ACTIVE.value,
        "suspended_at": None,
        "suspended_reason": "",
    }
    event = OrganizationActivated(organization_id=organization_id)
    return await _set_status(uow, actor, event, values)


async def update_settings(
    uow: UnitOfWork, actor: Actor, command: SettingsPatch, version: int | None
) -> tuple[OrganizationRef, OrganizationSettings]:
    """Change what the organization decides for itself.

    Raises:
        InvalidInput: the logo is no uploaded image.
        VersionMismatch: it is not at `version` any more.
    """
    organization = await _locked(uow, version)
    settings = await queries.get_settings(uow)
    wanted = _patched(settings, command)
    directory = {
        name: value
        for name in ("name", "time_zone", "locale")
        if (value := getattr(command, name)) is not None and value != getattr(organization, name)
    }
    if wanted == settings and not directory:
        return organization, settings
    if wanted.logo_file_id is not None and wanted.logo_file_id != settings.logo_file_id:
        await take_logo(uow, wanted.logo_file_id)
    await repository.update_settings(uow, wanted)
    await repository.update_organization(
        uow, organization.id, directory, version=organization.version
    )
    changes = _changes(organization, directory)
    for name in _SETTINGS:
        before, after = getattr(settings, name), getattr(wanted, name)
        if before != after:
            changes[name] = audit.Change(_plain(before), _plain(after))
    _record_change(uow, actor, changes)
    if "time_zone" in directory:
        uow.emit(WorkingTimeChanged(organization_id=uow.org_id))
    return await queries.get_organization(uow, organization.id), wanted


def _patched(settings: OrganizationSettings, command: SettingsPatch) -> OrganizationSettings:
    values: dict[str, Any] = {
        name: value for name in _SETTINGS if (value := getattr(command, name, None)) is not None
    }
    if "about_html" in values:
        values["about_html"] = clean_html(values["about_html"])
    if command.clear_logo:
        values["logo_file_id"] = None
    return replace(settings, **values)


async def _set_status(
    uow: UnitOfWork,
    actor: Actor,
    event: OrganizationSuspended | OrganizationActivated,
    values: dict[str, Any],
) -> OrganizationRef:
    org_id = event.organization_id
    await queries.get_organization(uow, org_id)
    async with uow.runtime.database.transaction(Tenant(org_id, actor.user_id)) as inside:
        before = await _locked(inside, None)
        if before.status.value == values["status"]:
            raise Conflict(
                say(
                    "The organization is {status} already.",
                    status=say("active")
                    if before.status is OrganizationStatus.ACTIVE
                    else say("suspended"),
                ),
                code="status_unchanged",
            )
        await repository.update_organization(inside, org_id, values, version=before.version)
        verb = "suspended" if isinstance(event, OrganizationSuspended) else "activated"
        reason = values["suspended_reason"]
        audit.record(
            inside,
            actor,
            f"organizations.{verb}",
            "organization",
            org_id,
            _told(suspended=verb == "suspended", reason=reason),
            {"status": audit.Change(before.status.value, values["status"])},
        )
        inside.emit(event)
        forget(inside, org_id=org_id)
        _forget_slugs(inside)
        after = await queries.get_organization(inside, org_id)
    _record_for_platform(
        uow,
        actor,
        f"organizations.{verb}",
        after,
        say("Suspended the organization “{organization}”.", organization=after.name)
        if verb == "suspended"
        else say("Activated the organization “{organization}”.", organization=after.name),
    )
    return after


def _told(*, suspended: bool, reason: str) -> Sentence:
    if not suspended:
        return say("The platform activated the organization.")
    if not reason:
        return say("The platform suspended the organization.")
    return say("The platform suspended the organization: {reason}.", reason=reason)


async def _locked(uow: UnitOfWork, version: int | None) -> OrganizationRef:
    if uow.org_id == PLATFORM_ORG:
        raise NotFound(say("The platform is no employer."))
    await repository.lock_organization(uow, uow.org_id)
    found = await queries.get_organization(uow, uow.org_id)
    if version is not None and version != found.version:
        raise VersionMismatch(
            say("The organization was changed meanwhile. Read it again and retry.")
        )
    return found


def _changes(before: OrganizationRef, values: dict[str, Any]) -> dict[str, audit.Change]:
    return {name: audit.Change(getattr(before, name), value) for name, value in values.items()}


def _record_change(uow: UnitOfWork, actor: Actor, changes: dict[str, audit.Change]) -> None:
    audit.record(
        uow,
        actor,
        "organizations.updated",
        "organization",
        uow.org_id,
        say("Changed the organization."),
        changes,
    )
    uow.emit(OrganizationUpdated(organization_id=uow.org_id))
    forget(uow, org_id=uow.org_id)
    _forget_slugs(uow)


def _record_for_platform(
    uow: UnitOfWork, actor: Actor, action: str, organization: OrganizationRef, told: Sentence
) -> None:
    audit.record(
        uow,
        actor,
        action,
        "organization",
        organization.id,
        told,
    )


def _forget_slugs(uow: UnitOfWork) -> None:
    slugs = state_of(uow.runtime).slugs

    async def after_commit() -> None:
        slugs.forget()

    uow.after_commit(after_commit)


def _slug_taken(slug: str) -> Conflict:
    return Conflict(
        say("Another organization has the address “{slug}”. Choose another one.", slug=slug),
        code="slug_taken",
    )


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
