"""A real SMTP server on loopback that does as it is told, to see what clients make of it."""

import asyncio
import ssl
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

Phase = Literal["greeting", "mail", "rcpt", "data", "content"]
"""Where the server misbehaves: `data` is before 354, `content` is after the final dot."""

PARSER = BytesParser(policy=policy.default)


def shown_name(message: EmailMessage, header: str) -> str:
    """Return the name beside an address as a mail program shows it.

    `policy.default` of this Python puts a space between encoded words of a name, against RFC 2047,
    section 6.2; the older decoder does not.
    """
    raw = str(next(value for name, value in message.raw_items() if name == header))
    name = str(make_header(decode_header(raw))).rpartition("<")[0].strip()
    return name[1:-1].replace('\\"', '"').replace("\\\\", "\\") if raw.startswith('"') else name


def body_of(message: EmailMessage, subtype: str) -> str:
    """Return the decoded text of one part, with plain line ends."""
    part = message.get_body((subtype,))
    assert part is not None
    content: str = part.get_content()
    return content.replace("\r\n", "\n")


@dataclass(frozen=True)
class Misbehaviour:
    """What the server does instead of answering well: say something else, wait, or hang up."""

    reply: str | None = None
    delay: float = 0.0
    hang_up: bool = False


@dataclass
class Mailhost:
    """What the server has taken and what it will do next."""

    port: int = 0
    contents: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    connections: int = 0
    over_tls: list[bool] = field(default_factory=list)
    _planned: dict[Phase, deque[Misbehaviour]] = field(default_factory=lambda: defaultdict(deque))

    @property
    def messages(self) -> list[EmailMessage]:
        return [PARSER.parsebytes(content) for content in self.contents]

    def plan(self, phase: Phase, misbehaviour: Misbehaviour, *, times: int = 1) -> None:
        self._planned[phase].extend([misbehaviour] * times)

    def next_at(self, phase: Phase) -> Misbehaviour | None:
        return self._planned[phase].popleft() if self._planned[phase] else None


class _ScriptedServer(SMTP):
    def __init__(self, mailhost: Mailhost, **options: Any) -> None:
        super().__init__(_Keeper(mailhost), hostname="mail.test", **options)
        self._mailhost = mailhost
        self._greeted = False

    async def push(self, status: Any) -> None:
        if not self._greeted and str(status).startswith("220 "):
            self._greeted = True
            self._mailhost.connections += 1
            if await self._misbehaves("greeting"):
                return
        await super().push(status)

    async def smtp_MAIL(self, arg: str) -> None:  # noqa: N802
        if not await self._misbehaves("mail"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str) -> None:  # noqa: N802
        if not await self._misbehaves("rcpt"):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if not await self._misbehaves("data"):
            await super().smtp_DATA(arg)

    async def _misbehaves(self, phase: Phase) -> bool:
        planned = self._mailhost.next_at(phase)
        if planned is None:
            return False
        await asyncio.sleep(planned.delay)
        if planned.hang_up and self.transport is not None:
            self.transport.close()
        elif planned.reply is not None:
            await super().push(planned.reply)
        else:
            return False
        return True


class _Keeper:
    def __init__(self, mailhost: Mailhost) -> None:
        self._mailhost = mailhost

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        planned = self._mailhost.next_at("content")
        if planned is not None:
            await asyncio.sleep(planned.delay)
            if planned.hang_up and server.transport is not None:
                server.transport.close()
                return "421 going away"
            if planned.reply is not None:
                return planned.reply
        assert envelope.original_content is not None
        assert envelope.mail_from is not None
        self._mailhost.contents.append(envelope.original_content)
        self._mailhost.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        assert server.transport is not None
        encrypted = server.transport.get_extra_info("ssl_object") is not None
        self._mailhost.over_tls.append(encrypted)
        return "250 2.0.0 taken"


@asynccontextmanager
async def mail_server(
    *,
    tls: ssl.SSLContext | None = None,
    implicit_tls: bool = False,
    login: tuple[str, str] | None = None,
    port: int = 0,
) -> AsyncIterator[Mailhost]:
    """Run a server on 127.0.0.1 inside the block.

    With `tls` it offers STARTTLS and insists on it, or speaks TLS from the first byte.
    """
    mailhost = Mailhost()
    starttls = tls if tls is not None and not implicit_tls else None

    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == login, handled=False)

    conversations: list[_ScriptedServer] = []

    def serve() -> _ScriptedServer:
        conversation = _ScriptedServer(
            mailhost,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=authenticate if login else None,
            auth_require_tls=False,
        )
        conversations.append(conversation)
        return conversation

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        serve, "127.0.0.1", port, ssl=tls if implicit_tls else None, start_serving=True
    )
    mailhost.port = server.sockets[0].getsockname()[1]
    try:
        yield mailhost
    finally:
        server.close()
        for conversation in conversations:
            if isinstance(conversation.transport, asyncio.WriteTransport):
                conversation.transport.abort()
        await server.wait_closed()
        # Aborting takes effect in the next turns of the loop: lost, cancelled, closed.
        for _ in range(3):
            await asyncio.sleep(0)
