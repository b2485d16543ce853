"""Taking an invitation.

Guarantees: an invitation is taken at most once, also by two requests at one moment. A login that
exists and has proved its address joins only with its password (or its session); one that never
proved it gets the password given here, because the mailed link is the first proof there is.
"""

from dataclasses import dataclass

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    GivenRole,
    Invitation,
    InvitationAcceptance,
    InvitationLookup,
    InvitationStatus,
    NewUser,
    Origin,
    SessionKind,
    SignedIn,
    SignInWay,
    User,
)
from rolecall.domains.identity.contracts.members import INVITATION_WORDS
from rolecall.domains.identity.events import EmailVerified
from rolecall.domains.identity.queries import invitations as queries
from rolecall.domains.identity.queries import organizations as organization_queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.queries.rows import user_of
from rolecall.domains.identity.repository import invitations as repository
from rolecall.domains.identity.repository import organizations as organization_repository
from rolecall.domains.identity.repository import users as user_repository
from rolecall.domains.identity.rules.passwords import check_password
from rolecall.domains.identity.service.given_roles import hold_given
from rolecall.domains.identity.service.invitation_links import (
    InvitationProof,
    read_invitation_token,
)
from rolecall.domains.identity.service.members import add_holder
from rolecall.domains.identity.service.passwords import prove_address, set_password
from rolecall.domains.identity.service.sessions import begin_session
from rolecall.domains.identity.service.sign_in import wrong_credentials
from rolecall.domains.identity.service.state import state_of
from rolecall.domains.identity.service.throttling import SignInThrottle
from rolecall.infra.crypto import InvalidToken
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Forbidden, Gone, InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


@dataclass(frozen=True, slots=True)
class _Invited:
    """An open invitation and the login of its address, if there is one."""

    proof: InvitationProof
    row: Row
    organization_name: str
    user: User | None
    password_hash: str | None

    @property
    def needs_account(self) -> bool:
        """Whether name and password come with the acceptance."""
        return self.user is None or not self.user.email_verified or self.password_hash is None


async def look_up_invitation(db: Database, token: str) -> InvitationLookup:
    """Return what the holder of the link is invited to.

    Raises:
        InvalidToken: the link is not genuine.
        Gone: it has expired, or was used, revoked or replaced.
    """
    invited = await _find(db, token)
    invitation = queries.invitation_of(invited.row)
    return InvitationLookup(
        organization_name=invited.organization_name,
        email=invited.row["email"],
        role=invitation.role,
        role_name=invitation.custom_role_name,
        expires_at=invited.row["expires_at"],
        needs_account=invited.needs_account,
    )


async def accept_invitation(
    db: Database, actor: Actor, origin: Origin, command: InvitationAcceptance, kind: SessionKind
) -> SignedIn:
    """Take the invitation and sign in there.

    `actor` is whoever sends the request, signed in or anonymous.

    Raises:
        InvalidToken: the link is not genuine.
        Gone: it has expired, or was used, revoked or replaced.
        InvalidInput: a name or a good password is missing.
        Unauthenticated: the login's password is wrong.
        Conflict: the login is a member already.
    """
    invited = await _find(db, command.token)
    hashed = None
    if invited.needs_account:
        hashed = await _hash_new(db, invited, command)
    elif actor.user_id is None or invited.user is None or actor.user_id != invited.user.id:
        await _check_password(db, invited, origin, command)
    async with db.transaction(Tenant(invited.proof.org_id)) as uow:
        taken = await _take(uow, invited.proof)
        user = await _login(uow, invited, origin, command, hashed)
        return await _join(uow, taken, user, origin, kind)


async def _find(db: Database, token: str) -> _Invited:
    proof = read_invitation_token(db.runtime, token)
    async with db.transaction(Tenant(proof.org_id)) as uow:
        row = _open(await queries.find_invitation_row(uow, proof.invitation_id), proof)
        organization = await organization_queries.get_organization(uow, uow.org_id)
        if not organization.is_active:
            raise Forbidden(say("This organization is suspended."), code="organization_suspended")
        known = await user_queries.find_credentials(uow, row["email"])
    return _Invited(
        proof,
        row,
        organization.name,
        user_of(known) if known else None,
        known["password_hash"] if known else None,
    )


