"""`/api/v1/me` and the rest of `/api/v1/auth`: for whoever is signed in, about themselves."""

from uuid import UUID

from fastapi import Response

from rolecall.domains.identity.endpoints.answers import clear_cookie, me_out
from rolecall.domains.identity.queries.sessions import list_sessions
from rolecall.domains.identity.schemas.accounts import (
    AccountDeletionOut,
    ChangePasswordIn,
    MeOut,
    ProfilePatchIn,
    SessionOut,
    SessionsOut,
    SwitchIn,
    TokensOut,
)
from rolecall.domains.identity.service import deleting, passwords, profile, sessions
from rolecall.domains.identity.service.actors import reload_actor
from rolecall.domains.identity.service.switching import switch_organization
from rolecall.infra.http import ActorDep, Router, RuntimeDep, Uow, account

router = Router(tags=["account"])


@router.get("/me", **account(transaction=False))
async def get_me(runtime: RuntimeDep, actor: ActorDep) -> MeOut:
    """Say who is signed in, where they act and what they may do there."""
    return await me_out(runtime, actor)


@router.patch("/me", **account(transaction=False))
async def update_me(runtime: RuntimeDep, actor: ActorDep, body: ProfilePatchIn) -> MeOut:
    """Change the own name, language or time zone."""
    async with runtime.database.transaction(actor.tenant) as uow:
        await profile.update_me(uow, actor, body.command())
    return await me_out(runtime, actor)


@router.get("/me/deletion", **account(transaction=False))
async def get_account_deletion(runtime: RuntimeDep, actor: ActorDep) -> AccountDeletionOut:
    """Say what keeps the own login from being deleted, and what would stay of it."""
    return AccountDeletionOut.of(await deleting.look_at_deletion(runtime.database, actor))


@router.post("/me/deletion", status_code=204, **account(transaction=False))
async def delete_account(runtime: RuntimeDep, actor: ActorDep, response: Response) -> None:
    """Delete the own login, after a recent proof to be there. Applications stay with employers."""
    await deleting.delete_own_account(runtime.database, actor)
    clear_cookie(runtime, response)


@router.post("/auth/logout", status_code=204, **account())
async def logout(runtime: RuntimeDep, uow: Uow, actor: ActorDep, response: Response) -> None:
    """End this session."""
    await sessions.sign_out(uow, actor)
    clear_cookie(runtime, response)


@router.post("/auth/logout-everywhere", status_code=204, **account())
async def logout_everywhere(
    runtime: RuntimeDep, uow: Uow, actor: ActorDep, response: Response
) -> None:
    """End all sessions of the login, this one too."""
    await sessions.sign_out_everywhere(uow, actor)
    clear_cookie(runtime, response)


@router.get("/auth/sessions", **account())
async def list_own_sessions(uow: Uow, actor: ActorDep) -> SessionsOut:
    """List where the login is signed in."""
    user_id, current = sessions.login_of(actor)
    found = await list_sessions(uow, user_id)
    return SessionsOut(items=[SessionOut.of(session, current) for session in found])


@router.delete("/auth/sessions/{session_id}", status_code=204, **account())
async def end_session(uow: Uow, actor: ActorDep, session_id: UUID) -> None:
    """End one of the own sessions."""
    await sessions.end_session(uow, actor, session_id)


@router.post("/auth/change-password", status_code=204, **account(transaction=False))
async def change_password(runtime: RuntimeDep, actor: ActorDep, body: ChangePasswordIn) -> None:
    """Set a new password. The other sessions of the login end."""
    await passwords.change_password(runtime.database, actor, body.command())


@router.post("/auth/switch-organization", **account(transaction=False))
async def switch(runtime: RuntimeDep, actor: ActorDep, body: SwitchIn) -> MeOut | TokensOut:
    """Act in another organization: tokens for a program, who it is for a browser."""
    async with runtime.database.transaction(actor.tenant) as uow:
        tokens = await switch_organization(uow, actor, body.organization_id)
    if tokens is not None:
        return TokensOut.of(tokens)
    return await me_out(runtime, await reload_actor(runtime.database, actor, body.organization_id))
