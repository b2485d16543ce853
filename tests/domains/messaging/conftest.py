"""What tests of messaging need beside the servers."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from rolecall.access import ROLE_PERMISSIONS, Actor, ActorKind, Role
from rolecall.domains.messaging.contracts import (
    Brand,
    MailKind,
    Message,
    QueueMessage,
    Recipient,
    RecordRef,
)
from rolecall.domains.messaging.queries import find_message
from rolecall.domains.messaging.rules.catalogue import sample_variables
from rolecall.domains.messaging.service.queueing import queue_message
from rolecall.infra.db import Database
from rolecall.infra.providers.email import SmtpProvider
from rolecall.infra.providers.email.smtp import SmtpAddress
from rolecall.infra.runtime import Runtime
from rolecall.kernel.ids import uuid7
from rolecall.kernel.tenant import Tenant

from tests.support.smtp_server import Mailhost, mail_server

BRAND = Brand(name="Harbor Vale", color="#0f766e", sender_name="Harbor Vale Careers")


@dataclass
class Office:
    """An organization's messages, without anything else of the organization."""

    database: Database
    org_id: UUID

    @property
    def candidate(self) -> str:
        """An address that no other test writes to."""
        return f"ada-{self.org_id.hex}@example.org"

    def arrived(self, mailhost: Mailhost) -> list[EmailMessage]:
        """Return the mails that this organization's candidate got."""
        return [
            message
            for message, (_, recipients) in zip(mailhost.messages, mailhost.envelopes, strict=True)
            if recipients == [self.candidate]
        ]

    @property
    def tenant(self) -> Tenant:
        return Tenant(self.org_id)

    def wanted(self, **changes: Any) -> QueueMessage:
        kind = changes.get("kind", MailKind.APPLICATION_RECEIVED)
        return replace(
            QueueMessage(
                kind=kind,
                recipient=Recipient(self.candidate, "Ada Byron"),
                variables=sample_variables(kind),
                brand=BRAND,
                dedupe_key=str(uuid7()),
                record=RecordRef("application", uuid7()),
            ),
            **changes,
        )

    async def queue(self, **changes: Any) -> UUID:
        async with self.database.transaction(self.tenant) as uow:
            message_id = await queue_message(uow, self.wanted(**changes))
        assert message_id is not None
        return message_id

    async def message(self, message_id: UUID) -> Message:
        async with self.database.transaction(self.tenant) as uow:
            found = await find_message(uow, message_id)
        assert found is not None
        return found

    def actor(self, role: Role = Role.RECRUITER) -> Actor:
        return Actor(
            ActorKind.USER,
            user_id=uuid7(),
            org_id=self.org_id,
            role=role,
            permissions=ROLE_PERMISSIONS[role],
            name="Some recruiter",
        )


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database, uuid7())


@pytest_asyncio.fixture(loop_scope="session")
async def mailhost(runtime: Runtime) -> AsyncIterator[Mailhost]:
    """A mail server that the runtime sends to as long as the test lasts."""
    local = runtime.email
    async with mail_server() as host:
        provider = SmtpProvider(SmtpAddress("127.0.0.1", host.port, "none"), timeout=0.5)
        runtime.email = provider
        try:
            yield host
        finally:
            runtime.email = local
            await provider.aclose()


Drain = Callable[[], Awaitable[int]]
HOLD = timedelta(minutes=10)
