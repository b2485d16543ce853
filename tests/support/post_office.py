"""A real mail server in place of the local mailbox, read as people read their mail."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

from rolecall.infra.providers.email import SmtpProvider
from rolecall.infra.providers.email.smtp import SmtpAddress
from rolecall.infra.runtime import Runtime

from tests.support.smtp_server import Mailhost, body_of, mail_server

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
        """Return the subjects of an address's mails, oldest first."""
        return [str(message["Subject"]) for message in self.to(address)]

    def links(self, address: str) -> list[str]:
        """Return the links of the newest mail."""
        return _LINK.findall(body_of(self.to(address)[-1], "plain"))


@asynccontextmanager
async def post_office(runtime: Runtime) -> AsyncIterator[Post]:
    """Let the runtime's mails go to a mail server inside the block."""
    local = runtime.email
    async with mail_server() as host:
        provider = SmtpProvider(SmtpAddress("127.0.0.1", host.port, "none"), timeout=2)
        runtime.email = provider
        try:
            yield Post(host)
        finally:
            runtime.email = local
            await provider.aclose()


def token_of(link: str) -> str:
    """Return the token of a mailed link."""
    return parse_qs(urlsplit(link).query)["token"][0]
