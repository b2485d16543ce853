"""The demo's accounts: the platform's, the candidate's, and each organization with its members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from rolecall.access import ROLE_PERMISSIONS, Actor, ActorKind, Role
from rolecall.access.actor import system_actor
from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import Publish, Purpose, WriteDraft
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import (
    NewOrganization,
    NewUser,
    OrganizationRef,
    SettingsPatch,
    User,
)
from rolecall.domains.identity.service.organizations import update_settings
from rolecall.entrypoints.seed import catalog
from rolecall.entrypoints.seed.applicants import CANDIDATE_ACCOUNT
from rolecall.entrypoints.seed.catalog import ORGANIZATIONS, Member, Organization
from rolecall.entrypoints.seed.demo import DAYS, PLATFORM_ACCOUNT
from rolecall.entrypoints.seed.loading.careers_page import publish_careers_page
from rolecall.entrypoints.seed.loading.history import History
from rolecall.entrypoints.seed.loading.roles import make_roles
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import plain
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

_FOUNDED = datetime(2024, 1, 1, tzinfo=UTC)
_BEFORE_HISTORY = timedelta(days=DAYS + 2)


@dataclass(frozen=True, slots=True)
class Staffed:
    """An organization with its members as actors, and the instant up to which history is told."""

    org_id: UUID
    actors: Mapping[str, Actor]
    as_of: datetime


def organization_id(key: str) -> UUID:
    """Return the id of a demo organization, the same in every installation.

    So it is recognised whatever it is called by now.
    """
    with clock.at(_FOUNDED), ids.deterministic(ORGANIZATIONS.index(key)):
        return ids.uuid7()


async def ensure_accounts(history: History, password_hash: str) -> None:
    """Make the platform administrator and the candidate's account, unless they are there."""
    async with history.transaction(PLATFORM) as uow:
        if await identity.find_user_by_email(uow, PLATFORM_ACCOUNT) is None:
            admin = await _user(uow, PLATFORM_ACCOUNT, "Alex Marlowe", password_hash, "UTC")
            await identity.add_member(uow, admin.id, Role.PLATFORM_ADMIN)
        if await identity.find_user_by_email(uow, CANDIDATE_ACCOUNT) is None:
            await _user(uow, CANDIDATE_ACCOUNT, "Robin Ashgrove", password_hash, "America/New_York")


async def ensure_organization(
    history: History, profile: Organization, password_hash: str, now: datetime
) -> Staffed:
    """Make the organization and its members, or find them as they are.

    History is told up to the moment at which this was first done: a load that was cut off is
    repeated with the same outcome.
    """
    tenant = Tenant(organization_id(profile.key))
    async with history.transaction(tenant) as uow:
        found = await _find(uow)
        if found is None:
            with clock.at(now - _BEFORE_HISTORY):
                found = await _create(uow, profile, password_hash)
        actors = {member.key: await _actor(uow, member) for member in profile.members}
    return Staffed(tenant.org_id, actors, found.created_at + _BEFORE_HISTORY)


async def _find(uow: UnitOfWork) -> OrganizationRef | None:
    try:
        return await identity.get_organization(uow)
    except NotFound:
        return None


async def _create(uow: UnitOfWork, profile: Organization, password_hash: str) -> OrganizationRef:
    platform = system_actor(PLATFORM_ORG)
    await identity.create_organization(
        uow,
        platform,
        NewOrganization(
            name=profile.name,
            slug=profile.key,
            time_zone=profile.timezone,
            locale=profile.locale.partition("-")[0],
        ),
    )
    for member in profile.members:
        user = await _user(uow, member.email, member.name, password_hash, profile.timezone)
        await identity.add_member(uow, user.id, Role(member.role))
    admin = await _actor(uow, profile.member("admin"))
    lead = await _actor(uow, profile.member("interviewer-2"))
    if lead.user_id is not None:
        await make_roles(uow, admin, lead.user_id)
    logo = await files.store_upload(
        uow.runtime,
        uow.tenant,
        admin,
        purpose=FilePurpose.IMAGE,
        filename=f"{profile.key}.png",
        content=catalog.logo(profile.key),
    )
    await files.attach(uow, logo.id, "organization", uow.org_id)
    changed, _ = await update_settings(
        uow,
        admin,
        SettingsPatch(
            primary_color=profile.brand.primary,
            logo_file_id=logo.id,
            tagline=profile.tagline,
            about_html=_about(profile),
            website=f"https://www.{profile.key}.example.com",
            mail_sender_name=profile.name,
            asks_self_identification=profile.timezone.startswith("America/"),
        ),
        None,
    )
    await publish_careers_page(uow, admin, profile)
    language = changed.locale.partition("-")[0]
    draft = WriteDraft(Purpose.APPLICATION, {language: profile.privacy}, 0)
    await consents.write_draft(uow, admin, draft)
    note = Publish(Purpose.APPLICATION, True, "", 1)
    await consents.publish(uow, admin, note)
    return changed


def _about(profile: Organization) -> str:
    benefits = "".join(f"<li>{benefit}</li>" for benefit in profile.benefits)
    return (
        f"{profile.about}<p><strong>{profile.careers_intro}</strong></p>"
        f"<h3>What you get</h3><ul>{benefits}</ul>"
    )


async def _user(uow: UnitOfWork, email: str, name: str, password_hash: str, time_zone: str) -> User:
    return await identity.create_user(
        uow,
        NewUser(
            email=email,
            full_name=name,
            password_hash=password_hash,
            time_zone=time_zone,
            email_verified=True,
        ),
    )


async def _actor(uow: UnitOfWork, member: Member) -> Actor:
    user = await identity.find_user_by_email(uow, member.email)
    if user is None:
        raise NotFound(plain(f"{member.email} has left; the demo cannot be loaded without them."))
    role = Role(member.role)
    return Actor(
        ActorKind.USER,
        user_id=user.id,
        org_id=uow.org_id,
        role=role,
        permissions=ROLE_PERMISSIONS[role],
        name=user.full_name,
        email=user.email,
    )
