"""Organizations, members and signed-in clients for tests, made through the services."""

import itertools
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx2
import sqlalchemy as sa
from fastapi import FastAPI

from rolecall.access import ROLE_PERMISSIONS, Actor, ActorKind, Role
from rolecall.access.actor import system_actor
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import NewOrganization, NewUser, Origin, SessionKind, User
from rolecall.domains.identity.models import sessions
from rolecall.domains.identity.service.access_tokens import AccessTokens, Claims
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant

PASSWORD = "a long password for every test account"
_FOREVER = datetime(2099, 1, 1, tzinfo=UTC)
_numbers = itertools.count(1)
_hashes: dict[str, str] = {}


class FreshBearer(httpx2.Auth):
    """Signs a new access token for each request, so that tests may move the clock."""

    def __init__(self, tokens: AccessTokens, claims: Claims) -> None:
        self._tokens = tokens
        self._claims = claims

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._tokens.issue(self._claims)}"
        yield request


@dataclass(frozen=True)
class Account:
    """A login, signed in as a program. `password` is what it was made with."""

    user_id: UUID
    email: str
    full_name: str
    actor: Actor
    client: httpx2.AsyncClient
    password: str = PASSWORD


@dataclass(frozen=True)
class Organization:
    """An employer."""

    world: "World"
    id: UUID
    slug: str
    name: str

    async def member(
        self, role: Role, email: str | None = None, full_name: str | None = None
    ) -> Account:
        """Make a member and sign them in."""
        return await self.world.member(self.id, role, email, full_name)


class World:
    """Makes what tests need. Names are unique, so tests do not meet each other's rows."""

    def __init__(self, runtime: Runtime, app: FastAPI) -> None:
        self.runtime = runtime
        self.app = app
        self._clients: list[httpx2.AsyncClient] = []
        self._tokens = AccessTokens(runtime.keys)

    async def organization(self, slug: str | None = None, name: str | None = None) -> Organization:
        """Make an organization with default settings."""
        org_id, number = ids.uuid7(), next(_numbers)
        new = NewOrganization(name=name or f"Employer {number}", slug=slug or _unique("employer"))
        async with self.runtime.database.transaction(Tenant(org_id)) as uow:
            made = await identity.create_organization(uow, system_actor(org_id), new)
        return Organization(self, made.id, made.slug, made.name)

    async def member(
        self, org_id: UUID, role: Role, email: str | None = None, full_name: str | None = None
    ) -> Account:
        """Make a login that is a member, and sign it in there."""
        user = await self._user(email, full_name, role.value.replace("_", "-"))
        async with self.runtime.database.transaction(Tenant(org_id)) as uow:
            await identity.add_member(uow, user.id, role)
        return await self._signed_in(user, org_id, role)

    async def platform_admin(self, email: str | None = None) -> Account:
        """Make an administrator of the platform, signed in."""
        return await self.member(PLATFORM_ORG, Role.PLATFORM_ADMIN, email)

    async def account(
        self,
        email: str | None = None,
        *,
        verified: bool = True,
        password_hash: str | None = "",
    ) -> Account:
        """Make a login that belongs to no organization (a candidate's), signed in."""
        user = await self._user(
            email, None, "candidate", verified=verified, password_hash=password_hash
        )
        return await self._signed_in(user, None, Role.CANDIDATE)

    def actor(self, org: Organization, role: Role) -> Actor:
        """Return an actor of an organization that has no rows behind it."""
        return Actor(
            ActorKind.USER,
            user_id=ids.uuid7(),
            org_id=org.id,
            role=role,
            permissions=ROLE_PERMISSIONS[role],
            name=f"Some {role.label.lower()}",
        )

    async def join(self, org: Organization, person: Account, role: Role) -> None:
        """Make a login a member of one more organization."""
        async with self.runtime.database.transaction(Tenant(org.id)) as uow:
            await identity.add_member(uow, person.user_id, role)

    async def browser(self, person: Account, org: Organization | None = None) -> httpx2.AsyncClient:
        """Return a client with a browser's session of this login, active in `org`.

        Unsafe requests need the header `X-Rolecall-Client: web`.
        """
        async with self.runtime.database.transaction(Tenant(PLATFORM_ORG)) as uow:
            user = await identity.get_user(uow, person.user_id)
            opened = await identity.open_session(
                uow,
                user,
                org_id=org.id if org else person.actor.org_id,
                kind=SessionKind.BROWSER,
                origin=Origin("127.0.0.1", "a test's browser"),
            )
        assert opened.cookie is not None
        made = self.client()
        made.cookies.set(state_of(self.runtime).cookie_name, opened.cookie)
        return made

    def client(self, *, ip: str = "", **options: Any) -> httpx2.AsyncClient:
        """Return an HTTP client on the application, anonymous unless told otherwise.

        It comes from an address of its own, because limits count by address.
        """
        made = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=self.app, client=(ip or next_address(), 40_000)),
            base_url="http://testserver",
            **options,
        )
        self._clients.append(made)
        return made

    async def close(self) -> None:
        """Close all clients."""
        for made in self._clients:
            await made.aclose()

    async def password_hash(self, password: str = PASSWORD) -> str:
        """Return the hash of a password, computed once for all tests."""
        if password not in _hashes:
            _hashes[password] = await identity.hash_password(self.runtime, password)
        return _hashes[password]

    async def _user(
        self,
        email: str | None,
        full_name: str | None,
        kind: str,
        *,
        verified: bool = True,
        password_hash: str | None = "",
    ) -> User:
        name = _unique(kind)
        new = NewUser(
            email=email or f"{name}@example.com",
            full_name=full_name or name.replace("-", " ").title(),
            password_hash=await self.password_hash() if password_hash == "" else password_hash,
            email_verified=verified,
        )
        async with self.runtime.database.transaction(Tenant(PLATFORM_ORG)) as uow:
            return await identity.create_user(uow, new)

    async def _signed_in(self, user: User, org_id: UUID | None, role: Role) -> Account:
        async with self.runtime.database.transaction(
            Tenant(org_id or PLATFORM_ORG, user.id)
        ) as uow:
            opened = await identity.open_session(
                uow, user, org_id=org_id, kind=SessionKind.PROGRAM, origin=Origin("127.0.0.1")
            )
            session_id = opened.actor.session_id
            assert session_id is not None
            # Tests move the clock by months; this session is there for all of them.
            await uow.execute(
                sa.update(sessions)
                .where(sessions.c.id == session_id)
                .values(last_seen_at=_FOREVER, expires_at=_FOREVER)
            )
        actor = Actor(
            ActorKind.USER,
            user_id=user.id,
            org_id=org_id,
            role=role,
            permissions=ROLE_PERMISSIONS[role],
            session_id=session_id,
            name=user.full_name,
            email=user.email,
            ip="127.0.0.1",
        )
        bearer = FreshBearer(self._tokens, Claims(user.id, session_id, org_id))
        return Account(user.id, user.email, user.full_name, actor, self.client(auth=bearer))


def next_address() -> str:
    """Return a network address that no other client of this test process has."""
    number = next(_numbers)
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def _unique(kind: str) -> str:
    return f"{kind}-{ids.uuid7().hex[-10:]}-{next(_numbers)}"
