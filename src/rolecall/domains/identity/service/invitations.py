"""Inviting people."""

import secrets
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import policy
from rolecall.domains.identity.contracts import Invitation, InvitationStatus, NewInvitation
from rolecall.domains.identity.contracts.members import INVITATION_WORDS
from rolecall.domains.identity.events import MemberInvited
from rolecall.domains.identity.queries import invitations as queries
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.repository import invitations as repository
from rolecall.domains.identity.rules.lifetimes import INVITATION
from rolecall.domains.identity.service.given_roles import hold_given
from rolecall.infra.db import UnitOfWork
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import Sentence, say

_MAILS = Rate("identity.invitation_mails", 300, 3600)


async def invite(uow: UnitOfWork, actor: Actor, command: NewInvitation) -> Invitation:
    """Invite an address to the transaction's organization.

    Raises:
        Forbidden: no membership of an employer has this role, or it allows more than the actor's.
        NotFound: there is no such role of the organization's own.
        InvalidInput: not exactly one role is named.
        Conflict: the address is a member's, or has an open invitation.
        TooManyRequests: the organization has sent too many in the last hour.
    """
    held = await hold_given(uow, command.given)
    policy.can_grant(actor, held.permissions).require()
    await _admit_mail(uow)
    user = await user_queries.find_by_email(uow, command.email)
    if user is not None and await member_queries.is_member(uow, user.id):
        raise Conflict(say("This person is a member already."), code="already_a_member")
    await repository.revoke_expired(uow, command.email)
    invitation_id = await repository.insert_invitation(
        uow,
        command,
        held,
        nonce=_new_nonce(),
        expires_at=clock.now() + INVITATION,
        invited_by=actor.user_id,
        invited_by_name=actor.name,
    )
    if invitation_id is None:
        raise Conflict(
            say("This address has an open invitation. Send that one again, or revoke it first."),
            code="already_invited",
        )
    audit.record(
        uow,
        actor,
        "invitations.created",
        "invitation",
        invitation_id,
        say("Invited somebody as {held}.", held=held.called),
        {"role": audit.Change(None, held.word)},
    )
    uow.emit(MemberInvited(invitation_id=invitation_id, role=held.base.value))
    return await queries.get_invitation(uow, invitation_id)


async def resend_invitation(uow: UnitOfWork, actor: Actor, invitation_id: UUID) -> Invitation:
    """Send an open or expired invitation again, with a new link; earlier links are void.

    Raises:
        NotFound: there is no such invitation.
        Conflict: it was accepted or revoked.
        TooManyRequests: the organization has sent too many in the last hour.
    """
    found = await _open(uow, invitation_id, say("sent again"))
    await _admit_mail(uow)
    await repository.update_invitation(
        uow, invitation_id, {"nonce": _new_nonce(), "expires_at": clock.now() + INVITATION}
    )
    audit.record(
        uow,
        actor,
        "invitations.resent",
        "invitation",
        invitation_id,
        say("Sent an invitation again."),
    )
    uow.emit(MemberInvited(invitation_id=invitation_id, role=found.role.value))
    return await queries.get_invitation(uow, invitation_id)


async def revoke_invitation(uow: UnitOfWork, actor: Actor, invitation_id: UUID) -> Invitation:
    """Take an invitation back; its link is void.

    Raises:
        NotFound: there is no such invitation.
        Conflict: it was accepted or revoked.
    """
    await _open(uow, invitation_id, say("revoked"))
    await repository.update_invitation(uow, invitation_id, {"revoked_at": clock.now()})
    audit.record(
        uow,
        actor,
        "invitations.revoked",
        "invitation",
        invitation_id,
        say("Revoked an invitation."),
    )
    return await queries.get_invitation(uow, invitation_id)


async def _open(uow: UnitOfWork, invitation_id: UUID, wish: Sentence) -> Invitation:
    row = await repository.get_for_update(uow, invitation_id)
    if row is None:
        raise NotFound(say("There is no such invitation."))
    found = queries.invitation_of(row)
    if found.status not in {InvitationStatus.PENDING, InvitationStatus.EXPIRED}:
        raise Conflict(
            say(
                "This invitation is {status} and cannot be {wish}.",
                status=INVITATION_WORDS[found.status],
                wish=wish,
            ),
            code="invitation_closed",
        )
    return found


async def _admit_mail(uow: UnitOfWork) -> None:
    await limiter_of(uow.runtime).require(
        _MAILS, uow.org_id.hex, detail=say("Too many invitations in the last hour. Go on later.")
    )


def _new_nonce() -> str:
    return secrets.token_urlsafe(16)