def _open(row: Row | None, proof: InvitationProof) -> Row:
    if row is None:
        raise InvalidToken(say("This link is not valid. Check that it was copied whole."))
    if row["nonce"] != proof.nonce:
        raise Gone(say("This invitation was sent again: use the link of the newest mail."))
    status = queries.invitation_of(row).status
    if status is not InvitationStatus.PENDING:
        raise Gone(
            say("This invitation is {status}. Ask for a new one.", status=INVITATION_WORDS[status])
        )
    return row


async def _hash_new(db: Database, invited: _Invited, command: InvitationAcceptance) -> str:
    known_name = invited.user.full_name if invited.user else None
    if command.full_name is None and known_name is None:
        raise InvalidInput.of_field("full_name", say("Tell your name."), "missing")
    if command.password is None:
        raise InvalidInput.of_field("password", say("Choose a password."), "missing")
    check_password(
        command.password,
        minimum=db.runtime.settings.sign_in.password_min_length,
        context=(invited.row["email"], invited.organization_name, command.full_name or ""),
    )
    return await state_of(db.runtime).passwords.hash(command.password)


async def _check_password(
    db: Database, invited: _Invited, origin: Origin, command: InvitationAcceptance
) -> None:
    if command.password is None:
        raise InvalidInput.of_field(
            "password", say("Sign in with the password of this address."), "missing"
        )
    throttle = SignInThrottle(db.runtime, invited.row["email"], origin.ip)
    await throttle.admit()
    if not await state_of(db.runtime).passwords.verify(command.password, invited.password_hash):
        await throttle.failed()
        raise wrong_credentials()
    await throttle.succeeded()


async def _take(uow: UnitOfWork, proof: InvitationProof) -> Invitation:
    """Take the invitation as it is now; of two at one moment the second finds it taken.

    The organization is locked first, as by whoever removes the role that is given here.
    """
    await organization_repository.lock_organization(uow, uow.org_id)
    row = _open(await repository.get_for_update(uow, proof.invitation_id), proof)
    return queries.invitation_of(row)


async def _login(
    uow: UnitOfWork,
    invited: _Invited,
    origin: Origin,
    command: InvitationAcceptance,
    hashed: str | None,
) -> User:
    email = invited.row["email"]
    if invited.user is None:
        made = await user_repository.insert_user(
            uow,
            NewUser(
                email=email,
                full_name=command.full_name or "",
                password_hash=hashed,
                email_verified=True,
            ),
        )
        if made is None:
            raise Gone(
                say("Somebody made an account for this address just now. Open the link again.")
            )
        uow.emit(EmailVerified(user_id=made))
        return await user_queries.get_user(uow, made)
    if hashed is not None:
        actor = _as_login(invited.user, origin)
        await set_password(uow, actor, invited.user.id, hashed)
        await prove_address(uow, actor, invited.user.id)
        if command.full_name is not None:
            await user_repository.update_user(
                uow, invited.user.id, {"full_name": command.full_name}
            )
    return await user_queries.get_user(uow, invited.user.id)


async def _join(
    uow: UnitOfWork, taken: Invitation, user: User, origin: Origin, kind: SessionKind
) -> SignedIn:
    own = taken.custom_role_id
    held = await hold_given(uow, GivenRole(None if own else taken.role, own))
    await repository.update_invitation(
        uow, taken.id, {"accepted_at": clock.now(), "accepted_by": user.id}
    )
    await add_holder(uow, user.id, held)
    signed_in = await begin_session(
        uow, user, org_id=uow.org_id, kind=kind, origin=origin, way=SignInWay.INVITATION
    )
    audit.record(
        uow,
        signed_in.actor,
        "invitations.accepted",
        "invitation",
        taken.id,
        say("Joined as {held}.", held=held.called),
        {"role": audit.Change(None, held.word)},
    )
    return signed_in


def _as_login(user: User, origin: Origin) -> Actor:
    return Actor(
        ActorKind.USER,
        user_id=user.id,
        name=user.full_name,
        email=user.email,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
    )
