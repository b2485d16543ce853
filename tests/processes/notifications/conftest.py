"""A hiring organization whose mails arrive at a real mail server."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

import httpx2
import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.providers.email import SmtpProvider
from rolecall.infra.providers.email.smtp import SmtpAddress
from rolecall.infra.runtime import Runtime
from rolecall.kernel.ids import uuid7

from tests.support.hiring import applied, open_job
from tests.support.smtp_server import Mailhost, body_of, mail_server
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
_LINK = re.compile(r"https?://\S+")


@dataclass
class Post:
    """The mail server, read as people read their mail."""

    mailhost: Mailhost

    def to(self, address: str) -> list[EmailMessage]:
        """Return the mails that this address got, oldest first."""
        return [
            message
            for message, (_, recipients) in zip(
                self.mailhost.messages, self.mailhost.envelopes, strict=True
            )
            if recipients == [address]
        ]

    def subjects(self, address: str) -> list[str]:
        return [str(message["Subject"]) for message in self.to(address)]

    def links(self, address: str) -> list[str]:
        """Return the links of the newest mail."""
        return _LINK.findall(body_of(self.to(address)[-1], "plain"))


@dataclass
class Office:
    """An organization with two recruiters and an open job."""

    organization: Organization
    recruiters: list[Account]
    manager: Account
    job: dict[str, Any]
    public: httpx2.AsyncClient

    @property
    def recruiter(self) -> Account:
        return self.recruiters[0]

    async def application(self, email: str, **options: Any) -> str:
        return await applied(self.public, self.job["id"], email=email, **options)


@pytest_asyncio.fixture(loop_scope="session")
async def post(runtime: Runtime) -> AsyncIterator[Post]:
    local = runtime.email
    async with mail_server() as host:
        provider = SmtpProvider(SmtpAddress("127.0.0.1", host.port, "none"), timeout=2)
        runtime.email = provider
        try:
            yield Post(host)
        finally:
            runtime.email = local
            await provider.aclose()


@pytest_asyncio.fixture(loop_scope="session")
async def office(world: World) -> Office:
    organization = await world.organization()
    recruiters = [await organization.member(Role.RECRUITER) for _ in range(2)]
    manager = await organization.member(Role.HIRING_MANAGER)
    job = await open_job(recruiters[0])
    return Office(organization, recruiters, manager, job, world.client())


@pytest.fixture
def somebody() -> str:
    """An address that no other test writes to."""
    return f"{uuid7().hex}@example.org"
