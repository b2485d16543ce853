"""Deciding by the link of a mail, without signing in.

Looking changes nothing: mail scanners follow links. The link speaks for one person, and for no
longer than that person is a member.
"""

from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.approvals.contracts import ApprovalView, Decide, Verdict, Via
from rolecall.domains.approvals.service.deciding import decide
from rolecall.domains.approvals.service.links import read_decision_token
from rolecall.domains.approvals.service.reading import get_view, view_of
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus, OrganizationRef
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.errors import Gone, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


@dataclass(frozen=True, slots=True)
class MailedApproval:
    """What the page behind a mailed link shows, and to whom."""

    view: ApprovalView
    approver: MemberRef
    organization: OrganizationRef
    color: str


async def open_by_link(db: Database, token: str) -> MailedApproval:
    """Return what a link shows; nothing changes.

    Raises:
        NotFound: the link is not one of ours, or speaks for somebody who has no voice any more.
        Gone: it is too old, or its organization is suspended.
    """
    org_id, approval_id, user_id = read_decision_token(db.runtime, token)
    async with db.transaction(Tenant(org_id, user_id)) as uow:
        organization, member = await _bearer(uow, user_id)
        view = await get_view(uow, _actor(member, org_id, ""), approval_id)
        return await _shown(uow, view, member, organization)


async def decide_by_link(
    db: Database, token: str, verdict: Verdict, comment: str, ip: str
) -> MailedApproval:
    """Decide as the person for whom the link speaks.

    Raises:
        NotFound, Gone: as for `open_by_link`.
        Forbidden, Conflict, InvalidInput: as for `decide`.
    """
    org_id, approval_id, user_id = read_decision_token(db.runtime, token)
    async with db.transaction(Tenant(org_id, user_id)) as uow:
        organization, member = await _bearer(uow, user_id)
        actor = _actor(member, org_id, ip)
        command = Decide(
            approval_id=approval_id, verdict=verdict, comment=comment, via=Via.MAIL_LINK
        )
        view = await view_of(uow, actor, await decide(uow, actor, command))
        return await _shown(uow, view, member, organization)


async def _bearer(uow: UnitOfWork, user_id: UUID) -> tuple[OrganizationRef, MemberRef]:
    organization = await identity.get_organization(uow)
    if not organization.is_active:
        raise Gone(
            say("This organization is suspended. Its administrators know why and whom to ask.")
        )
    member = (await identity.get_members_by_ids(uow, [user_id])).get(user_id)
    if member is None or member.status is not MemberStatus.ACTIVE:
        raise NotFound(say("This link is not valid any more: it was for a member who has left."))
    return organization, member


def _actor(member: MemberRef, org_id: UUID, ip: str) -> Actor:
    """Return the bearer with no permissions: the link lets them decide and nothing else."""
    return Actor(
        ActorKind.USER, user_id=member.user_id, org_id=org_id, name=member.full_name, ip=ip
    )


async def _shown(
    uow: UnitOfWork, view: ApprovalView, member: MemberRef, organization: OrganizationRef
) -> MailedApproval:
    settings = await identity.get_settings(uow)
    return MailedApproval(view, member, organization, settings.primary_color)
